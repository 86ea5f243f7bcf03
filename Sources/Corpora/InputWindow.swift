internal import CBytes

/// The part of an input that has been read and not yet used up.
///
/// A record is looked for in `bytes` from `start`; when its end is not there yet, `extend` reads on and keeps what is
/// there. Positions that must survive `extend` are counted from `start`: the bytes may move to the front of the buffer,
/// but at most once for each record, so the work stays linear in the input whatever the length of its lines.
struct InputWindow: ~Copyable, Sendable {
  private var input: FileInput
  private(set) var bytes: [UInt8] = []
  /// Index in `bytes` of the first byte not yet used up.
  private(set) var start = 0
  /// Offset of that byte in the file.
  private(set) var fileOffset = 0
  /// Number of the line it is on, from 1.
  private(set) var line = 1

  /// Reads the beginning of the input: a byte order mark of UTF-8 is dropped, one of UTF-16 or UTF-32 is an error.
  init(_ input: consuming FileInput) throws(CorpusError) {
    self.input = input
    while bytes.count < 4, try extend() {}
    use(count: try ByteOrderMark.length(of: bytes, path: path), lines: 0)
  }

  var path: String { input.path }
  /// How many bytes are there.
  var count: Int { bytes.count - start }
  /// SHA-256 of all bytes read, if the input computes it; of the whole file once `extend` has returned false.
  func sha256() -> String? { input.sha256() }

  /// Reads on; false at the end of the input.
  mutating func extend() throws(CorpusError) -> Bool {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    return try input.read(onto: &bytes)
  }

  /// Drops `count` bytes with `lines` line feeds among them.
  mutating func use(count: Int, lines: Int) {
    start += count
    fileOffset += count
    line += lines
  }

  /// The bytes from `start` on, at most `count` of them.
  func prefix(_ count: Int) -> [UInt8] {
    Array(bytes[start..<min(start + count, bytes.count)])
  }

  /// Reads until the window holds a whole line and returns how many bytes from `start` its end is away, the line feed
  /// included; the last line may have none. `from` bytes are known to hold no line feed. Nil at the end of the input.
  mutating func lineLength(from: Int = 0, limit: Int) throws(CorpusError) -> Int? {
    var scanned = from
    while true {
      let feed = unsafe standpoint_find_line_feed(bytes, start + scanned, bytes.count)
      if feed < bytes.count { return feed + 1 - start }
      scanned = count
      if scanned > limit { throw .rowTooLong(source: SourceLocation(file: path, line: line), limit: limit) }
      guard try extend() else { return count > 0 ? count : nil }
    }
  }
}
