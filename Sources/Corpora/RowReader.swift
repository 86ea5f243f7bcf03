/// Streams the rows of one input in order: one row in, one row out, whatever becomes of it.
///
/// Labels are read where they are and not required. Memory is bounded by the longest row, which may have 64 MiB; blank
/// lines of JSON Lines and delimited files and rows that the options' conditions exclude are the only ones passed over.
/// An input without rows gives none; only a delimited file must have something, its header row.
public struct RowReader: ~Copyable, Sendable {
  private var records: RecordReader
  private var maker: RowMaker
  /// Records read so far, bad and filtered ones included.
  private(set) var recordCount = 0

  /// Opens a file, or standard input for "-". `format` nil: told by the file's name; standard input is JSON Lines.
  public init(path: String, format: RowFormat? = nil, options: ReadingOptions = ReadingOptions()) throws(CorpusError) {
    let assembler = RowAssembler(purpose: .statements, options: options)
    try self.init(path: path, format: format, options: options, assembler: assembler)
  }

  /// Reads from an open file descriptor, which stays the caller's to close. `name` stands for it in messages.
  public init(
    descriptor: Int32, name: String, format: RowFormat, options: ReadingOptions = ReadingOptions()
  ) throws(CorpusError) {
    let assembler = RowAssembler(purpose: .statements, options: options)
    try self.init(
      FileInput(descriptor: descriptor, name: name), format: format, options: options, assembler: assembler)
  }

  init(
    path: String, format: RowFormat?, options: ReadingOptions, assembler: RowAssembler
  ) throws(CorpusError) {
    let input = try FileInput(path: path, isDigested: assembler.purpose == .corpus)
    guard let format = format ?? (path == "-" ? .jsonl : RowFormat(path: path)) else {
      throw try FileInput.isFolder(path) ? .isFolder(path: path) : .unknownFormat(path: path)
    }
    try self.init(input, format: format, options: options, assembler: assembler)
  }

  init(
    _ input: consuming FileInput, format: RowFormat, options: ReadingOptions, assembler: RowAssembler,
    limit: Int = RecordReader.defaultLimit
  ) throws(CorpusError) {
    try self.init(
      records: RecordReader(input, format: format, textField: options.textField, limit: limit),
      onError: options.onError, assembler: assembler)
  }

  private init(
    records: consuming RecordReader, onError: ErrorPolicy, assembler: RowAssembler
  ) throws(CorpusError) {
    self.records = records
    maker = RowMaker(assembler: assembler, onError: onError)
    guard let header else { return }
    for column in assembler.columnsNeeded where !header.contains(column) {
      throw .missingColumn(file: self.records.path, column: column, columns: header)
    }
  }

  /// Things worth saying about rows that were kept: repaired UTF-8, NUL bytes. Complete after the last row.
  public var warnings: [String] { maker.notes.lines }
  /// Column names of the header row; nil for formats without one.
  public var header: [String]? { records.header }

  /// The next row, or nil at the end. With `onError: .stop` a bad row is thrown as `CorpusError.badRow`; one may go on
  /// reading after it.
  public mutating func next() throws(CorpusError) -> RowResult? {
    while let record = try records.next() {
      recordCount += 1
      if let result = try maker.result(of: record) { return result }
    }
    return nil
  }

  var assembler: RowAssembler { maker.assembler }

  /// Whether the input has no byte at all left to read.
  mutating func isAtEnd() throws(CorpusError) -> Bool { try records.isAtEnd() }
  /// SHA-256 of the file, once the last row has been read; nil where the assembler makes statements to score.
  func sha256() -> String? { records.sha256() }
}
