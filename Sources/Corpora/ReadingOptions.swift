/// How rows lie in a file.
public enum RowFormat: String, Sendable, CaseIterable {
  /// One JSON object a line; blank lines are skipped.
  case jsonl
  /// RFC 4180 with a header row. The delimiter (comma, semicolon or tab) is the one the header row uses most.
  case csv
  /// As `csv`, with a tab.
  case tsv
  /// One statement a line. A blank line is a row with an empty text.
  case lines

  /// The format of a file name's extension, in any case: jsonl, ndjson, csv, tsv. Nil for every other.
  public init?(path: String) {
    switch FilePaths.fileExtension(path) {
    case "jsonl", "ndjson": self = .jsonl
    case "csv": self = .csv
    case "tsv": self = .tsv
    default: return nil
    }
  }
}

/// What happens to a row that cannot be read.
public enum ErrorPolicy: String, Sendable, CaseIterable {
  /// Reading stops with `CorpusError.badRow`.
  case stop
  /// The row is set aside as a `RejectedRow` and reading goes on. A row with invalid UTF-8 is kept, repaired.
  case skip
}

/// A condition on a column.
public struct RowFilter: Sendable, Hashable {
  public var column: String
  public var value: String

  public init(column: String, value: String) {
    self.column = column
    self.value = value
  }
}

/// Which columns mean what, and which rows are wanted.
public struct ReadingOptions: Sendable, Equatable {
  /// Column by head name. In a bare file the heads named here are the only ones; when there are none, columns named
  /// `stance` and `hostility` are heads. In a corpus folder this only says where the declared heads are found.
  public var heads: [String: String]
  public var textField: String
  public var targetField: String
  public var groupField: String
  public var idField: String
  /// Values of one column are alternatives; conditions on different columns must all hold. A condition is compared with
  /// the value as written and, in a head's column, also with the label that it is read as. Rows that fail are passed
  /// over before anything else about them is checked.
  public var filters: [RowFilter]
  /// New label by old label, by head name; applied before the spellings of stance are folded. An empty new label makes
  /// the row unlabelled for that head.
  public var labelMaps: [String: [String: String]]
  public var onError: ErrorPolicy

  public init(
    heads: [String: String] = [:], textField: String = "text", targetField: String = "target",
    groupField: String = "group", idField: String = "id", filters: [RowFilter] = [],
    labelMaps: [String: [String: String]] = [:], onError: ErrorPolicy = .stop
  ) {
    self.heads = heads
    self.textField = textField
    self.targetField = targetField
    self.groupField = groupField
    self.idField = idField
    self.filters = filters
    self.labelMaps = labelMaps
    self.onError = onError
  }

  /// Fields that the caller named otherwise than by default, so that a slip in a name is told and not passed over.
  var fieldsAskedFor: [String] {
    let usual = ReadingOptions()
    return [
      (textField, usual.textField), (targetField, usual.targetField), (groupField, usual.groupField),
      (idField, usual.idField),
    ].filter { $0.0 != $0.1 }.map(\.0)
  }

  /// Whether no column has two roles.
  var hasDistinctFields: Bool { Set([textField, targetField, groupField, idField]).count == 4 }

  /// Every column that the caller named.
  var columnsAskedFor: [String] {
    fieldsAskedFor + heads.values.sorted(by: LabelConventions.precedes) + filters.map(\.column)
  }
}
