/// A sentence of an article as attribution sees it.
struct Sentence {
  /// In the cleaned text.
  var range: Range<Int>
  var tokens: Range<Int>
  /// The number of its block: a paragraph, or an item of a list.
  var block: Int
  /// Whether it is a headline in which every word has a capital.
  var isTitleCase = false
  /// The quotation that the first and the last of its quoted words lie in, by number over the article.
  var quotations: ClosedRange<Int>?
  var quotedWords = 0

  var isQuotedThroughout: Bool { quotedWords > 0 && quotedWords == tokens.count }
}
