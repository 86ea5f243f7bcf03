import Evaluation
import Glibc
import Testing

@testable import Training

@Suite struct LogCountRatioTests {
  /// Two statements a label; column 0 stands under the first only, 1 under both, 2 is of a word table.
  private static let matrix = SparseMatrix(
    featureCount: 3, rowOffsets: [0, 3, 6, 8, 10], columns: [0, 1, 2, 0, 1, 2, 1, 2, 1, 2],
    values: [1, 1, 5, 1, 1, 5, 1, 5, 1, 5])

  @Test func scalesAreRatiosUnderTheSameNorm() {
    let scales = LogCountRatios.scales(
      Self.matrix, labels: [0, 0, 1, 1], labelCount: 2, isCounted: [true, true, false])
    // Counts plus one: 3 and 3 of 6 under the first label, 1 and 3 of 4 under the second.
    let first = log(2.0)
    let second = log(1.5)
    let factor = ((2 + 4) / (2 * first * first + 4 * second * second)).squareRoot()
    #expect(abs(Double(scales[0]) - first * factor) < 1e-5)
    #expect(abs(Double(scales[1]) - second * factor) < 1e-5)
    #expect(scales[2] == 1)
    #expect(abs(Self.matrix.scaled(by: scales).meanSquaredNorm - Self.matrix.meanSquaredNorm) < 1e-4)
  }

  /// Labels that tell nothing score chance with every weighting: ratios of the rows that are scored are never used.
  @Test(arguments: [TrainingParameters.Solver.newton, .dual])
  func shuffledLabelsScoreChance(_ solver: TrainingParameters.Solver) throws {
    var parameters = TrainingParameters()
    parameters.solver = solver
    parameters.weighting = .logCountRatio
    let scores = try (0..<3).map { seed in
      let set = TrainTests.set(rows: 240, seed: UInt64(seed + 40), isShuffled: true)
      let result = try train(set, parameters: parameters)
      return try TrainTests.nestedMacroF1(result)
    }
    // Chance is a third, with a standard error of about 0.02 over the three sets.
    let mean = scores.reduce(0, +) / 3
    #expect(abs(mean - 1.0 / 3) < 0.07, "\(scores)")
    let real = try train(TrainTests.set(rows: 240, seed: 43), parameters: parameters)
    #expect(try TrainTests.nestedMacroF1(real) > 0.85)
  }
}
