/// A piece of an article that is scored on its own: a sentence mostly, a headline, or a clause of a motion.
public struct Statement: Sendable, Equatable {
  /// The words. In plain text exactly the source bytes of `range`; in Markdown and HTML cleaned: character references
  /// decoded, tags and emphasis gone, white space folded to single spaces.
  public let text: String
  /// Byte offsets into the source, half-open, without surrounding white space. In Markdown and HTML it runs from the
  /// first byte of the first character to the end of the last, and so may enclose markup.
  public let range: Range<Int>
  /// Whether the words are quoted, reported or the author's own.
  public let kind: Kind
  /// Who said it; nil if nobody was found.
  public let speaker: Speaker?
  /// The number of its paragraph in the article, ascending; a line that is meant to end, as in a transcript, is one.
  public let paragraph: Int

  public init(text: String, range: Range<Int>, kind: Kind, speaker: Speaker? = nil, paragraph: Int = 0) {
    self.text = text
    self.range = range
    self.kind = kind
    self.speaker = speaker
    self.paragraph = paragraph
  }

  /// How the words of a statement relate to the one who said them.
  public enum Kind: String, Sendable, CaseIterable {
    /// Nearly all words stand in quotation marks; a short tag such as "she said" may stand beside them.
    case direct
    /// No quotation marks, but a verb of saying with its clause: "said that", "told members that", "according to".
    case indirect
    /// A quotation of at least one word beside the author's own words.
    case mixed
    /// Everything else.
    case narration
  }
}
