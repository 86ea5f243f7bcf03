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

      With two models (-m A -m B) the heads that both have are compared on the same rows: each figure of both, and the \
      difference, B less A, with an interval from resamples that both are scored on. --json is then {"schema": \
      "standpoint.comparison/1", "seed", "models": [one object a model, as without a second one], "comparison": \
      {HEAD: {"macro_f1_difference", "macro_f1_difference_interval", …}}}.

      Intervals are 95 % bootstrap over groups. A statement whose prediction set is not one label is abstained, which is \
      not the label neither. The sets' coverage is held to what was asked for; the promise is for statements from new \
      groups that are exchangeable with those of the training corpus.

        standpoint evaluate rows.csv --head stance=label
        standpoint evaluate rows.csv -m old.safetensors -m new.safetensors
        standpoint evaluate rows.csv --cross-validate --by source --json
      """)

  @Argument(help: ArgumentHelp("Labelled corpora.", valueName: "corpus"))
  var corpora: [String]

  @Option(
    name: .shortAndLong,
    help:
      "Model file; given twice, the two are compared. Default: STANDPOINT_MODEL, else ../share/standpoint beside the program, else the package's Models/."
  )
  var model: [String] = []

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
    if model.count > 2 {
      throw ValidationError("-m \(model[2]): two models are compared at a time, not \(model.count)")
    }
    if by != nil, !crossValidate { throw ValidationError("--by needs --cross-validate") }
    if crossValidate, !model.isEmpty { throw ValidationError("--cross-validate uses no model; leave out -m") }
    if !crossValidate, training.lexicon != nil { throw ValidationError("--lexicon needs --cross-validate") }
    if !crossValidate, training.vectors != nil { throw ValidationError("--vectors needs --cross-validate") }
    if !crossValidate, !training.blocks.isEmpty { throw ValidationError("--blocks needs --cross-validate") }
    if !crossValidate, training.sample != nil { throw ValidationError("--sample needs --cross-validate") }
    if !crossValidate, training.solver != .auto { throw ValidationError("--solver needs --cross-validate") }
    if !crossValidate, training.loss != nil { throw ValidationError("--loss needs --cross-validate") }
    if !crossValidate, training.lambda != nil { throw ValidationError("--lambda needs --cross-validate") }
    // The held-out predictions carry the sets of the default coverage.
    if crossValidate, coverage != 0.9 { throw ValidationError("--coverage is for a model, not for --cross-validate") }
    try OutputPaths.validate([("--rejects", options.rejects)], inputs: corpora + model)
    guard coverage > 0, coverage <= 1 else { throw ValidationError("--coverage is above 0 and at most 1") }
  }

  func run() async throws {
    let corpus = training.sampled(try options.read(corpora))
    let bootstrap = BootstrapOptions(seed: training.seed)
    var output = try Output(path: nil)
    if model.count == 2 {
      let models = try model.map { try ModelEvaluation(model: .init(path: $0), corpus, self) }
      let report = try ModelEvaluation.comparison(models[0], models[1], paths: model, bootstrap)
      tell(report.first, "\(model[0]): ")
      tell(report.second, "\(model[1]): ")
      try output.write(json ? report.json() + [0x0A] : Array(report.table().utf8))
      return try output.finish()
    }
    let report =
      crossValidate
      ? try crossValidation(corpus)
      : try ModelEvaluation(model: .init(path: model.first), corpus, self).report(bootstrap)
    tell(report)
    if json {
      try output.write(report.json() + [0x0A])
    } else {
      for head in report.heads { try output.write("\(head.name)\n\n\(head.evaluation.table())\n") }
    }
    try output.finish()
  }

  /// Tells on standard error what a reader of the figures must know.
  private func tell(_ report: EvaluationReport, _ prefix: String = "") {
    if report.trainedOnThis {
      Diagnostics.warning("\(prefix)the model was trained on these rows: its figures say nothing of new text")
    }
    for head in report.heads {
      for warning in head.evaluation.warnings { Diagnostics.warning("\(prefix)head \(head.name): \(warning)") }
    }
  }

  private func crossValidation(_ corpus: Corpus) throws -> EvaluationReport {
    let field = by ?? "group"
    guard by == nil || corpus.rows.contains(where: { $0.value(of: field) != nil }) else {
      throw InputError.noSuchField(field, known: Self.fields(of: corpus))
    }
    let set = try training.trainingSet(
      corpus, tables: try training.wordTables().mapValues(\.table), groupedBy: field)
    let left = Set(set.statements.map(\.group)).count
    guard left > 2 else { throw InputError.tooFewGroups(field: field, groups: left) }
    var progress = try TrainingProgress(trace: nil)
    let result = try train(set, parameters: training.parameters) { progress.observe($0) }
    try progress.finish()
    let groups = corpus.groupIndices()
    let heads = set.heads.compactMap { head -> EvaluationReport.Head? in
      guard let nested = result.nested[head.name] else { return nil }
      return EvaluationReport.Head(
        name: head.name,
        evaluation: evaluate(
          HeadPredictions(
            labels: head.labels, gold: nested.gold, nested.predictions, groups: nested.rows.map { groups[$0] }),
          bootstrap: BootstrapOptions(seed: training.seed), promise: CoveragePromise(asked: coverage, method: .cross)))
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
}
