import TextFeatures

/// A model with everything that depends on one word alone summed into one row, for one polarity of the proposal.
///
/// Rows stand in one table: row 0 is zero; then a plain row for each word of the vocabulary, in its order, so that the
/// frequent ones share cache lines; then three variants of each (before the target, after it, masked); then bigrams; last
/// the two masks.
///
/// A class, so that a statement costs one reference count and not one an array.
final class CompiledTable: Sendable {
  let layout: ColumnLayout
  let words: WordTable
  let rows: [ColumnLayout.Lane]
  private let wordCount: Int
  private let bigrams: IDIndex
  private let filter: [UInt64]
  private let filterShift: UInt64
  private let firstBigram: Int
  /// Nil if no head reads characters.
  private let characters: BlockContributions?
  /// Nil if no head has a lexicon.
  private let lexicon: BlockContributions?

  init(_ model: LinearModel, polarity: Polarity) throws(ModelError) {
    layout = try ColumnLayout(model.heads)
    words = WordTable(model.vocabulary)
    wordCount = model.vocabulary.count
    let layout = layout
    func contributions(_ block: FeatureBlock) -> BlockContributions {
      BlockContributions(block, of: model, layout: layout)
    }
    let plain = contributions(.words)
    let masked = contributions(.maskedWords)
    let crossed = contributions(.crossedWords)
    let position = contributions(.position)
    let readsCharacters = model.usedBlocks.contains(.characters)
    let characters = readsCharacters ? contributions(.characters) : nil
    self.characters = characters
    let lexicon = model.usedBlocks.contains(.lexicon) ? contributions(.lexicon) : nil
    self.lexicon = lexicon

    /// What a masking head's word blocks add for an n-gram.
    func addMasked(_ id: UInt64, to row: inout RowSum) {
      masked.add(id, to: &row)
      crossed.add(FeatureHash.crossed(id, polarity), to: &row)
    }

    var rows: [ColumnLayout.Lane] = []
    var variants: [ColumnLayout.Lane] = []
    let zero = RowSum(lanes: layout.lanes)
    zero.append(to: &rows)
    var ngrams = CharacterNGrams()
    var wordIDs = Set<UInt64>([Mask.target.hash, Mask.rival.hash])
    for index in 0..<wordCount {
      let word = model.vocabulary.word(index)
      let hash = FeatureHash.hash(Array(word))
      wordIDs.insert(hash)
      var unmasked = zero
      plain.add(hash, to: &unmasked)
      if let characters { Self.add(word, characters, &ngrams, to: &unmasked) }
      lexicon?.add(hash, to: &unmasked)
      var row = unmasked
      addMasked(hash, to: &row)
      row.append(to: &rows)
      for place in [Place.before, .after] {
        var placed = row
        position.add(FeatureHash.placed(hash, place), to: &placed)
        placed.append(to: &variants)
      }
      unmasked.append(to: &variants)
    }
    rows += variants

    // What is no word of the vocabulary is a bigram. A crossed one has a plain one beside it.
    let ids = Set(plain.ids).union(masked.ids).subtracting(wordIDs).sorted()
    firstBigram = rows.count / layout.lanes
    for id in ids {
      var row = zero
      plain.add(id, to: &row)
      addMasked(id, to: &row)
      row.append(to: &rows)
    }
    for mask in [Mask.target, .rival] {
      var row = zero
      addMasked(mask.hash, to: &row)
      row.append(to: &rows)
    }
    self.rows = rows
    bigrams = IDIndex(ids)
    // Eight bits a bigram: about one absent bigram in nine passes.
    let bits = UInt64(max(6, UInt64.bitWidth - (8 * ids.count).leadingZeroBitCount))
    filterShift = 64 - bits
    var filter = [UInt64](repeating: 0, count: 1 << (bits - 6))
    for id in ids {
      let bit = id >> filterShift
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    self.filter = filter
  }

  // Row numbers.

  @inline(__always)
  func row(ofWord position: Int) -> UInt32 { UInt32(1 + position) }

  func row(ofWord position: Int, at place: Place) -> UInt32 {
    switch place {
    case .plain: row(ofWord: position)
    case .before: variant(position, 0)
    case .after: variant(position, 1)
    }
  }

  func row(ofMaskedWord position: Int) -> UInt32 { variant(position, 2) }

  func row(of mask: Mask) -> UInt32 {
    UInt32(firstBigram + bigrams.count + (mask == .target ? 0 : 1))
  }

  private func variant(_ position: Int, _ number: Int) -> UInt32 { UInt32(1 + wordCount + 3 * position + number) }

  /// Whether a bigram may be known; false is certain.
  @inline(__always)
  func mayHaveBigram(_ id: UInt64) -> Bool {
    let bit = id >> filterShift
    return filter[Int(bit >> 6)] >> (bit & 63) & 1 == 1
  }

  /// The row of a bigram, or 0.
  func row(ofBigram id: UInt64) -> UInt32 { mayHaveBigram(id) ? row(ofFilteredBigram: id) : 0 }

  @inline(__always)
  func row(ofFilteredBigram id: UInt64) -> UInt32 {
    let position = bigrams.position(of: id)
    return position < 0 ? 0 : UInt32(firstBigram + position)
  }

  /// What a word outside the vocabulary adds: its known character n-grams, and what the lexicon says. Nil if no head
  /// reads either.
  func unknownRow(_ word: ArraySlice<UInt8>, _ hash: UInt64, _ ngrams: inout CharacterNGrams) -> RowSum? {
    guard characters != nil || lexicon != nil else { return nil }
    var row = RowSum(lanes: layout.lanes)
    if let characters { Self.add(word, characters, &ngrams, to: &row) }
    lexicon?.add(hash, to: &row)
    return row
  }

  private static func add(
    _ word: ArraySlice<UInt8>, _ characters: BlockContributions, _ ngrams: inout CharacterNGrams, to row: inout RowSum
  ) {
    ngrams.read(word)
    for id in ngrams.ids { characters.add(id, to: &row) }
  }
}
