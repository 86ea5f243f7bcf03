internal import LinearAlgebra
internal import TextFeatures

/// The ridge least-squares objective on the sparse matrix, for more rows than the dense dual form can take:
///
/// minimize over w and b: sum_i c_i (y_i - w'x_i - b)^2 + lambda |w|^2.
///
/// Its Hessian is constant, so Newton's method is one linear system, solved by conjugate gradients with the Hessian's
/// diagonal as preconditioner (Hestenes and Stiefel 1952). It stops when the gradient is a stated fraction of its value at zero.
struct SparseRidge: Sendable {
  private let task: RidgeTask
  private let rowOffsets: [Int]
  private let columns: [Int32]
  private let values: [Double]
  /// Features; the intercept is one more unknown after them.
  let features: Int

  /// For the final fit, and for fits that only rank settings: their macro F1 does not see the difference.
  static let tolerance = 1e-6
  static let rankingTolerance = 1e-3
  static let maximumIterations = 2_000

  /// The normalized rows of a task over a set of blocks, side by side.
  init(_ blocks: [SparseBlock], task: RidgeTask) {
    self.task = task
    var rowOffsets = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for row in task.rows {
      let norm = blocks.reduce(0) { $0 + $1.squaredNorms[row] }.squareRoot()
      var firstColumn: Int32 = 0
      for block in blocks {
        for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] {
          columns.append(firstColumn + block.columns[index])
          values.append(block.values[index] / norm)
        }
        firstColumn += Int32(block.ids.count)
      }
      rowOffsets.append(columns.count)
    }
    self.rowOffsets = rowOffsets
    self.columns = columns
    self.values = values
    features = blocks.reduce(0) { $0 + $1.ids.count }
  }

  struct Solution: Sendable {
    /// Features, then the intercept: one vector a decision column.
    var weights: [[Double]]
    var iterations: Int
    /// The gradient's norm relative to its norm at zero; the largest of the columns.
    var residual: Double
    var tolerance: Double

    var hasConverged: Bool { residual <= tolerance }
  }

  /// The mean squared norm of a row: the unit of the penalty, as the mean diagonal of the Gram matrix is.
  var meanSquaredNorm: Double {
    task.count == 0 ? 0 : values.reduce(0) { $0 + $1 * $1 } / Double(task.count)
  }

  /// Minimizes the objective.
  ///
  /// - Parameters:
  ///   - rows: which rows of the task are trained on.
  ///   - start: where to begin, such as the solution of a neighboring penalty.
  func solve(lambda: Double, rows: [Int], from start: Solution? = nil, tolerance: Double = tolerance) -> Solution {
    var solution = Solution(weights: [], iterations: 0, residual: 0, tolerance: tolerance)
    let diagonal = diagonal(lambda: lambda, rows: rows)
    for column in 0..<task.targets.columns {
      let initial = start?.weights[column] ?? [Double](repeating: 0, count: features + 1)
      let (weights, iterations, residual) = solve(column, lambda, rows, diagonal, tolerance, from: initial)
      solution.weights.append(weights)
      solution.iterations = max(solution.iterations, iterations)
      solution.residual = max(solution.residual, residual)
    }
    return solution
  }

  /// The decision values of some rows: the rows that are asked for are filled.
  func decisionValues(_ solution: Solution, rows: [Int], into result: inout Matrix) {
    for (column, weights) in solution.weights.enumerated() {
      for row in rows { result[row, column] = value(row, weights) }
    }
  }

  private func solve(
    _ column: Int, _ lambda: Double, _ rows: [Int], _ diagonal: [Double], _ tolerance: Double, from initial: [Double]
  ) -> (weights: [Double], iterations: Int, residual: Double) {
    // The right-hand side is X'C y, which is also the negative gradient at zero.
    var right = [Double](repeating: 0, count: features + 1)
    for row in rows { accumulate(row, task.weights[row] * task.targets[row, column], into: &right) }
    let scale = euclideanNorm(right)
    guard scale > 0 else { return (initial.map { _ in 0 }, 0, 0) }
    var x = initial
    var residual = right
    add(-1, hessian(x, lambda, rows), to: &residual)
    var preconditioned = zip(residual, diagonal).map { $0 / $1 }
    var direction = preconditioned
    var product = dot(residual, preconditioned)
    var iterations = 0
    while iterations < Self.maximumIterations, euclideanNorm(residual) > tolerance * scale {
      let image = hessian(direction, lambda, rows)
      let step = product / dot(direction, image)
      add(step, direction, to: &x)
      add(-step, image, to: &residual)
      preconditioned = zip(residual, diagonal).map { $0 / $1 }
      let next = dot(residual, preconditioned)
      LinearAlgebra.scale(&direction, by: next / product)
      add(1, preconditioned, to: &direction)
      product = next
      iterations += 1
    }
    return (x, iterations, euclideanNorm(residual) / scale)
  }

  /// (X'C X + lambda I) v, the intercept unpenalized.
  private func hessian(_ v: [Double], _ lambda: Double, _ rows: [Int]) -> [Double] {
    var result = v
    scale(&result, by: lambda)
    result[features] = 0
    for row in rows { accumulate(row, task.weights[row] * value(row, v), into: &result) }
    return result
  }

  private func diagonal(lambda: Double, rows: [Int]) -> [Double] {
    var result = [Double](repeating: lambda, count: features + 1)
    result[features] = 0
    for row in rows {
      for index in rowOffsets[row]..<rowOffsets[row + 1] {
        result[Int(columns[index])] += task.weights[row] * values[index] * values[index]
      }
      result[features] += task.weights[row]
    }
    return result
  }

  private func value(_ row: Int, _ weights: [Double]) -> Double {
    var sum = weights[features]
    for index in rowOffsets[row]..<rowOffsets[row + 1] { sum += values[index] * weights[Int(columns[index])] }
    return sum
  }

  private func accumulate(_ row: Int, _ factor: Double, into vector: inout [Double]) {
    for index in rowOffsets[row]..<rowOffsets[row + 1] { vector[Int(columns[index])] += factor * values[index] }
    vector[features] += factor
  }
}
