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

  /// The probability of each label, from one decision value a label.
  public func probabilities(_ labelValues: [Double]) -> [Double] {
    var values = labelValues
    apply(to: &values)
    return values
  }

  /// Turns one decision value a label into probabilities, in place.
  func apply(to values: inout [Double]) {
    var largest = -Double.infinity
    for label in values.indices {
      values[label] = scale * values[label] + offsets[label]
      largest = max(largest, values[label])
    }
    var sum = 0.0
    for label in values.indices {
      values[label] = exp(values[label] - largest)
      sum += values[label]
    }
    for label in values.indices { values[label] /= sum }
  }
}
