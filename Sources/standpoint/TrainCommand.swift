import ArgumentParser
import Corpora
import Evaluation
import Files
import LinearModels
import TextFeatures
import Training

struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on labelled rows.",
    discussion: """
      CORPUS is a folder with corpus.json, or a .jsonl, .csv or .tsv file. Columns named stance and hostility are heads; \
      name others with --head:

        standpoint train rows.csv -o my.safetensors
        standpoint train notes.csv --head stance=label --text-field note -o n.st

      The penalty and the feature blocks of each head are chosen by leaving out groups. The model card is written \
      beside the model, with the ending .md.

      Prediction sets: with --conformal cross all rows are trained on, and where coverage 1 - a is asked for, 1 - 2a is \
      proved and about 1 - a seen. With split a share of the groups is not trained on and sets the thresholds; then \
      P(label in set | label) >= 1 - a. Both hold for a statement from a new group that is exchangeable with the corpus's, \
      not for other text and not for statements that were chosen by their scores.
      """)

  @Argument(help: ArgumentHelp("Labelled corpora.", valueName: "corpus"))
  var corpora: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "model"))
  var output: String

  @OptionGroup(title: "Rows") var options: CorpusOptions

  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(
    help: ArgumentHelp(
      "Write what training does to a file: a JSON object an iteration or a penalty that is tried.", valueName: "file"))
  var trace: String?

  @Option(help: "Where the thresholds of prediction sets come from: groups left out in turn, or groups kept apart.")
  var conformal = ConformalMethod.cross

  @Option(help: ArgumentHelp("Share of the groups that --conformal split keeps apart.", valueName: "share"))
  var conformalShare = 0.2

  @Option(help: "Accepted for symmetry: training fixes its own BLAS threads, so that --threads never changes a byte.")
  var threads = 1

  @Flag(help: "Print the training record as JSON.")
  var json = false

  func validate() throws {
    guard output != "-", !output.isEmpty else { throw ValidationError("--output needs a file; a model is not text") }
    guard conformalShare > 0, conformalShare < 1 else {
      throw ValidationError("--conformal-share is a share of the groups, above 0 and below 1, such as 0.2")
    }
    let card = ModelCard.path(besideModel: output)
    guard card != output else {
      throw ValidationError("--output \(output): the card takes the ending .md; end the model in .safetensors")
    }
    let outputs = [
      ("--output", output), ("the card of --output", card), ("--rejects", options.rejects), ("--trace", trace),
    ]
    try OutputPaths.validate(outputs, inputs: corpora)
  }

  func run() async throws {
    // A place that cannot be written to should show before the work, not after it.
    for path in [output, ModelCard.path(besideModel: output)] { _ = try AtomicFile(replacing: path) }
    let corpus = training.sampled(try options.read(corpora))
    try checkLabels(corpus)
    var progress = try TrainingProgress(trace: trace)
    var parameters = training.parameters
    // Nested figures cost little beside an exact fit and several times a large one.
    parameters.isNestedEvaluationWanted =
      corpus.rows.count <= parameters.exactLimit && [.auto, .exact].contains(training.solver)
    if conformal == .split { parameters.conformal = .split(share: conformalShare) }
    let tables = try training.wordTables()
    let set = try training.trainingSet(corpus, tables: tables.mapValues(\.table))
    let result = try train(set, parameters: parameters) { progress.observe($0) }
    try progress.finish()
    let record = TrainingRecord(
      corpora: [corpus.name],
      files: corpus.files.map { .init(name: Self.fileName($0.path), sha256: $0.sha256) }
        + [FeatureBlock.lexicon, .vectors].compactMap { tables[$0]?.file },
      license: corpus.license, guide: corpus.guide, rows: corpus.rows.count, seed: training.seed,
      minimumDocuments: parameters.minimumDocuments, heads: result.records)
    let model = try result.model(name: Self.modelName(output), target: set.target, training: record)
    try ModelFile.write(model, to: output)
    let contents = try ModelFile.read(path: output)
    for head in model.heads { Self.warnOfWideSets(head) }
    var card = try Output(path: ModelCard.path(besideModel: output))
    try card.write(ModelCard.text(contents))
    try card.finish()
    var standardOutput = try Output(path: nil)
    try standardOutput.write(json ? try Self.json(contents) : Self.summary(contents))
    try standardOutput.finish()
  }

  /// Refuses rows that cannot have every label, and tells of labels that none has.
  private func checkLabels(_ corpus: Corpus) throws {
    for head in corpus.heads {
      let labels = corpus.rows.compactMap { $0.labels[head.name] }
      guard labels.isEmpty || labels.count >= head.labels.count else {
        throw InputError.fewerRowsThanLabels(head: head.name, rows: labels.count, labels: head.labels)
      }
      let unseen = Set(head.labels).subtracting(labels)
      for label in head.labels where !labels.isEmpty && unseen.contains(label) {
        Diagnostics.warning("head \(head.name): no row is labelled `\(label)`, so the model cannot learn it")
      }
      Self.warnOfRareLabels(head.name, head.labels, corpus)
    }
  }

  /// Tells of labels that so few groups bear that leaving one out takes much of what there is to learn from.
  private static func warnOfRareLabels(_ head: String, _ labels: [String], _ corpus: Corpus) {
    var groups: [String: Set<Int>] = [:]
    for (row, group) in zip(corpus.rows, corpus.groupIndices()) {
      if let label = row.labels[head] { groups[label, default: []].insert(group) }
    }
    let rare = labels.compactMap { label in groups[label].map { (label: label, groups: $0.count) } }
      .filter { $0.groups < 5 }
    guard !rare.isEmpty, Set(groups.values.joined()).count >= 10 else { return }
    Diagnostics.warning(
      "head \(head): few groups have a row labelled "
        + rare.map { "`\($0.label)` (\($0.groups))" }.joined(separator: ", ")
        + "; what the model says of it rests on little: label more, or drop it with --map")
  }

  /// Tells of labels that so few groups set the threshold of that no set leaves them out.
  private static func warnOfWideSets(_ head: Head) {
    let coverage = 0.9
    guard let groups = head.conformal.splitGroups, let needed = ConformalThresholds.groupsNeeded(coverage: coverage)
    else { return }
    let wide = zip(head.labels, groups).filter { $0.1 < needed }
    guard !wide.isEmpty else { return }
    Diagnostics.warning(
      "head \(head.name): at coverage \(Figures.trimmed(coverage)) every set holds "
        + wide.map { "\($0.0) (of \($0.1) groups kept apart)" }.joined(separator: ", ")
        + "; \(needed) groups with a label are needed to leave it out: raise --conformal-share or use --conformal cross"
    )
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func modelName(_ path: String) -> String {
    let name = fileName(path)
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func json(_ contents: ModelFile.Contents) throws -> String {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value("standpoint.training/1")
    json.key("model")
    json.beginObject()
    json.key("name")
    json.value(contents.model.metadata.name)
    json.key("sha256")
    json.value(contents.sha256)
    json.endObject()
    contents.model.writeTraining(to: &json)
    json.endObject()
    return json.text + "\n"
  }

  private static func summary(_ contents: ModelFile.Contents) -> String {
    let model = contents.model
    var text = "\(model.metadata.name): \(model.metadata.training.rows) rows, \(model.vocabulary.count) words\n"
    for head in model.heads {
      guard let record = model.metadata.training.heads[head.name] else { continue }
      text += "\n\(head.name): \(record.rows) labelled rows in \(record.groups) groups, \(record.solver) solver"
      text += record.loss.map { ", \($0) loss\n" } ?? "\n"
      if let reason = record.solverReason { text += "  solver    \(reason)\n" }
      text +=
        "  blocks    \(head.blocks.map(\.rawValue).joined(separator: ", ")); lambda \(Figures.short(record.lambda))\n"
      if let macroF1 = record.nestedMacroF1 {
        let interval = record.nestedInterval.map { "  [\(Figures.fixed($0[0])), \(Figures.fixed($0[1]))]" } ?? ""
        text +=
          "  macro F1  \(Figures.fixed(macroF1))\(interval)  held out by group, nothing chosen with the group scored\n"
      } else {
        text +=
          "  macro F1  \(Figures.fixed(record.selectionMacroF1))  held out by group, but chosen by it: optimistic\n"
      }
      text += "  sets      \(head.conformal.method)\n"
    }
    return text
  }
}

extension TrainingSet {
  /// A corpus as a training set. Rows without a group are groups of their own.
  init(
    _ corpus: Corpus, target: String?, tables: [FeatureBlock: WordTable], blocks: BlockSets, groupedBy column: String
  ) {
    let groups = corpus.groupIndices(by: column)
    let declared = corpus.target.map { TargetDescription(text: $0.text, phrases: $0.phrases, rivals: $0.rivals) }
    let own = target.flatMap { $0 == declared?.text ? declared : TargetDescription(text: $0) } ?? declared
    self.init(
      heads: corpus.heads.map { head in
        Head(
          name: head.name, labels: head.labels, masking: Self.masking(ofHead: head.name),
          blocks: blocks.blocks(ofHead: head.name))
      },
      statements: zip(corpus.rows, groups).map { row, group in
        Statement(text: row.text, labels: row.labels, target: row.target, group: String(group))
      },
      target: own, tables: tables)
  }

  /// Of the heads whose meaning is known by their names; others are measured.
  private static func masking(ofHead name: String) -> Head.Masking {
    switch name {
    case "stance": .always
    case "hostility": .never
    default: .chosen
    }
  }
}

/// Numbers as people read them.
enum Figures {
  /// Three decimals.
  static func fixed(_ value: Double) -> String { decimal(value, places: 3) }

  static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "-" }
    let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
    let scaled = Int((abs(value) * factor).rounded())
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: Int(factor))
    let digits = String(fraction)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + String(whole)
      + (places > 0 ? "." + String(repeating: "0", count: places - digits.count) + digits : "")
  }

  /// At most four decimals, without zeros at their end.
  static func trimmed(_ value: Double) -> String {
    var text = decimal(value, places: 4)
    while text.last == "0" { text.removeLast() }
    return text.last == "." ? String(text.dropLast()) : text
  }

  /// Four significant digits or so.
  static func short(_ value: Double) -> String { decimal(value, places: value >= 100 ? 1 : 4) }
}
