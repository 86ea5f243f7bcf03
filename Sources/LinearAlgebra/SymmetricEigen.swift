internal import CLAPACK

/// The eigendecomposition A = Q diag(values) Q' of a symmetric matrix.
public struct SymmetricEigen: Sendable {
  /// Eigenvalues, ascending.
  public let values: [Double]
  /// Orthonormal eigenvectors, one a column, in the order of the values.
  public let vectors: Matrix

  /// The largest order whose workspace (1 + 6 n + 2 n^2 doubles) a 32-bit length can state.
  public static let maximumOrder = 32_765

  /// Decomposes A, of which the lower triangle is read, by divide and conquer (`dsyevd`).
  ///
  /// - Throws: `tooLarge` above `maximumOrder`; `eigenvaluesNotConverged` with LAPACK's info.
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "only a square matrix has eigenvalues")
    guard matrix.rows <= Self.maximumOrder else {
      throw .tooLarge(order: matrix.rows, maximum: Self.maximumOrder)
    }
    var work = matrix
    var n = Int32(work.rows)
    var leading = max(n, 1)
    var eigenvalues = [Double](repeating: 0, count: work.rows)
    var info: Int32 = 0
    var doubleCount: Int32 = -1
    var integerCount: Int32 = -1
    var doubles = [0.0]
    var integers = [Int32(0)]
    // A call with counts of -1 only asks for the best workspace.
    unsafe dsyevd_(
      "V", "L", &n, &work.elements, &leading, &eigenvalues, &doubles, &doubleCount, &integers, &integerCount, &info, 1,
      1)
    try LinearAlgebraError.check(info, routine: "dsyevd") { .eigenvaluesNotConverged(info: $0) }
    doubleCount = Int32(doubles[0])
    integerCount = integers[0]
    doubles = [Double](repeating: 0, count: Int(doubleCount))
    integers = [Int32](repeating: 0, count: Int(integerCount))
    unsafe dsyevd_(
      "V", "L", &n, &work.elements, &leading, &eigenvalues, &doubles, &doubleCount, &integers, &integerCount, &info, 1,
      1)
    try LinearAlgebraError.check(info, routine: "dsyevd") { .eigenvaluesNotConverged(info: $0) }
    values = eigenvalues
    vectors = work
  }
}
