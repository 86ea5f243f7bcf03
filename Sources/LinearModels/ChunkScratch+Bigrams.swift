import TextFeatures

extension ChunkScratch {
  /// Adds the rows of the listed bigrams that are known.
  mutating func addBigrams(_ table: BigramTable) {
    Self.addRows(bigrams, bigramCount, table, quadsOfSum: quadsOfSum, &sums)
  }

  /// What is asked for in one step of a block is there in the next.
  private static let bigramBlock = 64

  private static func addRows(
    _ bigrams: [Bigram], _ count: Int, _ table: BigramTable, quadsOfSum: Int, _ sums: inout [SIMD4<Float>]
  ) {
    let (bigrams, slots, shift, units) = (bigrams.span, table.slots.slots.span, table.slots.shift, table.units)
    let (stride, lastMask, last) = (table.stride, table.lastMask, table.quads - 1)
    var sums = sums.mutableSpan
    var first = 0
    while first < count {
      let end = min(first &+ bigramBlock, count)
      for index in first..<end { slots.prefetch(Int(truncatingIfNeeded: bigrams[index].id &>> shift)) }
      for index in first..<end {
        units.prefetch(Int(slots[Int(truncatingIfNeeded: bigrams[index].id &>> shift)]) &* stride)
      }
      for index in first..<end {
        let bigram = bigrams[index]
        var row = Int(slots[Int(truncatingIfNeeded: bigram.id &>> shift)])
        if units[row &* stride &+ stride &- 1][1] != bigram.id { row = Int(table.rowOfFiltered(bigram.id)) }
        let unit = row &* stride
        let sum = Int(bigram.segment) &* quadsOfSum
        for quad in 0..<last { sums[sum &+ quad] += unsafe unsafeBitCast(units[unit &+ quad], to: SIMD4<Float>.self) }
        sums[sum &+ last] += unsafe unsafeBitCast(units[unit &+ last] & lastMask, to: SIMD4<Float>.self)
      }
      first = end
    }
  }
}
