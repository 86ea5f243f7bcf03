/// Reads what is within a paragraph of Markdown: emphasis, code, links, images, tags, references, escapes.
///
/// Two passes over the joined lines. The first pairs brackets and marks of emphasis, each with a stack, so that the
/// second can drop what belongs together and keep what stands alone. Both are linear.
struct MarkdownInlines {
  /// The lines of the paragraph, joined by line feeds.
  let text: [UInt8]
  /// Where each byte of `text` stands in the source.
  let origin: [Int]
  /// For an opening bracket, round or square, the bracket that closes it; else -1. Empty if there is no bracket.
  var partner: [Int] = []
  /// Marks of emphasis that are dropped. Empty if there are none.
  var isDropped: [Bool] = []
  /// The last run of backticks of each length up to 16.
  private var lastBackticks = [Int](repeating: -1, count: 17)
  private let lastTagEnd: Int
  private let lastCommentEnd: Int

  /// Appends the text of a paragraph's lines.
  static func append(_ lines: [Range<Int>], of source: [UInt8], to builder: inout CleanedTextBuilder) {
    if lines.isEmpty { return }
    var inlines = MarkdownInlines(lines, of: source)
    inlines.pairBrackets()
    inlines.pairEmphasis()
    inlines.write(to: &builder)
  }

  private init(_ lines: [Range<Int>], of source: [UInt8]) {
    var text: [UInt8] = []
    var origin: [Int] = []
    for line in lines {
      if !text.isEmpty {
        text.append(0x0A)
        origin.append(line.lowerBound - 1)
      }
      text.append(contentsOf: source[line])
      origin.append(contentsOf: line)
    }
    self.text = text
    self.origin = origin
    lastTagEnd = text.lastIndex(of: UInt8(ascii: ">")) ?? -1
    var commentEnd = -1
    if lastTagEnd >= 0 {
      var index = 0
      while let next = text.firstIndex(ofASCII: "-->", from: index, to: text.count) {
        commentEnd = next
        index = next + 3
      }
    }
    lastCommentEnd = commentEnd
    noteBackticks()
  }

  private mutating func noteBackticks() {
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "`") {
        let length = run(at: index)
        if length <= 16 { lastBackticks[length] = index }
        index += length
      } else {
        index += 1
      }
    }
  }

  /// The number of bytes like that at `index` from there on.
  func run(at index: Int) -> Int {
    var end = index
    while end < text.count, text[end] == text[index] { end += 1 }
    return end - index
  }

  /// The content and the end of the code that the backticks at `start` open, if they are closed.
  func code(at start: Int) -> (content: Range<Int>, end: Int)? {
    let length = run(at: start)
    guard length <= 16, lastBackticks[length] > start else { return nil }
    var index = start + length
    while index < text.count {
      if text[index] == UInt8(ascii: "`") {
        let next = run(at: index)
        if next == length { return (start + length..<index, index + length) }
        index += next
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The end of the tag, comment or address in angle brackets at `start`, if it is one.
  func angleEnd(at start: Int) -> Int? {
    guard start + 2 < text.count, start < lastTagEnd else { return nil }
    if text.hasPrefix("<!--", at: start, to: text.count) {
      guard start < lastCommentEnd else { return nil }
      return text.firstIndex(ofASCII: "-->", from: start + 4, to: text.count).map { $0 + 3 }
    }
    let next = text[start + 1]
    guard next.isASCIILetter || next == UInt8(ascii: "/") else { return nil }
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "<") {
      if text[index] == UInt8(ascii: ">") { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The end of a link after the bracket at `close`: of its target in round brackets, or its name in square ones.
  func targetEnd(after close: Int) -> Int? {
    let next = close + 1
    guard next < text.count, text[next] == UInt8(ascii: "(") || text[next] == UInt8(ascii: "[") else { return nil }
    return partner[next] < 0 ? nil : partner[next] + 1
  }

  private func sourceRange(_ range: Range<Int>) -> Range<Int> {
    origin[range.lowerBound]..<origin[range.upperBound - 1] + 1
  }

  private func write(to builder: inout CleanedTextBuilder) {
    var index = 0
    // The ends of links whose text is being read, by the bracket that closes the text.
    var jumps: [(close: Int, end: Int)] = []
    while index < text.count {
      let byte = text[index]
      // A tag may have swallowed the bracket of a link.
      while let jump = jumps.last, jump.close < index { jumps.removeLast() }
      if let jump = jumps.last, jump.close == index {
        jumps.removeLast()
        index = jump.end
        continue
      }
      switch byte {
      case UInt8(ascii: "\\") where index + 1 < text.count && text[index + 1] == 0x0A:
        index += 1
      case UInt8(ascii: "\\") where index + 1 < text.count && text[index + 1].isASCIIPunctuation:
        builder.append(Unicode.Scalar(text[index + 1]), for: sourceRange(index..<index + 2))
        index += 2
      case UInt8(ascii: "`"):
        if let (content, end) = code(at: index) {
          for position in content { append(position, to: &builder) }
          index = end
        } else {
          let end = index + run(at: index)
          while index < end {
            append(index, to: &builder)
            index += 1
          }
        }
      case UInt8(ascii: "!") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "["):
        if let end = imageEnd(at: index + 1) {
          index = end
        } else {
          append(index, to: &builder)
          index += 1
        }
      case UInt8(ascii: "[") where partner[index] >= 0:
        let close = partner[index]
        if text[index + 1] == UInt8(ascii: "^") {
          // A note: its mark and, at the start of its text, the colon.
          let end = close + 1
          index = end < text.count && text[end] == UInt8(ascii: ":") ? end + 1 : end
        } else if let end = targetEnd(after: close) {
          jumps.append((close, end))
          index += 1
        } else {
          append(index, to: &builder)
          index += 1
        }
      case UInt8(ascii: "<"):
        index = writeAngle(at: index, to: &builder)
      case UInt8(ascii: "&"):
        if let (scalar, end) = CharacterReference.decode(text, at: index, to: text.count) {
          builder.append(scalar, for: sourceRange(index..<end))
          index = end
        } else {
          append(index, to: &builder)
          index += 1
        }
      default:
        if isDropped.isEmpty || !isDropped[index] { append(index, to: &builder) }
        index += 1
      }
    }
  }

  private func imageEnd(at bracket: Int) -> Int? {
    partner[bracket] < 0 ? nil : targetEnd(after: partner[bracket])
  }

  /// Drops a tag or comment, keeps an address; returns where to go on.
  private func writeAngle(at index: Int, to builder: inout CleanedTextBuilder) -> Int {
    guard let end = angleEnd(at: index) else {
      append(index, to: &builder)
      return index + 1
    }
    if text.hasPrefix("<br", at: index, to: end), !text[index + 3].isASCIILetter {
      builder.endLine(at: origin[index])
    } else if text.hasPrefix("<http", at: index, to: end) {
      for position in index + 1..<end - 1 { append(position, to: &builder) }
    }
    return end
  }

  private func append(_ index: Int, to builder: inout CleanedTextBuilder) {
    if text[index] == 0x0A { return builder.endLine(at: origin[index]) }
    let length = text[index] <= 0x20 || text[index] >= 0x80 ? text.whiteSpaceLength(at: index) : 0
    if length > 0 { return builder.appendSpace(from: origin[index]) }
    builder.append(text[index], from: origin[index])
  }
}
