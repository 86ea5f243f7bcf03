/// One bin of a reliability diagram: rows of like confidence, and how often these were right.
public struct ReliabilityBin: Equatable, Sendable {
  /// The bin holds confidences above this; the first bin also holds 0.
  public let lower: Double
  /// The bin holds confidences up to and including this.
  public let upper: Double
  /// Rows in the bin.
  public let count: Int
  /// The mean confidence of its rows; undefined if it has none. No interval if its rows are of fewer than 10 groups.
  public let meanConfidence: Figure
  /// The share of its rows whose most probable label is the gold label, as `meanConfidence`.
  public let accuracy: Figure
}

/// Top-label calibration: is a prediction made with confidence 0.8 right in 80 % of cases?
///
/// The confidence of a row is its largest probability, and the row counts as correct if the label with that probability
/// (the first of them in a tie) is the gold label; the *predicted* label plays no part, for it may have been chosen
/// otherwise. Confidences fall into 10 bins of equal width, open below and closed above: (0, 0.1], (0.1, 0.2], ...;
/// 0 goes to the first.
///
///     expected calibration error = sum over bins of count / n * |accuracy - mean confidence|
///                                = sum over bins of |sum over its rows of (correct - confidence)| / n
///
/// Source: C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017. The
/// second form is why a resample needs one sum a bin only.
enum Calibration {
  static let binCount = 10

  /// What one row adds.
  struct Row {
    let bin: Int
    let confidence: Double
    let correct: Bool
  }

  /// A bin's bounds, as the nearest Double to k/10.
  static func bounds(of bin: Int) -> (lower: Double, upper: Double) {
    (Double(bin) / Double(binCount), Double(bin + 1) / Double(binCount))
  }

  /// The bin of a confidence in 0...1. Comparing with the bounds themselves is exact, where 10 * confidence would be
  /// rounded.
  static func bin(of confidence: Double) -> Int {
    (0..<binCount).first { confidence <= bounds(of: $0).upper } ?? binCount - 1
  }

  /// The row's place in the diagram. `probabilities` are those of all rows, row-major.
  static func row(_ row: Int, of probabilities: [Double], labelCount: Int, gold: Int) -> Row {
    let start = row * labelCount
    var top = 0
    for label in 1..<max(labelCount, 1) where probabilities[start + label] > probabilities[start + top] {
      top = label
    }
    // Rounding may carry a sum of probabilities a little past 1.
    let confidence = min(max(probabilities[start + top], 0), 1)
    return Row(bin: bin(of: confidence), confidence: confidence, correct: top == gold)
  }

  /// Rows in each bin, and their groups; nothing without probabilities.
  static func counts(of predictions: HeadPredictions, groups: Groups) -> [(rows: Int, groups: Int)] {
    guard let probabilities = predictions.probabilities else { return [] }
    var rows = [Int](repeating: 0, count: binCount)
    var members = [Set<Int>](repeating: [], count: binCount)
    for index in predictions.gold.indices {
      let bin = row(index, of: probabilities, labelCount: predictions.labels.count, gold: predictions.gold[index]).bin
      rows[bin] += 1
      members[bin].insert(groups.numbers[index])
    }
    return zip(rows, members).map { ($0, $1.count) }
  }
}
