import Corpora
import Evaluation
import LinearModels

/// What a model says of the labelled rows of a corpus, by head.
struct ModelEvaluation {
  private struct HeadResult {
    let head: Head
    let predictions: HeadPredictions
  }

  private let model: EvaluationReport.Model
  private let trainedOnThis: Bool
  private let coverage: Double
  /// The heads that the rows are labelled for, in the model's order.
  private let results: [HeadResult]

  init(model option: ModelOption, _ corpus: Corpus, _ command: EvaluateCommand) throws {
    let contents = try option.open()
    let scorer = try Scorer(contents.model)
    let labelled = Set(corpus.heads.map(\.name))
    let numbers = contents.model.heads.indices.filter { labelled.contains(contents.model.heads[$0].name) }
    guard !numbers.isEmpty else {
      throw InputError.noCommonHead(model: contents.model.heads.map(\.name), corpus: corpus.heads.map(\.name))
    }
    let seen = Set(contents.model.metadata.training.files.map(\.sha256))
    trainedOnThis = corpus.files.contains { seen.contains($0.sha256) }
    model = .init(name: contents.model.metadata.name, sha256: contents.sha256)
    coverage = command.coverage

    var scratch = ScoringScratch(for: scorer)
    var gold = [[Int]](repeating: [], count: numbers.count)
    var predictions = [[HeadPrediction]](repeating: [], count: numbers.count)
    var groups = [[Int]](repeating: [], count: numbers.count)
    for (row, group) in zip(corpus.rows, corpus.groupIndices())
    where numbers.contains(where: { row.labels[contents.model.heads[$0].name] != nil }) {
      scorer.score(Array(row.text.utf8).span, target: row.target ?? command.training.target, scratch: &scratch)
      let all = scratch.predictions(coverage: command.coverage)
      for (index, number) in numbers.enumerated() {
        let head = contents.model.heads[number]
        guard let label = row.labels[head.name] else { continue }
        guard let position = head.labels.firstIndex(of: label) else {
          throw InputError.unknownLabel(
            head: head.name, label: label, known: head.labels, source: row.source.description)
        }
        gold[index].append(position)
        predictions[index].append(all[number])
        groups[index].append(group)
      }
    }
    results = numbers.indices.map { index in
      let head = contents.model.heads[numbers[index]]
      return HeadResult(
        head: head,
        predictions: HeadPredictions(
          labels: head.labels, gold: gold[index], predictions[index], groups: groups[index]))
    }
  }

  /// The figures of every head.
  func report(_ bootstrap: BootstrapOptions) -> EvaluationReport {
    EvaluationReport(
      model: model, trainedOnThis: trainedOnThis, seed: bootstrap.seed,
      heads: results.map { result in
        EvaluationReport.Head(
          name: result.head.name,
          evaluation: evaluate(
            result.predictions, bootstrap: bootstrap, promise: result.head.conformal.promise(coverage: coverage)))
      })
  }

  /// The figures of two models and their differences. Heads that cannot be compared are told of.
  static func comparison(
    _ first: ModelEvaluation, _ second: ModelEvaluation, paths: [String], _ bootstrap: BootstrapOptions
  ) throws -> ComparisonReport {
    let reports = [first.report(bootstrap), second.report(bootstrap)]
    for (own, other, path) in [(first, second, paths[0]), (second, first, paths[1])] {
      let names = Set(other.results.map(\.head.name))
      for result in own.results where !names.contains(result.head.name) {
        Diagnostics.note("head \(result.head.name): only \(path) has it, so it is not compared")
      }
    }
    var heads: [ComparisonReport.Head] = []
    for result in first.results {
      guard let other = second.results.first(where: { $0.head.name == result.head.name }) else { continue }
      guard let aligned = other.predictions.withLabels(result.head.labels) else {
        Diagnostics.warning(
          "head \(result.head.name): the models have other labels (\(result.head.labels.joined(separator: ", ")); "
            + "\(other.head.labels.joined(separator: ", "))), so it is not compared")
        continue
      }
      heads.append(
        ComparisonReport.Head(
          name: result.head.name,
          first: evaluate(
            result.predictions, bootstrap: bootstrap, promise: result.head.conformal.promise(coverage: first.coverage)),
          second: evaluate(
            aligned, bootstrap: bootstrap, promise: other.head.conformal.promise(coverage: second.coverage)),
          difference: compare(result.predictions, aligned, bootstrap: bootstrap)))
    }
    guard !heads.isEmpty else { throw InputError.nothingToCompare(first: paths[0], second: paths[1]) }
    return ComparisonReport(first: reports[0], second: reports[1], heads: heads)
  }
}

extension HeadPredictions {
  init(labels: [String], gold: [Int], _ predictions: [HeadPrediction], groups: [Int]) {
    self.init(
      labels: labels, gold: gold, predicted: predictions.map(\.label),
      probabilities: predictions.flatMap(\.probabilities),
      sets: predictions.flatMap { prediction in labels.indices.map { prediction.set.contains($0) } }, groups: groups)
  }

  /// The same with the labels in another order; nil if they are other labels.
  func withLabels(_ order: [String]) -> HeadPredictions? {
    guard Set(order) == Set(labels), order.count == labels.count else { return nil }
    let places = labels.map { label in order.firstIndex(of: label)! }
    let sources = order.map { label in labels.firstIndex(of: label)! }
    func reordered<Element>(_ values: [Element]) -> [Element] {
      (0..<count).flatMap { row in sources.map { values[row * labels.count + $0] } }
    }
    return HeadPredictions(
      labels: order, gold: gold.map { places[$0] }, predicted: predicted.map { places[$0] },
      probabilities: probabilities.map(reordered), sets: sets.map(reordered), groups: groups)
  }
}
