extension SparseMatrix {
  /// The normalized rows of a task over a set of blocks, side by side, with a column of ones for the intercept.
  init(_ blocks: [SparseBlock], task: RidgeTask) {
    var rowOffsets = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    let count = blocks.reduce(0) { sum, block in
      sum + task.rows.reduce(0) { $0 + block.rowOffsets[$1 + 1] - block.rowOffsets[$1] }
    }
    columns.reserveCapacity(count)
    values.reserveCapacity(count)
    for row in task.rows {
      let norm = blocks.reduce(0) { $0 + $1.squaredNorms[row] }.squareRoot()
      var firstColumn: Int32 = 0
      for block in blocks {
        for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] {
          columns.append(firstColumn + block.columns[index])
          values.append(Float(block.values[index] / norm))
        }
        firstColumn += Int32(block.ids.count)
      }
      rowOffsets.append(columns.count)
    }
    self.init(
      featureCount: blocks.reduce(0) { $0 + $1.ids.count }, rowOffsets: rowOffsets, columns: columns, values: values,
      hasConstant: true)
  }
}
