/// What one head predicted for the rows that are labeled for it: the input of every figure in this module.
///
/// A struct of arrays: a row is an index into each. It holds plain numbers only, so that figures can be computed for a
/// model, for cross-validation, for another tool's output, or for one annotator against another.
public struct HeadPredictions: Equatable, Sendable {
  /// The head's labels, in the order in which figures list them. Distinct.
  public let labels: [String]
  /// The gold label of each row, an index into `labels`.
  public let gold: [Int]
  /// The predicted label of each row, an index into `labels`. It need not be the most probable one.
  public let predicted: [Int]
  /// The probabilities of each row's labels, row-major, rows x labels, each in 0...1 within 1e-6; nil if the predictor
  /// gives none, and then there are no calibration figures.
  public let probabilities: [Double]?
  /// Whether each label is in each row's prediction set, row-major, rows x labels; nil if there are no sets.
  public let sets: [Bool]?
  /// The group of each row: rows with equal numbers are resampled together. Any numbers will do.
  public let groups: [Int]

  /// Collects predictions. All arrays must match in length and all indices must name a label.
  public init(
    labels: [String], gold: [Int], predicted: [Int], probabilities: [Double]?, sets: [Bool]? = nil, groups: [Int]
  ) {
    let rows = gold.count
    precondition(Set(labels).count == labels.count, "a label occurs twice in \(labels)")
    precondition(predicted.count == rows, "\(predicted.count) predictions for \(rows) gold labels")
    precondition(groups.count == rows, "\(groups.count) group numbers for \(rows) gold labels")
    precondition(
      gold.allSatisfy(labels.indices.contains) && predicted.allSatisfy(labels.indices.contains),
      "a label index is outside 0..<\(labels.count)")
    if let probabilities {
      precondition(
        probabilities.count == rows * labels.count,
        "\(probabilities.count) probabilities for \(rows) rows of \(labels.count) labels")
      // Written so that a NaN fails too.
      precondition(probabilities.allSatisfy { $0 >= -1e-6 && $0 <= 1 + 1e-6 }, "a probability is outside 0...1")
    }
    if let sets {
      precondition(
        sets.count == rows * labels.count, "\(sets.count) set memberships for \(rows) rows of \(labels.count) labels")
    }
    self.labels = labels
    self.gold = gold
    self.predicted = predicted
    self.probabilities = probabilities
    self.sets = sets
    self.groups = groups
  }

  /// How many rows there are.
  public var count: Int { gold.count }
}
