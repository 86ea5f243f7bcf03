/// A news article, a speech or a post, cut into statements.
public struct Article: Sendable {
  /// The headline: in Markdown the front matter's title, else the first heading of level one; in plain text a first line
  /// that stands alone and has no final stop.
  public let title: String?
  /// Ascending, apart from each other, each of at most 4,000 bytes of text. In plain text every byte that is not white
  /// space lies in exactly one of them, a byte order mark at the start excepted.
  public let statements: [Statement]

  /// Who wrote it, where the markup or the row says so.
  public let byline: String?
  /// When it was published, as an ISO 8601 date or date and time: `2026-11-24`, `2026-11-24T18:05:00Z`.
  public let date: String?

  /// Cuts a source into statements, in time linear in its length.
  ///
  /// - Parameter source: valid UTF-8. Other bytes do no harm, but show as U+FFFD, and then offsets other than bytes
  ///   count as `OffsetTranslator` does.
  public init(parsing source: [UInt8], markup: Markup) {
    switch markup {
    case .plainText: self.init(PlainTextLexer.lex(source))
    case .markdown: self.init(MarkdownLexer.lex(source))
    }
  }

  /// Cuts a text that a reader of another module has cleaned.
  package init(_ cleaned: CleanedText) {
    title = cleaned.title
    byline = cleaned.byline
    date = cleaned.date
    statements = Article.statements(of: cleaned)
  }

  /// The same article with what is known about it from elsewhere, such as the row that it stood in; nil changes nothing.
  package func described(title: String?, byline: String?, date: String?) -> Article {
    Article(title: title ?? self.title, byline: byline ?? self.byline, date: date ?? self.date, statements: statements)
  }

  private init(title: String?, byline: String?, date: String?, statements: [Statement]) {
    self.title = title
    self.byline = byline
    self.date = date
    self.statements = statements
  }

  private static func statements(of cleaned: CleanedText) -> [Statement] {
    let lineBreaks = LineBreaks(text: cleaned.bytes, linesMayWrap: cleaned.linesMayWrap)
    let segmenter = SentenceSegmenter(text: cleaned.bytes)
    let scanner = QuotationScanner(text: cleaned.bytes)
    let classifier = SpeechClassifier(text: cleaned.bytes)
    var words = WordSequence(text: cleaned.bytes)
    var kinds: [Statement.Kind] = []
    let blocks = cleaned.paragraphs.flatMap(lineBreaks.blocks(of:))
    for (number, block) in blocks.enumerated() {
      let quotations = scanner.quotations(of: block, next: number + 1 < blocks.count ? blocks[number + 1] : nil)
      var firstQuotation = 0
      var sentences = segmenter.sentences(of: block)
      if !cleaned.isSource {
        // Rules, arrows and bullets between the elements of a page are not statements; in plain text nothing is lost.
        sentences.removeAll { cleaned.bytes.nextWord(from: $0.lowerBound, to: $0.upperBound) == nil }
      }
      for sentence in sentences {
        kinds.append(classifier.kind(of: sentence, quotations: quotations, first: &firstQuotation))
      }
      words.append(block: number, sentences: sentences, quotations: quotations)
    }
    let turns = cleaned.turns.isEmpty ? TurnScanner(text: cleaned.bytes).turns(of: blocks) : cleaned.turns
    let answers = Attribution.answers(for: words, turns: turns)
    return words.sentences.indices.map { number in
      let range = words.sentences[number].range
      return Statement(
        text: cleaned.string(of: range), range: cleaned.sourceRange(of: range),
        kind: kind(kinds[number], answers[number]),
        speaker: answers[number].map { Speaker($0, in: cleaned) }, paragraph: words.sentences[number].block)
    }
  }
}

extension Article {
  /// The kind of a sentence whose words are known: a report that attribution found is indirect speech; a turn of a
  /// transcript without quotation marks is told by its speaker, whatever verbs stand in it.
  private static func kind(_ kind: Statement.Kind, _ answer: Attribution.Answer?) -> Statement.Kind {
    switch (kind, answer?.rule) {
    case (.narration, .some) where answer?.isReport ?? false: .indirect
    case (.indirect, .turn): .narration
    default: kind
    }
  }
}

extension Speaker {
  fileprivate init(_ answer: Attribution.Answer, in cleaned: CleanedText) {
    self.init(
      name: answer.name, cue: answer.cue.map(cleaned.string(of:)) ?? "",
      cueRange: answer.cue.map(cleaned.sourceRange(of:)),
      rule: answer.rule, confidence: answer.confidence)
  }
}
