import TextFeatures

/// The vocabulary, ready for look-up. A hit is confirmed by comparing the word's bytes.
struct WordTable: Sendable {
  private struct Entry: Sendable {
    var low: UInt64
    var high: UInt64
    var stem: UInt64
    var length: UInt32
    var offset: UInt32
  }

  private let index: IDIndex
  private let entries: [Entry]
  private let bytes: [UInt8]

  init(_ vocabulary: Vocabulary) {
    bytes = vocabulary.bytes
    var hashes: [UInt64] = []
    var entries: [Entry] = []
    for position in 0..<vocabulary.count {
      let word = vocabulary.word(position)
      let hash = FeatureHash.hash(Array(word))
      let pair = FeatureHash.pair(of: word)
      hashes.append(hash)
      entries.append(
        Entry(
          low: pair.low, high: pair.high, stem: Featurizer.stem(of: word), length: UInt32(word.count),
          offset: UInt32(word.startIndex)))
    }
    index = IDIndex(hashes)
    self.entries = entries
  }

  /// The position of a word in the vocabulary and its stem, or nil.
  @inline(__always)
  func find(_ token: Token, in text: TokenizedText) -> (position: Int, stem: UInt64)? {
    let position = index.position(of: token.hash)
    guard position >= 0 else { return nil }
    let entry = entries[position]
    guard entry.low == token.low, entry.high == token.high, entry.length == token.foldedLength,
      token.isShort || confirm(entry, token, text)
    else { return nil }
    return (position, entry.stem)
  }

  @inline(never)
  private func confirm(_ entry: Entry, _ token: Token, _ text: TokenizedText) -> Bool {
    bytes[Int(entry.offset)..<Int(entry.offset + entry.length)].elementsEqual(text.foldedBytes(of: token))
  }
}
