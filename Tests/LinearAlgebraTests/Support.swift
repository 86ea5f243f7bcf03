import LinearAlgebra

/// Seeded numbers in -1 ..< 1 (xorshift64).
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 52) - 1
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: (0..<(rows * columns)).map { _ in next() })
  }

  /// B B' + I, which is positive definite.
  mutating func positiveDefinite(_ n: Int) -> Matrix {
    let b = matrix(n, n)
    var result = Matrix(rows: n, columns: n)
    result.addToLowerTriangle(productWithTranspose: b)
    for index in 0..<n { result[index, index] += 1 }
    result.mirrorLowerTriangle()
    return result
  }
}

func identity(_ n: Int) -> Matrix {
  var result = Matrix(rows: n, columns: n)
  for index in 0..<n { result[index, index] = 1 }
  return result
}

func largestDifference(_ a: Matrix, _ b: Matrix) -> Double {
  precondition(a.rows == b.rows && a.columns == b.columns)
  return zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
}
