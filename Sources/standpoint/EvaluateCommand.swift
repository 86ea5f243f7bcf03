import ArgumentParser
import Corpora
import Evaluation
import Files
import LinearModels
import Training

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure a model, or a corpus by cross-validation, with intervals.",
    discussion: """
      With a model, its predictions on the rows are compared with their labels. With --cross-validate no model is used: \
      the rows are trained and predicted leaving out each value of a field (--by, default the group); penalty, feature \
      blocks and calibration are chosen without what is scored. Corpora of more rows than the exact solver takes are \
      cut into five grouped folds instead.

        standpoint evaluate rows.csv --head stance=label
        standpoint evaluate rows.csv --cross-validate --by source --json
      """)

  @Argument(help: ArgumentHelp("Labelled corpora.", valueName: "corpus"))
  var corpora: [String]

  @OptionGroup var model: ModelOption
  @OptionGroup(title: "Rows") var options: CorpusOptions

  @Flag(help: "Train and predict the rows themselves, leaving out each value of --by.")
  var crossValidate = false

  @Option(help: ArgumentHelp("Field whose values are left out one by one under --cross-validate.", valueName: "field"))
  var by: String?

  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(help: "Coverage of the prediction sets that are checked.")
  var coverage = 0.9

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if by != nil, !crossValidate { throw ValidationError("--by needs --cross-validate") }
    if crossValidate, model.model != nil { throw ValidationError("--cross-validate uses no model; leave out -m") }
    if !crossValidate, training.lexicon != nil { throw ValidationError("--lexicon needs --cross-validate") }
    if !crossValidate, training.vectors != nil { throw ValidationError("--vectors needs --cross-validate") }
    if !crossValidate, training.sample != nil { throw ValidationError("--sample needs --cross-validate") }
    if !crossValidate, training.solver != .auto { throw ValidationError("--solver needs --cross-validate") }
    // The held-out predictions carry the sets of the default coverage.
    if crossValidate, coverage != 0.9 { throw ValidationError("--coverage is for a model, not for --cross-validate") }
    try OutputPaths.validate([("--rejects", options.rejects)], inputs: corpora + [model.model].compactMap { $0 })
    guard coverage > 0, coverage <= 1 else { throw ValidationError("--coverage is above 0 and at most 1") }
  }

  func run() async throws {
    let corpus = training.sampled(try options.read(corpora))
    let report = crossValidate ? try crossValidation(corpus) : try modelEvaluation(corpus)
    for head in report.heads {
      for warning in head.evaluation.warnings { Diagnostics.warning("head \(head.name): \(warning)") }
    }
    var output = try Output(path: nil)
    if json {
      try output.write(report.json() + [0x0A])
    } else {
      for head in report.heads { try output.write("\(head.name)\n\n\(head.evaluation.table())\n") }
    }
    try output.finish()
  }

  private func crossValidation(_ corpus: Corpus) throws -> EvaluationReport {
    let field = by ?? "group"
    guard by == nil || corpus.rows.contains(where: { $0.value(of: field) != nil }) else {
      throw InputError.noSuchField(field, known: Self.fields(of: corpus))
    }
    let set = training.trainingSet(
      corpus, tables: try training.wordTables().mapValues(\.table), groupedBy: field)
    let left = Set(set.statements.map(\.group)).count
    guard left > 2 else { throw InputError.tooFewGroups(field: field, groups: left) }
    var progress = try TrainingProgress(trace: nil)
    let result = try train(set, parameters: training.parameters) { progress.observe($0) }
    try progress.finish()
    let groups = corpus.groupIndices()
    let heads = set.heads.compactMap { head -> EvaluationReport.Head? in
      guard let nested = result.nested[head.name] else { return nil }
      return evaluation(
        head.name, head.labels, gold: nested.gold, predictions: nested.predictions,
        groups: nested.rows.map { groups[$0] })
    }
    guard !heads.isEmpty else { throw InputError.tooFewGroups(field: field, groups: left) }
    return EvaluationReport(model: nil, trainedOnThis: false, seed: training.seed, heads: heads)
  }

  /// What rows can be grouped by, apart from what tells each of them from every other.
  private static func fields(of corpus: Corpus) -> [String] {
    var names = Set(corpus.heads.map(\.name))
    for row in corpus.rows { names.formUnion(row.fields.keys) }
    for name in ["group", "target"] where corpus.rows.contains(where: { $0.value(of: name) != nil }) {
      names.insert(name)
    }
    return names.sorted()
  }

  private func modelEvaluation(_ corpus: Corpus) throws -> EvaluationReport {
    let contents = try model.open()
    let scorer = try Scorer(contents.model)
    let names = contents.model.heads.map(\.name).filter { name in corpus.heads.contains { $0.name == name } }
    guard !names.isEmpty else {
      throw InputError.noCommonHead(model: contents.model.heads.map(\.name), corpus: corpus.heads.map(\.name))
    }
    let seen = Set(contents.model.metadata.training.files.map(\.sha256))
    let trainedOnThis = corpus.files.contains { seen.contains($0.sha256) }
    if trainedOnThis { Diagnostics.warning("the model was trained on these rows: its figures say nothing of new text") }

    var scratch = ScoringScratch(for: scorer)
    var gold = [[Int]](repeating: [], count: names.count)
    var predictions = [[HeadPrediction]](repeating: [], count: names.count)
    var groups = [[Int]](repeating: [], count: names.count)
    let groupOfRow = corpus.groupIndices()
    for (row, group) in zip(corpus.rows, groupOfRow) where names.contains(where: { row.labels[$0] != nil }) {
      scorer.score(Array(row.text.utf8).span, target: row.target ?? training.target, scratch: &scratch)
      let all = scratch.predictions(coverage: coverage)
      for (index, name) in names.enumerated() {
        guard let label = row.labels[name], let number = contents.model.heads.firstIndex(where: { $0.name == name })
        else { continue }
        let labels = contents.model.heads[number].labels
        guard let position = labels.firstIndex(of: label) else {
          throw InputError.unknownLabel(head: name, label: label, known: labels, source: row.source.description)
        }
        gold[index].append(position)
        predictions[index].append(all[number])
        groups[index].append(group)
      }
    }
    let heads = names.indices.map { index in
      evaluation(
        names[index], contents.model.heads.first { $0.name == names[index] }?.labels ?? [], gold: gold[index],
        predictions: predictions[index], groups: groups[index])
    }
    return EvaluationReport(
      model: .init(name: contents.model.metadata.name, sha256: contents.sha256), trainedOnThis: trainedOnThis,
      seed: training.seed,
      heads: heads)
  }

  private func evaluation(
    _ name: String, _ labels: [String], gold: [Int], predictions: [HeadPrediction], groups: [Int]
  ) -> EvaluationReport.Head {
    let sets = predictions.flatMap { prediction in labels.indices.map { prediction.set.contains($0) } }
    return EvaluationReport.Head(
      name: name,
      evaluation: evaluate(
        HeadPredictions(
          labels: labels, gold: gold, predicted: predictions.map(\.label),
          probabilities: predictions.flatMap(\.probabilities), sets: sets, groups: groups),
        bootstrap: BootstrapOptions(seed: training.seed)))
  }
}
