import Testing

@testable import Training

/// The solvers against each other, against a naive one, and against what they promise.
@Suite struct SparseSolverTests {
  @Test(arguments: [0.05, 0.5])
  func logisticEqualsGradientDescent(_ lambda: Double) {
    let random = RandomProblem(rows: 30, features: 25, labels: 2, seed: 11)
    let naive = naiveLogistic(random.dense, random, lambda: lambda)
    let solution = random.problem(labelCount: 2).newton(.logistic, lambda: lambda, tolerance: 1e-9)
    #expect(solution.hasConverged)
    #expect(abs(solution.objective - naive.value) < 1e-6)
    for (weight, expected) in zip(solution.weights[0], naive.weights) { #expect(abs(weight - expected) < 1e-4) }
  }

  /// With two labels the multinomial form has weights of half the size and opposite sign: half the penalty a column pair.
  @Test func multinomialOfTwoLabelsEqualsBinary() {
    let random = RandomProblem(rows: 40, features: 30, labels: 2, seed: 12)
    let binary = random.problem(labelCount: 2).newton(.logistic, lambda: 0.2, tolerance: 1e-9)
    let objective = MultinomialObjective(
      random.matrix, labels: random.labels, labelCount: 2, classWeights: random.classWeights, lambda: 0.4)
    let both = TrustRegionNewton(tolerance: 1e-9).minimize(objective)
    #expect(both.hasConverged && abs(both.value - binary.objective) < 1e-6)
    for (column, weight) in binary.weights[0].enumerated() {
      #expect(abs(both.weights[2 * column] - both.weights[2 * column + 1] - weight) < 1e-4)
    }
  }

  @Test func multinomialIsAMinimum() {
    let random = RandomProblem(rows: 40, features: 30, labels: 3, seed: 13)
    let solution = random.problem(labelCount: 3).newton(.logistic, lambda: 0.2, tolerance: 1e-9)
    #expect(solution.hasConverged && solution.weights.count == 3)
    var generator = Generator(seed: 14)
    for _ in 0..<20 {
      let moved = (0..<random.matrix.columnCount).flatMap { column in
        solution.weights.map { $0[column] + 1e-2 * (generator.uniform() - 0.5) }
      }
      #expect(
        naiveMultinomial(random.dense, random, weights: moved, labelCount: 3, lambda: 0.2) > solution.objective - 1e-6)
    }
  }

  @Test(arguments: [0.1, 0.5, 4.0])
  func dualEqualsNewtonWithinItsGap(_ lambda: Double) {
    let random = RandomProblem(rows: 60, features: 40, labels: 2, seed: 15)
    let solver = DualCoordinateDescent(tolerance: 1e-5, seed: 3)
    let dual = solver.minimize(
      random.matrix, targets: random.targets, classWeights: random.classWeights, lambda: lambda)
    let newton = TrustRegionNewton(tolerance: 1e-10).minimize(
      MarginObjective<SquaredHingeLoss>(
        random.matrix, targets: random.targets, classWeights: random.classWeights, lambda: lambda,
        interceptPenalty: solver.interceptPenalty(lambda: lambda)))
    #expect(dual.hasConverged && newton.hasConverged)
    let gap = dual.relativeGradient * dual.value
    #expect(dual.value >= newton.value - 1e-9 && dual.value - newton.value <= gap + 1e-9)
  }

  @Test func dualWithoutInterceptEqualsNewton() {
    let random = RandomProblem(rows: 60, features: 40, labels: 3, seed: 16, hasConstant: false)
    let problem = random.problem(labelCount: 3)
    let dual = problem.dual(lambda: 0.3, tolerance: 1e-8, seed: 1)
    let newton = problem.newton(.squaredHinge, lambda: 0.3, tolerance: 1e-10)
    #expect(dual.hasConverged && abs(dual.objective - newton.objective) <= 1e-7 * newton.objective)
  }

  @Test func oneSeedGivesOneSolution() {
    let problem = RandomProblem(rows: 60, features: 40, labels: 2, seed: 17).problem(labelCount: 2)
    let solutions = (0..<2).map { _ in problem.dual(lambda: 0.1, tolerance: 1e-3, seed: 5).weights }
    #expect(solutions[0] == solutions[1])
  }

  @Test func whatHasNotConvergedSaysSo() {
    let random = RandomProblem(rows: 60, features: 40, labels: 2, seed: 18)
    let objective = MarginObjective<LogisticLoss>(
      random.matrix, targets: random.targets, classWeights: random.classWeights, lambda: 0.01)
    var newton = TrustRegionNewton(tolerance: 1e-9)
    newton.maximumIterations = 1
    var told: [SolverIteration] = []
    let stopped = newton.minimize(objective) { told.append($0) }
    #expect(!stopped.hasConverged && stopped.relativeGradient > 1e-9)
    #expect(told.count == 1 && told[0].objective == stopped.value && told[0].steps == stopped.steps)
    var dual = DualCoordinateDescent(tolerance: 1e-12, seed: 1)
    dual.maximumPasses = 2
    let early = dual.minimize(
      random.matrix, targets: random.targets, classWeights: random.classWeights, lambda: 0.01)
    #expect(!early.hasConverged && early.relativeGradient > 1e-12)
  }

  /// Each iteration lowers the objective, and a start at the minimum stays there.
  @Test func aNeighborsSolutionIsAStart() {
    let problem = RandomProblem(rows: 80, features: 60, labels: 2, seed: 19).problem(labelCount: 2)
    let cold = problem.newton(.logistic, lambda: 0.1, tolerance: 1e-7)
    let warm = problem.newton(.logistic, lambda: 0.1, tolerance: 1e-7, from: cold)
    #expect(warm.iterations == 0 && warm.weights == cold.weights)
  }

  /// Merging the columns of one row changes no decision value and no minimum.
  @Test(arguments: [21, 22, 23] as [UInt64])
  func condensedColumnsGiveTheSameMinimum(_ seed: UInt64) {
    let random = RandomProblem(rows: 50, features: 120, labels: 2, seed: seed)
    var smaller = random.matrix
    let condensation = ColumnCondensation(&smaller)
    #expect(smaller.featureCount < random.matrix.featureCount && smaller.columns.count <= random.matrix.columns.count)
    func minimum(_ matrix: SparseMatrix) -> Minimum {
      TrustRegionNewton(tolerance: 1e-10).minimize(
        MarginObjective<LogisticLoss>(
          matrix, targets: random.targets, classWeights: random.classWeights, lambda: 0.1))
    }
    let (whole, condensed) = (minimum(random.matrix), minimum(smaller))
    #expect(abs(whole.value - condensed.value) < 1e-6)
    let expanded = condensation.expanded(condensed.weights, condensedCount: smaller.featureCount)
    for (weight, expected) in zip(expanded, whole.weights) { #expect(abs(weight - expected) < 1e-5) }
  }

  @Test func rowsWithoutFeaturesAndEmptyProblems() {
    let matrix = SparseMatrix(featureCount: 3, rowOffsets: [0, 0, 1, 1], columns: [2], values: [1], hasConstant: true)
    let problem = LinearProblem(matrix, labels: [0, 1, 0], labelCount: 2, classWeights: [1, 1, 1])
    for loss in Loss.allCases {
      let solution = problem.newton(loss, lambda: 0.1)
      #expect(solution.hasConverged && solution.weights[0].count == 4 && solution.weights[0].allSatisfy(\.isFinite))
    }
    #expect(problem.dual(lambda: 0.1, seed: 0).hasConverged)
  }
}
