internal import LinearAlgebra

/// The solved least-squares system of one penalty, in the form from which groups can be taken out exactly.
///
/// With Gram matrix K, class weights c, targets y and an unpenalized intercept b, the fit is
/// M (alpha, b) = (y, 0),  M = [[K + lambda diag(1/c), 1], [1', 0]],  f(x) = sum_i alpha_i k(x_i, x) + b.
/// Let A be the block of inv(M) that belongs to the rows; then alpha = A y. For a group G of rows,
/// y_G - f_-G(x_G) = inv(A_GG) alpha_G,
/// where f_-G is the fit without G under the same idf, class weights and lambda: the block-inverse form of the
/// leave-one-out identity (Rifkin and Lippert 2007, "Notes on regularized least squares"; for groups, the same algebra).
struct RidgeSystem: Sendable {
  /// A, symmetric, both triangles.
  let inverse: Matrix
  /// rows x decision columns.
  let alpha: Matrix
  let intercepts: [Double]

  /// Solves by Cholesky: `dpotrf` and `dpotri`, a tenth of an eigendecomposition.
  init(kernel: Matrix, task: RidgeTask, lambda: Double) throws(LinearAlgebraError) {
    var system = kernel
    for index in 0..<task.count { system[index, index] += lambda / task.weights[index] }
    self.init(penalizedInverse: try Cholesky(system).inverse(), targets: task.targets)
  }

  /// - Parameter penalizedInverse: P = inv(K + lambda diag(1/c)). With u = P 1 and s = 1'u, A = P - u u' / s.
  private init(penalizedInverse: consuming Matrix, targets: Matrix) {
    let n = penalizedInverse.rows
    let ones = [Double](repeating: 1, count: n)
    let u = penalizedInverse.times(ones)
    let s = dot(u, ones)
    var a = penalizedInverse
    var elements = a.elements.mutableSpan
    for column in 0..<n {
      let factor = u[column] / s
      for row in 0..<n { elements[column * n + row] -= u[row] * factor }
    }
    inverse = a
    alpha = a.times(targets)
    intercepts = (0..<targets.columns).map { dot(u, Array(targets.column($0))) / s }
  }

  /// The held-out decision values of every row, each group predicted by the fit without it.
  func leaveGroupsOut(_ task: RidgeTask) throws(LinearAlgebraError) -> Matrix {
    var heldOut = task.targets
    for group in task.groups {
      try heldOut.subtractSolution(inverse.block(rows: group, columns: group), alpha, rows: group)
    }
    return heldOut
  }
}

extension Matrix {
  /// self_G -= inv(block) alpha_G on the rows of a group: from targets to held-out values.
  mutating func subtractSolution(
    _ block: Matrix, _ alpha: Matrix, rows group: Range<Int>
  ) throws(LinearAlgebraError) {
    if group.count == 1 {
      // Every row a group of its own is the usual case without articles; it needs no factorization.
      for column in 0..<columns { self[group.lowerBound, column] -= alpha[group.lowerBound, column] / block[0, 0] }
      return
    }
    subtract(try Cholesky(block).solve(alpha.block(rows: group, columns: 0..<alpha.columns)), rows: group)
  }

  /// self_G -= other, which has the rows of the group alone.
  mutating func subtract(_ other: Matrix, rows group: Range<Int>) {
    for column in 0..<columns {
      for (index, row) in group.enumerated() { self[row, column] -= other[index, column] }
    }
  }
}
