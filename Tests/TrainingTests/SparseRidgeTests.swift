import LinearAlgebra
import Testing
import TextFeatures

@testable import Training

/// Sparse blocks, their Gram matrices and conjugate gradients, against dense algebra.
@Suite struct SparseRidgeTests {
  /// A block of random counts; the ids are the column numbers times a large odd number, ascending.
  static func block(rows: Int, features: Int, density: Double, seed: UInt64, minimumDocuments: Int = 1) -> SparseBlock {
    var generator = Generator(seed: seed)
    var builder = SparseBlockBuilder()
    for _ in 0..<rows {
      builder.append(
        (0..<features).flatMap { feature -> [UInt64] in
          // Some features are in nearly every row, so that both ways of the Gram matrix are taken.
          guard generator.uniform() < (feature % 7 == 0 ? 0.9 : density) else { return [] }
          return [UInt64](repeating: UInt64(feature + 1) << 40, count: 1 + generator.index(below: 3))
        })
    }
    return builder.block(minimumDocuments: minimumDocuments)
  }

  static func dense(_ block: SparseBlock, row: Int) -> [Double] {
    var result = [Double](repeating: 0, count: block.ids.count)
    for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] {
      result[Int(block.columns[index])] = block.values[index]
    }
    return result
  }

  @Test func gramMatrixEqualsInnerProducts() {
    let block = Self.block(rows: 40, features: 120, density: 0.1, seed: 4)
    let rows = [3, 0, 17, 5, 39, 22, 8, 30, 31, 11, 12]
    var gram = GramMatrix.of(block, rows: rows)
    gram.mirrorLowerTriangle()
    for (i, first) in rows.enumerated() {
      for (j, second) in rows.enumerated() {
        #expect(abs(gram[i, j] - dot(Self.dense(block, row: first), Self.dense(block, row: second))) < 1e-9)
      }
    }
  }

  @Test func rareFeaturesAreLeftOutAndCounted() {
    var builder = SparseBlockBuilder()
    for row: [UInt64] in [[2, 1, 2], [2], [3]] { builder.append(row) }
    let block = builder.block(minimumDocuments: 2)
    #expect(block.ids == [2])
    // ln((1 + 3) / (1 + 2)) + 1
    #expect(abs(block.inverseDocumentFrequencies[0] - 1.287_682) < 1e-6)
    #expect(abs(block.squaredNorms[0] - 2 * 1.287_682 * 1.287_682) < 1e-5)
    #expect(block.squaredNorms[2] == 0)
  }

  @Test(arguments: [0.05, 1.0, 8.0])
  func conjugateGradientsEqualTheExactSolution(_ factor: Double) throws {
    let blocks = [
      Self.block(rows: 60, features: 50, density: 0.2, seed: 5),
      Self.block(rows: 60, features: 30, density: 0.1, seed: 6),
    ]
    var generator = Generator(seed: 8)
    let labelled = (0..<60).map { (row: $0, label: generator.index(below: 3), group: $0 / 4) }
    let task = RidgeTask(labelled: labelled, labelCount: 3)
    let matrix = SparseMatrix(blocks, task: task)
    let norms = task.rows.map { row in blocks.reduce(0) { $0 + $1.squaredNorms[row] } }
    let kernel = GramMatrix.normalized(blocks.map { GramMatrix.of($0, rows: task.rows) }, squaredNorms: norms)
    #expect(abs(matrix.meanSquaredNorm - kernel.meanDiagonal) < 1e-6)
    let lambda = factor * kernel.meanDiagonal
    let problem = LinearProblem(matrix, labels: task.gold, labelCount: 3, classWeights: task.weights)
    let solution = problem.newton(.squared, lambda: lambda, tolerance: 1e-11)
    #expect(solution.hasConverged)
    let values = solution.weights.map(matrix.times)
    let system = try RidgeSystem(kernel: kernel, task: task, lambda: lambda)
    let exact = kernel.times(system.alpha)
    for row in 0..<60 {
      for column in 0..<3 {
        // Values are single precision.
        #expect(abs(values[column][row] - exact[row, column] - system.intercepts[column]) < 1e-5)
      }
    }
  }
}
