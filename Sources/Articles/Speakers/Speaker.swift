/// The one to whom a statement is attributed, and why.
public struct Speaker: Sendable, Equatable {
  /// The fullest name that the article gives, or the words by which it names one without a name: "a spokesperson for the
  /// council". Several who speak together are joined with "and".
  public let name: String
  /// The words that attribute the statement, such as "said"; empty where a rule needs none.
  public let cue: String
  /// Where the cue stands in the source, in bytes; it may stand in another sentence. Nil without a cue.
  public let cueRange: Range<Int>?
  /// The rule that found the speaker.
  public let rule: Rule
  /// The share of right answers that the rule gave on articles written to measure it, from 0 to 1.
  public let confidence: Double

  public init(name: String, cue: String, cueRange: Range<Int>?, rule: Rule, confidence: Double) {
    self.name = name
    self.cue = cue
    self.cueRange = cueRange
    self.rule = rule
    self.confidence = confidence
  }

  /// How a speaker was found. A statement takes the first rule of this list that applies to it, but for the nearness of
  /// cues.
  public enum Rule: String, Sendable, CaseIterable {
    /// The statement stands in a turn of a transcript, a debate or a chat: "Nora Marlow (Westerby) (Independent):".
    case turn
    /// The statement belongs to a parliamentary motion: "That this House …".
    case motion
    /// A verb of saying beside a quotation in the same sentence: "“…,” said Nora Marlow".
    case quotation
    /// A verb of saying with its clause and no quotation: "Nora Marlow said that …".
    case reported
    /// "according to Nora Marlow"
    case accordingTo = "according-to"
    /// A verb by which somebody takes a position: "Nora Marlow backed …".
    case stance
    /// A passive with its agent: "was accused by Nora Marlow".
    case passive
    /// A participle with the subject of its sentence: "Nora Marlow resigned, saying that …".
    case participle
    /// The name before a colon: "Marlow: we were wrong" in a headline, "@westerby: “…”".
    case label
    /// The quotation of a headline stands again in the article, with its tag.
    case echo
    /// Another sentence of the same quotation has the tag.
    case sameQuotation = "same-quotation"
    /// The quotation goes on from the paragraph before, which did not close it.
    case runOn = "run-on"
    /// A quotation without a tag after words of the same speaker.
    case continuation
    /// A quotation without a tag beside a sentence that is about one person.
    case introduction
    /// The source names the speaker of the row.
    case row
    /// A reader's correction.
    case correction
  }
}
