/// The settings between two lines of three dashes at the start of a Markdown file.
struct FrontMatter {
  /// The value of its `title`, without quotation marks.
  var title: String?
  /// The start of the text after it.
  var end: Int

  /// - Returns: nil if the source has no front matter, or it is never closed.
  init?(_ source: [UInt8], from start: Int) {
    var lines = LineCursor(source: source, index: start)
    guard let first = lines.next(), source[first].elementsEqual("---".utf8) else { return nil }
    while let line = lines.next() {
      if source[line].elementsEqual("---".utf8) || source[line].elementsEqual("...".utf8) {
        end = lines.index
        return
      }
      if title == nil, source.hasPrefix("title:", at: line.lowerBound, to: line.upperBound) {
        title = FrontMatter.value(source, in: source.trimmingWhiteSpace(line.lowerBound + 6..<line.upperBound))
      }
    }
    return nil
  }

  private static func value(_ source: [UInt8], in range: Range<Int>) -> String? {
    var inner = range
    if range.count >= 2, let first = source[range].first, first == source[range.upperBound - 1],
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    {
      inner = range.lowerBound + 1..<range.upperBound - 1
    }
    return inner.isEmpty ? nil : String(decoding: source[inner], as: UTF8.self)
  }

  /// Walks over lines, without white space at their ends.
  private struct LineCursor {
    let source: [UInt8]
    var index: Int

    mutating func next() -> Range<Int>? {
      guard index < source.count else { return nil }
      let start = index
      while index < source.count, source[index] != 0x0A { index += 1 }
      let line = source.trimmingWhiteSpace(start..<index)
      index = min(index + 1, source.count)
      return line
    }
  }
}
