import TextFeatures

/// Unknown words that were met lately: their stems and rows, computed once. Two places a word, so it never grows and two
/// frequent words seldom drive each other out.
struct WordCache: Sendable {
  static let size = 1 << 15
  /// Words of more bytes are computed each time.
  static let longestWord = 40

  private struct Entry: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var stem: UInt64 = 0
    var length: UInt32 = 0
  }

  private var entries: [Entry] = []
  private var rows: [ColumnLayout.Lane] = []
  /// The bytes of each entry's word beyond its first 16.
  private var tails: [UInt8] = []
  private var ngrams = CharacterNGrams()
  private var turn = 0

  private static let tailSize = longestWord - 16

  /// Adds the row of an unknown word to `sums`, one lane an element, and returns its stem.
  mutating func add(
    _ token: Token, in text: TokenizedText, table: CompiledTable, to sums: inout [ColumnLayout.Lane]
  ) -> UInt64 {
    let lanes = table.layout.lanes
    if entries.isEmpty {
      entries = [Entry](repeating: Entry(), count: Self.size)
      rows = [ColumnLayout.Lane](repeating: .zero, count: Self.size * lanes)
      tails = [UInt8](repeating: 0, count: Self.size * Self.tailSize)
    }
    let first = Int(token.hash >> 40) & (Self.size - 2)
    var slot = first
    if !holds(token, at: first, text) {
      slot = first + 1
      if !holds(token, at: slot, text) {
        let word = text.foldedBytes(of: token)
        let stem = Featurizer.stem(of: word[...])
        let row = table.unknownRow(word[...], token.hash, &ngrams)
        guard word.count <= Self.longestWord else {
          if let row { for lane in 0..<lanes { sums[lane] += row.lane(lane) } }
          return stem
        }
        turn ^= 1
        slot = first + turn
        entries[slot] = Entry(low: token.low, high: token.high, stem: stem, length: token.foldedLength)
        for (index, byte) in word.dropFirst(16).enumerated() { tails[slot * Self.tailSize + index] = byte }
        for lane in 0..<lanes { rows[slot * lanes + lane] = row?.lane(lane) ?? .zero }
      }
    }
    for lane in 0..<lanes { sums[lane] += rows[slot * lanes + lane] }
    return entries[slot].stem
  }

  @inline(__always)
  private func holds(_ token: Token, at slot: Int, _ text: TokenizedText) -> Bool {
    let entry = entries[slot]
    guard entry.low == token.low, entry.high == token.high, entry.length == token.foldedLength else { return false }
    return token.isShort || tailMatches(token, at: slot, text)
  }

  @inline(never)
  private func tailMatches(_ token: Token, at slot: Int, _ text: TokenizedText) -> Bool {
    let tail = text.foldedBytes(of: token).dropFirst(16)
    return tails[(slot * Self.tailSize)..<(slot * Self.tailSize + tail.count)].elementsEqual(tail)
  }
}
