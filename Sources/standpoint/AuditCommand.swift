import ArgumentParser
import Corpora
import Training

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Find label errors, duplicates and leakage in a corpus.",
    discussion: """
      Label suspects are the rows whose written label the rest of the corpus contradicts: each group is predicted by a \
      fit without it, and rows are ranked by the held-out odds of their label against the likeliest other (`margin`, \
      their logarithm). Above the rows that the exact solver takes, five grouped folds are held out instead. --plant \
      says how far to trust the ranking on such rows: it changes some labels in memory and counts how many are found.

      Duplicates are texts that are equal but for capitals, white space and quotation marks, or that share more than \
      half of their word 3-grams. Rows that name each other under `pair` may be alike if their labels differ. Leakage is \
      what lies in several groups or splits: such texts, and values of `source` or `article`.

        standpoint audit rows.csv --head stance=label
        standpoint audit folder --limit 200 --json -o audit.json
        standpoint audit rows.csv --head stance=label --plant 0.05 --seed 1

      Nothing is changed: read the rows, then mend the corpus or leave it.
      """)

  @Argument(help: ArgumentHelp("Labelled corpora.", valueName: "corpus"))
  var corpora: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Rows") var options: CorpusOptions

  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(help: "The most label suspects that are shown a head.")
  var limit = 50

  @Option(
    help: ArgumentHelp(
      "Change so large a share of each head's labels, drawn by --seed, and say how many are found.", valueName: "share")
  )
  var plant: Double?

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
    if let plant, !(plant > 0 && plant <= 0.5) {
      throw ValidationError("--plant is a share of the labels, above 0 and at most 0.5, such as 0.05")
    }
    try OutputPaths.validate([("--output", output), ("--rejects", options.rejects)], inputs: corpora)
  }

  func run() async throws {
    // A place that cannot be written to should show before the work, not after it.
    var output = try Output(path: output)
    let corpus = training.sampled(try options.read(corpora))
    if corpus.heads.isEmpty {
      Diagnostics.warning("no row has a label, so no label is audited; name a label column with --head NAME=COLUMN")
    }
    Diagnostics.progress("auditing \(corpus.rows.count) rows …")
    let set = try training.trainingSet(corpus, tables: training.wordTables().mapValues(\.table))
    if let plant {
      let planted = PlantedErrors(share: plant, in: set, seed: training.seed)
      let report = PlantingReport(planted, try audited(planted.set), share: plant, seed: training.seed)
      try output.write(json ? report.json() : report.table())
      return try output.finish()
    }
    let texts = RepeatedTexts(corpus)
    let heads = try audited(set)
    let report = AuditReport(
      corpus: corpus, seed: training.seed, heads: heads, duplicates: texts.pairs.filter(\.isDuplicate),
      leaks: corpus.leaks(texts), limit: limit)
    try output.write(json ? report.json() : report.table(width: Terminal().width))
    try output.finish()
    Diagnostics.note(report.summary)
  }

  private func audited(_ set: TrainingSet) throws -> [HeadAudit] {
    let heads = try auditLabels(set, parameters: training.parameters)
    Diagnostics.endProgress()
    for case .failure(let error) in heads.map(\.outcome) { Diagnostics.warning("not audited: \(error)") }
    return heads
  }
}
