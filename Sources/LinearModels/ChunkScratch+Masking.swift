import TextFeatures

extension ChunkScratch {
  /// Finds the statements with masked words among those that may have some, and sums their rows anew.
  mutating func mask(_ text: borrowing ScannedText, _ store: inout WordStore, _ target: Target) {
    let ends = text.statementEnds
    // Taken out, so that it can be read while the sums change.
    var masked = MaskedText()
    swap(&masked, &self.masked)
    defer { swap(&masked, &self.masked) }
    var statement = 0
    var number = 0
    while number < suspectCount {
      let segment = suspects[number]
      while firstSegments[statement + 1] <= segment { statement += 1 }
      // Its other segments are settled with it.
      while number < suspectCount, suspects[number] < firstSegments[statement + 1] { number += 1 }
      let first = statement == 0 ? 0 : Int(ends[statement - 1])
      let range = first..<Int(ends[statement])
      readStems(range, text, &store)
      guard target.masksAny(stems.span.extracting(0..<range.count)) else { continue }
      masked.mask(
        hashes.span.extracting(range), stems: stems.span.extracting(0..<range.count), target: target)
      let firstQuad = Int(firstSegments[statement]) * quadsOfSum
      for quad in firstQuad..<(Int(firstSegments[statement + 1]) * quadsOfSum) { sums[quad] = .zero }
      Self.addRows(of: masked.words, hashes, rows, from: first, firstQuad: firstQuad, store, transientQuads, &sums)
    }
  }

  /// Reads the stems of a statement's words. Words that are not kept have to be computed again; their rows are put
  /// aside in order.
  private mutating func readStems(_ range: Range<Int>, _ text: borrowing ScannedText, _ store: inout WordStore) {
    if stems.count < range.count { stems = [UInt64](repeating: 0, count: 2 * range.count) }
    transientQuads.removeAll(keepingCapacity: true)
    Self.readStems(range, rows, store, &stems)
    for index in range where store.isTransient(rows[index]) {
      let bounds = text.wordBounds
      let word = FoldedWord(text.foldedBytes, start: bounds[2 * index], end: bounds[2 * index + 1])
      store.beginBlock()
      let row = store.row(of: word, in: text.foldedBytes)
      let lines = store.rows.units
      stems[index - range.lowerBound] = lines.keyEnd(ofRow: row).stem
      for quad in 0..<quadsOfSum { transientQuads.append(lines.quad(quad, ofRow: row)) }
    }
  }

  private static func readStems(
    _ range: Range<Int>, _ rows: [UInt32], _ store: borrowing WordStore, _ stems: inout [UInt64]
  ) {
    let (rows, lines) = (rows.span, store.rows.units)
    var stems = stems.mutableSpan
    for index in range { stems[index &- range.lowerBound] = lines.keyEnd(ofRow: rows[index]).stem }
  }

  /// Adds the rows of a statement with masked words, whose first is `firstWord` of the chunk, each to the segment of its
  /// first word. A bigram beside a masked word takes two look-ups: one as masking heads see it, one as the others do.
  private static func addRows(
    of words: [MaskedWord], _ hashes: [UInt64], _ rows: [UInt32], from firstWord: Int, firstQuad: Int,
    _ store: borrowing WordStore, _ transientQuads: [SIMD4<Float>], _ sums: inout [SIMD4<Float>]
  ) {
    let table = store.table
    let (layout, bigrams, placedQuads, placed) = (table.layout, table.bigrams, table.placedQuads, table.placedRows)
    let (allColumns, maskingColumns, unmaskedColumns) = (layout.all, layout.masking, layout.unmasked)
    let (all, masking, unmasked) = (allColumns.span, maskingColumns.span, unmaskedColumns.span)
    let hashes = hashes.span.extracting(droppingFirst: firstWord)
    let rows = rows.span.extracting(droppingFirst: firstWord)
    let (words, quads, linesPerRow) = (words.span, layout.quads, store.rows.linesPerRow)
    let (firstUnknown, firstKept) = (store.firstUnknown, store.firstKept)
    let placedRows = placed.span
    var adder = RowAdder(
      lines: store.rows.units, placed: placedQuads.span, transient: transientQuads.span, bigrams: bigrams.view,
      quads: quads, firstQuad: firstQuad, sums: sums.mutableSpan)
    for index in 0..<words.count {
      let word = words[index]
      let first = Int(word.firstToken)
      if word.mask == .none {
        let row = rows[first]
        if row >= firstUnknown && row < firstKept {
          adder.addTransient(at: first)
        } else {
          adder.add(row: row, at: first, keeping: all)
        }
        if word.place != .plain, row < firstUnknown {
          let position = Int(row) / linesPerRow - 1
          let placedRow = Int(placedRows[CompiledTable.placedIndex(ofWord: position, at: word.place)])
          if placedRow != 0 { adder.add(placed: placedRow, at: first) }
        }
      } else {
        adder.add(placed: CompiledTable.placedRow(of: word.mask), at: first)
        for token in first..<Int(word.endToken) {
          let row = rows[token]
          if row >= firstUnknown && row < firstKept {
            adder.addTransient(at: token)
          } else if row >= firstUnknown {
            adder.add(row: row, at: token, keeping: all)
          } else {
            adder.add(row: row, at: token, keeping: unmasked)
            let placedRow = Int(placedRows[CompiledTable.placedIndex(ofMaskedWord: Int(row) / linesPerRow - 1)])
            if placedRow != 0 { adder.add(placed: placedRow, at: token) }
          }
          // Bigrams inside the run and into it; the one out of it is the next word's.
          guard token > 0 else { continue }
          adder.add(bigram: FeatureHash.bigram(hashes[token - 1], hashes[token]), at: token, keeping: unmasked)
        }
      }
      guard index > 0 else { continue }
      let previous = words[index - 1]
      let isPlain = previous.mask == .none && word.mask == .none
      adder.add(bigram: FeatureHash.bigram(previous.hash, word.hash), at: first, keeping: isPlain ? all : masking)
      guard previous.mask != .none, word.mask == .none else { continue }
      adder.add(bigram: FeatureHash.bigram(hashes[first - 1], word.hash), at: first, keeping: unmasked)
    }
  }
}
