import Corpora
import Reports

/// What one input gives a report, or why it gives nothing.
struct GatheredInput: Sendable {
  struct Failure: Sendable {
    var path: String
    var error: any Error

    /// What is wrong, with the path, as the command would say it.
    var message: String {
      if case .failure(_, let message) = ExitStatus(of: error) { message } else { "\(path): \(error)" }
    }

    /// What is wrong, where the path stands beside it already.
    var reason: String {
      message.hasPrefix(path + ": ") ? String(message.dropFirst(path.count + 2)) : message
    }

    /// Whether the rest is not read: a bad row ends the run unless it may be skipped.
    var endsRun: Bool { if case .badRow = error as? CorpusError { true } else { false } }
  }

  let path: String
  var articles: [ReportArticle] = []
  var rejected: [RejectedRow] = []
  /// Articles of the input that hold nothing to score.
  var problems: [InputError] = []
  var warnings: [String] = []
  var failure: Failure?
}

/// What all inputs give, in their order.
struct GatheredInputs {
  var articles: [ReportArticle] = []
  var warnings: [String] = []
  private(set) var failures: [GatheredInput.Failure] = []
  private(set) var unreadable: [UnreadableInput] = []

  mutating func add(_ input: GatheredInput) {
    articles += input.articles
    warnings += input.warnings
    unreadable += input.rejected.map { UnreadableInput(name: $0.source.description, reason: $0.reason) }
    let problems = input.problems.map { GatheredInput.Failure(path: input.path, error: $0) }
    for failure in problems + [input.failure].compactMap({ $0 }) {
      failures.append(failure)
      unreadable.append(UnreadableInput(name: failure.path, reason: failure.reason))
    }
  }
}
