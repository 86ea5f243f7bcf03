/// A news article, a speech or a post, cut into statements.
public struct Article: Sendable {
  /// The headline: in HTML the first `h1` of the content, else the `title`; in Markdown the front matter's title,
  /// else the first heading of level one; in plain text a first line that stands alone and has no final stop.
  public let title: String?
  /// Ascending, apart from each other, each of at most 4,000 bytes of text. In plain text every byte that is not white
  /// space lies in exactly one of them, a byte order mark at the start excepted.
  public let statements: [Statement]

  /// Cuts a source into statements, in time linear in its length.
  ///
  /// - Parameter source: valid UTF-8. Other bytes do no harm, but show as U+FFFD, and then offsets other than bytes
  ///   count as `OffsetTranslator` does.
  public init(parsing source: [UInt8], markup: Markup) {
    let cleaned: CleanedText
    switch markup {
    case .plainText: cleaned = PlainTextLexer.lex(source)
    case .markdown: cleaned = MarkdownLexer.lex(source)
    case .html: cleaned = HTMLLexer.lex(source)
    }
    title = cleaned.title
    statements = Article.statements(of: cleaned)
  }

  private static func statements(of cleaned: CleanedText) -> [Statement] {
    let lineBreaks = LineBreaks(text: cleaned.bytes, linesMayWrap: cleaned.linesMayWrap)
    let segmenter = SentenceSegmenter(text: cleaned.bytes)
    let scanner = QuotationScanner(text: cleaned.bytes)
    let classifier = SpeechClassifier(text: cleaned.bytes)
    var statements: [Statement] = []
    for paragraph in cleaned.paragraphs {
      for block in lineBreaks.blocks(of: paragraph) {
        let quotations = scanner.quotations(of: block)
        var firstQuotation = 0
        for sentence in segmenter.sentences(of: block) {
          // Rules, arrows and bullets between the elements of a page are not statements; in plain text nothing is lost.
          if !cleaned.isSource, cleaned.bytes.nextWord(from: sentence.lowerBound, to: sentence.upperBound) == nil {
            continue
          }
          let kind = classifier.kind(of: sentence, quotations: quotations, first: &firstQuotation)
          let range = cleaned.sourceRange(of: sentence)
          statements.append(Statement(text: cleaned.string(of: sentence), range: range, kind: kind))
        }
      }
    }
    return statements
  }
}
