/// A line of an input, for messages: prints as `file:line`.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
  /// The path as it was opened; "-" for standard input.
  public var file: String
  /// The line the row begins on, from 1. A quoted field of a CSV row may run over several.
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  public var description: String { "\(file):\(line)" }
}

/// One statement of a corpus or of an unlabelled input.
public struct Row: Sendable, Equatable {
  /// The row's own id, or "<file name without extension>:<line>".
  public var id: String
  public var text: String
  /// Label by head name. A head without an entry is unlabelled here.
  public var labels: [String: String]
  /// The proposal this row's stance is about; nil where the corpus's or the model's own applies.
  public var target: String?
  /// What the row is left out together with (article, thread, pair); nil: it is a group of its own.
  public var group: String?
  /// Every other column or key, as text: numbers and truth values as written, nested JSON as JSON text, null left out.
  public var fields: [String: String]
  public var source: SourceLocation

  public init(
    id: String, text: String, labels: [String: String] = [:], target: String? = nil, group: String? = nil,
    fields: [String: String] = [:], source: SourceLocation
  ) {
    self.id = id
    self.text = text
    self.labels = labels
    self.target = target
    self.group = group
    self.fields = fields
    self.source = source
  }

  /// The id that a row gets without one of its own.
  var defaultID: String { "\(FilePaths.stem(source.file)):\(source.line)" }

  /// Whether the row came with an id.
  public var isNamed: Bool { id != defaultID }

  /// What the row says under a name: `id`, `text`, `target`, `group`, a head's label, or any other column.
  ///
  /// The four fixed names mean the row's properties whatever column they were read from.
  public func value(of name: String) -> String? {
    switch name {
    case "id": id
    case "text": text
    case "target": target
    case "group": group
    default: labels[name] ?? fields[name]
    }
  }
}

/// A row that could not be read, with all that is needed to report it and to write it to a file of rejects.
public struct RejectedRow: Sendable, Equatable, CustomStringConvertible {
  public var source: SourceLocation
  public var problem: RowProblem
  /// The row as it stands in the input, without its line end; invalid UTF-8 shows as U+FFFD.
  public var raw: String

  public init(source: SourceLocation, problem: RowProblem, raw: String) {
    self.source = source
    self.problem = problem
    self.raw = raw
  }

  /// What is wrong with it, without the place.
  public var reason: String { problem.description }

  /// `file:line: what`.
  public var description: String { "\(source): \(reason)" }
}

/// What became of one row of the input.
public enum RowResult: Sendable, Equatable {
  case row(Row)
  case rejected(RejectedRow)
}
