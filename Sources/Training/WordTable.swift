internal import LinearModels
internal import TextFeatures

/// What words add to a statement besides themselves: a row of numbers a word, summed over its words.
///
/// A lexicon is one, with a column a category; a table of word vectors is another. Training has a weight for each column.
/// In the model file the words stand one by one, with what their rows make of these weights, so that scoring looks up words
/// and knows nothing of columns: with row v and column weights w, the word's idf is |v| and its weight w'v / |v|.
public struct WordTable: Sendable {
  public let columns: Int
  /// The identities of the folded words, ascending.
  let ids: [UInt64]
  /// ids.count x columns, row-major; no row is zero.
  let rows: [Float]
  private let index: IDIndex

  /// - Parameters:
  ///   - ids: of distinct words, in any order.
  ///   - rows: ids.count x columns, row-major, in their order. Words whose row is zero are left out.
  init(ids unordered: [UInt64], rows: [Float], columns: Int) {
    precondition(rows.count == unordered.count * columns, "\(rows.count) numbers for \(unordered.count) words")
    let order = unordered.indices
      .filter { word in rows[(word * columns)..<((word + 1) * columns)].contains { $0 != 0 } }
      .sorted { unordered[$0] < unordered[$1] }
    self.columns = columns
    ids = order.map { unordered[$0] }
    self.rows = order.flatMap { rows[($0 * columns)..<(($0 + 1) * columns)] }
    index = IDIndex(ids)
  }

  /// Adds a word's row to `sum`, of `columns` elements, and returns its squared length; 0 for a word that is not there.
  func add(_ id: UInt64, to sum: inout [Double]) -> Double {
    let position = index.position(of: id)
    guard position >= 0 else { return 0 }
    var squaredLength = 0.0
    for column in 0..<columns {
      let value = Double(rows[position * columns + column])
      sum[column] += value
      squaredLength += value * value
    }
    return squaredLength
  }

  /// The weights of the words.
  ///
  /// - Parameters:
  ///   - weights: of the table's columns, columns x decisions, row-major; if crossed, one such matrix a polarity.
  ///   - decisions: the number of decision columns.
  ///   - isCrossed: whether each word stands there once per polarity.
  func blockWeights(_ weights: [Double], decisions: Int, isCrossed: Bool) -> BlockWeights {
    let polarities: [Polarity?] = isCrossed ? Polarity.allCases : [nil]
    let size = columns * decisions
    precondition(weights.count == polarities.count * size, "\(weights.count) weights for \(size) columns and decisions")
    var entries: [(id: UInt64, word: Int, first: Int)] = []
    for (number, polarity) in polarities.enumerated() {
      for (word, id) in ids.enumerated() {
        entries.append((polarity.map { FeatureHash.crossed(id, $0) } ?? id, word, number * size))
      }
    }
    if isCrossed { entries.sort { $0.id < $1.id } }
    var lengths: [Float] = []
    var wordWeights: [Float] = []
    lengths.reserveCapacity(entries.count)
    wordWeights.reserveCapacity(entries.count * decisions)
    for entry in entries {
      let row = rows[(entry.word * columns)..<((entry.word + 1) * columns)]
      let length = row.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      lengths.append(Float(length))
      for decision in 0..<decisions {
        var product = 0.0
        for (column, value) in row.enumerated() {
          product += Double(value) * weights[entry.first + column * decisions + decision]
        }
        wordWeights.append(Float(product / length))
      }
    }
    return BlockWeights(ids: entries.map(\.id), inverseDocumentFrequencies: lengths, weights: wordWeights)
  }
}
