internal import Glibc

/// What every head says of one statement, in storage that is used again from statement to statement.
///
/// The labels of all heads stand side by side, in the model's order: those of head h are `labels(of: h)`.
public struct StatementPredictions: Sendable {
  /// Index of the label that each head chooses, among its own.
  public private(set) var chosen: [Int]
  /// One a label, summing to 1 over each head's.
  public private(set) var probabilities: [Double]
  /// Whether each label cannot be ruled out at the coverage asked for.
  public private(set) var isInSet: [Bool]
  /// The share of the statement's words that the model has seen; 0 without words.
  public private(set) var known = 0.0

  /// Where each head's labels begin, and at the end their number.
  private let firstLabels: [Int]
  private let scales: [Double]
  private let offsets: [Double]
  private let thresholds: [Double]
  private let columns: Int

  /// - Parameter coverage: of the prediction sets, above 0 and at most 1.
  public init(_ heads: [Head], coverage: Double = 0.9) {
    firstLabels = heads.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.labels.count) }
    scales = heads.map(\.calibration.scale)
    offsets = heads.flatMap(\.calibration.offsets)
    thresholds = heads.flatMap { $0.conformal.thresholds(coverage: coverage) }
    columns = heads.reduce(0) { $0 + $1.decisionColumns }
    chosen = [Int](repeating: 0, count: heads.count)
    probabilities = [Double](repeating: 0, count: offsets.count)
    isInSet = [Bool](repeating: false, count: offsets.count)
  }

  /// The places of a head's labels among those of all heads.
  @inline(__always)
  public func labels(of head: Int) -> Range<Int> { firstLabels[head]..<firstLabels[head + 1] }

  /// Whether a head's set does not single out a label.
  public func isAbstained(_ head: Int) -> Bool {
    var size = 0
    for label in labels(of: head) where isInSet[label] { size += 1 }
    return size != 1
  }

  /// Takes what a scorer has just found.
  ///
  /// - Parameter statement: its number in the batch that was scored last.
  public mutating func read(_ scratch: borrowing ScoringScratch, of statement: Int) {
    read(scratch.values.span.extracting((statement * columns)..<((statement + 1) * columns)))
    known = scratch.known(of: statement)
  }

  /// Takes labels from who knows better, one a head; nil leaves it. Probabilities and sets stay what the model says.
  public mutating func correct(_ labels: [Int?]) {
    for (head, label) in labels.enumerated() {
      guard let label else { continue }
      precondition(label < self.labels(of: head).count, "head \(head) has no label \(label)")
      chosen[head] = label
    }
  }

  /// Takes decision values: one a column, in the order of the heads.
  ///
  /// A head's label is that of its largest decision value: training balances the classes, so a rare label is not outvoted.
  /// Probabilities are softmax(scale x value + offset), calibrated to the frequencies of the training corpus.
  mutating func read(_ values: Span<Double>) {
    Self.decide(
      values, firstLabels, scales, offsets, thresholds, &probabilities, &isInSet, &chosen)
  }

  /// The fields that change are parameters: spans of several fields of one value cannot be held at once.
  private static func decide(
    _ values: Span<Double>, _ firstLabels: [Int], _ scales: [Double], _ offsets: [Double], _ thresholds: [Double],
    _ probabilities: inout [Double], _ isInSet: inout [Bool], _ chosen: inout [Int]
  ) {
    var probabilities = probabilities.mutableSpan
    var isInSet = isInSet.mutableSpan
    var chosen = chosen.mutableSpan
    var column = 0
    for head in 0..<scales.count {
      let (first, end) = (firstLabels[head], firstLabels[head + 1])
      let isBinary = end - first == 2
      var best = 0
      var (largest, largestLogit) = (-Double.infinity, -Double.infinity)
      for label in first..<end {
        // With two labels there is one column, positive for the first.
        let value = isBinary && label > first ? -values[column] : values[isBinary ? column : column + label - first]
        if value > largest { (largest, best) = (value, label - first) }
        let logit = scales[head] * value + offsets[label]
        largestLogit = max(largestLogit, logit)
        probabilities[label] = logit
      }
      chosen[head] = best
      column += isBinary ? 1 : end - first
      var sum = 0.0
      for label in first..<end {
        let logit = probabilities[label]
        let term = logit == largestLogit ? 1 : exp(logit - largestLogit)
        probabilities[label] = term
        sum += term
      }
      for label in first..<end {
        let probability = probabilities[label] / sum
        probabilities[label] = probability
        isInSet[label] = 1 - probability <= thresholds[label]
      }
    }
  }

  /// One head's part by itself.
  func prediction(of head: Int, decisionValues: [Double]) -> HeadPrediction {
    let labels = labels(of: head)
    return HeadPrediction(
      label: chosen[head], decisionValues: decisionValues, probabilities: Array(probabilities[labels]),
      set: labels.filter { isInSet[$0] }.map { $0 - labels.lowerBound })
  }
}
