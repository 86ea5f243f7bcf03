/// One bin of a reliability diagram: rows of like confidence, and how often these were right.
public struct ReliabilityBin: Equatable, Sendable {
  /// The bin holds confidences above this; the first bin also holds 0.
  public let lower: Double
  /// The bin holds confidences up to and including this.
  public let upper: Double
  /// Rows in the bin.
  public let count: Int
  /// The mean confidence of its rows; nil if it has none.
  public let meanConfidence: Double?
  /// The share of its rows whose most probable label is the gold label; nil if it has none.
  public let accuracy: Double?
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

  /// The reliability diagram: 10 bins, also the empty ones; no bins without probabilities.
  static func reliability(of predictions: HeadPredictions) -> [ReliabilityBin] {
    guard let probabilities = predictions.probabilities else { return [] }
    var counts = [Int](repeating: 0, count: binCount)
    var correct = counts
    var confidence = [Double](repeating: 0, count: binCount)
    for index in predictions.gold.indices {
      let row = row(
        index, of: probabilities, labelCount: predictions.labels.count, gold: predictions.gold[index])
      counts[row.bin] += 1
      correct[row.bin] += row.correct ? 1 : 0
      confidence[row.bin] += row.confidence
    }
    return (0..<binCount).map { bin in
      let (lower, upper) = bounds(of: bin)
      let rows = Double(counts[bin])
      return ReliabilityBin(
        lower: lower, upper: upper, count: counts[bin],
        meanConfidence: counts[bin] == 0 ? nil : confidence[bin] / rows,
        accuracy: counts[bin] == 0 ? nil : Double(correct[bin]) / rows)
    }
  }
}
