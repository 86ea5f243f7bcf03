/// Decides which line ends within a paragraph end a block, and which are mere wraps.
///
/// A line end is taken for meant if the writer had room to go on: the next word would still have fitted into the
/// longest line of the paragraph. What was before and what follows decide how much room is asked for:
///
/// - After a final stop, a colon or a semicolon any room will do.
/// - Without one, a quarter of the longest line must be free, as after a headline.
/// - An item of a list or a turn of a transcript needs room, a final stop, or an item before it.
/// - Before a lower-case letter and after a comma no line end is meant.
///
/// Lines of more than 160 bytes are not wrapped by anybody, and lines under 45 bytes are lists and headlines.
struct LineBreaks {
  let text: [UInt8]
  let linesMayWrap: Bool

  private static let longestWrappedLine = 160
  private static let shortestWrappedLine = 45

  /// The blocks of a paragraph, ascending, without surrounding white space.
  func blocks(of paragraph: Range<Int>) -> [Range<Int>] {
    let lines = lines(of: paragraph)
    if lines.count < 2 { return lines }
    let width = lines.reduce(0) { max($0, $1.count) }
    var blocks: [Range<Int>] = []
    var blockStart = lines[0].lowerBound
    var isItem = opensItem(lines[0])
    for index in 1..<lines.count {
      let nextIsItem = opensItem(lines[index])
      if isMeant(after: lines[index - 1], before: lines[index], width: width, items: (isItem, nextIsItem)) {
        blocks.append(blockStart..<lines[index - 1].upperBound)
        blockStart = lines[index].lowerBound
        isItem = nextIsItem
      }
    }
    blocks.append(blockStart..<lines[lines.count - 1].upperBound)
    return blocks
  }

  private func lines(of paragraph: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = paragraph.lowerBound
    for index in paragraph where text[index].isLineEnd {
      let line = text.trimmingWhiteSpace(start..<index)
      if !line.isEmpty { lines.append(line) }
      start = index + 1
    }
    let line = text.trimmingWhiteSpace(start..<paragraph.upperBound)
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private func isMeant(
    after line: Range<Int>, before next: Range<Int>, width: Int, items: (now: Bool, next: Bool)
  ) -> Bool {
    let needed = line.count + 1 + firstTokenLength(next)
    let isWrapped = linesMayWrap && width <= Self.longestWrappedLine
    let last = text[line.upperBound - 1]
    let endsClause = last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
    let hasRoom = !isWrapped || needed <= width
    let stops = Self.endsSentence(text, line)
    if items.next { return items.now || hasRoom || stops || endsClause }
    if last == UInt8(ascii: ",") || startsInLowerCase(next) { return false }
    if stops || endsClause || !isWrapped { return hasRoom }
    if width < Self.shortestWrappedLine { return last != UInt8(ascii: "-") }
    return needed * 4 <= width * 3
  }

  private func firstTokenLength(_ line: Range<Int>) -> Int {
    var end = line.lowerBound
    while end < line.upperBound, !text[end].isASCIIWhiteSpace { end += 1 }
    return end - line.lowerBound
  }

  private func startsInLowerCase(_ line: Range<Int>) -> Bool {
    let scalar = text.scalar(at: line.lowerBound).scalar
    return scalar.properties.isLowercase
  }

  /// Whether a line ends in a full stop, a question or exclamation mark or an ellipsis, closing marks aside.
  static func endsSentence(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound {
      switch text[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*"),
        UInt8(ascii: "_"):
        end -= 1
      case 0xBB where end - 2 >= line.lowerBound && text[end - 2] == 0xC2: end -= 2
      case 0x9D where end - 3 >= line.lowerBound && text.isGeneralPunctuation(0x1D, at: end - 3): end -= 3
      case 0x99 where end - 3 >= line.lowerBound && text.isGeneralPunctuation(0x19, at: end - 3): end -= 3
      case 0xA6: return end - 3 >= line.lowerBound && text.isGeneralPunctuation(0x26, at: end - 3)
      default: return false
      }
    }
    return false
  }
}
