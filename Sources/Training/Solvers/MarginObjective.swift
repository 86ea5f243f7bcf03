/// A loss of one decision value z whose target y is +1 or -1.
protocol MarginLoss: Sendable {
  static var isQuadratic: Bool { get }
  /// The loss and its first and second derivative by z.
  static func evaluate(_ z: Double, target y: Double) -> (value: Double, slope: Double, curvature: Double)
}

/// minimize over w and b: sum_i c_i loss(y_i, w'x_i + b) + lambda |w|^2.
///
/// With the loss's slopes s and curvatures d by the decision values, class weights included, the gradient is
/// X' s + 2 lambda w and the Hessian X' D X + 2 lambda I; b, the weight of the constant column, has no penalty.
struct MarginObjective<Loss: MarginLoss>: Objective {
  let matrix: SparseMatrix
  /// +1 or -1 a row.
  let targets: [Double]
  /// The class weights c, one a row.
  let classWeights: [Double]
  let penalty: Penalty

  init(
    _ matrix: SparseMatrix, targets: [Double], classWeights: [Double], lambda: Double, interceptPenalty: Double = 0
  ) {
    precondition(targets.count == matrix.rowCount && classWeights.count == targets.count, "a target and a weight a row")
    self.matrix = matrix
    self.targets = targets
    self.classWeights = classWeights
    penalty = Penalty(
      lambda: lambda, intercept: interceptPenalty, features: matrix.featureCount, intercepts: matrix.hasConstant ? 1 : 0
    )
  }

  var dimension: Int { matrix.columnCount }
  var isQuadratic: Bool { Loss.isQuadratic }
  var imageCount: Int { matrix.rowCount }

  func point(at weights: [Double]) -> ObjectivePoint {
    // At zero, where most fits start, there is nothing to multiply.
    let isZero = weights.allSatisfy { $0 == 0 }
    return evaluated(weights, isZero ? [Double](repeating: 0, count: matrix.rowCount) : matrix.times(weights))
  }

  func point(_ point: ObjectivePoint, adding step: [Double], image: [Double]) -> ObjectivePoint {
    evaluated(sum(point.weights, step), sum(point.decisions, image))
  }

  private func evaluated(_ weights: [Double], _ decisions: [Double]) -> ObjectivePoint {
    var slopes = [Double](repeating: 0, count: decisions.count)
    var curvatures = slopes
    var total = 0.0
    for row in decisions.indices {
      let (value, slope, curvature) = Loss.evaluate(decisions[row], target: targets[row])
      total += classWeights[row] * value
      slopes[row] = classWeights[row] * slope
      curvatures[row] = classWeights[row] * curvature
    }
    return ObjectivePoint(
      weights: weights, value: total + penalty.value(weights), decisions: decisions, slopes: slopes,
      curvatures: curvatures)
  }

  func gradient(at point: ObjectivePoint) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    penalty.gradient(point.weights, into: &result)
    matrix.addTransposed(times: point.slopes, to: &result)
    return result
  }

  func hessianTimes(_ v: [Double], at point: ObjectivePoint, product: inout [Double], image: inout [Double]) {
    penalty.gradient(v, into: &product)
    matrix.addGram(weights: point.curvatures, times: v, to: &product, image: &image)
  }

  func hessianDiagonal(at point: ObjectivePoint) -> [Double] {
    var result = penalty.diagonal
    matrix.addGramDiagonal(weights: point.curvatures, to: &result)
    // Rows without curvature can leave an intercept without any.
    for index in result.indices.suffix(penalty.intercepts) where result[index] <= 0 { result[index] = 1 }
    return result
  }
}
