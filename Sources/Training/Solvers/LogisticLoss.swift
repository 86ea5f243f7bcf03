internal import Glibc

/// loss = ln(1 + exp(-y z)): logistic regression of two labels.
enum LogisticLoss: MarginLoss {
  static let isQuadratic = false

  static func evaluate(_ z: Double, target y: Double) -> (value: Double, slope: Double, curvature: Double) {
    let margin = y * z
    // exp of what is not positive, so that nothing overflows.
    let e = exp(-abs(margin))
    let inverse = 1 / (1 + e)
    let wrong = margin > 0 ? e * inverse : inverse
    return (log1p(e) + max(0, -margin), -y * wrong, e * inverse * inverse)
  }
}
