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
    let view = table.view
    let bigrams = bigrams.span
    var sums = sums.mutableSpan
    var first = 0
    while first < count {
      let end = min(first &+ bigramBlock, count)
      for index in first..<end { view.prefetch(view.likelyRow(of: bigrams[index].id)) }
      for index in first..<end {
        let bigram = bigrams[index]
        var row = view.likelyRow(of: bigram.id)
        // One in ten is not known or not there; the row 0 of most of these is added without asking.
        if !view.isRow(row, of: bigram.id) { row = view.mayProbe(bigram.id) ? view.probe(bigram.id) : 0 }
        let sum = Int(bigram.segment) &* quadsOfSum
        for quad in 0..<view.quads { sums[sum &+ quad] += view.quad(quad, ofRow: row) }
      }
      first = end
    }
  }
}
