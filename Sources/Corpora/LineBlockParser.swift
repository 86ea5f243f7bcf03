internal import CBytes

/// Takes blocks of lines apart into rows. It keeps nothing from block to block, so each thread may have its own.
///
/// A plain line (valid UTF-8, and in JSON Lines a flat object as most exporters write it) is only looked at; every other
/// one goes the way of `RowReader`, whose rows and messages this one gives in every case.
public struct LineBlockParser: Sendable {
  /// What a block holds.
  public struct Rows: Sendable {
    public var columns: RowColumns
    /// Bad rows under `onError: .skip`, in order.
    public var rejected: [RejectedRow] = []
    /// What ended the reading; the rows before it are there.
    public var failure: CorpusError?
    var notes = ReadingWarnings()
  }

  private let format: RowFormat
  private let options: ReadingOptions
  private let maker: RowMaker
  private let scanner: JSONLineScanner?

  /// - Parameter options: without conditions, which would exclude rows that the block has counted.
  public init(format: RowFormat, options: ReadingOptions) {
    precondition(options.filters.isEmpty, "rows of a block cannot be passed over")
    self.format = format
    self.options = options
    maker = RowMaker(assembler: RowAssembler(purpose: .statements, options: options), onError: options.onError)
    scanner = format == .jsonl ? JSONLineScanner(options: options) : nil
  }

  public func rows(of block: LineBlock) -> Rows {
    var rows = Rows(columns: RowColumns(bytes: block.bytes))
    let bytes = block.bytes
    let isPlain =
      unsafe standpoint_find_nul(bytes, 0, bytes.count) == bytes.count && (try? UTF8Span(validating: bytes.span)) != nil
    var start = 0
    var line = 0
    var index = 0
    while start < bytes.count, rows.failure == nil {
      let feed = unsafe standpoint_find_line_feed(bytes, start, bytes.count)
      let isReturn = feed < bytes.count && feed > start && bytes[feed - 1] == UInt8(ascii: "\r")
      let range = start..<(isReturn ? feed - 1 : feed)
      if format == .jsonl, bytes[range].allSatisfy(\.isJSONLineBlank) {
        // No row.
      } else {
        if !(isPlain && addPlain(range, bytes, index: index, to: &rows.columns)) {
          add(
            Record(
              line: Array(bytes[range]), format: format, textField: options.textField,
              source: SourceLocation(file: block.path, line: block.line + line), fileOffset: block.fileOffset + start),
            index: index, to: &rows)
        }
        index += 1
      }
      start = feed + 1
      line += 1
    }
    return rows
  }

  private func addPlain(_ line: Range<Int>, _ bytes: [UInt8], index: Int, to columns: inout RowColumns) -> Bool {
    guard format == .jsonl else {
      // A line can be its own id or target.
      guard options.hasDistinctFields else { return false }
      columns.add(index: index, text: line, id: nil, target: nil)
      return true
    }
    return scanner?.add(line, of: bytes, index: index, to: &columns) ?? false
  }

  private func add(_ record: Record, index: Int, to rows: inout Rows) {
    var maker = maker
    do {
      switch try maker.result(of: record) {
      case .row(let row): rows.columns.append(row, index: index)
      case .rejected(let row): rows.rejected.append(row)
      case nil: break
      }
    } catch {
      rows.failure = error
    }
    rows.notes.add(maker.notes)
  }
}

/// What should be told of the rows of several blocks, in their order.
public struct LineBlockNotes: Sendable {
  private var notes = ReadingWarnings()

  public init() {}

  public mutating func add(_ rows: LineBlockParser.Rows) { notes.add(rows.notes) }

  /// As `RowReader.warnings`.
  public var warnings: [String] { notes.lines }
}
