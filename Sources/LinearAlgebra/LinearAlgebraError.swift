/// What a BLAS or LAPACK routine could not do. LAPACK's `info` is never dropped.
public enum LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The leading minor of this order is not positive definite.
  case notPositiveDefinite(order: Int)
  /// `dsyevd` did not converge; LAPACK's info.
  case eigenvaluesNotConverged(info: Int)
  /// The order is above what 32-bit workspace lengths allow.
  case tooLarge(order: Int, maximum: Int)
  /// A routine was called with a bad argument: a defect of the wrapper.
  case illegalArgument(routine: String, position: Int)

  public var description: String {
    switch self {
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite (leading minor of order \(order)); a larger penalty makes it so"
    case .eigenvaluesNotConverged(let info):
      "the eigenvalues did not converge (dsyevd info \(info)); look for infinities in the input"
    case .tooLarge(let order, let maximum):
      "an eigendecomposition of order \(order) is above \(maximum), the most that LAPACK's 32-bit lengths allow"
    case .illegalArgument(let routine, let position):
      "\(routine) refused its argument \(position)"
    }
  }

  /// Turns LAPACK's info into an error: negative is a bad argument, positive is the routine's own failure.
  static func check(
    _ info: Int32, routine: String, failure: (Int) -> LinearAlgebraError
  ) throws(LinearAlgebraError) {
    if info < 0 { throw .illegalArgument(routine: routine, position: Int(-info)) }
    if info > 0 { throw failure(Int(info)) }
  }
}
