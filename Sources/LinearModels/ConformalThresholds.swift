/// Grouped conformal prediction sets, a threshold a label.
///
/// A label is in the set of a statement when its nonconformity, 1 - P(label), is at most the (1 - alpha) quantile of
/// that of held-out statements that bear the label, each group weighing one. Held-out values come from leaving out one
/// group at a time with models that otherwise share their data (cross-conformal): for a statement from a new group
/// exchangeable with the corpus's, P(label in set | label) is at least 1 - 2 alpha, and close to 1 - alpha in practice
/// (Vovk 2015, "Cross-conformal predictors"). On text of another kind nothing is promised; measure it there.
public struct ConformalThresholds: Sendable, Equatable, Codable {
  /// For each label, the nonconformity at probabilities 0, 1/100, ..., 1 of the group-weighted distribution; empty if the
  /// label was not seen held out.
  public let quantiles: [[Double]]

  public static let steps = 100

  public init(quantiles: [[Double]]) {
    self.quantiles = quantiles
  }

  /// - Parameters:
  ///   - probabilities: of each held-out statement, one a label.
  ///   - gold: the label of each statement.
  ///   - groups: the group of each statement.
  public init(probabilities: [[Double]], gold: [Int], groups: [Int], labels: Int) {
    quantiles = (0..<labels).map { label in
      let rows = gold.indices.filter { gold[$0] == label }
      var sizes: [Int: Int] = [:]
      for row in rows { sizes[groups[row], default: 0] += 1 }
      let scores = rows.map { (value: 1 - probabilities[$0][label], weight: 1 / Double(sizes[groups[$0]]!)) }
        .sorted { $0.value < $1.value }
      return Self.quantiles(scores, groups: sizes.count)
    }
  }

  /// Quantiles of the weighted distribution, one further group standing at infinity for the statement to come: where it
  /// is reached, the threshold is 1, which rules nothing out.
  private static func quantiles(_ scores: [(value: Double, weight: Double)], groups: Int) -> [Double] {
    guard !scores.isEmpty else { return [] }
    var result: [Double] = []
    var index = 0
    var reached = scores[0].weight
    for step in 0...steps {
      let wanted = Double(step) / Double(steps) * Double(groups + 1)
      while reached < wanted - 1e-9, index < scores.count {
        index += 1
        if index < scores.count { reached += scores[index].weight }
      }
      result.append(index < scores.count ? scores[index].value : 1)
    }
    return result
  }

  /// For each label the largest nonconformity that does not rule it out.
  public func thresholds(coverage: Double) -> [Double] {
    // 100 * 0.55 is 55.00000000000001, and yet step 55.
    let step = min(Self.steps, max(0, Int((coverage * Double(Self.steps) - 1e-9).rounded(.up))))
    return quantiles.map { $0.isEmpty ? .infinity : $0[step] }
  }

  /// The labels that cannot be ruled out.
  public func predictionSet(_ probabilities: [Double], coverage: Double) -> [Int] {
    let thresholds = thresholds(coverage: coverage)
    return probabilities.indices.filter { 1 - probabilities[$0] <= thresholds[$0] }
  }
}
