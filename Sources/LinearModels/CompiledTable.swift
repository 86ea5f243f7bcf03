import TextFeatures

/// A model with everything that depends on one word alone summed into one row, for one polarity of the proposal.
///
/// The plain rows of the vocabulary stand in one table, in its order, so that the frequent words are neighbors; a scratch
/// takes a copy, to which it adds the unknown words that it meets. Bigrams and what only statements with masked words need
/// have tables of their own.
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
  /// The blocks of a lexicon and of word vectors: what a word adds besides itself, whether the vocabulary has it or not.
  let wordTables: [WordTableContributions]
  /// What a masked statement adds, `layout.quads` elements each: zeros, the two masks, then what words add before or after
  /// the target besides their plain rows, and what masking heads read of a masked word: its characters, its category in the
  /// lexicon, its vector.
  let placedQuads: [SIMD4<Float>]
  /// For each word, the number of its row there before the target, after it, and masked; most are 0. Empty if no head masks.
  let placedRows: [UInt32]

  init(_ model: LinearModel, polarity: Polarity) throws(ModelError) {
    let layout = try ColumnLayout(model.heads)
    self.layout = layout
    let vocabulary = model.vocabulary
    self.vocabulary = vocabulary
    let contributions = WordContributions(model, layout: layout, polarity: polarity)
    let readsCharacters = model.usedBlocks.contains(.characters)
    characters = readsCharacters ? CharacterSums(BlockContributions(.characters, of: model, layout: layout)) : nil
    wordTables = model.usedBlocks.compactMap {
      WordTableContributions($0, of: model, layout: layout, polarity: polarity)
    }

    let masks = model.heads.contains(where: \.isMasking)
    let masksSpelling = model.heads.contains { head in
      head.isMasking && head.blocks.contains { $0 == .characters || $0.wordTable != nil }
    }
    var rows = LineTable(rows: 1 + vocabulary.count, lanes: layout.lanes)
    var slots = SlotTable(slots: 4 * vocabulary.count)
    var placedRows: [UInt32] = []
    var hashes: [UInt64] = []
    hashes.reserveCapacity(vocabulary.count)
    var ngrams = CharacterSums.Scratch()
    var sum = RowSum(layout)
    var placedQuads = [SIMD4<Float>](repeating: .zero, count: layout.quads)
    for mask in [Mask.target, .rival] {
      sum.clear()
      if masks { contributions.addMasked(mask.hash, to: &sum) }
      sum.append(to: &placedQuads)
    }
    let bytes = vocabulary.bytes + [UInt8](repeating: 0, count: 16)
    for position in 0..<vocabulary.count {
      let (start, end) = (vocabulary.offsets[position], vocabulary.offsets[position + 1])
      let word = unsafe FoldedWord(bytes.span.bytes, start: start, end: end)
      hashes.append(word.hash)
      sum.clear()
      characters?.add(bytes.span.extracting(Int(start)..<Int(end)), to: &sum, &ngrams)
      for table in wordTables { table.add(word.hash, to: &sum) }
      var maskedRow: UInt32 = 0
      if masksSpelling {
        maskedRow = UInt32(placedQuads.count / layout.quads)
        for quad in 0..<layout.quads { placedQuads.append(sum.quad(quad) * layout.masking[quad]) }
      }
      contributions.addPlain(word.hash, to: &sum)
      if masks { contributions.addMasked(word.hash, to: &sum) }
      let row = UInt32((1 + position) * rows.linesPerRow)
      slots.insert(word.hash, row: row)
      let stem = Featurizer.stem(of: vocabulary.word(position))
      rows.setKey(
        low: word.low, high: word.high, WordKeyEnd(stem: stem, length: end - start, place: position), ofRow: row)
      rows.setQuads(ofRow: row, to: sum)
      guard masks else { continue }
      for place in [Place.before, .after] {
        sum.clear()
        guard contributions.addPlaced(word.hash, place, to: &sum) else {
          placedRows.append(0)
          continue
        }
        placedRows.append(UInt32(placedQuads.count / layout.quads))
        sum.append(to: &placedQuads)
      }
      placedRows.append(maskedRow)
    }
    self.hashes = hashes
    self.rows = rows
    self.slots = slots
    self.placedQuads = placedQuads
    self.placedRows = placedRows
    bigrams = BigramTable(
      contributions.bigramIDs(words: hashes), columns: layout.columns,
      sum: { id, sum in
        contributions.addPlain(id, to: &sum)
        if masks { contributions.addMasked(id, to: &sum) }
      }, zero: RowSum(layout))
  }

  /// Where the number of a word's row at a place, not plain, or masked stands among `placedRows`.
  static func placedIndex(ofWord position: Int, at place: Place) -> Int { 3 * position + (place == .before ? 0 : 1) }
  static func placedIndex(ofMaskedWord position: Int) -> Int { 3 * position + 2 }

  /// The number of a mask's row among those of masked statements.
  static func placedRow(of mask: Mask) -> Int { mask == .target ? 1 : 2 }
}
