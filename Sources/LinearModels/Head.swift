public import TextFeatures

/// One classification task of a model: its labels, the feature blocks it reads, and what turns sums into answers.
public struct Head: Sendable, Equatable, Codable {
  public let name: String
  /// The labels, in the order of the decision columns. With two labels there is one column, positive for the first.
  public let labels: [String]
  public let blocks: [FeatureBlock]
  /// One a decision column; unpenalized in training.
  public let intercepts: [Double]
  public let calibration: Calibration
  /// Empirical nonconformity of held-out statements, for prediction sets.
  public let conformal: ConformalThresholds

  public init(
    name: String, labels: [String], blocks: [FeatureBlock], intercepts: [Double], calibration: Calibration,
    conformal: ConformalThresholds
  ) {
    precondition(intercepts.count == Self.decisionColumns(labels: labels.count), "one intercept a decision column")
    self.name = name
    self.labels = labels
    self.blocks = blocks
    self.intercepts = intercepts
    self.calibration = calibration
    self.conformal = conformal
  }

  /// The number of decision columns for a number of labels: one against the other, or one a label against the rest.
  public static func decisionColumns(labels: Int) -> Int { labels == 2 ? 1 : labels }

  public var decisionColumns: Int { Self.decisionColumns(labels: labels.count) }

  /// Whether any of its blocks reads the statement as masked for a target.
  public var isMasking: Bool { blocks.contains(where: \.isMasking) }

  /// The decision value of each label: with two labels, a value and its negative.
  public static func labelValues(_ decisionValues: [Double]) -> [Double] {
    decisionValues.count == 1 ? [decisionValues[0], -decisionValues[0]] : decisionValues
  }

  /// What the head says of a statement with these decision values (one a column).
  public func predict(_ decisionValues: [Double], coverage: Double = 0.9) -> HeadPrediction {
    var predictions = StatementPredictions([self], coverage: coverage)
    predictions.read(decisionValues.span)
    return predictions.prediction(of: 0, decisionValues: decisionValues)
  }
}

/// What a head says of one statement.
public struct HeadPrediction: Sendable, Equatable {
  /// Index of the label.
  public let label: Int
  /// One a decision column.
  public let decisionValues: [Double]
  /// One a label, summing to 1.
  public let probabilities: [Double]
  /// Indices of the labels that cannot be ruled out at the coverage asked for, ascending; it may be empty.
  public let set: [Int]

  /// Whether the set does not single out a label.
  public var isAbstained: Bool { self.set.count != 1 }
}
