/// What starts with a "<" in HTML.
enum HTMLToken {
  /// A start or end tag, its name packed in lower case.
  case tag(name: WordKey, isEnd: Bool, isSelfClosing: Bool, end: Int)
  /// A comment, a document type or a processing instruction.
  case ignored(end: Int)
  /// A CDATA section: its content is text.
  case characterData(content: Range<Int>, end: Int)
}

/// Scans single tokens of HTML. Attributes are skipped: none of them is needed.
struct HTMLTagScanner {
  let source: [UInt8]
  /// The last places at which these marks occur; after them no search for them is begun. That keeps a source with
  /// thousands of tags that are never closed linear.
  private let lastDoubleQuote: Int
  private let lastSingleQuote: Int
  private let lastTagEnd: Int

  init(source: [UInt8]) {
    self.source = source
    lastDoubleQuote = source.lastIndex(of: UInt8(ascii: "\"")) ?? -1
    lastSingleQuote = source.lastIndex(of: UInt8(ascii: "'")) ?? -1
    lastTagEnd = source.lastIndex(of: UInt8(ascii: ">")) ?? -1
  }

  /// The token at the "<" at `start`, or nil if that stands for itself.
  func token(at start: Int) -> HTMLToken? {
    let end = source.count
    guard start + 1 < end else { return nil }
    let next = source[start + 1]
    if next.isASCIILetter { return tag(nameStart: start + 1, isEnd: false) }
    if next == UInt8(ascii: "/") {
      if start + 2 < end, source[start + 2].isASCIILetter { return tag(nameStart: start + 2, isEnd: true) }
      return nil
    }
    if source.hasPrefix("<!--", at: start, to: end) {
      // "<!-->" is an empty comment; an unclosed one hides the rest, as in browsers.
      let close = source.firstIndex(ofASCII: "-->", from: start + 2, to: end)
      return .ignored(end: close.map { $0 + 3 } ?? end)
    }
    if source.hasPrefix("<![cdata[", at: start, to: end) {
      let contentStart = start + 9
      let close = source.firstIndex(ofASCII: "]]>", from: contentStart, to: end)
      return .characterData(content: contentStart..<(close ?? end), end: close.map { $0 + 3 } ?? end)
    }
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?"), start < lastTagEnd {
      let close = source[start...].firstIndex(of: UInt8(ascii: ">"))
      return .ignored(end: close.map { $0 + 1 } ?? end)
    }
    return nil
  }

  private func tag(nameStart: Int, isEnd: Bool) -> HTMLToken? {
    guard nameStart < lastTagEnd else { return nil }
    var index = nameStart
    while index < source.count, !source[index].isASCIIWhiteSpace, source[index] != UInt8(ascii: ">"),
      source[index] != UInt8(ascii: "/"), source[index] != UInt8(ascii: "<")
    {
      index += 1
    }
    let name = source.wordKey(of: nameStart..<index)
    var isValue = false
    while index < source.count {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: ">"):
        let isSelfClosing = source[index - 1] == UInt8(ascii: "/")
        return .tag(name: name, isEnd: isEnd, isSelfClosing: isSelfClosing, end: index + 1)
      case UInt8(ascii: "<"):
        // A tag that was never closed ends where the next begins.
        return .tag(name: name, isEnd: isEnd, isSelfClosing: false, end: index)
      case UInt8(ascii: "="):
        isValue = true
        index += 1
      case UInt8(ascii: "\"") where isValue && index < lastDoubleQuote,
        UInt8(ascii: "'") where isValue && index < lastSingleQuote:
        index += 1
        while index < source.count, source[index] != byte { index += 1 }
        index += 1
        isValue = false
      default:
        if !byte.isASCIIWhiteSpace { isValue = false }
        index += 1
      }
    }
    return .ignored(end: source.count)
  }

  /// The start of the end tag of an element of raw text, and its end; the end of the source if it has none.
  func rawTextEnd(ofElement name: WordKey, from start: Int) -> (contentEnd: Int, end: Int) {
    var index = start
    while index + 1 < source.count {
      if source[index] == UInt8(ascii: "<"), source[index + 1] == UInt8(ascii: "/") {
        var nameEnd = index + 2
        while nameEnd < source.count, nameEnd < index + 18, source[nameEnd].isASCIILetter { nameEnd += 1 }
        if source.wordKey(of: index + 2..<nameEnd) == name {
          let close = source[nameEnd...].firstIndex(of: UInt8(ascii: ">"))
          return (index, close.map { $0 + 1 } ?? source.count)
        }
      }
      index += 1
    }
    return (source.count, source.count)
  }
}
