internal import Evaluation

/// Dual coordinate descent for the squared hinge (Hsieh, Chang, Lin, Keerthi and Sundararajan, "A dual coordinate descent
/// method for large-scale linear SVM", ICML 2008):
///
/// minimize over w: P(w) = sum_i c_i max(0, 1 - y_i w'x_i)^2 + lambda |w|^2.
///
/// With w = sum_i alpha_i y_i x_i, its dual is to maximize over alpha >= 0
/// D(alpha) = 2 lambda (sum_i alpha_i - |w|^2 / 2 - (lambda / 2) sum_i alpha_i^2 / c_i); D(alpha) <= P(w) always, and both are
/// equal at the optimum, so P - D bounds from above what is left to gain. One alpha after another is set to the best value
/// for it, which takes one reading of its row; rows come in a random order, another in each pass. Rows whose alpha is 0 and
/// whose gradient says that it will stay so are set aside (shrinking), and taken back before the gap is believed.
///
/// The intercept is the weight of a column that is `interceptScale` in each row: penalized, but by
/// lambda b^2 / interceptScale^2 only. A larger scale is closer to none and takes more passes.
struct DualCoordinateDescent: Sendable {
  /// Stops when P - D is at most this part of P.
  var tolerance: Double
  var maximumPasses = 1_000
  var seed: UInt64
  var interceptScale = Self.defaultInterceptScale

  /// An intercept then costs as much as a weight, which is nothing beside the rows that all bear on it: lambda b^2 beside
  /// a loss that grows with their number.
  static let defaultInterceptScale = 1.0

  private static let passesToMeasure = 10

  /// What the intercept's square is multiplied with in the objective.
  func interceptPenalty(lambda: Double) -> Double { lambda / (interceptScale * interceptScale) }

  /// - Parameters:
  ///   - targets: +1 or -1 a row.
  ///   - classWeights: the weights c.
  func minimize(
    _ matrix: SparseMatrix, targets: [Double], classWeights: [Double], lambda: Double,
    observe: (SolverIteration) -> Void = { _ in }
  ) -> Minimum {
    precondition(targets.count == matrix.rowCount && classWeights.count == targets.count, "a target and a weight a row")
    let objective = MarginObjective<SquaredHingeLoss>(
      matrix, targets: targets, classWeights: classWeights, lambda: lambda,
      interceptPenalty: interceptPenalty(lambda: lambda))
    var state = State(matrix, classWeights: classWeights, lambda: lambda, interceptScale: interceptScale)
    var generator = SplitMix64(seed: seed)
    var active = Array(0..<matrix.rowCount)
    var bound = Double.infinity
    var result = Minimum(
      weights: state.weights, value: 0, relativeGradient: 0, iterations: 0, steps: 0, tolerance: tolerance)
    // Measuring the gap is a pass too, so it is done when the largest violation has halved, or after some passes.
    var violationToMeasure = Double.infinity
    var measured = 0
    repeat {
      generator.shuffle(&active)
      let violation = state.pass(matrix, targets, &active, shrinkingAbove: bound)
      result.iterations += 1
      result.steps += active.count
      bound = violation > 0 ? violation : .infinity
      let isMeasured =
        violation <= violationToMeasure || result.iterations >= min(maximumPasses, measured + Self.passesToMeasure)
      guard isMeasured else { continue }
      violationToMeasure = violation * 0.5
      measured = result.iterations
      result.weights = state.weights
      if matrix.hasConstant { result.weights[matrix.featureCount] *= interceptScale }
      result.value = objective.point(at: result.weights).value
      let gap = result.value - state.dualValue(targets, lambda: lambda)
      result.relativeGradient = result.value > 0 ? max(0, gap) / result.value : 0
      observe(
        SolverIteration(
          number: result.iterations, objective: result.value, relativeGradient: result.relativeGradient,
          steps: active.count))
      if result.hasConverged { break }
      if active.count < matrix.rowCount {
        active = Array(0..<matrix.rowCount)
        bound = .infinity
      }
    } while result.iterations < maximumPasses
    return result
  }
}

/// The dual variables and the weights that they give.
private struct State {
  /// The last element is the scaled constant column's weight, if there is one.
  var weights: [Double]
  private var alphas: [Double]
  /// The dual's diagonal: |x_i|^2 + lambda / c_i.
  private let diagonal: [Double]
  /// lambda / c_i.
  private let dampings: [Double]
  private let constant: Double

  init(_ matrix: SparseMatrix, classWeights: [Double], lambda: Double, interceptScale: Double) {
    weights = [Double](repeating: 0, count: matrix.columnCount)
    alphas = [Double](repeating: 0, count: matrix.rowCount)
    constant = matrix.hasConstant ? interceptScale : 0
    dampings = classWeights.map { lambda / $0 }
    var diagonal = dampings
    for row in diagonal.indices {
      diagonal[row] += constant * constant
      for index in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] {
        let value = Double(matrix.values[index])
        diagonal[row] += value * value
      }
    }
    self.diagonal = diagonal
  }

  /// Sets each active alpha to its best value, and takes rows from the list whose gradient is above the bound at 0.
  ///
  /// - Returns: the largest absolute projected gradient that was met.
  mutating func pass(
    _ matrix: SparseMatrix, _ targets: [Double], _ active: inout [Int], shrinkingAbove bound: Double
  ) -> Double {
    let (diagonal, dampings, constant) = (diagonal, dampings, constant)
    return Self.pass(
      matrix, targets, diagonal, dampings, constant, weights: &weights, alphas: &alphas, &active, shrinkingAbove: bound)
  }

  private static func pass(
    _ matrix: SparseMatrix, _ targets: [Double], _ diagonal: [Double], _ dampings: [Double], _ constant: Double,
    weights: inout [Double], alphas: inout [Double], _ active: inout [Int], shrinkingAbove bound: Double
  ) -> Double {
    let (offsets, columns, values) = (matrix.rowOffsets.span, matrix.columns.span, matrix.values.span)
    let (diagonal, dampings, targets) = (diagonal.span, dampings.span, targets.span)
    let last = matrix.featureCount
    var weights = weights.mutableSpan
    var alphas = alphas.mutableSpan
    var largest = 0.0
    var kept = 0
    for position in active.indices {
      let row = active[position]
      let (start, end, target, alpha) = (offsets[row], offsets[row + 1], targets[row], alphas[row])
      var decision = product(columns, values, start, end, weights.span)
      if constant > 0 { decision += constant * weights[last] }
      let gradient = target * decision - 1 + dampings[row] * alpha
      if alpha == 0, gradient > bound { continue }
      active[kept] = row
      kept += 1
      let projected = alpha == 0 ? min(0, gradient) : gradient
      if projected == 0 { continue }
      largest = max(largest, abs(projected))
      let next = max(0, alpha - gradient / diagonal[row])
      let change = (next - alpha) * target
      alphas[row] = next
      scatter(columns, values, start, end, change, &weights)
      if constant > 0 { weights[last] += constant * change }
    }
    active.removeLast(active.count - kept)
    return largest
  }

  /// D, in the units of the primal objective. The weights are the sum of the rows up to rounding.
  func dualValue(_ targets: [Double], lambda: Double) -> Double {
    var value = 0.0
    for row in alphas.indices { value += alphas[row] - 0.5 * dampings[row] * alphas[row] * alphas[row] }
    for weight in weights { value -= 0.5 * weight * weight }
    return 2 * lambda * value
  }
}
