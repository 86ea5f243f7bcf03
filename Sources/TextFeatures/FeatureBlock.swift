/// A family of features. A head chooses its blocks; each has its own tensors in a model file.
public enum FeatureBlock: String, Sendable, CaseIterable, Codable {
  /// Word 1-2-grams.
  case words
  /// Word 1-2-grams after masking the target and its rivals.
  case maskedWords
  /// The masked 1-2-grams again, once per polarity of the proposal.
  case crossedWords
  /// Words within reach of the target, told apart by their side.
  case position
  /// Character n-grams inside words; neither masked nor crossed.
  case characters
  /// Word 1-grams again, those of a lexicon: all words of a category have one weight.
  case lexicon
  /// Word 1-grams again, those of a table of word vectors: words of like meaning have like weights.
  case vectors
  /// The same, once per polarity of the proposal.
  case crossedVectors

  /// The block by whose name the table of words is given that this block reads; nil if its features are seen in statements.
  public var wordTable: FeatureBlock? {
    switch self {
    case .lexicon: .lexicon
    case .vectors, .crossedVectors: .vectors
    case .words, .maskedWords, .crossedWords, .position, .characters: nil
    }
  }

  /// Whether the block's features are told apart by the polarity of the proposal.
  public var isCrossed: Bool { self == .crossedWords || self == .crossedVectors }

  /// Whether the block reads the statement as masked for a target.
  public var isMasking: Bool {
    switch self {
    case .maskedWords, .crossedWords, .position: true
    case .words, .characters, .lexicon, .vectors, .crossedVectors: false
    }
  }
}
