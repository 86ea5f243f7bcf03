internal import LinearAlgebra
internal import TextFeatures

/// The inner products of a head's normalized training rows with each other, as an operator: the matrix is never formed, so
/// that some thousand rows take no longer than reading them.
struct RowKernel: Sendable {
  private let rows: [Int]
  private let blocks: [SparseBlock]
  /// 1 / norm of each row; 0 for a row without features.
  let factors: [Double]

  /// - Parameter blocks: those of the head.
  init(rows: [Int], blocks: [SparseBlock]) {
    self.rows = rows
    self.blocks = blocks
    factors = rows.map { row in
      let squaredNorm = blocks.reduce(0) { $0 + $1.squaredNorms[row] }
      return squaredNorm > 0 ? 1 / squaredNorm.squareRoot() : 0
    }
  }

  /// K v.
  func times(_ v: [Double]) -> [Double] {
    var product = [Double](repeating: 0, count: rows.count)
    for block in blocks {
      var sums = [Double](repeating: 0, count: block.ids.count)
      addTransposed(block, times: v, to: &sums)
      addRows(of: block, times: sums, to: &product)
    }
    return product
  }

  private func addTransposed(_ block: SparseBlock, times v: [Double], to sums: inout [Double]) {
    let (offsets, columns, values) = (block.rowOffsets.span, block.columns.span, block.values.span)
    var sums = sums.mutableSpan
    for (position, row) in rows.enumerated() {
      let factor = v[position] * factors[position]
      for index in offsets[row]..<offsets[row + 1] { sums[Int(columns[index])] += factor * values[index] }
    }
  }

  private func addRows(of block: SparseBlock, times sums: [Double], to product: inout [Double]) {
    let (offsets, columns, values, sums) = (
      block.rowOffsets.span, block.columns.span, block.values.span, sums.span
    )
    var product = product.mutableSpan
    for (position, row) in rows.enumerated() {
      var sum = 0.0
      for index in offsets[row]..<offsets[row + 1] { sum += values[index] * sums[Int(columns[index])] }
      product[position] += sum * factors[position]
    }
  }

  /// Solves (K + lambda diag(1/c)) a + b = r, 1'a = 0 for a, by conjugate gradients on C^1/2 a, which is kept orthogonal to
  /// the root weights. What rounding leaves lies in the large eigenvalues, which conjugate gradients take first: a handful
  /// of steps does.
  ///
  /// - Parameters:
  ///   - r: one a row.
  ///   - weights: the class weights c.
  func solution(_ r: [Double], weights: [Double], lambda: Double, steps: Int = 50) -> [Double] {
    let roots = weights.map { $0.squareRoot() }
    let length = euclideanNorm(roots)
    func projected(_ v: [Double]) -> [Double] {
      var result = v
      add(-dot(v, roots) / (length * length), roots, to: &result)
      return result
    }
    func scaled(_ v: [Double]) -> [Double] { zip(v, roots).map { $0 * $1 } }
    func applied(_ v: [Double]) -> [Double] {
      var result = scaled(times(scaled(v)))
      add(lambda, v, to: &result)
      return projected(result)
    }
    var solution = [Double](repeating: 0, count: r.count)
    var residual = projected(scaled(r))
    var direction = residual
    var square = dot(residual, residual)
    let goal = square * 1e-8
    for _ in 0..<steps where square > goal {
      let image = applied(direction)
      let step = square / dot(direction, image)
      add(step, direction, to: &solution)
      add(-step, image, to: &residual)
      let next = dot(residual, residual)
      scale(&direction, by: next / square)
      add(1, residual, to: &direction)
      square = next
    }
    return scaled(solution)
  }
}
