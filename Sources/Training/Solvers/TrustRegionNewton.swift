internal import LinearAlgebra

/// Trust-region Newton with preconditioned conjugate gradients.
///
/// Each iteration minimizes the second-order model of the objective in a ball of the preconditioner's norm, by conjugate
/// gradients that stop at its boundary (Steihaug 1983) or where the model's gradient has become small. The step is taken
/// if the objective falls by a part of what the model promised, and shortened where it falls by much less. Radii are
/// updated as in Lin, Weng and Keerthi, "Trust region Newton method for large-scale logistic regression", JMLR 2008; the
/// preconditioner is Hsia, Chiang and Lin's, "Preconditioned conjugate gradient methods in truncated Newton frameworks",
/// ACML 2018: a mixture of the Hessian's diagonal and a multiple of the identity.
///
/// It stops when the gradient's norm is at most `tolerance` times its norm at zero. A quadratic objective is one system,
/// solved to that tolerance at once.
struct TrustRegionNewton: Sendable {
  var tolerance: Double
  var maximumIterations = 1_000
  /// The most conjugate-gradient steps in all.
  var maximumSteps = 20_000
  /// The relative size of the model's gradient at which a step is good enough. Six logistic fits on n-grams took 176
  /// conjugate-gradient steps in all to within 1e-6 of the minimum; LIBLINEAR's 0.1 took 184.
  var forcing = 0.3

  /// What the Hessian's diagonal counts in the preconditioner beside its smallest element. The same six fits took 178
  /// steps with 0.01, 164 with 0.1 and 223 with the whole diagonal.
  private static let diagonalShare = 0.03

  /// - Parameters:
  ///   - start: where to begin, such as the minimum for a neighboring penalty; nil is zero.
  ///   - observe: told of every iteration.
  func minimize(
    _ objective: some Objective, from start: [Double]? = nil, observe: (SolverIteration) -> Void = { _ in }
  ) -> Minimum {
    let zero = [Double](repeating: 0, count: objective.dimension)
    var point = objective.point(at: start ?? zero)
    var gradient = objective.gradient(at: point)
    let scale =
      start == nil ? euclideanNorm(gradient) : euclideanNorm(objective.gradient(at: objective.point(at: zero)))
    var result = Minimum(
      weights: point.weights, value: point.value, relativeGradient: 0, iterations: 0, steps: 0, tolerance: tolerance)
    var radius = Double.infinity
    func norm() -> Double { scale > 0 ? euclideanNorm(gradient) / scale : 0 }
    result.relativeGradient = norm()
    while result.relativeGradient > tolerance, result.iterations < maximumIterations, result.steps < maximumSteps {
      let diagonal = Self.preconditioner(objective.hessianDiagonal(at: point))
      if radius == .infinity, !objective.isQuadratic { radius = weightedNorm(gradient, inverse: diagonal) }
      let step = TrustRegionStep(
        objective, at: point, gradient: gradient, diagonal: diagonal, radius: radius,
        tolerance: objective.isQuadratic ? 0.5 * tolerance / result.relativeGradient : forcing,
        maximumSteps: maximumSteps - result.steps)
      let slope = dot(gradient, step.step)
      let promised = -0.5 * (slope - dot(step.step, step.residual))
      // A promise that drowns in the objective's rounding says nothing of the step; the gradient still does.
      let isDrowned = promised <= 1e-12 * abs(point.value)
      let whole = objective.point(point, adding: step.step, image: step.image)
      let next =
        isDrowned ? whole : Self.shortened(whole, objective, from: point, step, slope: slope, promised: promised)
      let achieved = point.value - next.value
      result.iterations += 1
      result.steps += step.iterations
      if !objective.isQuadratic, !isDrowned {
        if result.iterations == 1 { radius = min(radius, step.norm) }
        radius = Self.radius(
          radius, step, achieved: achieved, promised: promised, curvature: -achieved - slope, slope: slope)
      }
      let nextGradient = isDrowned || achieved > 1e-4 * promised ? objective.gradient(at: next) : nil
      let isExhausted = isDrowned && euclideanNorm(nextGradient ?? gradient) >= euclideanNorm(gradient)
      if let nextGradient, !isExhausted {
        point = next
        gradient = nextGradient
        result.relativeGradient = norm()
      }
      observe(
        SolverIteration(
          number: result.iterations, objective: point.value, relativeGradient: result.relativeGradient,
          steps: step.iterations))
      if isExhausted { break }
    }
    result.weights = point.weights
    result.value = point.value
    return result
  }

  /// The end of a step, or a better point on the way there if the objective falls by much less than was promised.
  ///
  /// Each try is the minimum of the parabola through the start, its slope and the last end. It reads no row, since the
  /// step's image is known, where a rejected step costs a whole run of conjugate gradients: on the squared hinge, whose
  /// curvature jumps, this took 19 iterations where the radius alone took 54.
  private static func shortened(
    _ whole: ObjectivePoint, _ objective: some Objective, from point: ObjectivePoint, _ step: TrustRegionStep,
    slope: Double, promised: Double
  ) -> ObjectivePoint {
    var (best, length) = (whole, 1.0)
    for _ in 0..<6 where point.value - best.value < 0.6 * promised {
      let bend = best.value - point.value - length * slope
      guard bend > 0 else { break }
      let shorter = min(0.9 * length, max(0.1 * length, -0.5 * slope * length * length / bend))
      let next = objective.point(
        point, adding: scaled(step.step, by: shorter), image: scaled(step.image, by: shorter))
      if next.value >= best.value, best.value < point.value { break }
      (best, length) = (next, shorter)
    }
    return best
  }

  /// The Hessian's diagonal, drawn toward its smallest element.
  private static func preconditioner(_ diagonal: [Double]) -> [Double] {
    let smallest = diagonal.min() ?? 1
    return diagonal.map { Self.diagonalShare * $0 + (1 - Self.diagonalShare) * smallest }
  }

  private static func radius(
    _ radius: Double, _ step: TrustRegionStep, achieved: Double, promised: Double, curvature: Double, slope: Double
  ) -> Double {
    let alpha = curvature <= 0 ? 4 : max(0.25, -0.5 * slope / curvature)
    let scaled = alpha * step.norm
    if achieved < 1e-4 * promised { return min(scaled, 0.5 * radius) }
    if achieved < 0.25 * promised { return max(0.25 * radius, min(scaled, 0.5 * radius)) }
    if achieved < 0.75 * promised { return max(0.25 * radius, min(scaled, 4 * radius)) }
    return step.isAtBoundary ? 4 * radius : max(radius, min(scaled, 4 * radius))
  }
}

/// Where a solver stopped.
struct Minimum: Sendable {
  var weights: [Double]
  var value: Double
  /// The gradient's norm relative to its norm at zero.
  var relativeGradient: Double
  var iterations: Int
  /// Conjugate-gradient steps in all iterations.
  var steps: Int
  var tolerance: Double

  var hasConverged: Bool { relativeGradient <= tolerance }
}
