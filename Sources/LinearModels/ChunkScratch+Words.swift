import TextFeatures

/// The look-up of words, in blocks of some statements and in steps that each run over a block. A step asks the memory for
/// what the next one needs, and nothing is decided by a branch that depends on a word, so that the cache misses of a block
/// overlap.
extension ChunkScratch {
  /// Sets the sums of all segments to those of their words and known bigrams, and lists the segments with a word that may end
  /// a masked sequence.
  mutating func lookUp(_ text: borrowing ScannedText, _ store: inout WordStore, endings: StemFilter) {
    suspectCount = 0
    let table = store.table
    var segment = 0
    var first = 0
    while segment < segmentCount {
      var blockEnd = segment + 1
      while blockEnd < segmentCount, Int(segments[blockEnd - 1].end) - first < Self.blockTarget { blockEnd += 1 }
      let end = Int(segments[blockEnd - 1].end)
      let missing = Self.find(first..<end, text, store, &words, &hashes, &rows, &missing)
      if missing > 0 { resolve(missing, text, &store) }
      let found = Self.sum(
        segment..<blockEnd, from: first, segments, hashes, rows, store, endings, quadsOfSum, &sums, &unknownCounts,
        &suspects, suspectCount, &bigrams)
      suspectCount = found.suspects
      Self.addRows(bigrams, found.bigrams, table.bigrams, quadsOfSum: quadsOfSum, &sums)
      segment = blockEnd
      first = end
    }
  }

  /// Finds the rows of words, 0 for those that are not in the first slot of their hash, which are listed. Returns how many
  /// they are.
  private static func find(
    _ range: Range<Int>, _ text: borrowing ScannedText, _ store: borrowing WordStore, _ words: inout [Word],
    _ hashes: inout [UInt64], _ rows: inout [UInt32], _ missing: inout [UInt32]
  ) -> Int {
    let (bounds, folded, lines) = (text.wordBounds, text.foldedBytes, store.rows.units)
    let slots = store.slots.view
    let masks = FeatureHash.firstBytes
    let firstBytes = masks.span
    var words = words.mutableSpan
    var hashes = hashes.mutableSpan
    var rows = rows.mutableSpan
    var missing = missing.mutableSpan
    let first = range.lowerBound
    precondition(2 * range.upperBound <= bounds.count && range.upperBound <= min(rows.count, hashes.count))
    precondition(range.count <= words.count && range.count < missing.count && firstBytes.count == 17)
    for index in range {
      let (start, end) = unsafe (bounds[unchecked: 2 &* index], bounds[unchecked: 2 &* index &+ 1])
      let length = end &- start
      let (low, high) = FeatureHash.pair(folded, start: Int(start), length: Int(min(length, 16)), firstBytes)
      let hash = FeatureHash.hash(low: low, high: high, seed: FeatureHash.wordSeed)
      unsafe words[unchecked: index &- first] = Word(low: low, high: high, length: length)
      unsafe hashes[unchecked: index] = hash
      slots.prefetch(hash)
      if length > 16 || low & 0xFF == UInt64(UInt8(ascii: "@")) {
        let word = FoldedWord(folded, start: start, end: end)
        words[index - first] = Word(low: word.low, high: word.high, length: word.length)
        hashes[index] = word.hash
      }
    }
    for index in range {
      let row = unsafe slots.likelyRow(of: hashes[unchecked: index])
      unsafe rows[unchecked: index] = row
      lines.prefetch(Int(truncatingIfNeeded: row) << 2)
    }
    var count = 0
    for index in range {
      let word = unsafe words[unchecked: index &- first]
      let row = unsafe rows[unchecked: index]
      let line = Int(truncatingIfNeeded: row) << 2
      let (key, keyEnd) = unsafe (lines[unchecked: line], WordKeyEnd(unit: lines[unchecked: line | 1]))
      let difference = (key[0] ^ word.low) | (key[1] ^ word.high) | UInt64(keyEnd.length ^ word.length)
      unsafe rows[unchecked: index] = difference == 0 ? row : 0
      unsafe missing[unchecked: count] = UInt32(truncatingIfNeeded: index)
      count &+= difference == 0 ? 0 : 1
    }
    return count
  }

  /// Finds the rows of the listed words, one in thirty, since another word has their slot, or they are long or new.
  private mutating func resolve(_ count: Int, _ text: borrowing ScannedText, _ store: inout WordStore) {
    let (bounds, folded) = (text.wordBounds, text.foldedBytes)
    store.beginBlock()
    for number in 0..<count {
      let index = Int(missing[number])
      let word = FoldedWord(folded, start: bounds[2 * index], end: bounds[2 * index + 1])
      rows[index] = store.row(of: word, in: folded)
    }
  }

  /// Sums the rows of the words of some segments, the first word of which is `first`.
  private static func sum(
    _ range: Range<Int>, from first: Int, _ segments: [Segment], _ hashes: [UInt64], _ rows: [UInt32],
    _ store: borrowing WordStore, _ endings: StemFilter, _ quads: Int, _ sums: inout [SIMD4<Float>],
    _ unknownCounts: inout [UInt32], _ suspects: inout [UInt32], _ suspectCount: Int, _ bigrams: inout [Bigram]
  ) -> (suspects: Int, bigrams: Int) {
    let filter = store.table.bigrams.filter
    let (lines, firstUnknown, filterBits) = (store.rows.units, store.firstUnknown, filter.bits.span)
    let (segments, hashes, rows, endingBits) = (segments.span, hashes.span, rows.span, endings.bits.span)
    let filterShift = filter.shift
    var sums = sums.mutableSpan
    var unknownCounts = unknownCounts.mutableSpan
    var suspects = suspects.mutableSpan
    var bigrams = bigrams.mutableSpan
    var (suspectCount, bigramCount) = (suspectCount, 0)
    var index = first
    precondition(range.upperBound <= segments.count)
    for segment in range {
      let end = Int(segments[segment].end)
      var follows = UInt64(segments[segment].continues)
      var previous = index > 0 ? hashes[index &- 1] : 0
      var (sum0, sum1) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
      var unknown: UInt32 = 0
      var suspect: UInt64 = 0
      precondition(end <= hashes.count && end <= rows.count && bigramCount + end - index < bigrams.count)
      while index < end {
        let row = unsafe rows[unchecked: index]
        let line = Int(truncatingIfNeeded: row) << 2
        let stem = unsafe WordKeyEnd(unit: lines[unchecked: line | 1]).stem
        unknown &+= row >= firstUnknown ? 1 : 0
        suspect |= unsafe endingBits[unchecked: Int(truncatingIfNeeded: stem &>> 55)] &>> stem
        sum0 += unsafe unsafeBitCast(lines[unchecked: line | 2], to: SIMD4<Float>.self)
        sum1 += unsafe unsafeBitCast(lines[unchecked: line | 3], to: SIMD4<Float>.self)
        let hash = unsafe hashes[unchecked: index]
        let bigram = FeatureHash.bigram(previous, hash)
        let bit = bigram &>> filterShift
        unsafe bigrams[unchecked: bigramCount] = Bigram(id: bigram, segment: UInt32(truncatingIfNeeded: segment))
        bigramCount &+= unsafe Int(truncatingIfNeeded: filterBits[unchecked: Int(bit >> 6)] &>> bit & follows)
        previous = hash
        follows = 1
        index &+= 1
      }
      sums[segment &* quads] = sum0
      sums[segment &* quads &+ 1] = sum1
      unknownCounts[segment] = unknown
      suspects[suspectCount] = UInt32(truncatingIfNeeded: segment)
      suspectCount &+= Int(truncatingIfNeeded: suspect & 1)
    }
    if quads > 2 { addFurtherQuads(range, from: first, segments, rows, lines, quads, &sums) }
    return (suspectCount, bigramCount)
  }

  /// Sums the columns behind the first eight.
  private static func addFurtherQuads(
    _ range: Range<Int>, from first: Int, _ segments: Span<Segment>, _ rows: Span<UInt32>,
    _ lines: Span<LineTable.Unit>, _ quads: Int, _ sums: inout MutableSpan<SIMD4<Float>>
  ) {
    for quad in 2..<quads {
      var index = first
      for segment in range {
        var sum = SIMD4<Float>.zero
        while index < Int(segments[segment].end) {
          sum += lines.quad(quad, ofRow: rows[index])
          index &+= 1
        }
        sums[segment &* quads &+ quad] = sum
      }
    }
  }
}
