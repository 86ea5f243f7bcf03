internal import LinearAlgebra

/// An approximate minimum of a quadratic model within a ball, by preconditioned conjugate gradients (Steihaug 1983).
struct TrustRegionStep {
  var step: [Double]
  /// X times the step.
  var image: [Double]
  /// Minus the model's gradient at the step.
  var residual: [Double]
  var iterations = 0
  /// The step's norm by the preconditioner.
  var norm = 0.0
  var isAtBoundary = false

  /// - Parameters:
  ///   - diagonal: the preconditioner, also the norm in which the ball is one.
  ///   - tolerance: of the model's gradient, relative to its size at the center.
  init(
    _ objective: some Objective, at point: ObjectivePoint, gradient: [Double], diagonal: [Double], radius: Double,
    tolerance: Double, maximumSteps: Int
  ) {
    step = [Double](repeating: 0, count: gradient.count)
    image = [Double](repeating: 0, count: objective.imageCount)
    residual = gradient
    scale(&residual, by: -1)
    var preconditioned = residual
    divide(&preconditioned, by: diagonal)
    var direction = preconditioned
    var directionImage = image
    var product = step
    var size = dot(residual, preconditioned)
    // A quadratic objective is judged by the plain norm, as its solver's tolerance is; a model by the preconditioner's.
    let limit = objective.isQuadratic ? tolerance * euclideanNorm(residual) : tolerance * size.squareRoot()
    // The three inner products that the step's norm along a line needs, kept up to date without touching the vectors.
    var (stepStep, stepDirection, directionDirection) = (0.0, 0.0, size)
    while iterations < maximumSteps, size > 0 {
      if (objective.isQuadratic ? euclideanNorm(residual) : size.squareRoot()) <= limit { break }
      objective.hessianTimes(direction, at: point, product: &product, image: &directionImage)
      iterations += 1
      let curvature = dot(direction, product)
      var length = size / curvature
      let next = stepStep + length * (2 * stepDirection + length * directionDirection)
      if !(curvature > 0) || next >= radius * radius {
        let room = radius * radius - stepStep
        let root = (stepDirection * stepDirection + directionDirection * room).squareRoot()
        length =
          stepDirection >= 0 ? room / (stepDirection + root) : (root - stepDirection) / directionDirection
        isAtBoundary = true
      }
      add(length, direction, to: &step)
      add(length, directionImage, to: &image)
      add(-length, product, to: &residual)
      stepStep += length * (2 * stepDirection + length * directionDirection)
      if isAtBoundary { break }
      copy(residual, to: &preconditioned)
      divide(&preconditioned, by: diagonal)
      let newSize = dot(residual, preconditioned)
      let ratio = newSize / size
      // direction = preconditioned + ratio direction; the residual is orthogonal to the step by the preconditioner's norm.
      scale(&direction, by: ratio)
      add(1, preconditioned, to: &direction)
      stepDirection = ratio * (stepDirection + length * directionDirection)
      directionDirection = newSize + ratio * ratio * directionDirection
      size = newSize
    }
    norm = max(0, stepStep).squareRoot()
  }
}

/// The norm sqrt(v' M^-1 v) with a diagonal M.
func weightedNorm(_ v: [Double], inverse diagonal: [Double]) -> Double {
  var sum = 0.0
  for index in v.indices { sum += v[index] * v[index] / diagonal[index] }
  return sum.squareRoot()
}

/// x /= y, element by element.
func divide(_ x: inout [Double], by y: [Double]) {
  precondition(x.count == y.count, "\(x.count) elements are not divided by \(y.count)")
  var output = x.mutableSpan
  let divisors = y.span
  for index in 0..<output.count { output[index] /= divisors[index] }
}

/// x = y, without a new array.
func copy(_ y: [Double], to x: inout [Double]) {
  precondition(x.count == y.count, "\(y.count) elements are not copied over \(x.count)")
  var output = x.mutableSpan
  let source = y.span
  for index in 0..<output.count { output[index] = source[index] }
}

/// x + y.
func sum(_ x: [Double], _ y: [Double]) -> [Double] {
  var result = x
  add(1, y, to: &result)
  return result
}

/// alpha x.
func scaled(_ x: [Double], by alpha: Double) -> [Double] {
  var result = x
  scale(&result, by: alpha)
  return result
}
