/// Reads the text of an article out of Markdown: blocks line by line, then what is within them.
///
/// A subset of CommonMark, with front matter, tables, strike-through and notes. Indented code is read as text, for
/// in news it mostly is text; reference links without a second pair of brackets keep their brackets, for in news
/// "[he]" is an editor's insertion.
struct MarkdownLexer {
  private let source: [UInt8]
  private var builder = CleanedTextBuilder()
  /// The lines of the paragraph that is being read, without markers.
  private var paragraph: [Range<Int>] = []
  private var paragraphIsItem = false
  private var quoteDepth = 0
  private var openFence: (mark: UInt8, length: Int)?
  private var title: String?
  private var frontMatter: FrontMatter?

  static func lex(_ source: [UInt8]) -> CleanedText {
    var lexer = MarkdownLexer(source: source)
    return lexer.run()
  }

  private init(source: [UInt8]) {
    self.source = source
  }

  private mutating func run() -> CleanedText {
    var index = source.byteOrderMarkLength
    frontMatter = FrontMatter(source, from: index)
    if let frontMatter {
      title = frontMatter.title
      index = frontMatter.end
    }
    while index < source.count {
      let end = lineEnd(from: index)
      let next = min(end + 1, source.count)
      index = read(index..<end, next: next)
    }
    endParagraph()
    var cleaned = CleanedText(
      bytes: builder.bytes, runs: builder.runs, paragraphs: builder.paragraphs, title: title, linesMayWrap: true)
    cleaned.byline = frontMatter?.byline
    cleaned.date = frontMatter?.date
    return cleaned
  }

  private func lineEnd(from start: Int) -> Int {
    var index = start
    while index < source.count, !source[index].isLineEnd { index += 1 }
    // The line feed of CR LF is left to be a blank of the line before: it must not look like a line of its own.
    if index + 1 < source.count, source[index] == 0x0D, source[index + 1] == 0x0A { index += 1 }
    return index
  }

  /// Reads one line; returns where to go on, which is `next` save after a comment.
  private mutating func read(_ range: Range<Int>, next: Int) -> Int {
    let line = MarkdownLine(source, in: range, interrupts: !paragraph.isEmpty && !paragraphIsItem)
    if let fence = openFence {
      if case .fence(let mark, let length) = line.shape, mark == fence.mark, length >= fence.length { openFence = nil }
      return next
    }
    if line.quoteDepth > quoteDepth || line.shape == .blank { endParagraph() }
    quoteDepth = line.quoteDepth
    switch line.shape {
    case .blank, .tableRule: break
    case .rule: endParagraph()
    case .text: paragraph.append(line.content)
    case .definition:
      // Within a paragraph it is text.
      if !paragraph.isEmpty { paragraph.append(line.content) }
    case .heading(let level):
      endParagraph()
      appendHeading([line.content], level: level)
    case .underline(let level):
      let lines = paragraph
      paragraph = []
      appendHeading(lines, level: level)
    case .fence(let mark, let length):
      endParagraph()
      openFence = (mark, length)
    case .item:
      endParagraph()
      paragraph = [line.content]
      paragraphIsItem = true
    case .tableRow:
      endParagraph()
      appendCells(of: line.content)
    case .comment:
      let close = source.firstIndex(ofASCII: "-->", from: line.content.lowerBound + 4, to: source.count)
      // What follows the comment in its line is read as a line.
      return close.map { $0 + 3 } ?? source.count
    }
    return next
  }

  private mutating func endParagraph() {
    MarkdownInlines.append(paragraph, of: source, to: &builder)
    builder.endParagraph()
    paragraph = []
    paragraphIsItem = false
  }

  private mutating func appendHeading(_ lines: [Range<Int>], level: Int) {
    let count = builder.paragraphs.count
    MarkdownInlines.append(lines, of: source, to: &builder)
    builder.endParagraph()
    paragraphIsItem = false
    if level == 1, title == nil, builder.paragraphs.count > count, let heading = builder.paragraphs.last {
      title = String(decoding: builder.bytes[heading].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    }
  }

  /// Each cell of a table is a block of its own.
  private mutating func appendCells(of row: Range<Int>) {
    var start = row.lowerBound
    for index in row where source[index] == UInt8(ascii: "|") && (index == 0 || source[index - 1] != UInt8(ascii: "\\"))
    {
      MarkdownInlines.append([source.trimmingWhiteSpace(start..<index)], of: source, to: &builder)
      builder.endParagraph()
      start = index + 1
    }
    MarkdownInlines.append([source.trimmingWhiteSpace(start..<row.upperBound)], of: source, to: &builder)
    builder.endParagraph()
  }
}
