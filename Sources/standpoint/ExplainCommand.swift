import ArgumentParser
import Articles
import Corpora
import Glibc
import LinearModels
import Streaming

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say which words of a statement drove each label.",
    discussion: """
      A label is that of the largest decision value, and a decision value is the intercept and what each word and each \
      pair of words contributes: exactly, so that the numbers add up. A word's part holds everything inside it: its \
      letters, its meaning by the word vectors, its side of the proposal. The words of the proposal are read as one mask, \
      [target], and what is proposed instead as [rival].

        standpoint explain article.html
        standpoint explain --text "They should hold a public inquiry at last."
        standpoint explain --input lines posts.txt --format jsonl -o explained.jsonl
        standpoint explain speech.txt -m my.safetensors --corpus rows.csv

      Contributions are not causes: of two words that mostly stand together, either could bear the weight of both. \
      `why not` names the next label, how far it is behind, and words without which the model would decide otherwise. \
      With --corpus, what the model was trained on, `rows for` names the training rows that pull hardest: the pulls of \
      all rows and the intercept add up to the decision value too.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, jsonl }

  @Argument(help: ArgumentHelp("Files, as classify reads them; - is standard input.", valueName: "input"))
  var inputs: [String] = []

  @Option(help: ArgumentHelp("A statement to explain; may be repeated.", valueName: "statement"))
  var text: [String] = []

  @OptionGroup var model: ModelOption

  @Option(help: "The proposal of statements that name none; default: the model's own.")
  var target: String?

  @Option(
    help: ArgumentHelp(
      "What the model was trained on: says which of its rows pull hardest for each label, and against it.",
      valueName: "corpus"))
  var corpus: String?

  @Option(help: ArgumentHelp("The lexicon that the model was trained with, for --corpus.", valueName: "file"))
  var lexicon: String?

  @Option(help: ArgumentHelp("The word vectors that the model was trained with, for --corpus.", valueName: "file"))
  var vectors: String?

  @Option(help: "What an input is; auto goes by its ending.")
  var input = InputOption.auto

  @Option(help: "Default: text on a terminal, else jsonl.")
  var format: Format?

  @Option(
    help: """
      The most words and pairs that are listed for a label, and against it (default: 8 in text, all in JSON Lines), \
      and the most training rows (default: 5).
      """)
  var limit: Int?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var settings: ScoringOptions

  @Option(help: "Unit of start and end: codepoint, byte or utf16.")
  var offsets = OffsetUnit.codepoint

  @OptionGroup(title: "Rows") var options: CorpusOptions

  func validate() throws {
    guard corpus != nil || (lexicon == nil && vectors == nil) else {
      throw ValidationError("--lexicon and --vectors go with --corpus: the words of the model hold theirs")
    }
    // Not a path, nor a pattern of paths.
    let isSentence = { (input: String) in
      guard unsafe access(input, F_OK) != 0 else { return false }
      return input.contains(" ") && !input.contains("/") && !input.contains("*")
    }
    if let sentence = inputs.first(where: isSentence) {
      throw ValidationError("there is no file '\(sentence)'; a sentence to explain goes with --text")
    }
    if let limit, limit < 0 { throw ValidationError("--limit is 0 or more") }
    let inputs = inputs + [model.model, corpus, lexicon, vectors].compactMap { $0 }
    try OutputPaths.validate([("--output", output), ("--rejects", options.rejects)], inputs: inputs)
  }

  func run() async throws {
    let contents = try model.open()
    let terminal = Terminal()
    let scoring = StatementScoring(
      scorer: try Scorer(contents.model), modelName: contents.model.metadata.name, sha256: contents.sha256,
      coverage: settings.coverage, target: target, unit: offsets, articles: ArticleReader(onError: options.onError))
    let rows = try corpus.map {
      try TrainingRows($0, options, lexicon: lexicon, vectors: vectors, model: contents.model)
    }
    let explainer = StatementExplainer(
      try Explainer(contents.model), rows: rows, rowLimit: limit ?? 5, target: target)
    if inputs.isEmpty, text.isEmpty, Terminal.isInputInteractive {
      Diagnostics.note("reading an article from the keyboard; end it with Ctrl-D (or give --text; see --help)")
    }
    var given = text.isEmpty ? nil : givenStatements
    let paths = inputs.isEmpty && !text.isEmpty ? [] : try input.paths(of: inputs)
    try OutputPaths.validate([("--output", output), ("--rejects", options.rejects)], inputs: paths)
    var source = StatementSource(paths: paths, options: try options.readingOptions(), kind: input.kind)
    var sink = StatementSink(
      output: try Output(path: output), rejects: try RejectReport(path: options.rejects),
      tally: LabelTally(heads: scoring.heads), progress: ReadingProgress(paths: paths),
      isFiltered: !options.filters.isEmpty, isFlushed: terminal.isTerminal)
    let renderer = renderer(scoring, explainer, terminal)
    do {
      try await streamInOrder(
        workers: (0..<settings.threads).map { _ in StatementWorker(scoring: scoring, renderer: renderer) },
        read: {
          defer { given = nil }
          return given ?? source.next()
        },
        work: { piece, worker in worker.answer(piece) },
        write: { answer in try sink.write(answer) })
      sink.endProgress()
      if sink.isEmptyHanded { throw ExitStatus.nothingScored }
    } catch {
      sink.endProgress()
      sink.output.abandon()
      throw error
    }
    try sink.finish()
  }

  /// The statements of --text, as rows of an input of that name.
  private var givenStatements: InputPiece {
    let source = SourceLocation(file: "text", line: 1)
    // An id that is the row's place counts as none, so that the output names each by its own.
    return .rows(text.map { .row(Row(id: "\(source)", text: $0, source: source)) }, path: "text", firstIndex: 0)
  }

  private func renderer(
    _ scoring: StatementScoring, _ explainer: StatementExplainer, _ terminal: Terminal
  ) -> any StatementRenderer {
    let isFile = output.map { $0 != "-" } ?? false
    switch format ?? (!isFile && terminal.isTerminal ? .text : .jsonl) {
    case .text:
      return ExplanationTextRenderer(
        explainer, limit: limit ?? 8, width: terminal.width, isColored: terminal.isColored && !isFile)
    case .jsonl: return ExplanationJSONRenderer(explainer, scoring: scoring, limit: limit)
    }
  }
}
