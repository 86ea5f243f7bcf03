import TextFeatures

/// A model with everything that depends on one word alone summed into one row, for one polarity of the proposal.
///
/// The plain rows of the vocabulary stand in one table, in its order, so that the frequent words are neighbors; a scratch
/// takes a copy, to which it adds the unknown words that it meets. What only statements with masked words need, the
/// variants of each row and the rows of the masks, and bigrams have tables of their own.
///
/// A class, so that a statement costs one reference count and not one an array.
final class CompiledTable: Sendable {
  let layout: ColumnLayout
  /// Row 0 is zero; the rows of words follow.
  let rows: LineTable
  let slots: SlotTable
  let bigrams: BigramTable
  let vocabulary: Vocabulary
  /// Of the words, in their order.
  let hashes: [UInt64]
  /// Nil if no head reads characters.
  let characters: CharacterSums?
  /// For each word: before the target, after it, masked; last the two masks; `layout.quads` elements each. Empty if no head
  /// masks.
  let variants: [SIMD4<Float>]
  init(_ model: LinearModel, polarity: Polarity) throws(ModelError) {
    let layout = try ColumnLayout(model.heads)
    self.layout = layout
    let vocabulary = model.vocabulary
    self.vocabulary = vocabulary
    let contributions = WordContributions(model, layout: layout, polarity: polarity)
    let readsCharacters = model.usedBlocks.contains(.characters)
    characters = readsCharacters ? CharacterSums(BlockContributions(.characters, of: model, layout: layout)) : nil

    let masks = model.heads.contains(where: \.isMasking)
    var rows = LineTable(rows: 1 + vocabulary.count, lanes: layout.lanes)
    var slots = SlotTable(slots: 4 * vocabulary.count)
    var variants: [SIMD4<Float>] = []
    variants.reserveCapacity(masks ? (VariantPlaces.perWord * vocabulary.count + 2) * layout.quads : 0)
    var hashes: [UInt64] = []
    hashes.reserveCapacity(vocabulary.count)
    var ngrams = CharacterSums.Scratch()
    var inside = RowSum(layout)
    var outside = RowSum(layout)
    var placed = RowSum(layout)
    let bytes = vocabulary.bytes + [UInt8](repeating: 0, count: 16)
    for position in 0..<vocabulary.count {
      let (start, end) = (vocabulary.offsets[position], vocabulary.offsets[position + 1])
      let word = unsafe FoldedWord(bytes.span.bytes, start: start, end: end)
      hashes.append(word.hash)
      inside.clear()
      contributions.addPlain(word.hash, to: &inside)
      characters?.add(bytes.span.extracting(Int(start)..<Int(end)), to: &inside, &ngrams)
      outside.set(inside)
      if masks { contributions.addMasked(word.hash, to: &outside) }
      let row = UInt32((1 + position) * rows.linesPerRow)
      slots.insert(word.hash, row: row)
      let stem = Featurizer.stem(of: vocabulary.word(position))
      rows.setKey(
        low: word.low, high: word.high, WordKeyEnd(stem: stem, length: end - start, place: position), ofRow: row)
      rows.setQuads(ofRow: row, to: outside)
      guard masks else { continue }
      for place in [Place.before, .after] {
        placed.set(outside)
        contributions.addPlaced(word.hash, place, to: &placed)
        for quad in 0..<layout.quads { variants.append(placed.quad(quad)) }
      }
      for quad in 0..<layout.quads { variants.append(inside.quad(quad)) }
    }
    if masks {
      for mask in [Mask.target, .rival] {
        placed.clear()
        contributions.addMasked(mask.hash, to: &placed)
        for quad in 0..<layout.quads { variants.append(placed.quad(quad)) }
      }
    }
    self.hashes = hashes
    self.rows = rows
    self.slots = slots
    self.variants = variants
    bigrams = BigramTable(
      contributions.bigramIDs(words: hashes), columns: layout.columns,
      sum: { id, sum in
        contributions.addPlain(id, to: &sum)
        if masks { contributions.addMasked(id, to: &sum) }
      }, zero: RowSum(layout))
  }
}

/// Where rows begin among the variants of a compiled table.
struct VariantPlaces {
  /// The variants of a word.
  static let perWord = 3

  /// The number of words.
  let words: Int
  /// Elements of a row.
  let quads: Int

  /// Of a word at a place that is not plain.
  func place(ofWord position: Int, at place: Place) -> Int { (Self.perWord * position + (place == .before ? 0 : 1)) * quads }

  /// Of a masked word: what heads that do not mask read of it.
  func place(ofMaskedWord position: Int) -> Int { (Self.perWord * position + 2) * quads }

  func place(of mask: Mask) -> Int { (Self.perWord * words + (mask == .target ? 0 : 1)) * quads }
}
