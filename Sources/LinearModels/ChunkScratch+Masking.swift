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
      guard Self.isMasked(stems.span.extracting(0..<range.count), target) else { continue }
      masked.mask(
        hashes.span.extracting(0..<range.count), stems: stems.span.extracting(0..<range.count), target: target)
      let firstQuad = Int(firstSegments[statement]) * quadsOfSum
      for quad in firstQuad..<(Int(firstSegments[statement + 1]) * quadsOfSum) { sums[quad] = .zero }
      Self.addRows(of: masked.words, hashes, rows, from: first, firstQuad: firstQuad, store, transientQuads, &sums)
    }
  }

  private static func isMasked(_ stems: Span<UInt64>, _ target: Target) -> Bool {
    for index in 0..<stems.count where target.masks(stems, endingAt: index) { return true }
    return false
  }

  /// Reads hashes and stems of a statement's words. Words that are not kept have to be computed again; their rows are put
  /// aside in order.
  private mutating func readStems(_ range: Range<Int>, _ text: borrowing ScannedText, _ store: inout WordStore) {
    if stems.count < range.count {
      stems = [UInt64](repeating: 0, count: 2 * range.count)
      hashes = stems
    }
    transientQuads.removeAll(keepingCapacity: true)
    Self.readStems(range, words, rows, store, &hashes, &stems)
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
    _ range: Range<Int>, _ words: [Word], _ rows: [UInt32], _ store: borrowing WordStore, _ hashes: inout [UInt64],
    _ stems: inout [UInt64]
  ) {
    let (words, rows, lines) = (words.span, rows.span, store.rows.units)
    var hashes = hashes.mutableSpan
    var stems = stems.mutableSpan
    for index in range {
      hashes[index &- range.lowerBound] = words[index].hash
      stems[index &- range.lowerBound] = lines.keyEnd(ofRow: rows[index]).stem
    }
  }

  /// Adds the rows of a statement with masked words, whose first is `firstWord` of the chunk, each to the segment of its
  /// first word. A bigram beside a masked word
  /// takes two look-ups: one as masking heads see it, one as the others do.
  private static func addRows(
    of words: [MaskedWord], _ hashes: [UInt64], _ rows: [UInt32], from firstWord: Int, firstQuad: Int,
    _ store: borrowing WordStore, _ transientQuads: [SIMD4<Float>], _ sums: inout [SIMD4<Float>]
  ) {
    let table = store.table
    let (layout, bigrams, variants) = (table.layout, table.bigrams, table.variants)
    let (hashes, rows) = (
      hashes.span, rows.span.extracting(droppingFirst: firstWord)
    )
    let words = words.span
    var adder = RowAdder(
      layout, lines: store.rows.units, variants: variants.span, transient: transientQuads.span, bigrams: bigrams.units,
      bigrams, firstQuad: firstQuad,
      sums: sums.mutableSpan)
    for index in 0..<words.count {
      let word = words[index]
      let first = Int(word.firstToken)
      if word.mask == .none {
        let row = rows[first]
        if store.isTransient(row) {
          adder.addTransient(at: first)
        } else if row >= store.firstUnknown || word.place == .plain {
          adder.add(row: row, at: first)
        } else {
          adder.add(variant: table.variant(ofWord: store.position(ofRow: row), at: word.place), at: first)
        }
      } else {
        adder.add(variant: table.variant(of: word.mask), at: first)
        for token in first..<Int(word.endToken) {
          let row = rows[token]
          if store.isTransient(row) {
            adder.addTransient(at: token)
          } else if row >= store.firstUnknown {
            adder.add(row: row, at: token)
          } else {
            adder.add(variant: table.variant(ofMaskedWord: store.position(ofRow: row)), at: token)
          }
          // Bigrams inside the run and into it; the one out of it is the next word's.
          guard token > 0 else { continue }
          adder.add(bigram: FeatureHash.bigram(hashes[token - 1], hashes[token]), at: token, .unmasked)
        }
      }
      guard index > 0 else { continue }
      let previous = words[index - 1]
      let isPlain = previous.mask == .none && word.mask == .none
      adder.add(bigram: FeatureHash.bigram(previous.hash, word.hash), at: first, isPlain ? .all : .masking)
      guard previous.mask != .none, word.mask == .none else { continue }
      adder.add(bigram: FeatureHash.bigram(hashes[first - 1], word.hash), at: first, .unmasked)
    }
  }
}

/// Adds rows to the sums of one statement, for those heads that read them.
private struct RowAdder: ~Copyable, ~Escapable {
  /// The heads that read a row.
  enum Heads { case all, masking, unmasked }

  private let layout: ColumnLayout
  private let lines: Span<LineTable.Unit>
  private let variants: Span<SIMD4<Float>>
  private let transient: Span<SIMD4<Float>>
  /// Where the next of them begins.
  private var nextTransient = 0
  private let units: Span<BigramTable.Unit>
  private let bigrams: BigramTable
  /// Where the statement's first segment begins in `sums`.
  private let firstQuad: Int
  private var sums: MutableSpan<SIMD4<Float>>

  @_lifetime(copy lines, copy variants, copy transient, copy units, copy sums)
  init(
    _ layout: ColumnLayout, lines: Span<LineTable.Unit>, variants: Span<SIMD4<Float>>,
    transient: Span<SIMD4<Float>>, bigrams units: Span<BigramTable.Unit>, _ bigrams: BigramTable, firstQuad: Int,
    sums: consuming MutableSpan<SIMD4<Float>>
  ) {
    self.layout = layout
    self.lines = lines
    self.variants = variants
    self.transient = transient
    self.units = units
    self.bigrams = bigrams
    self.firstQuad = firstQuad
    self.sums = sums
  }

  /// Where the sums of a word's segment begin.
  private func place(of word: Int) -> Int { firstQuad + word / ChunkScratch.segmentLength * layout.quads }

  /// Adds a row of the word store.
  @_lifetime(self: copy self)
  mutating func add(row: UInt32, at word: Int) {
    let place = place(of: word)
    for quad in 0..<layout.quads { sums[place + quad] += lines.quad(quad, ofRow: row) }
  }

  /// Adds the next of the rows that are not kept.
  @_lifetime(self: copy self)
  mutating func addTransient(at word: Int) {
    let place = place(of: word)
    for quad in 0..<layout.quads { sums[place + quad] += transient[nextTransient + quad] }
    nextTransient += layout.quads
  }

  @_lifetime(self: copy self)
  mutating func add(variant first: Int, at word: Int) {
    let place = place(of: word)
    for quad in 0..<layout.quads { sums[place + quad] += variants[first + quad] }
  }

  @_lifetime(self: copy self)
  mutating func add(bigram id: UInt64, at word: Int, _ heads: Heads) {
    let row = Int(bigrams.row(of: id))
    if row == 0 { return }
    let place = place(of: word)
    for quad in 0..<bigrams.quads {
      var unit = units[row * bigrams.stride + quad]
      if quad == bigrams.quads - 1 { unit &= bigrams.lastMask }
      let columns = unsafe unsafeBitCast(unit, to: SIMD4<Float>.self)
      switch heads {
      case .all: sums[place + quad] += columns
      case .masking: sums[place + quad] += columns * layout.masking[quad]
      case .unmasked: sums[place + quad] += columns * layout.unmasked[quad]
      }
    }
  }
}
