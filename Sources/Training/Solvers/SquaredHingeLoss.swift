/// loss = max(0, 1 - y z)^2: the L2-loss support vector machine. Its second derivative jumps at the margin, where the
/// generalized one is taken (Mangasarian 2002).
enum SquaredHingeLoss: MarginLoss {
  static let isQuadratic = false

  static func evaluate(_ z: Double, target y: Double) -> (value: Double, slope: Double, curvature: Double) {
    let slack = 1 - y * z
    return slack > 0 ? (slack * slack, -2 * y * slack, 2) : (0, 0, 0)
  }
}
