import LinearAlgebra
import Testing

/// The textbook product, element by element.
private func naiveProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
  var product = Matrix(rows: a.rows, columns: b.columns)
  for row in 0..<a.rows {
    for column in 0..<b.columns { for k in 0..<a.columns { product[row, column] += a[row, k] * b[k, column] } }
  }
  return product
}

private func transposed(_ a: Matrix) -> Matrix {
  var result = Matrix(rows: a.columns, columns: a.rows)
  for row in 0..<a.rows { for column in 0..<a.columns { result[column, row] = a[row, column] } }
  return result
}

@Suite struct ProductTests {
  @Test(arguments: [(1, 1, 1), (2, 3, 4), (7, 5, 1), (64, 65, 3)])
  func productsEqualTheTextbook(_ rows: Int, _ inner: Int, _ columns: Int) {
    var generator = Generator(seed: UInt64(rows * 100 + inner))
    let a = generator.matrix(rows, inner)
    let b = generator.matrix(inner, columns)
    #expect(largestDifference(a.times(b), naiveProduct(a, b)) < 1e-12)
    #expect(largestDifference(transposed(a).times(b, transposed: true), naiveProduct(a, b)) < 1e-12)
    let x = Array(b.column(0))
    let expected = Array(naiveProduct(a, b).column(0))
    #expect(zip(a.times(x), expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(transposed(a).times(x, transposed: true), expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test(arguments: [1, 63, 64, 65, 130])
  func productWithTransposeFillsTheLowerTriangle(_ n: Int) {
    var generator = Generator(seed: UInt64(n))
    let a = generator.matrix(n, 9)
    var product = Matrix(rows: n, columns: n)
    product.addToLowerTriangle(productWithTranspose: a)
    product.mirrorLowerTriangle()
    #expect(largestDifference(product, naiveProduct(a, transposed(a))) < 1e-12)
  }

  @Test func vectors() {
    var y = [1.0, 2, 3]
    add(2, [1, 1, 1], to: &y)
    #expect(y == [3, 4, 5])
    scale(&y, by: 0.5)
    #expect(y == [1.5, 2, 2.5])
    #expect(dot([1, 2], [3, 4]) == 11)
    #expect(euclideanNorm([3, 4]) == 5)
  }

  @Test func emptyProductsAreZero() {
    let none = Matrix(rows: 3, columns: 0)
    #expect(none.times(Matrix(rows: 0, columns: 2)) == Matrix(rows: 3, columns: 2))
    #expect(none.times([]) == [0, 0, 0])
    #expect(Matrix(rows: 0, columns: 0).meanDiagonal == 0)
  }

  @Test func blocks() {
    let matrix = Matrix(rows: 3, columns: 3, elements: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(matrix.block(rows: 1..<3, columns: 0..<2) == Matrix(rows: 2, columns: 2, elements: [2, 3, 5, 6]))
  }
}
