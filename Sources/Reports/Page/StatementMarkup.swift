internal import Articles

/// A statement in the text of its article. The page keeps its numbers nowhere else:
///
/// - `class`: `s`, the label's letter; `u` uncertain; `h` marked, `v` perhaps marked
/// - `data-p`: a head's probabilities in thousandths, but for the last label's, and its set as a bit mask,
///   `930.20.1;12.2`; then the share of known words in percent, the kind's letter, the voice, and the number of the cue
/// - `data-n`: what a person without a name is called
/// - `data-w`: a head's words with what they add in hundredths, `inquiry 31|only -12`, heads divided by `;`
/// - `data-d`: its date, where it has one of its own
/// - `data-e`: heads whose label a person has set, and the label, both by number, as in `0.1`
struct StatementMarkup {
  private let roles: HeadRoles
  private let tintRoles: [LabelRole]
  private let registry: Actors
  private let cues: SpeakerCues
  private let limit: ContributionLimit

  init(report: Report, ledger: Ledger) {
    roles = ledger.roles
    tintRoles = roles.tintRoles
    registry = ledger.registry
    cues = SpeakerCues(report)
    limit = ContributionLimit(report, ledger.roles)
  }

  func write(_ statement: ReportStatement, at place: Ledger.Place, _ html: inout HTMLWriter) {
    let corrected = statement.answers.indices.filter { statement.answers[$0].isCorrected }
    html.element(
      "span",
      [
        "class": cssClass(statement), "id": StatementID.of(place), "data-p": probabilities(statement),
        "data-n": statement.speaker.flatMap { $0.isDescribed ? $0.name : nil },
        "data-w": words(statement), "data-d": statement.date,
        "data-e": corrected.isEmpty
          ? nil : corrected.map { "\($0).\(statement.answers[$0].label)" }.joined(separator: " "),
      ], text: statement.text)
  }

  private func cssClass(_ statement: ReportStatement) -> String {
    var letters = "s"
    if let tint = roles.tint {
      let answer = statement.answers[tint]
      letters += " " + tintRoles[answer.label].cssClass + (answer.isUncertain ? " u" : "")
    }
    if let (head, label) = roles.mark {
      let answer = statement.answers[head]
      if answer.isUncertain { letters += " v" } else if answer.label == label { letters += " h" }
    }
    return letters
  }

  private func probabilities(_ statement: ReportStatement) -> String {
    var data = ""
    for answer in statement.answers {
      for probability in answer.probabilities.dropLast() { data += "\(Self.whole(probability, of: 1_000))." }
      data += "\(answer.set.reduce(0) { $0 | 1 << min($1, 30) });"
    }
    data += "\(Self.whole(statement.known, of: 100));\(statement.kind.rawValue.prefix(1));"
    data += Voice(statement, registry).code
    return statement.speaker.map { data + ";\(cues.number(of: $0))" } ?? data
  }

  private func words(_ statement: ReportStatement) -> String? {
    let words = statement.answers.enumerated().map { head, answer in
      limit.contributions(answer, head: head)
        .map { "\(Self.plain($0.words)) \(($0.weight * 100).nearest)" }.joined(separator: "|")
    }
    return words.allSatisfy(\.isEmpty) ? nil : words.joined(separator: ";")
  }

  /// Words without the signs that divide the data.
  private static func plain(_ words: String) -> String { String(words.filter { $0 != "|" && $0 != ";" }) }

  private static func whole(_ share: Double, of parts: Double) -> Int { (share * parts).nearest }
}
