/// How many words are told of each head of a statement, so that the page of a thousand articles stays one that opens.
struct ContributionLimit {
  private let roles: HeadRoles
  private let most: Int
  /// Whether words are told only where a statement takes a side, is marked, or is uncertain.
  let isOfTellingAnswers: Bool

  private static let few = 2_000
  private static let many = 10_000

  init(_ report: Report, _ roles: HeadRoles) {
    let statements = report.articles.reduce(0) { $0 + $1.statements.count }
    self.roles = roles
    most = statements > Self.many ? 2 : statements > Self.few ? 3 : Int.max
    isOfTellingAnswers = statements > Self.many
  }

  /// The words to tell of an answer of the head with this number.
  func contributions(_ answer: ReportAnswer, head: Int) -> ArraySlice<WordContribution> {
    isOfTellingAnswers && !isTelling(answer, head) ? [] : answer.contributions.prefix(most)
  }

  private func isTelling(_ answer: ReportAnswer, _ head: Int) -> Bool {
    if answer.isUncertain { return true }
    if let mark = roles.mark, mark.head == head { return mark.label == answer.label }
    return LabelRole(label: roles.heads[head].labels[answer.label], index: answer.label) != .neither
  }
}
