/// Why an input could not be read. The description says what, where, and what to do.
public enum CorpusError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is nothing at this path.
  case notFound(path: String)
  /// A folder where a file of rows was asked for.
  case isFolder(path: String)
  /// A folder that is no corpus.
  case noManifest(folder: String)
  /// The system refused to open it; `code` is errno and `message` its text.
  case cannotOpen(path: String, code: Int32, message: String)
  /// read(2) failed after `offset` bytes.
  case readFailed(path: String, offset: Int, code: Int32, message: String)
  /// A file without a single byte (or only a byte order mark) where rows, a header row or corpus.json are needed.
  case emptyFile(path: String)
  /// A bare file whose name says no format.
  case unknownFormat(path: String)
  /// A byte order mark of another encoding at the start.
  case otherEncoding(path: String, encoding: String)
  /// A row longer than the limit, in bytes.
  case rowTooLong(source: SourceLocation, limit: Int)
  /// A row that cannot be read, when bad rows stop the run.
  case badRow(RejectedRow)
  /// A header row that cannot be used.
  case badHeader(source: SourceLocation, what: String)
  /// A column that was asked for and that the input does not have.
  case missingColumn(file: String, column: String, columns: [String])
  /// corpus.json is not what it should be.
  case badManifest(path: String, what: String)
  /// A file's bytes are not those that corpus.json records.
  case digestMismatch(path: String, recorded: String, actual: String)
  /// Two inputs use a head with different labels.
  case labelConflict(head: String, labels: [String], file: String, otherLabels: [String], otherFile: String)
  /// Two inputs have the same bytes.
  case sameFileTwice(path: String, otherPath: String)
  /// A file of corrections whose name says no format.
  case unknownCorrections(path: String)
  /// A correction that cannot be read.
  case badCorrection(source: SourceLocation, what: String)
  /// No row is left. `rows` counts those that were read before filters, `rejected` the bad ones among them.
  case noRows(paths: [String], rows: Int, rejected: Int, columns: [String])

  /// The input is not there or may not be read (exit code 66 of sysexits).
  public var isMissingInput: Bool {
    switch self {
    case .notFound, .isFolder, .noManifest, .cannotOpen: true
    default: false
    }
  }

  /// The system failed while reading (74).
  public var isReadFailure: Bool {
    if case .readFailed = self { true } else { false }
  }

  /// The input is there and is wrong (65).
  public var isBadData: Bool { !isMissingInput && !isReadFailure }

  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): no such file or folder"
    case .isFolder(let path):
      "\(path): is a folder, a file of rows is needed"
    case .noManifest(let folder):
      "\(folder): the folder has no corpus.json; give its .jsonl, .csv or .tsv files instead, or write one"
    case .cannotOpen(let path, let code, let message):
      "\(path): cannot be opened: \(message) (errno \(code))"
    case .readFailed(let path, let offset, let code, let message):
      "\(path): reading failed after \(offset) bytes: \(message) (errno \(code))"
    case .emptyFile(let path):
      "\(path): the file is empty"
    case .unknownFormat(let path):
      "\(path): the name tells no format; a corpus is a folder with corpus.json or a .jsonl, .ndjson, .csv or .tsv file"
    case .otherEncoding(let path, let encoding):
      "\(path): the file is \(encoding); convert it to UTF-8 (iconv -f \(encoding) -t UTF-8)"
    case .rowTooLong(let source, let limit):
      "\(source): the row is longer than \(limit) bytes"
    case .badRow(let row):
      row.description
    case .badHeader(let source, let what):
      "\(source): header row: \(what)"
    case .missingColumn(let file, let column, let columns):
      "\(file): no column \(quoted(column)): \(NearNames.explanation(of: column, among: columns))"
    case .badManifest(let path, let what):
      "\(path): \(what)"
    case .digestMismatch(let path, let recorded, let actual):
      "\(path): the file is not the one that corpus.json describes: SHA-256 recorded \(recorded), found \(actual); "
        + "restore the file, or refresh the digests in corpus.json if the change is meant"
    case .labelConflict(let head, let labels, let file, let otherLabels, let otherFile):
      "the head \(quoted(head)) has the labels \(labels.joined(separator: ", ")) in \(file) but "
        + "\(otherLabels.joined(separator: ", ")) in \(otherFile); rename labels by a label map, or read them apart"
    case .sameFileTwice(let path, let otherPath):
      "\(path): holds the same bytes as \(otherPath); give it once"
    case .unknownCorrections(let path):
      "\(path): the name tells no format; corrections are a .jsonl, .ndjson, .csv or .tsv file"
    case .badCorrection(let source, let what):
      "\(source): \(what)"
    case .noRows(let paths, let rows, let rejected, let columns):
      "\(paths.joined(separator: ", ")): no rows to use: \(rows) read, \(rejected) of them bad"
        + (columns.isEmpty ? "" : ", none matching the conditions (columns: \(columns.joined(separator: ", ")))")
    }
  }
}
