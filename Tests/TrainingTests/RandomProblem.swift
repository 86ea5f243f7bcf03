@testable import Training

/// Random sparse rows with unequal class weights; some columns occur in one row only, some nowhere.
struct RandomProblem {
  let matrix: SparseMatrix
  let labels: [Int]
  let classWeights: [Double]

  init(rows: Int, features: Int, labels labelCount: Int, seed: UInt64, hasConstant: Bool = true) {
    var generator = Generator(seed: seed)
    var (offsets, columns, values) = ([0], [Int32](), [Float]())
    for _ in 0..<rows {
      for column in 0..<features where generator.uniform() < (column % 3 == 0 ? 0.3 : 1.2 / Double(rows)) {
        columns.append(Int32(column))
        values.append(Float(0.2 + generator.uniform()))
      }
      offsets.append(columns.count)
    }
    matrix = SparseMatrix(
      featureCount: features, rowOffsets: offsets, columns: columns, values: values, hasConstant: hasConstant)
    labels = (0..<rows).map { _ in generator.index(below: labelCount) }
    classWeights = (0..<rows).map { _ in 0.5 + generator.uniform() }
  }

  var targets: [Double] { labels.map { $0 == 0 ? 1 : -1 } }

  /// The rows as dense ones, the constant last.
  var dense: [[Double]] {
    (0..<matrix.rowCount).map { row in
      var result = [Double](repeating: 0, count: matrix.columnCount)
      for index in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] {
        result[Int(matrix.columns[index])] = Double(matrix.values[index])
      }
      if matrix.hasConstant { result[matrix.featureCount] = 1 }
      return result
    }
  }

  func problem(labelCount: Int) -> LinearProblem {
    LinearProblem(matrix, labels: labels, labelCount: labelCount, classWeights: classWeights)
  }
}
