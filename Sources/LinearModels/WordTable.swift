import TextFeatures

/// The vocabulary, ready for look-up: open addressing, at most a quarter full, so that most words are found at the first
/// slot. A hit is confirmed by the word's bytes, of which the first 16 stand in the entry.
final class WordTable: Sendable {
  struct Entry: Sendable {
    var low: UInt64
    var high: UInt64
    var stem: UInt64
    var length: UInt32
    var offset: UInt32
  }

  private let slots: [UInt32]  // position + 1; 0 is empty
  private let shift: UInt64
  let entries: [Entry]
  private let bytes: [UInt8]

  init(_ vocabulary: Vocabulary) {
    bytes = vocabulary.bytes
    let bits = max(4, UInt64.bitWidth - (4 * vocabulary.count).leadingZeroBitCount)
    shift = UInt64(UInt64.bitWidth - bits)
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    entries = (0..<vocabulary.count).map { position in
      let word = vocabulary.word(position)
      var slot = Int(FeatureHash.hash(Array(word)) >> UInt64(UInt64.bitWidth - bits))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(position + 1)
      let pair = FeatureHash.pair(of: word)
      return Entry(
        low: pair.low, high: pair.high, stem: Featurizer.stem(of: word), length: UInt32(word.count),
        offset: UInt32(word.startIndex))
    }
    self.slots = slots
  }

  /// The position of the first word to compare with, plus one; 0 for none. Loading these for a whole statement first lets
  /// their cache misses overlap.
  @inline(__always)
  func candidate(_ token: Token) -> UInt32 { slots[Int(token.hash >> shift)] }

  /// The position of a word in the vocabulary, or -1.
  @inline(__always)
  func position(of token: Token, candidate: UInt32, in text: TokenizedText) -> Int {
    if candidate == 0 { return -1 }
    let position = Int(candidate) - 1
    let entry = entries[position]
    if entry.low == token.low && entry.high == token.high && entry.length == token.foldedLength && token.isShort {
      return position
    }
    return positionByProbing(token, text)
  }

  @inline(never)
  private func positionByProbing(_ token: Token, _ text: TokenizedText) -> Int {
    var slot = Int(token.hash >> shift)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      let entry = entries[position]
      if entry.low == token.low, entry.high == token.high, entry.length == token.foldedLength,
        token.isShort
          || bytes[Int(entry.offset)..<Int(entry.offset + entry.length)].elementsEqual(text.foldedBytes(of: token))
      {
        return position
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return -1
  }
}
