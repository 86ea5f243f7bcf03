/// Rows with labels, on which linear classifiers are fitted:
///
/// minimize over w and b: sum_i c_i loss(y_i, w'x_i + b) + lambda |w|^2.
///
/// b is there if the matrix has a constant column. With c_i = 1, lambda is 1 / (2 C) for LIBLINEAR's C and scikit-learn's,
/// and with the squared loss scikit-learn's `alpha` of Ridge.
public struct LinearProblem: Sendable {
  let matrix: SparseMatrix
  private let condensation: ColumnCondensation
  private let labels: [Int]
  private let labelCount: Int
  private let classWeights: [Double]
  /// The mean squared norm of a row: the unit in which penalties are compared.
  public let meanSquaredNorm: Double

  /// - Parameters:
  ///   - matrix: its storage is taken over and shrinks; see `ColumnCondensation`.
  ///   - labels: the index of each row's label. With two labels, the first is the positive one.
  ///   - classWeights: the weight c of each row.
  public init(_ matrix: consuming SparseMatrix, labels: [Int], labelCount: Int, classWeights: [Double]) {
    precondition(labels.count == matrix.rowCount && classWeights.count == labels.count, "a label and a weight a row")
    precondition(labelCount > 1 && labels.allSatisfy { $0 >= 0 && $0 < labelCount }, "a label is out of range")
    meanSquaredNorm = matrix.meanSquaredNorm
    condensation = ColumnCondensation(&matrix)
    self.matrix = matrix
    self.labels = labels
    self.labelCount = labelCount
    self.classWeights = classWeights
  }

  /// With two labels one column of weights says it all.
  public var decisionColumns: Int { labelCount == 2 ? 1 : labelCount }

  /// Minimizes by trust-region Newton.
  ///
  /// - Parameters:
  ///   - tolerance: of the gradient's norm, relative to its norm at zero.
  ///   - start: the solution for a neighboring penalty.
  ///   - observe: told of every iteration of every decision column.
  public func newton(
    _ loss: Loss, lambda: Double, tolerance: Double = 1e-6, from start: LinearSolution? = nil,
    observe: (SolverIteration) -> Void = { _ in }
  ) -> LinearSolution {
    let newton = TrustRegionNewton(tolerance: tolerance)
    if loss == .logistic, labelCount > 2 {
      let objective = MultinomialObjective(
        matrix, labels: labels, labelCount: labelCount, classWeights: classWeights, lambda: lambda)
      let minimum = newton.minimize(objective, from: start.map { interleaved($0.condensed) }, observe: observe)
      return solution([minimum], condensed: separated(minimum.weights))
    }
    let minima = (0..<decisionColumns).map { column -> Minimum in
      let targets = targets(column)
      let start = start?.condensed[column]
      return switch loss {
      case .squared:
        newton.minimize(margin(SquaredLoss.self, targets, lambda), from: start, observe: observe)
      case .squaredHinge:
        newton.minimize(margin(SquaredHingeLoss.self, targets, lambda), from: start, observe: observe)
      case .logistic:
        newton.minimize(margin(LogisticLoss.self, targets, lambda), from: start, observe: observe)
      }
    }
    return solution(minima, condensed: minima.map(\.weights))
  }

  /// Minimizes the squared hinge by dual coordinate descent, with a small penalty on the intercept.
  ///
  /// - Parameters:
  ///   - tolerance: of the duality gap, relative to the objective.
  ///   - seed: of the order of the rows.
  public func dual(
    lambda: Double, tolerance: Double = 1e-4, seed: UInt64, observe: (SolverIteration) -> Void = { _ in }
  ) -> LinearSolution {
    let dual = DualCoordinateDescent(tolerance: tolerance, seed: seed)
    let minima = (0..<decisionColumns).map { column in
      dual.minimize(
        matrix, targets: targets(column), classWeights: classWeights, lambda: lambda, observe: observe)
    }
    return solution(minima, condensed: minima.map(\.weights))
  }

  private func margin<L: MarginLoss>(_: L.Type, _ targets: [Double], _ lambda: Double) -> MarginObjective<L> {
    MarginObjective<L>(matrix, targets: targets, classWeights: classWeights, lambda: lambda)
  }

  /// +1 for the rows of a decision column's label, -1 for the others.
  func targets(_ column: Int) -> [Double] { labels.map { $0 == column ? 1 : -1 } }

  private func solution(_ minima: [Minimum], condensed: [[Double]]) -> LinearSolution {
    LinearSolution(
      weights: condensed.map { condensation.expanded($0, condensedCount: matrix.featureCount) }, condensed: condensed,
      objective: minima.reduce(0) { $0 + $1.value }, iterations: minima.reduce(0) { $0 + $1.iterations },
      steps: minima.reduce(0) { $0 + $1.steps }, residual: minima.map(\.relativeGradient).max() ?? 0,
      hasConverged: minima.allSatisfy(\.hasConverged))
  }

  /// Vectors a decision column as one vector, the columns of one feature side by side.
  private func interleaved(_ vectors: [[Double]]) -> [Double] {
    (0..<matrix.columnCount).flatMap { index in vectors.map { $0[index] } }
  }

  private func separated(_ vector: [Double]) -> [[Double]] {
    (0..<labelCount).map { label in (0..<matrix.columnCount).map { vector[$0 * labelCount + label] } }
  }
}

/// The weights that a solver found.
public struct LinearSolution: Sendable {
  /// One vector a decision column: the features in the order of the matrix, then the intercept, if there is one.
  public let weights: [[Double]]
  /// The same over the condensed columns: a start for a neighboring penalty.
  let condensed: [[Double]]
  /// Of all decision columns together.
  public let objective: Double
  public let iterations: Int
  /// Conjugate-gradient steps, or passes over the rows.
  public let steps: Int
  /// What is left to do, by the solver's measure: the gradient's norm relative to its norm at zero, or the duality gap
  /// relative to the objective. The largest of the decision columns.
  public let residual: Double
  /// Whether `residual` is within the tolerance that was asked for.
  public let hasConverged: Bool
}
