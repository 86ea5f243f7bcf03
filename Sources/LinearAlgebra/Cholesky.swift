internal import CBLAS
internal import CLAPACK

/// The Cholesky factor L of a symmetric positive definite matrix, A = L L'.
public struct Cholesky: Sendable {
  /// L in the lower triangle; what is above the diagonal is not used.
  private var factor: Matrix

  /// Factors A, of which the lower triangle is read (`dpotrf`).
  ///
  /// - Throws: `notPositiveDefinite` with the order of the first leading minor that is not.
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rows == matrix.columns, "only a square matrix has a Cholesky factor")
    factor = matrix
    var n = Int32(factor.rows)
    var leading = max(n, 1)
    var info: Int32 = 0
    unsafe dpotrf_("L", &n, &factor.elements, &leading, &info, 1)
    try LinearAlgebraError.check(info, routine: "dpotrf") { .notPositiveDefinite(order: $0) }
    // OpenBLAS lets a NaN pass with info 0; it then stands on the diagonal.
    for order in 0..<factor.rows where !factor[order, order].isFinite { throw .notPositiveDefinite(order: order + 1) }
  }

  /// Solves A X = B for every column of B (`dpotrs`).
  public func solve(_ rightHandSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(rightHandSides.rows == factor.rows, "\(rightHandSides.rows) rows meet order \(factor.rows)")
    var solution = rightHandSides
    var n = Int32(factor.rows)
    var count = Int32(solution.columns)
    var leading = max(n, 1)
    var info: Int32 = 0
    unsafe dpotrs_("L", &n, &count, factor.elements, &leading, &solution.elements, &leading, &info, 1)
    try LinearAlgebraError.check(info, routine: "dpotrs") { .illegalArgument(routine: "dpotrs", position: $0) }
    return solution
  }

  /// Solves L X = B, or L' X = B when transposed (`dtrsm`): half of `solve`, and inner products of two such halves are
  /// those of inv(A).
  public func solveTriangle(_ rightHandSides: Matrix, transposed: Bool = false) -> Matrix {
    precondition(rightHandSides.rows == factor.rows, "\(rightHandSides.rows) rows meet order \(factor.rows)")
    var solution = rightHandSides
    guard solution.rows > 0, solution.columns > 0 else { return solution }
    let operation = Int32(transposed ? STANDPOINT_TRANSPOSE.rawValue : STANDPOINT_NO_TRANSPOSE.rawValue)
    unsafe cblas_dtrsm(
      Int32(STANDPOINT_COLUMN_MAJOR.rawValue), Int32(STANDPOINT_LEFT.rawValue), Int32(STANDPOINT_LOWER.rawValue),
      operation, Int32(STANDPOINT_NON_UNIT.rawValue), Int32(solution.rows), Int32(solution.columns), 1,
      factor.elements, Int32(factor.rows), &solution.elements, Int32(solution.rows))
    return solution
  }

  /// The inverse of A, both triangles filled (`dpotri`).
  public consuming func inverse() throws(LinearAlgebraError) -> Matrix {
    var n = Int32(factor.rows)
    var leading = max(n, 1)
    var info: Int32 = 0
    unsafe dpotri_("L", &n, &factor.elements, &leading, &info, 1)
    try LinearAlgebraError.check(info, routine: "dpotri") { .notPositiveDefinite(order: $0) }
    factor.mirrorLowerTriangle()
    return factor
  }
}
