import ArgumentParser
import Corpora
import LinearModels
import Reports
import Streaming

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make one page of who says what: a ledger of speakers, the articles, pictures.",
    discussion: """
      Reads articles and rows as classify does and writes one HTML file that needs nothing else: no network, no other file.

        standpoint report saved-pages/ -o report.html
        standpoint report speeches.jsonl --title "The debate of 3 May" -o report.html

      Rows (.jsonl, .csv, .tsv) may name their `speaker`, `date`, and `group` or `source`, which is taken for their article. \
      Articles that nearly repeat another are shown, and counted once. Files that cannot be read are listed in the report, \
      as are bad rows under --on-error skip.

      --corrections is as for classify; the report lists what was corrected, and why if there is a `note`.

      --evaluation takes what `standpoint evaluate --json` printed of this model: the report then shows its reliability \
      diagram and confusion matrix.
      """)

  @Argument(help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var model: ModelOption

  @Option(name: .shortAndLong, help: ArgumentHelp("The page; - is standard output.", valueName: "file"))
  var output: String

  @Option(help: "The proposal of statements that name none; default: the model's own.")
  var target: String?

  @Option(help: "What an input is; auto goes by its ending.")
  var input = InputOption.auto

  @Option(help: "The page's headline.")
  var title: String?

  @Option(help: ArgumentHelp("Rows that set statements right.", valueName: "file"))
  var corrections: String?

  @Option(help: ArgumentHelp("Figures of the model, from evaluate --json.", valueName: "file"))
  var evaluation: String?

  @OptionGroup var settings: ScoringOptions

  @OptionGroup(title: "Rows") var options: CorpusOptions

  func validate() throws {
    try OutputPaths.validate(outputs, inputs: inputs + [model.model, corrections, evaluation].compactMap { $0 })
  }

  private var outputs: [(option: String, path: String?)] { [("--output", output), ("--rejects", options.rejects)] }

  func run() async throws {
    let contents = try model.open()
    let heads = contents.model.heads
    let corrections = try corrections.map { path in
      try Corrections(path: path, heads: heads.map { HeadDeclaration(name: $0.name, labels: $0.labels) })
    }
    let record = try evaluation.map { try EvaluationFile.read($0) }
    let worker = ReportWorker(
      scorer: try Scorer(contents.model), explainer: try Explainer(contents.model), coverage: settings.coverage,
      target: target,
      input: input, options: try options.readingOptions())
    if inputs.isEmpty, Terminal.isInputInteractive {
      Diagnostics.note("reading an article from the keyboard; end it with Ctrl-D (or name files; see --help)")
    }
    var gathered = try await gather(try input.paths(of: inputs), worker)
    if gathered.articles.isEmpty, let failure = gathered.failures.first { throw failure.error }
    for failure in gathered.failures { Diagnostics.warning("\(failure.message); the report goes on without it") }
    let records = corrections.map { gathered.correct(by: $0, heads: heads) } ?? []
    for warning in gathered.warnings { Diagnostics.warning(warning) }
    SyndicatedCopies.mark(&gathered.articles)
    let page = ReportPage.html(
      Report(
        title: title ?? Report.title(of: gathered.articles), target: target ?? contents.model.metadata.target?.text,
        run: ReportRun(
          date: Clock.now, version: StandpointCommand.configuration.version, coverage: settings.coverage),
        model: ReportModel(contents, coverage: settings.coverage, evaluation: record), articles: gathered.articles,
        corrections: records, unreadable: gathered.unreadable))
    var file = try Output(path: output)
    try file.write(page)
    try file.finish()
  }

  /// Reads and scores all inputs.
  private func gather(_ paths: [String], _ worker: ReportWorker) async throws -> GatheredInputs {
    try OutputPaths.validate(outputs, inputs: paths)
    var gathered = GatheredInputs()
    var rejects = try RejectReport(path: options.rejects)
    var progress = ReadingProgress(paths: paths)
    defer { progress.end() }
    var rest = paths[...]
    try await streamInOrder(
      workers: (0..<settings.threads).map { _ in worker },
      read: { rest.popFirst() },
      work: { path, worker in worker.gather(path) },
      write: { input in
        if let failure = input.failure, failure.endsRun { throw failure.error }
        progress.advance(bytes: 0, endOf: input.path)
        for row in input.rejected { try rejects.add(row) }
        gathered.add(input)
      })
    try rejects.finish()
    return gathered
  }
}
