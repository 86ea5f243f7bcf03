/// The families of features, named as in a model file.
public enum NaiveBlock: String, Sendable, CaseIterable {
  case words, maskedWords, crossedWords, position, characters, lexicon, vectors, crossedVectors
}

/// One occurrence of a feature.
public struct NaiveOccurrence: Equatable, Sendable {
  public var id: UInt64
  public var start: Int
  public var end: Int
  /// The feature in words, for messages; masks are `<target>` and `<rival>`.
  public var name: String
  /// The id before crossing or placing.
  public var plainID: UInt64
  /// The folded word if the feature is one unmasked word.
  public var word: String?
}

/// The oracle of the features: everything a statement has, with strings, arrays and dictionaries.
public struct NaiveFeaturizer: Sendable {
  public let words: [NaiveWord]
  /// Without a target, every word as it is.
  public let masked: [NaiveMaskedWord]
  private let isMinus: Bool

  public init(_ statement: [UInt8], target: NaiveTarget?) {
    words = NaiveTokenizer.words(of: statement)
    masked =
      target?.mask(words) ?? words.indices.map { NaiveMaskedWord(words: $0..<($0 + 1), mask: .none, place: .plain) }
    isMinus = target?.isMinus ?? false
  }

  /// An n-gram before it has a place or a polarity. `words` are positions in the statement.
  private struct Gram {
    var id: UInt64
    var name: String
    var words: Range<Int>
    var word: String?
  }

  /// The occurrences of a block: 1-grams, then 2-grams.
  public func occurrences(_ block: NaiveBlock) -> [NaiveOccurrence] {
    let plain = words.indices.map { index in
      Gram(
        id: NaiveHash.hash(words[index].bytes), name: words[index].folded, words: index..<(index + 1),
        word: words[index].folded)
    }
    let asMasked = masked.map { word in
      switch word.mask {
      case .none: plain[word.words.lowerBound]
      case .target: Gram(id: NaiveHash.targetMask, name: "<target>", words: word.words)
      case .rival: Gram(id: NaiveHash.rivalMask, name: "<rival>", words: word.words)
      }
    }
    switch block {
    case .words: return withBigrams(plain).map { occurrence($0, $0.id) }
    case .maskedWords: return withBigrams(asMasked).map { occurrence($0, $0.id) }
    case .crossedWords:
      return withBigrams(asMasked).map { occurrence($0, NaiveHash.crossed($0.id, isMinus: isMinus)) }
    case .position:
      return zip(masked, asMasked).filter { $0.0.place != .plain }.map { word, gram in
        occurrence(gram, NaiveHash.placed(gram.id, word.place))
      }
    case .characters: return words.indices.flatMap(characters)
    case .lexicon, .vectors: return plain.map { occurrence($0, $0.id) }
    case .crossedVectors: return plain.map { occurrence($0, NaiveHash.crossed($0.id, isMinus: isMinus)) }
    }
  }

  private func withBigrams(_ words: [Gram]) -> [Gram] {
    words
      + zip(words, words.dropFirst()).map { a, b in
        Gram(
          id: NaiveHash.bigram(a.id, b.id), name: "\(a.name) \(b.name)",
          words: a.words.lowerBound..<b.words.upperBound)
      }
  }

  /// The n-grams of 2 to 5 scalars of a word between its two boundaries, of which the first 64 scalars count.
  private func characters(_ index: Int) -> [NaiveOccurrence] {
    let scalars = ["\u{2}"] + words[index].folded.unicodeScalars.prefix(64) + ["\u{2}"]
    return (2...5).flatMap { length in
      scalars.indices.dropLast(length - 1).map { first in
        let name = scalars[first..<(first + length)].map { String($0) }.joined()
        let id = NaiveHash.hash(Array(name.utf8), seed: NaiveHash.characterSeed)
        return occurrence(Gram(id: id, name: "characters \(name)", words: index..<(index + 1)), id)
      }
    }
  }

  private func occurrence(_ gram: Gram, _ id: UInt64) -> NaiveOccurrence {
    let (first, last) = (words[gram.words.lowerBound], words[gram.words.upperBound - 1])
    return NaiveOccurrence(
      id: id, start: first.range.lowerBound, end: last.range.upperBound, name: gram.name, plainID: gram.id,
      word: gram.word)
  }
}
