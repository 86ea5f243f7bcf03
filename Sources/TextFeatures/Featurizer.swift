/// One occurrence of a feature and the bytes of the statement that it covers.
@frozen
public struct FeatureOccurrence: Sendable, Equatable {
  public var id: UInt64
  public var start: UInt32
  public var end: UInt32
}

/// Lists a statement's features, block by block: the plain form of the features, which training and explaining use and
/// which the compiled scorer is held to.
public struct Featurizer: Sendable {
  public private(set) var text = TokenizedText()
  private var masked = MaskedText()
  private var stems: [UInt64] = []
  private var characters = CharacterNGrams()
  private var polarity = Polarity.plus

  public init() {}

  /// Reads a statement. Without a target, nothing is masked and the polarity is plus.
  public mutating func read(_ statement: Span<UInt8>, target: Target?) {
    text.tokenize(statement)
    polarity = target?.polarity ?? .plus
    guard let target else { return masked.take(text) }
    stems.removeAll(keepingCapacity: true)
    for index in text.tokens.indices { stems.append(Self.stem(of: text.foldedBytes(of: text.tokens[index])[...])) }
    masked.mask(text, stems: stems, target: target)
  }

  /// The folded words of the statement, in order.
  public var words: [[UInt8]] {
    let tokens = text.tokens
    return tokens.indices.map { text.foldedBytes(of: tokens[$0]) }
  }

  /// The identity of a text that is one word: what it stands under in `words` and in tables of words. Nil if it is not.
  public mutating func identity(ofWord word: Span<UInt8>) -> UInt64? {
    text.tokenize(word)
    return text.tokens.count == 1 ? text.tokens[0].hash : nil
  }

  /// The identity of a folded word's stem, as targets are matched by.
  public static func stem(of word: ArraySlice<UInt8>) -> UInt64 { Stem.identity(of: word) }

  /// Replaces `occurrences` by those of one block, in a stated order: 1-grams, then 2-grams.
  public mutating func list(_ block: FeatureBlock, into occurrences: inout [FeatureOccurrence]) {
    occurrences.removeAll(keepingCapacity: true)
    let text = text
    let tokens = text.tokens
    switch block {
    case .words, .lexicon, .vectors:
      for index in tokens.indices {
        occurrences.append(Self.occurrence(tokens[index].hash, tokens[index], tokens[index]))
      }
      guard block == .words else { break }
      for index in tokens.indices.dropLast() {
        let id = FeatureHash.bigram(tokens[index].hash, tokens[index + 1].hash)
        occurrences.append(Self.occurrence(id, tokens[index], tokens[index + 1]))
      }
    case .maskedWords, .crossedWords:
      for word in masked.words { append(word.hash, from: word, to: word, block, &occurrences) }
      for (word, next) in zip(masked.words, masked.words.dropFirst()) {
        append(FeatureHash.bigram(word.hash, next.hash), from: word, to: next, block, &occurrences)
      }
    case .position:
      for word in masked.words where word.place != .plain {
        append(FeatureHash.placed(word.hash, word.place), from: word, to: word, block, &occurrences)
      }
    case .crossedVectors:
      for index in tokens.indices {
        let id = FeatureHash.crossed(tokens[index].hash, polarity)
        occurrences.append(Self.occurrence(id, tokens[index], tokens[index]))
      }
    case .characters:
      for index in tokens.indices {
        characters.read(text.foldedBytes(of: tokens[index])[...])
        for id in characters.ids { occurrences.append(Self.occurrence(id, tokens[index], tokens[index])) }
      }
    }
  }

  private static func occurrence(_ id: UInt64, _ first: Token, _ last: Token) -> FeatureOccurrence {
    FeatureOccurrence(id: id, start: first.start, end: last.end)
  }

  private func append(
    _ id: UInt64, from first: MaskedWord, to last: MaskedWord, _ block: FeatureBlock,
    _ occurrences: inout [FeatureOccurrence]
  ) {
    let id = block == .crossedWords ? FeatureHash.crossed(id, polarity) : id
    let tokens = text.tokens
    occurrences.append(Self.occurrence(id, tokens[Int(first.firstToken)], tokens[Int(last.endToken) - 1]))
  }
}
