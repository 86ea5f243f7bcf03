internal import CBLAS

// Level 1 to 3 BLAS. Dimensions are the caller's to get right: a mismatch is a programmer's error.

/// The inner product of two vectors of one length (`ddot`).
public func dot(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) elements have no inner product")
  return unsafe cblas_ddot(Int32(x.count), x, 1, y, 1)
}

/// The Euclidean norm (`dnrm2`).
public func euclideanNorm(_ x: [Double]) -> Double {
  unsafe cblas_dnrm2(Int32(x.count), x, 1)
}

/// y += alpha x (`daxpy`).
public func add(_ alpha: Double, _ x: [Double], to y: inout [Double]) {
  precondition(x.count == y.count, "vectors of \(x.count) and \(y.count) elements do not add")
  unsafe cblas_daxpy(Int32(x.count), alpha, x, 1, &y, 1)
}

/// x *= alpha (`dscal`).
public func scale(_ x: inout [Double], by alpha: Double) {
  unsafe cblas_dscal(Int32(x.count), alpha, &x, 1)
}

extension Matrix {
  /// A x, or A' x when transposed (`dgemv`).
  public func times(_ x: [Double], transposed: Bool = false) -> [Double] {
    precondition(x.count == (transposed ? rows : columns), "a \(rows) x \(columns) matrix meets \(x.count) elements")
    var y = [Double](repeating: 0, count: transposed ? columns : rows)
    guard rows > 0, columns > 0 else { return y }
    let operation = Int32(transposed ? STANDPOINT_TRANSPOSE.rawValue : STANDPOINT_NO_TRANSPOSE.rawValue)
    unsafe cblas_dgemv(
      Int32(STANDPOINT_COLUMN_MAJOR.rawValue), operation, Int32(rows), Int32(columns), 1, elements, Int32(rows), x, 1,
      0, &y, 1)
    return y
  }

  /// A B, or A' B when transposed (`dgemm`).
  public func times(_ other: Matrix, transposed: Bool = false) -> Matrix {
    let inner = transposed ? rows : columns
    precondition(inner == other.rows, "inner dimensions \(inner) and \(other.rows) differ")
    var product = Matrix(rows: transposed ? columns : rows, columns: other.columns)
    guard product.rows > 0, product.columns > 0, inner > 0 else { return product }
    let operation = Int32(transposed ? STANDPOINT_TRANSPOSE.rawValue : STANDPOINT_NO_TRANSPOSE.rawValue)
    unsafe cblas_dgemm(
      Int32(STANDPOINT_COLUMN_MAJOR.rawValue), operation, Int32(STANDPOINT_NO_TRANSPOSE.rawValue),
      Int32(product.rows), Int32(product.columns), Int32(inner), 1, elements, Int32(rows), other.elements,
      Int32(other.rows), 0, &product.elements, Int32(product.rows))
    return product
  }

  /// Adds A A' to the lower triangle of this symmetric matrix (`dsyrk`).
  public mutating func addToLowerTriangle(productWithTranspose a: Matrix) {
    precondition(rows == columns && a.rows == rows, "a \(a.rows)-row product does not fit \(rows) x \(columns)")
    guard rows > 0, a.columns > 0 else { return }
    unsafe cblas_dsyrk(
      Int32(STANDPOINT_COLUMN_MAJOR.rawValue), Int32(STANDPOINT_LOWER.rawValue),
      Int32(STANDPOINT_NO_TRANSPOSE.rawValue), Int32(rows), Int32(a.columns), 1, a.elements, Int32(rows), 1,
      &elements, Int32(rows))
  }
}
