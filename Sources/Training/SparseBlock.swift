/// The features of one block over all statements, in compressed sparse rows. Values are count x idf; the norm is not yet
/// applied, since it depends on which blocks a head puts together.
struct SparseBlock: Sendable, Equatable {
  /// Feature ids, ascending: column j is ids[j].
  let ids: [UInt64]
  /// Rounded to single precision, as the model stores them.
  let inverseDocumentFrequencies: [Double]
  let rowOffsets: [Int]
  /// Ascending within a row.
  let columns: [Int32]
  let values: [Double]
  /// A row's share of the squared norm: the sum of count x idf^2.
  let squaredNorms: [Double]

  var rows: Int { rowOffsets.count - 1 }
}

extension SparseBlock {
  /// The columns of a table of words: for each statement the sum of its words' rows.
  ///
  /// - Parameters:
  ///   - words: the ids of all words, statement after statement.
  ///   - offsets: where each statement's words begin, and at the end their number.
  ///   - conditions: which of several sets of columns each statement fills, and how many sets there are.
  init(words: [UInt64], offsets: [Int], table: WordTable, conditions: (ofRow: [Int], count: Int)? = nil) {
    var rowOffsets = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var squaredNorms: [Double] = []
    var sum = [Double](repeating: 0, count: table.columns)
    for row in 0..<(offsets.count - 1) {
      for column in 0..<table.columns { sum[column] = 0 }
      var squaredNorm = 0.0
      for word in offsets[row]..<offsets[row + 1] { squaredNorm += table.add(words[word], to: &sum) }
      let first = (conditions?.ofRow[row] ?? 0) * table.columns
      for (column, value) in sum.enumerated() where value != 0 {
        columns.append(Int32(first + column))
        values.append(value)
      }
      rowOffsets.append(columns.count)
      squaredNorms.append(squaredNorm)
    }
    let count = (conditions?.count ?? 1) * table.columns
    self.init(
      ids: (0..<count).map(UInt64.init), inverseDocumentFrequencies: [Double](repeating: 1, count: count),
      rowOffsets: rowOffsets, columns: columns, values: values, squaredNorms: squaredNorms)
  }
}
