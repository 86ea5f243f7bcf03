internal import LinearAlgebra

/// The whole regularization path from one eigendecomposition.
///
/// With C^1/2 K C^1/2 = Q diag(mu) Q', P = inv(K + lambda diag(1/c)) = C^1/2 Q diag(1 / (mu + lambda)) Q' C^1/2 for every
/// lambda. The intercept is a rank-one correction, as in `RidgeSystem`; here A is never formed, only its blocks on groups.
struct RidgePath: Sendable {
  private let task: RidgeTask
  private let eigenvalues: [Double]
  /// Row i of C^1/2 Q as column i, so that a group is a contiguous piece.
  private let scaledVectors: Matrix

  init(kernel: Matrix, task: RidgeTask) throws(LinearAlgebraError) {
    self.task = task
    let roots = task.weights.map { $0.squareRoot() }
    let n = task.count
    var system = kernel
    var elements = system.elements.mutableSpan
    for column in 0..<n { for row in column..<n { elements[column * n + row] *= roots[row] * roots[column] } }
    let eigen = try SymmetricEigen(system)
    eigenvalues = eigen.values
    var scaled = Matrix(rows: n, columns: n)
    var target = scaled.elements.mutableSpan
    let source = eigen.vectors.elements.span
    let tile = 64
    for first in stride(from: 0, to: n, by: tile) {
      for column in 0..<n {
        for row in first..<min(first + tile, n) { target[row * n + column] = source[column * n + row] * roots[row] }
      }
    }
    scaledVectors = scaled
  }

  /// The fit at one penalty: alpha (rows x decision columns) and the intercepts.
  func fit(lambda: Double) -> (alpha: Matrix, intercepts: [Double]) {
    let (u, s) = ones(lambda)
    var alpha = Matrix(rows: task.count, columns: task.targets.columns)
    var intercepts: [Double] = []
    for column in 0..<task.targets.columns {
      let targets = Array(task.targets.column(column))
      var solution = apply(targets, lambda)
      let intercept = dot(u, targets) / s
      add(-intercept, u, to: &solution)
      for (row, value) in solution.enumerated() { alpha[row, column] = value }
      intercepts.append(intercept)
    }
    return (alpha, intercepts)
  }

  /// The held-out decision values of every row at one penalty, each group predicted by the fit without it.
  func leaveGroupsOut(lambda: Double) throws(LinearAlgebraError) -> Matrix {
    let alpha = fit(lambda: lambda).alpha
    let (u, s) = ones(lambda)
    let n = task.count
    let damping = eigenvalues.map { 1 / ($0 + lambda).squareRoot() }
    var heldOut = task.targets
    for group in task.groups {
      var rows = Matrix(rows: group.count, columns: n)
      let vectors = scaledVectors.elements.span
      var elements = rows.elements.mutableSpan
      for (index, row) in group.enumerated() {
        for k in 0..<n { elements[k * group.count + index] = vectors[row * n + k] * damping[k] }
      }
      var block = Matrix(rows: group.count, columns: group.count)
      block.addToLowerTriangle(productWithTranspose: rows)
      for (column, second) in group.enumerated() {
        for (row, first) in group.enumerated() where row >= column { block[row, column] -= u[first] * u[second] / s }
      }
      try heldOut.subtractSolution(block, alpha, rows: group)
    }
    return heldOut
  }

  /// P x.
  private func apply(_ x: [Double], _ lambda: Double) -> [Double] {
    var coefficients = scaledVectors.times(x)
    for index in coefficients.indices { coefficients[index] /= eigenvalues[index] + lambda }
    return scaledVectors.times(coefficients, transposed: true)
  }

  /// u = P 1 and s = 1'u.
  private func ones(_ lambda: Double) -> (u: [Double], s: Double) {
    let ones = [Double](repeating: 1, count: task.count)
    let u = apply(ones, lambda)
    return (u, dot(u, ones))
  }
}
