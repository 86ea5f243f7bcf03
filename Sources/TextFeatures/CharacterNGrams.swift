/// The character n-grams of one word: 2 to 5 scalars, the word's two boundaries counting as one each.
public struct CharacterNGrams: Sendable {
  public static let lengths = 2...5
  /// Scalars of a longer word beyond these give no n-grams, so that no word costs more than a bounded sum.
  public static let maximumScalars = 64

  /// The boundary; folded words contain no byte below space.
  public static let boundary: UInt8 = 2

  private var padded: [UInt8] = []
  private var scalarStarts: [Int] = []
  /// The ids of the last word's n-grams, in order of length and place; repeated ones are repeated.
  public private(set) var ids: [UInt64] = []

  public init() {}

  /// Replaces `ids` by those of another word, given as folded UTF-8.
  public mutating func read(_ word: ArraySlice<UInt8>) {
    padded.removeAll(keepingCapacity: true)
    scalarStarts.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    padded.append(Self.boundary)
    scalarStarts.append(0)
    for byte in word {
      if byte & 0xC0 != 0x80 {
        if scalarStarts.count > Self.maximumScalars { break }
        scalarStarts.append(padded.count)
      }
      padded.append(byte)
    }
    scalarStarts.append(padded.count)
    padded.append(Self.boundary)
    scalarStarts.append(padded.count)
    padded.append(contentsOf: repeatElement(0, count: 16))
    let scalars = scalarStarts.count - 1
    let padded = padded
    let bytes = unsafe padded.span.bytes
    for length in Self.lengths where length <= scalars {
      for first in 0...(scalars - length) {
        let start = scalarStarts[first]
        let count = scalarStarts[first + length] - start
        ids.append(
          FeatureHash.hash(padded: bytes, start: start, length: count, seed: FeatureHash.characterSeed))
      }
    }
  }
}
