import Articles
import Corpora
import LinearModels
import Reports

/// Reads inputs and scores their statements. Each thread has its own.
struct ReportWorker: Sendable {
  private let scorer: Scorer
  private let target: String?
  private let input: InputOption
  private let options: ReadingOptions
  private let reader: ArticleReader
  private var scratch: ScoringScratch
  private var predictions: StatementPredictions
  private var batch = StatementBatch()
  private var explainer: Explainer

  /// The most statements that are scored at a time.
  private static let batchSize = 256

  /// The most words that are told of a head: those that weigh most.
  private static let mostContributions = 6

  init(
    scorer: Scorer, explainer: Explainer, coverage: Double, target: String?, input: InputOption, options: ReadingOptions
  ) {
    self.input = input
    self.options = options
    reader = ArticleReader(onError: options.onError)
    self.scorer = scorer
    self.explainer = explainer
    self.target = target
    scratch = ScoringScratch(for: scorer)
    predictions = StatementPredictions(scorer.model.heads, coverage: coverage)
  }

  /// Reads and scores one input. What is wrong with it is part of the answer: others are still to come.
  mutating func gather(_ path: String) -> GatheredInput {
    var gathered = GatheredInput(path: path)
    do {
      switch try input.kind(path) {
      case .article: take(try reader.read(path), &gathered)
      case .rows(let format): try readRows(path, format, &gathered)
      case .articleRows(let format):
        let results = try results(path, format, &gathered)
        take(reader.articles(of: results, path: path, firstIndex: 0), &gathered)
      case .articleObjects:
        let (results, warnings) = try JSONDocumentRows.read(path: path, options: options)
        gathered.warnings = warnings
        for case .rejected(let row) in results { gathered.rejected.append(row) }
        take(reader.articles(of: results, path: path, firstIndex: 0), &gathered)
      }
    } catch {
      gathered.failure = GatheredInput.Failure(path: path, error: error)
    }
    return gathered
  }

  private mutating func take(_ file: ArticleReader.File, _ gathered: inout GatheredInput) {
    gathered.warnings += file.warnings
    gathered.problems = file.problems
    gathered.articles = file.articles.map { article($0) }
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
    var rows = RowArticles(path: path)
    for (index, result) in try results(path, format, &gathered).enumerated() {
      if case .row(let row) = result { rows.add(row, index: index) }
    }
    guard !rows.articles.isEmpty else { throw InputError.noRows(path: path, isFiltered: !options.filters.isEmpty) }
    for number in rows.articles.indices {
      score(&rows.articles[number].statements) { rows.targets[number][$0] }
    }
    gathered.articles = rows.articles
  }

  /// The rows of a file; bad ones are noted.
  private func results(
    _ path: String, _ format: RowFormat, _ gathered: inout GatheredInput
  ) throws(CorpusError) -> [RowResult] {
    var reader = try RowReader(path: path, format: format, options: options)
    var results: [RowResult] = []
    while let result = try reader.next() {
      results.append(result)
      if case .rejected(let row) = result { gathered.rejected.append(row) }
    }
    gathered.warnings = reader.warnings
    return results
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
