/// Reads the text of an article out of HTML, token by token, without a tree.
///
/// Tags need not match. An element that is skipped ends at its own end tag, where `main` begins (which cannot lie in
/// it), or at the end of the source. If there is an `article` or `main` element only the longest of them counts.
struct HTMLLexer {
  private let source: [UInt8]
  private let scanner: HTMLTagScanner
  /// Whether everything that could be the article is read, because nothing was found without.
  private let isLenient: Bool
  private var builder = CleanedTextBuilder()
  private var content = ContentTracker()

  private var isInHead = false
  /// The element that is skipped, and how many of its name are open.
  private var skipped: (name: WordKey, depth: Int)?
  private var headerDepth = 0
  /// The element within a header that is read.
  private var keptInHeader: WordKey = 0
  private var preDepth = 0
  /// The text of the first `title` element.
  private var title: String?

  static func lex(_ source: [UInt8]) -> CleanedText {
    var lexer = HTMLLexer(source: source, isLenient: false)
    let cleaned = lexer.run()
    if !cleaned.paragraphs.isEmpty { return cleaned }
    var lenient = HTMLLexer(source: source, isLenient: true)
    return lenient.run()
  }

  private init(source: [UInt8], isLenient: Bool) {
    self.source = source
    self.isLenient = isLenient
    scanner = HTMLTagScanner(source: source)
  }

  private var isSilent: Bool {
    isInHead || skipped != nil || headerDepth > 0 && keptInHeader == 0 && !isLenient
  }

  private mutating func run() -> CleanedText {
    var index = source.byteOrderMarkLength
    while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"):
        switch scanner.token(at: index) {
        case .tag(let name, let isEnd, let isSelfClosing, let end):
          index = isEnd ? endTag(name, index..<end) : startTag(name, isSelfClosing: isSelfClosing, index..<end)
        case .ignored(let end): index = end
        case .characterData(let text, let end):
          if !isSilent { builder.append(source, in: text, keepingLines: preDepth > 0) }
          index = end
        case nil:
          appendByte(at: index)
          index += 1
        }
      case UInt8(ascii: "&"):
        if let (scalar, end) = CharacterReference.decode(source, at: index, to: source.count) {
          if !isSilent { builder.append(scalar, for: index..<end) }
          index = end
        } else {
          appendByte(at: index)
          index += 1
        }
      default:
        let start = index
        while index < source.count, source[index] != UInt8(ascii: "<"), source[index] != UInt8(ascii: "&") {
          index += 1
        }
        if !isSilent { builder.append(source, in: start..<index, keepingLines: preDepth > 0) }
      }
    }
    builder.endParagraph()
    return content.select(from: builder, title: title)
  }

  private mutating func appendByte(at index: Int) {
    if !isSilent { builder.append(source[index], from: index) }
  }

  /// Handles a start tag; returns where to go on.
  private mutating func startTag(_ name: WordKey, isSelfClosing: Bool, _ range: Range<Int>) -> Int {
    let end = range.upperBound
    if isInHead, !HTMLElements.head.contains(name) { isInHead = false }
    if HTMLElements.rawText.contains(name), !isSelfClosing { return rawText(name, from: end) }
    if let open = skipped {
      if open.name == name, !isSelfClosing { skipped?.depth += 1 }
      let ends = name == HTMLElements.main || name == HTMLElements.article && open.name == HTMLElements.form
      if !ends { return end }
      skipped = nil
    }
    if HTMLElements.blocks.contains(name) { builder.endParagraph() }
    if (isLenient ? HTMLElements.lenientlySkipped : HTMLElements.skipped).contains(name) {
      if !isSelfClosing { skipped = (name, 1) }
      return end
    }
    switch name {
    case HTMLElements.headElement: isInHead = true
    case HTMLElements.header: headerDepth += 1
    case HTMLElements.br: if !isSilent { builder.endLine(at: range.lowerBound) }
    case HTMLElements.pre: preDepth += 1
    case HTMLElements.quotation: if !isSilent { builder.append("\u{201C}", for: range) }
    case HTMLElements.main, HTMLElements.article, HTMLElements.h1: content.open(name, at: builder.bytes.count)
    default: break
    }
    if name == HTMLElements.main || name == HTMLElements.article {
      // Neither lies in a page's header: its end tag was forgotten.
      headerDepth = 0
    }
    if headerDepth > 0, HTMLElements.blocks.contains(name) {
      keptInHeader = HTMLElements.keptInHeader.contains(name) ? name : 0
    }
    return end
  }

  /// Handles an end tag; returns where to go on.
  private mutating func endTag(_ name: WordKey, _ range: Range<Int>) -> Int {
    let end = range.upperBound
    if let open = skipped {
      if open.name == name { skipped = open.depth > 1 ? (name, open.depth - 1) : nil }
      return end
    }
    if HTMLElements.blocks.contains(name) { builder.endParagraph() }
    switch name {
    case HTMLElements.headElement: isInHead = false
    case HTMLElements.header: headerDepth = max(0, headerDepth - 1)
    case HTMLElements.br: if !isSilent { builder.endLine(at: range.lowerBound) }
    case HTMLElements.pre: preDepth = max(0, preDepth - 1)
    case HTMLElements.quotation: if !isSilent { builder.append("\u{201D}", for: range) }
    case HTMLElements.main, HTMLElements.article, HTMLElements.h1: content.close(name, at: builder.bytes.count)
    default: break
    }
    if name == keptInHeader { keptInHeader = 0 }
    return end
  }

  private mutating func rawText(_ name: WordKey, from start: Int) -> Int {
    let (contentEnd, end) = scanner.rawTextEnd(ofElement: name, from: start)
    // A drawing has titles too.
    guard name == HTMLElements.title, title == nil, skipped == nil else { return end }
    var text = CleanedTextBuilder()
    var index = start
    while index < contentEnd {
      if source[index] == UInt8(ascii: "&"),
        let (scalar, next) = CharacterReference.decode(source, at: index, to: contentEnd)
      {
        text.append(scalar, for: index..<next)
        index = next
      } else {
        let chunkStart = index
        index += 1
        while index < contentEnd, source[index] != UInt8(ascii: "&") { index += 1 }
        text.append(source, in: chunkStart..<index)
      }
    }
    if !text.bytes.isEmpty { title = String(decoding: text.bytes, as: UTF8.self) }
    return end
  }
}
