/// Collects cleaned text piece by piece: folds white space, divides paragraphs, and keeps the map to the source.
package struct CleanedTextBuilder {
  package private(set) var bytes: [UInt8] = []
  package private(set) var runs: [CleanedText.Run] = []
  package private(set) var paragraphs: [Range<Int>] = []
  private var paragraphStart = 0
  /// The source of white space that becomes one space, if another character follows in the same line.
  private var pendingSpace: Int?
  /// The source of a line end that becomes one line feed, if another character follows in the same paragraph.
  private var pendingLineEnd: Int?
  /// Whether the last run is the source byte by byte and may grow.
  private var lastRunGrows = false

  package init() {}

  /// Appends the source bytes of a range with white space folded.
  package mutating func append(_ source: [UInt8], in range: Range<Int>, keepingLines: Bool = false) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      let length = byte <= 0x20 || byte >= 0x80 ? source.whiteSpaceLength(at: index) : 0
      if length == 0 {
        append(byte, from: index)
        index += 1
      } else {
        if keepingLines && byte.isLineEnd { endLine(at: index) } else { appendSpace(from: index) }
        index += length
      }
    }
  }

  /// Appends one byte that stands at `offset` in the source. It is not white space.
  package mutating func append(_ byte: UInt8, from offset: Int) {
    flush()
    if lastRunGrows, let last = runs.last, last.sourceStart + last.sourceLength == offset {
      runs[runs.count - 1].sourceLength += 1
    } else {
      runs.append(.init(cleanedStart: bytes.count, sourceStart: offset, sourceLength: 1))
      lastRunGrows = true
    }
    bytes.append(byte)
  }

  /// Appends a character that stands for a range of the source. White space is folded; soft hyphens vanish.
  package mutating func append(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    if scalar.properties.isWhitespace { return appendSpace(from: range.lowerBound) }
    if scalar == "\u{AD}" { return }
    flush()
    runs.append(.init(cleanedStart: bytes.count, sourceStart: range.lowerBound, sourceLength: range.count))
    lastRunGrows = false
    bytes.append(contentsOf: UTF8.encode(scalar)!)
  }

  package mutating func appendSpace(from offset: Int) {
    if pendingSpace == nil { pendingSpace = offset }
  }

  /// Ends a line; two in succession end the paragraph.
  package mutating func endLine(at offset: Int) {
    if pendingLineEnd != nil { endParagraph() } else { pendingLineEnd = offset }
    pendingSpace = nil
  }

  /// Ends the paragraph; does nothing if there is no text in it.
  package mutating func endParagraph() {
    pendingSpace = nil
    pendingLineEnd = nil
    lastRunGrows = false
    if bytes.count > paragraphStart { paragraphs.append(paragraphStart..<bytes.count) }
    paragraphStart = bytes.count
  }

  private mutating func flush() {
    guard pendingSpace != nil || pendingLineEnd != nil else { return }
    if bytes.count > paragraphStart {
      let offset = pendingLineEnd ?? pendingSpace ?? 0
      if lastRunGrows, let last = runs.last, last.sourceStart + last.sourceLength == offset {
        runs[runs.count - 1].sourceLength += 1
      } else {
        runs.append(.init(cleanedStart: bytes.count, sourceStart: offset, sourceLength: 1))
        lastRunGrows = true
      }
      bytes.append(pendingLineEnd == nil ? 0x20 : 0x0A)
    }
    pendingSpace = nil
    pendingLineEnd = nil
  }
}
