/// A record of the input before it is known what its columns mean.
struct Record: Sendable {
  var source: SourceLocation
  /// Its bytes without the line end, as they stand in the file.
  var raw: [UInt8]
  var content: Result<[JSONMember], RowProblem>
  /// Offset in the file of the first byte that is no UTF-8; `content` holds the repaired text then.
  var invalidUTF8Offset: Int?

  /// The record that a line is, of plain text or of JSON.
  ///
  /// - Parameters:
  ///   - line: without its line end.
  ///   - textField: the column that a line of plain text is put under.
  ///   - fileOffset: of the line's first byte.
  init(line: [UInt8], format: RowFormat, textField: String, source: SourceLocation, fileOffset: Int) {
    let invalid = firstInvalidByte(line)
    let bytes = invalid == nil ? line : Array(String(decoding: line, as: UTF8.self).utf8)
    self.init(
      source: source, raw: line,
      content: format == .jsonl
        ? Self.jsonColumns(bytes)
        : .success([JSONMember(key: textField, value: .string(String(decoding: bytes, as: UTF8.self)))]),
      invalidUTF8Offset: invalid.map { fileOffset + $0 })
  }

  /// The record that a value of a larger JSON document is.
  init(_ value: JSONValue, source: SourceLocation) {
    let content: Result<[JSONMember], RowProblem> =
      if case .object(let members) = value { .success(members) } else { .failure(.notAnObject(found: value.kind)) }
    self.init(source: source, raw: Array(value.compactText.utf8), content: content, invalidUTF8Offset: nil)
  }

  fileprivate init(
    source: SourceLocation, raw: [UInt8], content: Result<[JSONMember], RowProblem>, invalidUTF8Offset: Int?
  ) {
    self.source = source
    self.raw = raw
    self.content = content
    self.invalidUTF8Offset = invalidUTF8Offset
  }

  private static func jsonColumns(_ bytes: [UInt8]) -> Result<[JSONMember], RowProblem> {
    do throws(JSONParser.Failure) {
      let value = try JSONParser.parse(bytes)
      guard case .object(let members) = value else { return .failure(.notAnObject(found: value.kind)) }
      return .success(members)
    } catch {
      return .failure(.invalidJSON(column: error.offset + 1, what: error.what))
    }
  }

  /// The record as one that was refused.
  func rejected(_ problem: RowProblem) -> RejectedRow {
    RejectedRow(source: source, problem: problem, raw: String(decoding: raw, as: UTF8.self))
  }
}

/// Cuts an input into records of named columns, one at a time and in order.
struct RecordReader: ~Copyable, Sendable {
  let format: RowFormat
  /// Longest record in bytes: what bounds the memory of a reader.
  let limit: Int
  /// Column names of the header row; nil for formats without one.
  private(set) var header: [String]?

  private var window: InputWindow
  private var delimiter = UInt8(ascii: "\t")
  /// The column that a line of plain text is put under.
  private let textField: String

  static let defaultLimit = 64 << 20

  /// Reads the beginning of the input, the header row included.
  init(_ input: consuming FileInput, format: RowFormat, textField: String, limit: Int) throws(CorpusError) {
    try self.init(window: InputWindow(input), format: format, textField: textField, limit: limit)
  }

  private init(
    window: consuming InputWindow, format: RowFormat, textField: String, limit: Int
  ) throws(CorpusError) {
    self.window = window
    self.format = format
    self.textField = textField
    self.limit = limit
    if format == .csv || format == .tsv { header = try readHeader() }
  }

  var path: String { window.path }
  /// Whether no byte is left, a byte order mark apart.
  mutating func isAtEnd() throws(CorpusError) -> Bool {
    if window.count > 0 { return false }
    return try !window.extend()
  }
  /// SHA-256 of the file, if the input computes it, once the last record has been read.
  func sha256() -> String? { window.sha256() }

  /// The next record, or nil at the end of the input.
  mutating func next() throws(CorpusError) -> Record? {
    switch format {
    case .lines, .jsonl: try nextLine()
    case .csv, .tsv: try nextDelimited()
    }
  }

  private var source: SourceLocation { SourceLocation(file: path, line: window.line) }

  private mutating func nextLine() throws(CorpusError) -> Record? {
    while let length = try window.lineLength(limit: limit) {
      let raw = withoutLineEnd(window.prefix(length))
      defer { window.use(count: length, lines: 1) }
      if format == .jsonl, raw.allSatisfy(\.isJSONLineBlank) { continue }
      return Record(line: raw, format: format, textField: textField, source: source, fileOffset: window.fileOffset)
    }
    return nil
  }

  private mutating func nextDelimited() throws(CorpusError) -> Record? {
    while true {
      guard let record = try nextFields() else { return nil }
      // A blank line is no row, as in other readers of this format; an empty value of a single column is written "".
      if record.raw.isEmpty { continue }
      let names = header ?? []
      let content = record.fields.flatMap { fields in
        fields.count == names.count
          ? Result<[JSONMember], RowProblem>.success(
            zip(names, fields).map { JSONMember(key: $0, value: .string($1)) })
          : .failure(.fieldCount(found: fields.count, expected: names.count))
      }
      return Record(
        source: record.source, raw: record.raw, content: content, invalidUTF8Offset: record.invalidUTF8Offset)
    }
  }

  /// The next delimited record, whatever its number of fields.
  private mutating func nextFields() throws(CorpusError) -> DelimitedRecord? {
    var splitter = FieldSplitter(delimiter: delimiter)
    while !splitter.scan(window.bytes, from: window.start) {
      if splitter.position > limit {
        guard splitter.isInsideQuotes else { throw .rowTooLong(source: source, limit: limit) }
        return try refuseLine(of: splitter)
      }
      if try !window.extend() {
        if splitter.position == 0 { return nil }
        if splitter.isInsideQuotes { return try refuseLine(of: splitter) }
        splitter.finish()
        break
      }
    }
    if splitter.isGivenUp { return try refuseLine(of: splitter) }
    let fields: Result<[String], RowProblem> =
      splitter.fieldAfterQuote == nil ? .success(splitter.fields) : .failure(problem(of: splitter))
    return takeRecord(length: splitter.position, lines: splitter.lineFeeds, fields: fields)
  }

  /// What is wrong with a record whose quotation marks do not match.
  private func problem(of splitter: FieldSplitter) -> RowProblem {
    let start = splitter.quoteStart
    let line = window.line + start.lineFeeds
    return splitter.fieldAfterQuote.map { .textAfterQuote(field: $0, line: line) }
      ?? .unterminatedQuote(line: line, column: start.column + 1)
  }

  /// Refuses the record up to the end of the line on which the open quotation mark stands, so that one stray mark costs
  /// a row and not all up to the next mark or the end of the file. Reading stays linear: what was looked at after that
  /// line holds marks in even runs only (an odd one would have closed the field), so nothing in it can be left open
  /// when it is looked at again.
  private mutating func refuseLine(of splitter: FieldSplitter) throws(CorpusError) -> DelimitedRecord {
    let start = splitter.quoteStart
    let problem = problem(of: splitter)
    let length = try window.lineLength(from: start.position, limit: .max) ?? window.count
    return takeRecord(length: length, lines: start.lineFeeds + 1, fields: .failure(problem))
  }

  private mutating func takeRecord(
    length: Int, lines: Int, fields: Result<[String], RowProblem>
  ) -> DelimitedRecord {
    let raw = withoutLineEnd(window.prefix(length))
    let record = DelimitedRecord(
      source: source, raw: raw, fields: fields,
      invalidUTF8Offset: firstInvalidByte(raw).map { window.fileOffset + $0 })
    window.use(count: length, lines: lines)
    return record
  }

  private mutating func readHeader() throws(CorpusError) -> [String] {
    while let length = try window.lineLength(limit: limit) {
      let line = window.prefix(length)
      if withoutLineEnd(line).isEmpty {
        window.use(count: length, lines: 1)
        continue
      }
      if format == .csv { delimiter = FieldSplitter.likelyDelimiter(ofHeader: line) }
      break
    }
    guard let record = try nextFields() else { throw .emptyFile(path: path) }
    if let offset = record.invalidUTF8Offset {
      throw .badHeader(source: record.source, what: RowProblem.invalidUTF8(offset: offset).description)
    }
    switch record.fields {
    case .failure(let problem): throw .badHeader(source: record.source, what: problem.description)
    case .success(let fields):
      var names: [String] = []
      var columns: [String: Int] = [:]
      for (index, field) in fields.enumerated() {
        let trimmed = trimmingWhitespace(field)
        // Exports with a row index leave its name empty.
        let name = trimmed.isEmpty ? "column \(index + 1)" : trimmed
        if let earlier = columns[name] {
          let what = "the name \(quoted(name)) stands for columns \(earlier + 1) and \(index + 1); rename one"
          throw .badHeader(source: record.source, what: what)
        }
        columns[name] = index
        names.append(name)
      }
      return names
    }
  }
}

/// A record of a delimited file before its fields are matched with the header.
private struct DelimitedRecord {
  var source: SourceLocation
  var raw: [UInt8]
  var fields: Result<[String], RowProblem>
  var invalidUTF8Offset: Int?
}

extension UInt8 {
  /// Whether a line of such bytes alone is passed over.
  var isJSONLineBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// A line without its line feed and the carriage return before that.
private func withoutLineEnd(_ line: [UInt8]) -> [UInt8] {
  guard line.last == UInt8(ascii: "\n") else { return line }
  let end = line.dropLast()
  return Array(end.last == UInt8(ascii: "\r") ? end.dropLast() : end)
}

/// Index of the first byte that is no UTF-8, or nil.
private func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}
