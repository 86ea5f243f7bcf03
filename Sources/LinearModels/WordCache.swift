import TextFeatures

/// Unknown words that were met lately: their stems and rows, computed once. Direct-mapped, so it never grows.
struct WordCache: Sendable {
  static let size = 4096

  private struct Entry: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var stem: UInt64 = 0
  }

  private var entries: [Entry] = []
  private var rows: [Double] = []
  private var ngrams = CharacterNGrams()

  /// Adds the row of an unknown word to `sums` and returns its stem.
  mutating func add(_ token: Token, in text: TokenizedText, table: CompiledTable, to sums: inout [Double]) -> UInt64 {
    let width = sums.count
    if entries.isEmpty {
      entries = [Entry](repeating: Entry(), count: Self.size)
      rows = [Double](repeating: 0, count: Self.size * width)
    }
    let slot = Int(token.hash >> 40) & (Self.size - 1)
    // An empty entry has no bytes and so matches no word; long words are computed each time.
    if !token.isShort || entries[slot].low != token.low || entries[slot].high != token.high {
      let word = text.foldedBytes(of: token)[...]
      let stem = Featurizer.stem(of: word)
      let row = table.unknownRow(word, &ngrams)
      guard token.isShort else {
        if let row { for index in 0..<width { sums[index] += row.values[index] } }
        return stem
      }
      entries[slot] = Entry(low: token.low, high: token.high, stem: stem)
      for index in 0..<width { rows[slot * width + index] = row?.values[index] ?? 0 }
    }
    for index in 0..<width { sums[index] += rows[slot * width + index] }
    return entries[slot].stem
  }
}
