import ArgumentParser
import Articles
import Corpora
import LinearModels

struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Score the statements of articles, or rows one by one.",
    discussion: """
      An article (.txt, .md, .html, standard input) is cut into statements. Rows (.jsonl, .csv, .tsv, or --input lines) \
      are taken as they are: one row in, one row out, in order. Without INPUT, standard input is read as an article.

        standpoint classify article.html
        standpoint classify --input lines comments.txt -o scored.csv
        cat speech.txt | standpoint classify --format jsonl

      `label` is what the head decides, `probabilities` are calibrated to its training corpus, `set` holds the labels \
      that cannot be ruled out at --coverage, and `known` is the share of words that the model has seen. A statement whose \
      set is not one label is `abstained`; the table counts it as uncertain.
      """)

  enum Input: String, CaseIterable, ExpressibleByArgument { case auto, article, lines, jsonl, csv, tsv }
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, jsonl, csv }

  @Argument(help: ArgumentHelp("Files; - is standard input.", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var model: ModelOption

  @Option(help: "The proposal of statements that name none; default: the model's own.")
  var target: String?

  @Option(help: "What an input is; auto goes by its ending.")
  var input = Input.auto

  @Option(help: "Default: table on a terminal, csv for an output file named .csv, else jsonl.")
  var format: Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @Option(help: "Coverage of the prediction sets, above 0 and at most 1.")
  var coverage = 0.9

  @Option(help: "Unit of start and end: codepoint, byte or utf16.")
  var offsets = OffsetUnit.codepoint

  @Option(help: "Threads that score; the output does not depend on it.")
  var threads = 1

  @OptionGroup(title: "Rows") var options: CorpusOptions

  func validate() throws {
    guard coverage > 0, coverage <= 1 else { throw ValidationError("--coverage is above 0 and at most 1, such as 0.9") }
    guard (1...256).contains(threads) else { throw ValidationError("--threads is from 1 to 256") }
    let inputs = inputs + [model.model].compactMap { $0 }
    try OutputPaths.validate([("--output", output), ("--rejects", options.rejects)], inputs: inputs)
  }

  func run() async throws {
    let contents = try model.open()
    let scorer = try Scorer(contents.model)
    let terminal = Terminal()
    let scoring = StatementScoring(
      scorer: scorer, modelName: contents.model.metadata.name, sha256: contents.sha256, coverage: coverage,
      target: target)
    let renderer = renderer(scoring, terminal)
    var pool = ScoringPool(scoring: scoring, renderer: renderer, threads: threads)
    var output = try Output(path: output)
    var rejects = try RejectReport(path: options.rejects)
    try output.write(renderer.header())
    if inputs.isEmpty, Terminal.isInputInteractive {
      Diagnostics.note("reading an article from the keyboard; end it with Ctrl-D (or name files; see --help)")
    }
    do {
      for path in inputs.isEmpty ? ["-"] : inputs {
        if let rows = try rowFormat(path) {
          try await classifyRows(path, rows, &pool, &output, &rejects)
        } else {
          let statements = try articleStatements(path)
          try output.write(renderer.opening(article: path, title: statements.title))
          try output.write(try await pool.score(statements.pending))
        }
        if terminal.isTerminal { try output.flush() }
      }
    } catch {
      output.abandon()
      throw error
    }
    try output.write(renderer.footer(pool.tally))
    try output.finish()
    try rejects.finish()
  }

  private func renderer(_ scoring: StatementScoring, _ terminal: Terminal) -> any StatementRenderer {
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    let isCSV = file.map { RowFormat(path: $0) == .csv } ?? false
    return switch format ?? (isCSV ? .csv : file == nil && terminal.isTerminal ? .table : .jsonl) {
    case .table:
      TableRenderer(heads: scoring.heads, width: terminal.width, isColored: terminal.isColored && file == nil)
    case .csv: CSVRenderer(heads: scoring.heads)
    case .jsonl: JSONLinesRenderer(scoring: scoring, unit: offsets)
    }
  }

  /// The row format of an input, or nil for an article.
  private func rowFormat(_ path: String) throws(InputError) -> RowFormat? {
    switch input {
    case .auto:
      // An array of objects, most likely: as an article it would be scored as one long sentence.
      if path.lowercased().hasSuffix(".json") { throw .jsonArticle(path: path) }
      return RowFormat(path: path)
    case .article: return nil
    case .lines: return .lines
    case .jsonl: return .jsonl
    case .csv: return .csv
    case .tsv: return .tsv
    }
  }

  private func classifyRows(
    _ path: String, _ format: RowFormat, _ pool: inout ScoringPool, _ output: inout Output,
    _ rejects: inout RejectReport
  ) async throws {
    let batch = 4_096 * threads
    var reader = try RowReader(path: path, format: format, options: try options.readingOptions())
    var pending: [PendingStatement] = []
    var index = 0
    while true {
      let result: RowResult?
      do {
        result = try reader.next()
      } catch {
        // The rows before a bad one come out, whatever the size of a batch.
        try output.write(try await pool.score(pending))
        throw error
      }
      guard let result else { break }
      switch result {
      case .rejected(let row): try rejects.add(row)
      case .row(let row): pending.append(statement(row, path: path, index: index))
      }
      index += 1
      if pending.count == batch {
        try output.write(try await pool.score(pending))
        pending.removeAll(keepingCapacity: true)
      }
    }
    try output.write(try await pool.score(pending))
    for warning in reader.warnings { Diagnostics.warning(warning) }
    guard index > 0 else { throw InputError.noRows(path: path, isFiltered: !options.filters.isEmpty) }
  }

  /// A row as a statement. One without an id of its own is named as a statement of an article is.
  private func statement(_ row: Row, path: String, index: Int) -> PendingStatement {
    PendingStatement(
      article: path, index: index, id: row.isNamed ? row.id : "\(path):\(index)", text: row.text, start: 0,
      end: OffsetTranslator.length(of: row.text, unit: offsets), kind: .narration, target: row.target)
  }

  private func articleStatements(_ path: String) throws -> (title: String?, pending: [PendingStatement]) {
    let source = try ArticleSource.read(path, onError: options.onError)
    let ending = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? ""
    let article = Article(parsing: source, markup: Markup(fileExtension: ending) ?? Markup.guessed(from: source))
    guard !article.statements.isEmpty else { throw InputError.noStatements(path: path) }
    var translator = OffsetTranslator(source: source, unit: offsets)
    let pending = article.statements.enumerated().map { index, statement in
      PendingStatement(
        article: path, index: index, id: "\(path):\(index)", text: statement.text,
        start: translator.offset(ofByte: statement.range.lowerBound),
        end: translator.offset(ofByte: statement.range.upperBound), kind: statement.kind, speaker: statement.speaker)
    }
    return (article.title, pending)
  }
}

extension OffsetTranslator {
  /// The length of a text in a unit.
  static func length(of text: String, unit: OffsetUnit) -> Int {
    switch unit {
    case .byte: text.utf8.count
    case .codepoint: text.unicodeScalars.count
    case .utf16: text.utf16.count
    }
  }
}
