import Evaluation
import LinearModels
import Testing
import TextFeatures

@testable import Training

@Suite struct WordTableTests {
  static func table(words: Int, columns: Int, seed: UInt64) -> WordTable {
    var generator = Generator(seed: seed)
    return WordTable(
      ids: (0..<words).map { FeatureHash.hash(Array("word\($0)".utf8)) },
      rows: (0..<(words * columns)).map { _ in Float(2 * generator.uniform() - 1) }, columns: columns)
  }

  /// The sum over words of idf x weight is the inner product of the summed rows with the weights of the columns.
  @Test(arguments: [false, true])
  func foldedWeightsGiveTheSameScores(_ isCrossed: Bool) {
    let table = Self.table(words: 50, columns: 6, seed: 1)
    var generator = Generator(seed: 2)
    let words = (0..<200).map { _ in table.ids[generator.index(below: 50)] }
    let offsets = [0, 40, 40, 41, 120, 200]
    let polarities: [Polarity] = [.plus, .plus, .minus, .minus, .plus]
    let block = SparseBlock(
      words: words, offsets: offsets, table: table,
      conditions: isCrossed ? (polarities.map { $0 == .minus ? 1 : 0 }, 2) : nil)
    let decisions = 3
    let weights = (0..<(block.ids.count * decisions)).map { _ in generator.uniform() - 0.5 }
    let folded = table.blockWeights(weights, decisions: decisions, isCrossed: isCrossed)
    let index = IDIndex(folded.ids)
    for row in 0..<5 {
      var sums = [Double](repeating: 0, count: decisions)
      var squaredNorm = 0.0
      for word in words[offsets[row]..<offsets[row + 1]] {
        let position = index.position(of: isCrossed ? FeatureHash.crossed(word, polarities[row]) : word)
        let idf = Double(folded.inverseDocumentFrequencies[position])
        for decision in 0..<decisions {
          sums[decision] += idf * Double(folded.weights[position * decisions + decision])
        }
        squaredNorm += idf * idf
      }
      #expect(abs(squaredNorm - block.squaredNorms[row]) < 1e-4)
      for decision in 0..<decisions {
        var expected = 0.0
        for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] {
          expected += block.values[index] * weights[Int(block.columns[index]) * decisions + decision]
        }
        #expect(abs(sums[decision] - expected) < 1e-4)
      }
    }
    #expect(zip(folded.ids, folded.ids.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func wordsWithoutARowAreLeftOut() {
    let table = WordTable(ids: [9, 3, 5], rows: [0, 0, 1, 2, 0, 3], columns: 2)
    #expect(table.ids == [3, 5])
    #expect(table.rows == [1, 2, 0, 3])
    var sum = [0.0, 0.0]
    #expect(table.add(9, to: &sum) == 0)
    #expect(table.add(5, to: &sum) == 9)
    #expect(sum == [0, 3])
  }
}
