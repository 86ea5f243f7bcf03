public import TextFeatures

/// Why a model says what it says of a statement: the decision values of each head, taken apart exactly.
///
/// A decision value is the intercept and the sum of what the statement's pieces contribute. A piece is a word with
/// everything inside it (its 1-gram, its character n-grams, its vector, its category in a lexicon, its side of the target,
/// and all of these crossed with the polarity of the proposal), or a pair of words that stand side by side. The norm, which
/// all of them share, is taken as it is: without a word, the others would contribute more.
public struct Explanation: Sendable, Equatable {
  /// A word of the statement, or a run of words that a masking head reads as one mask.
  public struct Word: Sendable, Equatable {
    /// Bytes of the statement in UTF-8; of a run, from its first word to its last.
    public let range: Range<Int>
    /// What the head reads in its place.
    public let mask: Mask

    public init(_ range: Range<Int>, _ mask: Mask) {
      self.range = range
      self.mask = mask
    }
  }

  /// A word, or a pair of words, and what it contributes.
  public struct Piece: Sendable, Equatable {
    public let first: Word
    /// The second word of a pair; nil if the piece is one word.
    public let second: Word?
    /// One a decision column.
    public let values: [Double]

    /// Bytes of the statement; of a pair, from its first word to the end of its second.
    public var range: Range<Int> { first.range.lowerBound..<(second ?? first).range.upperBound }

    /// What the piece contributes to the decision value of each label, as `Head.labelValues` has them.
    public var labelValues: [Double] { Head.labelValues(values) }
  }

  /// One head's part.
  public struct HeadExplanation: Sendable, Equatable {
    /// One a decision column, as are the decision values.
    public let intercepts: [Double]
    public let decisionValues: [Double]
    /// All words in order, then the pairs that the model has seen, in order.
    public let pieces: [Piece]
  }

  /// In the order of the model's heads.
  public let heads: [HeadExplanation]
  /// The share of the statement's words that the model has seen; 0 without words.
  public let known: Double
}
