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
  ///
  /// The label is that of the largest decision value: training balances the classes, so a rare label is not outvoted.
  /// Probabilities are calibrated to the frequencies of the training corpus.
  public func predict(_ decisionValues: [Double], coverage: Double = 0.9) -> HeadPrediction {
    var prediction = HeadPrediction(decisionValues: decisionValues)
    predict(decisionValues.span, thresholds: conformal.thresholds(coverage: coverage), into: &prediction)
    return prediction
  }

  /// As `predict(_:coverage:)`, into a prediction whose storage is used again.
  ///
  /// - Parameter thresholds: `conformal.thresholds(coverage:)`.
  func predict(_ values: Span<Double>, thresholds: [Double], into prediction: inout HeadPrediction) {
    prediction.decisionValues.removeAll(keepingCapacity: true)
    prediction.probabilities.removeAll(keepingCapacity: true)
    prediction.set.removeAll(keepingCapacity: true)
    for index in values.indices { prediction.decisionValues.append(values[index]) }
    var best = 0
    var largest = -Double.infinity
    for label in labels.indices {
      let value = labels.count == 2 && label == 1 ? -values[0] : values[label]
      prediction.probabilities.append(value)
      if value > largest { (best, largest) = (label, value) }
    }
    prediction.label = best
    calibration.apply(to: &prediction.probabilities)
    for (label, threshold) in thresholds.enumerated() where 1 - prediction.probabilities[label] <= threshold {
      prediction.set.append(label)
    }
  }
}

/// What a head says of one statement.
public struct HeadPrediction: Sendable, Equatable {
  /// Index of the label.
  public internal(set) var label = 0
  /// One a decision column.
  public internal(set) var decisionValues: [Double]
  /// One a label, summing to 1.
  public internal(set) var probabilities: [Double] = []
  /// Indices of the labels that cannot be ruled out at the coverage asked for, ascending; it may be empty.
  public internal(set) var set: [Int] = []

  /// Whether the set does not single out a label.
  public var isAbstained: Bool { self.set.count != 1 }
}
