/// How often each gold label was predicted as each label, and the figures that follow from these counts alone.
///
/// With TP, FP and FN a label's true positives, false positives and false negatives:
///
///     precision = TP / (TP + FP)    recall = TP / (TP + FN)    F1 = 2 TP / (2 TP + FP + FN)
///
/// A figure whose denominator is 0 is undefined and nil. So a label that has gold rows and is never predicted has
/// precision nil and F1 0, and macro F1 cannot be raised by predicting rare labels never.
public struct ConfusionMatrix: Equatable, Sendable {
  /// How many labels there are: the matrix is square.
  public let labelCount: Int
  /// The counts, row-major: gold labels are rows, predicted labels are columns.
  public let counts: [Int]

  /// Counts pairs of labels. `gold` and `predicted` have one index in `0..<labelCount` a row.
  public init(gold: [Int], predicted: [Int], labelCount: Int) {
    precondition(gold.count == predicted.count, "\(predicted.count) predictions for \(gold.count) gold labels")
    var counts = [Int](repeating: 0, count: labelCount * labelCount)
    for row in gold.indices {
      precondition(
        0..<labelCount ~= gold[row] && 0..<labelCount ~= predicted[row],
        "row \(row): a label index is outside 0..<\(labelCount)")
      counts[gold[row] * labelCount + predicted[row]] += 1
    }
    self.labelCount = labelCount
    self.counts = counts
  }

  init(labelCount: Int, counts: [Int]) {
    self.labelCount = labelCount
    self.counts = counts
  }

  /// The number of rows with this gold label and this predicted label.
  public subscript(gold gold: Int, predicted predicted: Int) -> Int {
    counts[gold * labelCount + predicted]
  }

  /// All rows.
  public var total: Int { counts.reduce(0, +) }

  /// Rows whose gold label it is.
  public func support(of label: Int) -> Int {
    (0..<labelCount).reduce(0) { $0 + self[gold: label, predicted: $1] }
  }

  /// Rows for which it was predicted.
  public func predictions(of label: Int) -> Int {
    (0..<labelCount).reduce(0) { $0 + self[gold: $1, predicted: label] }
  }

  /// The share of rows whose gold label was predicted; nil without rows.
  public var accuracy: Double? {
    ratio((0..<labelCount).reduce(0) { $0 + self[gold: $1, predicted: $1] }, total)
  }

  /// The share of the label's predictions that are right; nil if it was never predicted.
  public func precision(of label: Int) -> Double? {
    ratio(self[gold: label, predicted: label], predictions(of: label))
  }

  /// The share of the label's gold rows that were found; nil if it has none.
  public func recall(of label: Int) -> Double? {
    ratio(self[gold: label, predicted: label], support(of: label))
  }

  /// The harmonic mean of precision and recall, by the formula above; nil only if the label has neither gold rows nor
  /// predictions.
  public func f1(of label: Int) -> Double? {
    // 2 TP + FP + FN = (TP + FN) + (TP + FP)
    ratio(2 * self[gold: label, predicted: label], support(of: label) + predictions(of: label))
  }

  /// The mean of F1 over the labels that have gold rows; nil without rows.
  public var macroF1: Double? {
    var sum = 0.0
    var labels = 0
    for label in 0..<labelCount where support(of: label) > 0 {
      sum += f1(of: label) ?? 0
      labels += 1
    }
    return labels == 0 ? nil : sum / Double(labels)
  }

  private func ratio(_ numerator: Int, _ denominator: Int) -> Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }
}
