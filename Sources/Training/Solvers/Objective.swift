internal import LinearAlgebra

/// What a solver of Newton's kind needs to know of a smooth convex function of many variables.
protocol Objective: Sendable {
  /// The number of variables.
  var dimension: Int { get }
  /// Whether the Hessian is the same everywhere, so that one system of equations gives the minimum.
  var isQuadratic: Bool { get }
  func point(at weights: [Double]) -> ObjectivePoint
  /// The point one step further. `image` is what `hessianTimes` gave for the step: it spares a product.
  func point(_ point: ObjectivePoint, adding step: [Double], image: [Double]) -> ObjectivePoint
  func gradient(at point: ObjectivePoint) -> [Double]
  /// `product` becomes the Hessian times v; `image` becomes X v.
  func hessianTimes(_ v: [Double], at point: ObjectivePoint, product: inout [Double], image: inout [Double])
  /// Rows x decision columns: the length of an image.
  var imageCount: Int { get }
  /// The Hessian's diagonal; every element is above 0.
  func hessianDiagonal(at point: ObjectivePoint) -> [Double]
}

/// A point and what an objective knows of it.
struct ObjectivePoint: Sendable {
  var weights: [Double]
  var value: Double
  /// X w, rows x decision columns, the columns of one row side by side.
  var decisions: [Double]
  /// The loss's derivatives by the decision values, class weights included.
  var slopes: [Double]
  /// The loss's second derivatives, class weights included; for several columns the probabilities that give them.
  var curvatures: [Double]
}

/// The penalty lambda |w|^2. The intercept, which comes last, has a penalty of its own: 0 unless it is stated.
struct Penalty: Sendable {
  var lambda: Double
  var intercept = 0.0
  /// Unknowns that the penalty is about, and how many are intercepts.
  var features: Int
  var intercepts: Int

  func value(_ weights: [Double]) -> Double {
    var tail = 0.0
    for index in features..<(features + intercepts) { tail += weights[index] * weights[index] }
    let norm = euclideanNorm(weights)
    return lambda * (norm * norm - tail) + intercept * tail
  }

  /// 2 lambda v: the penalty's gradient at v, and its Hessian times v.
  func gradient(_ v: [Double], into result: inout [Double]) {
    copy(v, to: &result)
    scale(&result, by: 2 * lambda)
    for index in features..<(features + intercepts) { result[index] = 2 * intercept * v[index] }
  }

  var diagonal: [Double] {
    [Double](repeating: 2 * lambda, count: features) + [Double](repeating: 2 * intercept, count: intercepts)
  }
}
