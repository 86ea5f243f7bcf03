import LinearAlgebra
import Testing

@Suite struct FactorizationTests {
  @Test(arguments: [1, 2, 17, 100])
  func choleskySolvesAndInverts(_ n: Int) throws {
    var generator = Generator(seed: UInt64(n))
    let a = generator.positiveDefinite(n)
    let right = generator.matrix(n, 3)
    let solution = try Cholesky(a).solve(right)
    #expect(largestDifference(a.times(solution), right) < 1e-10)
    let factor = try Cholesky(a)
    #expect(largestDifference(factor.solveTriangle(factor.solveTriangle(right), transposed: true), solution) < 1e-10)
    let inverse = try Cholesky(a).inverse()
    #expect(largestDifference(a.times(inverse), identity(n)) < 1e-10)
  }

  @Test(arguments: [1, 2, 17, 100])
  func eigenvectorsAreOrthonormalAndRebuildTheMatrix(_ n: Int) throws {
    var generator = Generator(seed: UInt64(n))
    let a = generator.positiveDefinite(n)
    let eigen = try SymmetricEigen(a)
    #expect(largestDifference(eigen.vectors.times(eigen.vectors, transposed: true), identity(n)) < 1e-10)
    let image = a.times(eigen.vectors)
    for column in 0..<n {
      for row in 0..<n { #expect(abs(image[row, column] - eigen.values[column] * eigen.vectors[row, column]) < 1e-9) }
    }
    #expect(eigen.values == eigen.values.sorted())
  }

  @Test func aMatrixThatIsNotPositiveDefiniteIsRefusedWithItsOrder() {
    var matrix = identity(3)
    matrix[1, 1] = -1
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) { try Cholesky(matrix) }
  }

  @Test func infinitiesAreNotPassedOver() {
    var matrix = identity(4)
    matrix[2, 2] = .nan
    #expect(throws: LinearAlgebraError.self) { try Cholesky(matrix) }
  }

  @Test func errorsSayWhatAndWhatToDo() {
    #expect(LinearAlgebraError.notPositiveDefinite(order: 7).description.contains("order 7"))
    #expect(LinearAlgebraError.tooLarge(order: 40_000, maximum: 32_765).description.contains("32765"))
  }
}
