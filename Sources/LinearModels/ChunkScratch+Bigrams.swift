import TextFeatures

extension ChunkScratch {
  /// Adds the rows of the listed bigrams that are known.
  static func addRows(
    _ bigrams: [Bigram], _ count: Int, _ table: BigramTable, quadsOfSum: Int, _ sums: inout [SIMD4<Float>]
  ) {
    let view = table.view
    let bigrams = bigrams.span
    var sums = sums.mutableSpan
    for index in 0..<count { view.prefetch(view.likelyRow(of: bigrams[index].id)) }
    for index in 0..<count {
      let bigram = bigrams[index]
      var row = view.likelyRow(of: bigram.id)
      // One in ten is not known or not there; the row 0 of most of these is added without asking.
      if !view.isRow(row, of: bigram.id) { row = view.mayProbe(bigram.id) ? view.probe(bigram.id) : 0 }
      let sum = Int(bigram.segment) &* quadsOfSum
      for quad in 0..<view.quads { sums[sum &+ quad] += view.quad(quad, ofRow: row) }
    }
  }
}
