/// The settings between two lines of three dashes at the start of a Markdown file.
struct FrontMatter {
  /// The value of its `title`, without quotation marks.
  var title: String?
  /// That of its `author` or `byline`.
  var byline: String?
  /// That of its `date`, as ISO 8601.
  var date: String?
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
      title = title ?? FrontMatter.value(of: "title:", source, in: line)
      byline = byline ?? FrontMatter.value(of: "author:", source, in: line)
      byline = byline ?? FrontMatter.value(of: "byline:", source, in: line)
      date = date ?? FrontMatter.value(of: "date:", source, in: line).flatMap(PublicationDate.normalized)
    }
    return nil
  }

  private static func value(of key: String, _ source: [UInt8], in line: Range<Int>) -> String? {
    guard source.hasPrefix(key, at: line.lowerBound, to: line.upperBound) else { return nil }
    let range = source.trimmingWhiteSpace(line.lowerBound + key.utf8.count..<line.upperBound)
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
