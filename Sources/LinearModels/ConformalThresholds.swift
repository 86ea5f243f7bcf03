/// Grouped conformal prediction sets, a threshold a label.
///
/// A label is in the set of a statement when its nonconformity, 1 - P(label), is at most the (1 - alpha) quantile of
/// that of statements that bear the label and that the model has not seen, each group weighing one.
///
/// *Split*: these statements are of groups that nothing was trained on. For a statement from a new group that is exchangeable
/// with them, P(label in set | label) >= 1 - alpha: given the label, the new group takes any rank among the groups that
/// have it, with weights 1 / ((G + 1) N_g) a statement of a group of N_g and 1 / (G + 1) at infinity (Lee, Barber and
/// Willett 2023, "Distribution-free inference with hierarchical data"; by label as in Vovk 2012, "Conditional validity of
/// inductive conformal predictors").
///
/// *Cross*: each group was left out in turn of a model that otherwise shares its data with the others. No row is lost, and
/// what is proved is 1 - 2 alpha, with 1 - alpha about what is seen (Vovk 2015, "Cross-conformal predictors").
///
/// Neither promises anything of other text, or of statements that were selected by their scores.
public struct ConformalThresholds: Sendable, Equatable, Codable {
  /// For each label, the nonconformity at probabilities 0, 1/100, ..., 1 of the group-weighted distribution; empty if the
  /// label was not seen held out.
  public let quantiles: [[Double]]
  /// How many groups each label's quantiles are of, in split conformal; nil for cross.
  public let splitGroups: [Int]?

  public static let steps = 100

  public init(quantiles: [[Double]], splitGroups: [Int]? = nil) {
    self.quantiles = quantiles
    self.splitGroups = splitGroups
  }

  /// - Parameters:
  ///   - probabilities: of each held-out statement, one a label.
  ///   - gold: the label of each statement.
  ///   - groups: the group of each statement.
  ///   - isSplit: whether nothing was trained on these groups.
  public init(probabilities: [[Double]], gold: [Int], groups: [Int], labels: Int, isSplit: Bool = false) {
    splitGroups =
      isSplit
      ? (0..<labels).map { label in Set(gold.indices.filter { gold[$0] == label }.map { groups[$0] }).count } : nil
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

  /// The coverage a label that is proved, where `coverage` is asked for.
  public func guaranteed(coverage: Double) -> Double { splitGroups == nil ? max(0, 2 * coverage - 1) : coverage }

  /// How many groups a label needs for its set to rule anything out at a coverage: of G groups and a new one, the new one is
  /// the farthest with probability 1 / (G + 1).
  public static func groupsNeeded(coverage: Double) -> Int? {
    coverage >= 1 ? nil : Int((coverage / (1 - coverage) - 1e-9).rounded(.up))
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
