/// Finds the paragraphs of plain text: stretches of lines between blank ones.
enum PlainTextLexer {
  static func lex(_ source: [UInt8]) -> CleanedText {
    var paragraphs: [Range<Int>] = []
    var paragraphStart: Int?
    var paragraphEnd = 0
    var lineStart = source.byteOrderMarkLength
    while lineStart < source.count {
      var lineEnd = lineStart
      while lineEnd < source.count, !source[lineEnd].isLineEnd { lineEnd += 1 }
      let line = source.trimmingWhiteSpace(lineStart..<lineEnd)
      if line.isEmpty {
        if let start = paragraphStart { paragraphs.append(start..<paragraphEnd) }
        paragraphStart = nil
      } else {
        paragraphStart = paragraphStart ?? line.lowerBound
        paragraphEnd = line.upperBound
      }
      lineStart = lineEnd + 1
      // CR LF is one line end: taken for two it would make every line a paragraph.
      if lineEnd + 1 < source.count, source[lineEnd] == 0x0D, source[lineEnd + 1] == 0x0A { lineStart += 1 }
    }
    if let start = paragraphStart { paragraphs.append(start..<paragraphEnd) }
    var cleaned = CleanedText(bytes: source, paragraphs: paragraphs, linesMayWrap: true)
    cleaned.title = title(of: cleaned)
    return cleaned
  }

  /// The longest headline, in bytes.
  private static let longestTitle = 200

  /// A first paragraph of one line without a final stop, with more text after it, is a headline.
  private static func title(of cleaned: CleanedText) -> String? {
    guard cleaned.paragraphs.count > 1, let first = cleaned.paragraphs.first, first.count <= longestTitle else {
      return nil
    }
    let bytes = cleaned.bytes
    if bytes[first].contains(where: \.isLineEnd) { return nil }
    let last = bytes[first.upperBound - 1]
    if LineBreaks.endsSentence(bytes, first) || last == UInt8(ascii: ":") || last == UInt8(ascii: ",") { return nil }
    return cleaned.string(of: first)
  }
}
