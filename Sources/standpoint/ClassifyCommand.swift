import ArgumentParser
import Articles
import Corpora
import LinearModels
import Streaming

struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Score the statements of articles, or rows one by one.",
    discussion: """
      An article (.txt, .md, .html, standard input) is cut into statements; so is each item of a feed (.rss, .atom, .xml) \
      and each debate of a Hansard file (.xml), which the output calls FILE#ID. Of a saved page only the article is read. \
      Rows (.jsonl, .csv, .tsv, or --input lines) are taken as they are: one row in, one row out, in order; with --input \
      articles the text of each row is an article (title, date, author, url and id are read too). A folder is read with all \
      in it. Without INPUT, standard input is read as an article.

        standpoint classify article.html
        standpoint classify saved-pages/ -o scored.csv
        standpoint classify --input lines comments.txt -o scored.csv
        cat speech.txt | standpoint classify --format jsonl

      `kind` is direct, indirect, mixed (a quotation within the author's words) or narration. `speaker` is whose words or \
      position a statement gives, with the rule that found the name, its cue and how often the rule is right; null is the \
      author, or somebody whom the article does not name.

      `label` is what the head decides, `probabilities` are calibrated to its training corpus, `set` holds the labels \
      that cannot be ruled out at --coverage, and `known` is the share of words that the model has seen. A statement whose \
      set is not one label is `abstained`: that is not the label neither, which is an answer. The table marks it with ?.

      For a statement from a new group that is exchangeable with the groups of the training corpus, a set holds the true \
      label with probability 2c - 1 at least and about c, where c is the coverage; c at least, label by label, if the model \
      was trained with --conformal split (see `model info`). Other text is promised nothing: measure it with `evaluate`.

      --corrections FILE sets what is known better, by statement id, on each run, and the output says what was corrected; \
      probabilities and sets stay the model's. A row is {"id":"a.txt:3","stance":"favor","speaker":"Orla Fenwick", \
      "text":"how it begins","note":"why"}: any of them but the id may be left out, a speaker of null is nobody, and \
      where a statement does not begin with `text` nothing is changed, with a warning.

      An input without an article (a paywall, a cookie question, a page that a script fills) is told on standard error and \
      left out; the exit code is 65 if nothing was left to score.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, jsonl, csv }

  @Argument(help: ArgumentHelp("Files, folders or patterns; - is standard input.", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var model: ModelOption

  @Option(help: "The proposal of statements that name none; default: the model's own.")
  var target: String?

  @Option(help: "What an input is; auto goes by its ending.")
  var input = InputOption.auto

  @Option(help: "Default: table on a terminal, csv for an output file named .csv, else jsonl.")
  var format: Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var settings: ScoringOptions

  @Option(help: "Unit of start and end: codepoint, byte or utf16.")
  var offsets = OffsetUnit.codepoint

  @Option(
    help: ArgumentHelp(
      "Speakers and labels that are known better: JSON Lines or CSV with id, speaker, stance, hostility, text, note.",
      valueName: "file"))
  var corrections: String?

  @OptionGroup(title: "Rows") var options: CorpusOptions

  func validate() throws {
    let inputs = inputs + [model.model, corrections].compactMap { $0 }
    try OutputPaths.validate([("--output", output), ("--rejects", options.rejects)], inputs: inputs)
  }

  func run() async throws {
    let contents = try model.open()
    let terminal = Terminal()
    var scoring = StatementScoring(
      scorer: try Scorer(contents.model), modelName: contents.model.metadata.name, sha256: contents.sha256,
      coverage: settings.coverage, target: target, unit: offsets, articles: ArticleReader(onError: options.onError))
    scoring.corrections = try corrections.map { try StatementCorrections(path: $0, heads: scoring.heads) }
    let renderer = renderer(scoring, terminal)
    if inputs.isEmpty, Terminal.isInputInteractive {
      Diagnostics.note("reading an article from the keyboard; end it with Ctrl-D (or name files; see --help)")
    }
    let paths = try input.paths(of: inputs)
    try OutputPaths.validate([("--output", output), ("--rejects", options.rejects)], inputs: paths)
    var source = StatementSource(paths: paths, options: try options.readingOptions(), kind: input.kind)
    var sink = StatementSink(
      output: try Output(path: output), rejects: try RejectReport(path: options.rejects),
      tally: LabelTally(heads: scoring.heads), progress: ReadingProgress(paths: paths),
      isFiltered: !options.filters.isEmpty, isFlushed: terminal.isTerminal,
      corrections: scoring.corrections?.corrections)
    try sink.output.write(renderer.header())
    do {
      try await streamInOrder(
        workers: workers(scoring, renderer),
        read: { source.next() },
        work: { piece, worker in worker.answer(piece) },
        write: { answer in try sink.write(answer) })
      sink.endProgress()
      // Each input has been told already.
      if sink.isEmptyHanded { throw ExitStatus.nothingScored }
    } catch {
      sink.endProgress()
      sink.output.abandon()
      throw error
    }
    if sink.unscored > 0, paths.count > 1 { Diagnostics.note("\(sink.unscored) inputs were not scored, see above") }
    try sink.output.write(renderer.footer(sink.tally))
    try sink.finish()
  }

  private func workers(_ scoring: StatementScoring, _ renderer: any StatementRenderer) -> [StatementWorker] {
    (0..<settings.threads).map { _ in StatementWorker(scoring: scoring, renderer: renderer) }
  }

  private func renderer(_ scoring: StatementScoring, _ terminal: Terminal) -> any StatementRenderer {
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    let isCSV = file.map { RowFormat(path: $0) == .csv } ?? false
    return switch format ?? (isCSV ? .csv : file == nil && terminal.isTerminal ? .table : .jsonl) {
    case .table:
      TableRenderer(heads: scoring.heads, width: terminal.width, isColored: terminal.isColored && file == nil)
    case .csv: CSVRenderer(scoring: scoring)
    case .jsonl: JSONLinesRenderer(scoring: scoring)
    }
  }
}
