import ArgumentParser
import Corpora
import Files

/// How rows are read: the same options wherever rows are an input.
struct CorpusOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Column of a head's labels, as HEAD=COLUMN; may be repeated.", valueName: "head=column"))
  var head: [String] = []

  @Option(help: ArgumentHelp("Column of the text.", valueName: "column"))
  var textField = "text"

  @Option(help: ArgumentHelp("Column of the proposal that a row is about.", valueName: "column"))
  var targetField = "target"

  @Option(
    help: ArgumentHelp("Column of the group: rows that are left out and resampled together.", valueName: "column"))
  var groupField = "group"

  @Option(help: ArgumentHelp("Column of the row's id.", valueName: "column"))
  var idField = "id"

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only rows in which COLUMN is VALUE; may be repeated.", valueName: "column=value"))
  var filters: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rename labels of a head, as HEAD:OLD=NEW,OLD=NEW; an empty NEW drops the label.", valueName: "head:old=new"))
  var map: [String] = []

  @Option(help: "What a bad row does: stop, or skip (with --rejects to keep it).")
  var onError = ErrorPolicy.stop

  @Option(help: ArgumentHelp("File for bad rows under --on-error skip: source, reason and the row.", valueName: "file"))
  var rejects: String?

  func validate() throws {
    if rejects != nil, onError == .stop { throw ValidationError("--rejects needs --on-error skip") }
    _ = try readingOptions()
  }

  func readingOptions() throws -> ReadingOptions {
    var heads: [String: String] = [:]
    for option in head {
      let (name, column) = try Self.pair(option, "--head")
      heads[name] = column
    }
    var maps: [String: [String: String]] = [:]
    for option in map {
      guard let colon = option.firstIndex(of: ":") else {
        throw ValidationError("--map \(option): write HEAD:OLD=NEW, as in hostility:HATE=hostile,NOT=civil")
      }
      for part in option[option.index(after: colon)...].split(separator: ",") {
        let (old, new) = try Self.pair(String(part), "--map")
        maps[String(option[..<colon]), default: [:]][old] = new
      }
    }
    let conditions = try filters.map { filter in
      let (column, value) = try Self.pair(filter, "--where")
      return RowFilter(column: column, value: value)
    }
    return ReadingOptions(
      heads: heads, textField: textField, targetField: targetField, groupField: groupField, idField: idField,
      filters: conditions, labelMaps: maps, onError: onError)
  }

  /// Reads a labelled corpus, telling what was passed over.
  func read(_ paths: [String]) throws -> Corpus {
    let corpus = try Corpus.read(paths: paths, options: try readingOptions())
    for warning in corpus.warnings { Diagnostics.warning(warning) }
    if !corpus.isGrouped {
      Diagnostics.note("no row has a group: each is its own (name the column with --group-field)")
    } else {
      let ungrouped = corpus.rows.count { $0.group == nil }
      if ungrouped > 0 {
        Diagnostics.note("\(ungrouped) of \(corpus.rows.count) rows have no group: each of them is its own")
      }
    }
    var report = try RejectReport(path: rejects)
    for row in corpus.rejected { try report.add(row) }
    try report.finish()
    return corpus
  }

  private static func pair(_ text: String, _ option: String) throws -> (String, String) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw ValidationError("\(option) \(text): write two names with = between them")
    }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}

/// Bad rows under `--on-error skip`: counted, and kept in a file if one is named.
struct RejectReport: ~Copyable {
  private var output: Output?
  private var count = 0
  private let path: String?

  init(path: String?) throws {
    self.path = path
    output = nil
    if let path { output = try Output(path: path) }
  }

  mutating func add(_ row: RejectedRow) throws {
    count += 1
    guard path != nil else {
      Diagnostics.warning(row.description)
      return
    }
    try output?.write("\(row.source)\t\(row.reason)\t\(row.raw)\n")
  }

  consuming func finish() throws {
    if count > 0 {
      let place = path.map { ", kept in \($0)" } ?? ""
      Diagnostics.warning(count == 1 ? "1 bad row was left out\(place)" : "\(count) bad rows were left out\(place)")
    }
    if let output = output { try output.finish() }
  }
}
