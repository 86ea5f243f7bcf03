/// What a linear fit minimizes, besides its penalty, summed over rows with class weights c_i.
public enum Loss: String, Sendable, CaseIterable {
  /// (y - z)^2, one decision column a label against the rest.
  case squared
  /// max(0, 1 - y z)^2, one decision column a label against the rest.
  case squaredHinge = "squared-hinge"
  /// ln(1 + exp(-y z)); with three labels and more, the multinomial form over all of them at once.
  case logistic

  /// A loss of smaller curvature needs a smaller penalty for the same fit: the second derivative at zero, by that of the
  /// squared loss.
  var penaltyScale: Double { self == .logistic ? 0.125 : 1 }
}
