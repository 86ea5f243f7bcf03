public import LinearAlgebra

/// The whole regularization path from one eigendecomposition.
///
/// With C^1/2 K C^1/2 = Q diag(mu) Q', P = inv(K + lambda diag(1/c)) = C^1/2 Q diag(1 / (mu + lambda)) Q' C^1/2 for every
/// lambda. The intercept is a rank-one correction, as in `RidgeSystem`; here A is never formed, only its blocks on groups.
public struct RidgePath: Sendable {
  private let task: RidgeTask
  private let eigenvalues: [Double]
  /// Row i of C^1/2 Q as column i, so that a group is a contiguous piece.
  private let scaledVectors: Matrix
  /// Q' C^1/2 applied to the targets and, last, to the vector of ones: the same for every penalty.
  private let coefficients: Matrix

  /// - Parameter kernel: the Gram matrix of the task's rows, both triangles.
  public init(kernel: Matrix, task: RidgeTask) throws(LinearAlgebraError) {
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
    var rightHandSides = task.targets.elements
    rightHandSides += [Double](repeating: 1, count: n)
    coefficients = scaled.times(Matrix(rows: n, columns: task.targets.columns + 1, elements: rightHandSides))
  }

  /// - Parameter matrix: the task's rows, in its order, as they are: nothing is normalized.
  public init(_ matrix: SparseMatrix, task: RidgeTask) throws(LinearAlgebraError) {
    let block = SparseBlock(
      ids: (0..<matrix.featureCount).map(UInt64.init),
      inverseDocumentFrequencies: [Double](repeating: 1, count: matrix.featureCount), rowOffsets: matrix.rowOffsets,
      columns: matrix.columns, values: matrix.values.map(Double.init),
      squaredNorms: [Double](repeating: 1, count: matrix.rowCount))
    var kernel = GramMatrix.of(block, rows: Array(0..<matrix.rowCount))
    kernel.mirrorLowerTriangle()
    try self.init(kernel: kernel, task: task)
  }

  /// The fit at one penalty: alpha (rows x decision columns) and the intercepts.
  public func fit(lambda: Double) -> (alpha: Matrix, intercepts: [Double]) {
    let (alpha, intercepts, _, _) = solve(lambda)
    return (alpha, intercepts)
  }

  /// The held-out decision values of every row at one penalty, each group predicted by the fit without it.
  public func leaveGroupsOut(lambda: Double) throws(LinearAlgebraError) -> Matrix {
    try heldOut(leavingOut: task.groups, lambda: lambda)
  }

  /// The held-out decision values of every row at one penalty, each row predicted by the fit without it alone.
  public func leaveOneOut(lambda: Double) throws(LinearAlgebraError) -> Matrix {
    try heldOut(leavingOut: (0..<task.count).map { $0..<($0 + 1) }, lambda: lambda)
  }

  private func heldOut(leavingOut groups: [Range<Int>], lambda: Double) throws(LinearAlgebraError) -> Matrix {
    let (alpha, _, u, s) = solve(lambda)
    let damping = eigenvalues.map { 1 / ($0 + lambda) }
    var heldOut = task.targets
    for group in groups {
      var block = Matrix(rows: group.count, columns: group.count)
      for (column, second) in group.enumerated() {
        for (row, first) in group.enumerated() where row >= column {
          block[row, column] = product(first, second, damping) - u[first] * u[second] / s
        }
      }
      try heldOut.subtractSolution(block, alpha, rows: group)
    }
    return heldOut
  }

  /// An element of P: the inner product of two scaled eigenvector rows under the damping. Eight sums, so that they need not
  /// wait for each other.
  private func product(_ first: Int, _ second: Int, _ damping: [Double]) -> Double {
    let n = task.count
    let elements = scaledVectors.elements.span
    let (x, y) = (
      elements.extracting((first * n)..<((first + 1) * n)), elements.extracting((second * n)..<((second + 1) * n))
    )
    let d = damping.span
    var sums = SIMD8<Double>.zero
    var k = 0
    while k + 8 <= n {
      var (a, b, c) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
      for lane in 0..<8 { (a[lane], b[lane], c[lane]) = (x[k + lane], y[k + lane], d[k + lane]) }
      sums += a * b * c
      k += 8
    }
    var sum = sums.sum()
    while k < n {
      sum += x[k] * y[k] * d[k]
      k += 1
    }
    return sum
  }

  /// alpha, the intercepts, u = P 1 and s = 1'u. All right-hand sides pass through the eigenvectors at once: one reading of
  /// a matrix that no cache holds.
  private func solve(_ lambda: Double) -> (alpha: Matrix, intercepts: [Double], u: [Double], s: Double) {
    let n = task.count
    var damped = coefficients
    for column in 0..<damped.columns { for k in 0..<n { damped[k, column] /= eigenvalues[k] + lambda } }
    let solutions = scaledVectors.times(damped, transposed: true)
    let last = solutions.columns - 1
    let u = Array(solutions.column(last))
    let s = u.reduce(0, +)
    var alpha = solutions.block(rows: 0..<n, columns: 0..<last)
    var intercepts: [Double] = []
    for column in 0..<last {
      let intercept = dot(u, Array(task.targets.column(column))) / s
      for row in 0..<n { alpha[row, column] -= intercept * u[row] }
      intercepts.append(intercept)
    }
    return (alpha, intercepts, u, s)
  }
}
