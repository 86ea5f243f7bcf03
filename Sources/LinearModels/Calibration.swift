internal import Glibc

/// Turns decision values into probabilities: softmax(scale * value + offset of the label), Platt's sigmoid when there
/// are two labels (Platt 1999; Guo et al. 2017, section 4.2, with a bias a label).
public struct Calibration: Sendable, Equatable, Codable {
  public let scale: Double
  /// One a label; the first is 0.
  public let offsets: [Double]

  public init(scale: Double, offsets: [Double]) {
    self.scale = scale
    self.offsets = offsets
  }

  /// The logarithm of each label's probability but for a constant, from one decision value a label.
  package func logits(_ labelValues: [Double]) -> [Double] { zip(labelValues, offsets).map { scale * $0 + $1 } }

  /// The probability of each label, from one decision value a label.
  public func probabilities(_ labelValues: [Double]) -> [Double] {
    let logits = logits(labelValues)
    let largest = logits.max() ?? 0
    let terms = logits.map { exp($0 - largest) }
    let sum = terms.reduce(0, +)
    return terms.map { $0 / sum }
  }
}
