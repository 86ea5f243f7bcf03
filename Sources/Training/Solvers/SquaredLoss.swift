/// loss = (y - z)^2: ridge regression on +1 and -1, the objective of the exact solver.
enum SquaredLoss: MarginLoss {
  static let isQuadratic = true

  static func evaluate(_ z: Double, target y: Double) -> (value: Double, slope: Double, curvature: Double) {
    ((y - z) * (y - z), 2 * (z - y), 2)
  }
}
