internal import CBytes

/// A piece of an input that has one row a line: whole lines, not yet looked into.
public struct LineBlock: Sendable {
  /// Line ends included; the last line of the input may lack one.
  var bytes: [UInt8]
  var path: String
  /// Number of the first line, from 1.
  var line: Int
  /// Offset in the file of the first byte.
  var fileOffset: Int
  /// Number of the first row among those of the input, from 0.
  public var firstRow: Int
  /// How many rows there are, bad ones counted.
  public var rowCount: Int
  /// How many bytes of the input it is.
  public var byteCount: Int { bytes.count }
}

/// Reads lines or JSON Lines in blocks, so that rows can be taken apart by several threads.
///
/// Memory is bounded by a block and the longest line, which may have 64 MiB.
public struct LineBlockReader: ~Copyable {
  private var input: FileInput
  private let format: RowFormat
  private let limit: Int
  /// Read and not yet part of a block: the beginning of a line.
  private var rest: [UInt8] = []
  /// How much of it is known to hold no line feed.
  private var searched = 0
  private var isAtEnd = false
  private var line = 1
  private var row = 0
  private var fileOffset = 0

  /// Opens a file, or standard input for "-".
  ///
  /// - Parameter format: `lines` or `jsonl`; the rows of the others do not end where lines do.
  public init(path: String, format: RowFormat) throws(CorpusError) {
    try self.init(FileInput(path: path), format: format)
  }

  init(
    _ input: consuming FileInput, format: RowFormat, limit: Int = RecordReader.defaultLimit
  ) throws(CorpusError) {
    precondition(format == .lines || format == .jsonl, "rows of \(format) may run over several lines")
    self.input = input
    self.format = format
    self.limit = limit
    while rest.count < 4, try self.input.read(onto: &rest) {}
    fileOffset = try ByteOrderMark.length(of: rest, path: self.input.path)
    rest.removeFirst(fileOffset)
  }

  /// The next block, or nil at the end of the input.
  public mutating func next() throws(CorpusError) -> LineBlock? {
    while !isAtEnd {
      isAtEnd = try !input.read(onto: &rest)
      var end = rest.count
      if !isAtEnd {
        guard let feed = rest[searched...].lastIndex(of: UInt8(ascii: "\n")) else {
          searched = rest.count
          if rest.count > limit {
            throw .rowTooLong(source: SourceLocation(file: input.path, line: line), limit: limit)
          }
          continue
        }
        end = feed + 1
      }
      guard end > 0 else { return nil }
      return block(upTo: end)
    }
    return nil
  }

  private mutating func block(upTo end: Int) -> LineBlock {
    // The tail is the smaller part: it is what is copied.
    let tail = Array(rest[end...])
    rest.removeLast(tail.count)
    var bytes = tail
    swap(&bytes, &rest)
    searched = rest.count
    let feeds = unsafe standpoint_count_line_feeds(bytes, 0, bytes.count)
    let lines = feeds + (bytes.last == UInt8(ascii: "\n") ? 0 : 1)
    let rows = format == .lines ? lines : lines - blankLines(of: bytes)
    let block = LineBlock(
      bytes: bytes, path: input.path, line: line, fileOffset: fileOffset, firstRow: row, rowCount: rows)
    line += lines
    row += rows
    fileOffset += bytes.count
    return block
  }

  private func blankLines(of bytes: [UInt8]) -> Int {
    var count = 0
    var start = 0
    while start < bytes.count {
      let end = unsafe standpoint_find_line_feed(bytes, start, bytes.count)
      if bytes[start..<end].allSatisfy(\.isJSONLineBlank) { count += 1 }
      start = end + 1
    }
    return count
  }
}
