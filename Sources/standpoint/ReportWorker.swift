import Articles
import Corpora
import LinearModels
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
  }

  var articles: [ReportArticle] = []
  var rejected: [RejectedRow] = []
  var warnings: [String] = []
  var failure: Failure?
}

/// What all inputs give, in their order.
struct GatheredInputs {
  var articles: [ReportArticle] = []
  private(set) var failures: [GatheredInput.Failure] = []
  var warnings: [String] = []
  private(set) var unreadable: [UnreadableInput] = []

  mutating func add(_ input: GatheredInput) {
    articles += input.articles
    warnings += input.warnings
    unreadable += input.rejected.map { UnreadableInput(name: $0.source.description, reason: $0.reason) }
    warnings += input.rejected.map(\.description)
    if let failure = input.failure {
      failures.append(failure)
      // The name stands beside it already.
      let reason =
        failure.message.hasPrefix(failure.path + ": ")
        ? String(failure.message.dropFirst(failure.path.count + 2)) : failure.message
      unreadable.append(UnreadableInput(name: failure.path, reason: reason))
    }
  }
}

/// Reads inputs and scores their statements. Each thread has its own.
struct ReportWorker: Sendable {
  private let scorer: Scorer
  private let target: String?
  private let reader = ArticleReader(onError: .skip)
  private var scratch: ScoringScratch
  private var predictions: StatementPredictions
  private var batch = StatementBatch()
  private var explainer: Explainer

  /// The most statements that are scored at a time.
  private static let batchSize = 256

  /// The most words that are told of a head: those that weigh most.
  private static let mostContributions = 6

  init(scorer: Scorer, explainer: Explainer, coverage: Double, target: String?) {
    self.scorer = scorer
    self.explainer = explainer
    self.target = target
    scratch = ScoringScratch(for: scorer)
    predictions = StatementPredictions(scorer.model.heads, coverage: coverage)
  }

  /// Reads and scores one input. What is wrong with it is part of the answer: others are still to come.
  mutating func gather(_ path: String) -> GatheredInput {
    var gathered = GatheredInput()
    do {
      if path.lowercased().hasSuffix(".json") { throw InputError.jsonArticle(path: path) }
      if let format = RowFormat(path: path) {
        try readRows(path, format, &gathered)
      } else {
        let file = try reader.read(path)
        gathered.warnings = file.warnings
        gathered.articles = file.articles.map { article($0) }
      }
    } catch {
      gathered.failure = GatheredInput.Failure(path: path, error: error)
    }
    return gathered
  }

  private mutating func article(_ input: InputArticle) -> ReportArticle {
    let article = input.article
    var statements = article.statements.enumerated().map { index, statement in
      ReportStatement(
        id: "\(input.name):\(index)", text: statement.text, paragraph: statement.paragraph, kind: statement.kind,
        speaker: statement.speaker, answers: [], known: 0)
    }
    score(&statements) { _ in nil }
    return ReportArticle(
      name: input.name, title: article.title, byline: article.byline, date: article.date, statements: statements)
  }

  private mutating func readRows(_ path: String, _ format: RowFormat, _ gathered: inout GatheredInput) throws {
    var reader = try RowReader(path: path, format: format, options: ReadingOptions(onError: .skip))
    var rows = RowArticles(path: path)
    var index = 0
    while let result = try reader.next() {
      defer { index += 1 }
      switch result {
      case .row(let row): rows.add(row, index: index)
      case .rejected(let row): gathered.rejected.append(row)
      }
    }
    gathered.warnings = reader.warnings
    guard !rows.articles.isEmpty else { throw InputError.noRows(path: path, isFiltered: false) }
    for number in rows.articles.indices {
      score(&rows.articles[number].statements) { rows.targets[number][$0] }
    }
    gathered.articles = rows.articles
  }

  /// Scores statements of which some have a target of their own.
  private mutating func score(_ statements: inout [ReportStatement], target ownTarget: (Int) -> String?) {
    var first = 0
    while first < statements.count {
      let target = ownTarget(first)
      var end = first
      batch.removeAll()
      while end < statements.count, end - first < Self.batchSize, ownTarget(end) == target {
        batch.append(statements[end].text)
        end += 1
      }
      scorer.score(batch, target: target ?? self.target, scratch: &scratch)
      for index in first..<end {
        predictions.read(scratch, of: index - first)
        statements[index].known = predictions.known
        let text = Array(statements[index].text.utf8)
        let explanation = explainer.explain(text.span, target: target ?? self.target)
        statements[index].answers = scorer.model.heads.indices.map { head in
          let labels = predictions.labels(of: head)
          let label = predictions.chosen[head]
          return ReportAnswer(
            label: label, probabilities: Array(predictions.probabilities[labels]),
            set: labels.filter { predictions.isInSet[$0] }.map { $0 - labels.lowerBound },
            contributions: Self.strongest(explanation.heads[head].pieces, label: label, text: text))
        }
      }
      first = end
    }
  }

  /// The pieces that weigh most for or against a label, the strongest first.
  private static func strongest(
    _ pieces: [Explanation.Piece], label: Int, text: [UInt8]
  ) -> [WordContribution] {
    // Less than a hundredth is not shown.
    let weights = pieces.map { $0.labelValues[label] }
    let strongest = pieces.indices.filter { abs(weights[$0]) >= 0.005 }.sorted { one, other in
      (abs(weights[other]), one) < (abs(weights[one]), other)
    }
    return strongest.prefix(mostContributions).map { number in
      WordContribution(words: String(decoding: text[pieces[number].range], as: UTF8.self), weight: weights[number])
    }
  }
}
