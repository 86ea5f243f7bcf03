import Evaluation
import LinearModels
import Testing

/// Prediction sets: their quantiles against a plain computation, and their coverage by simulation.
struct ConformalThresholdsTests {
  /// Held-out statements of one label: nonconformity and group.
  private typealias Scores = [(value: Double, group: Int)]

  /// The smallest score whose group-weighted share of G + 1 groups reaches the level; 1 beyond all.
  private static func naiveQuantile(_ scores: Scores, level: Double) -> Double {
    let groups = Set(scores.map(\.group))
    func reached(_ threshold: Double) -> Double {
      groups.reduce(0) { sum, group in
        let members = scores.filter { $0.group == group }
        return sum + Double(members.count { $0.value <= threshold }) / Double(members.count)
      }
    }
    let wanted = level * Double(groups.count + 1)
    return scores.map(\.value).sorted().first { reached($0) >= wanted - 1e-9 } ?? 1
  }

  @Test(arguments: [1, 2, 3, 7, 10])
  func quantilesEqualTheNaiveOnes(_ groups: Int) {
    var random = SplitMix64(seed: UInt64(90 + groups))
    for round in 0..<6 {
      let rows = 1 + random.index(below: 30)
      let gold = (0..<rows).map { _ in random.index(below: 2) }
      let memberships = (0..<rows).map { _ in random.index(below: groups) * 11 }
      // Coarse values, so that ties occur.
      let probabilities = (0..<rows).map { _ in
        let p = Double(random.index(below: 8)) / 7
        return [p, 1 - p, 0]
      }
      let thresholds = ConformalThresholds(probabilities: probabilities, gold: gold, groups: memberships, labels: 3)
      #expect(thresholds.quantiles.count == 3 && thresholds.quantiles[2].isEmpty)
      for label in 0..<2 {
        let scores: Scores = gold.indices.filter { gold[$0] == label }.map {
          (value: 1 - probabilities[$0][label], group: memberships[$0])
        }
        let expected = scores.isEmpty ? [] : (0...100).map { Self.naiveQuantile(scores, level: Double($0) / 100) }
        #expect(thresholds.quantiles[label] == expected, "round \(round), label \(label)")
      }
    }
  }

  @Test func splitThresholdsKnowTheirGroups() {
    func thresholds(isSplit: Bool) -> ConformalThresholds {
      ConformalThresholds(
        probabilities: [[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.7, 0.3]], gold: [0, 0, 1, 0], groups: [5, 5, 5, 8],
        labels: 3, isSplit: isSplit)
    }
    let (split, cross) = (thresholds(isSplit: true), thresholds(isSplit: false))
    #expect(split.splitGroups == [2, 1, 0] && cross.splitGroups == nil && split.quantiles == cross.quantiles)
    #expect(split.guaranteed(coverage: 0.9) == 0.9)
    #expect(abs(cross.guaranteed(coverage: 0.9) - 0.8) < 1e-12 && cross.guaranteed(coverage: 0.4) == 0)
  }

  /// With one group fewer than are needed every set holds the label, with as many not.
  @Test(arguments: [(0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19)])
  func soManyGroupsRuleSomethingOut(_ coverage: Double, _ needed: Int) {
    #expect(ConformalThresholds.groupsNeeded(coverage: coverage) == needed)
    func threshold(_ groups: Int) -> Double {
      ConformalThresholds(
        probabilities: (0..<groups).map { _ in [0.7] }, gold: [Int](repeating: 0, count: groups),
        groups: Array(0..<groups), labels: 1
      ).thresholds(coverage: coverage)[0]
    }
    #expect(threshold(needed) < 1 && (needed == 1 || threshold(needed - 1) == 1))
    #expect(ConformalThresholds.groupsNeeded(coverage: 1) == nil)
  }

  @Test func aGroupWeighsOneHoweverLarge() {
    // Nine rows of one group at 0.1, one row of another at 0.9: the median of groups lies with either, not with the rows.
    let probabilities = [[Double]](repeating: [0.9], count: 9) + [[0.1]]
    let thresholds = ConformalThresholds(
      probabilities: probabilities, gold: [Int](repeating: 0, count: 10), groups: [Int](repeating: 0, count: 9) + [1],
      labels: 1)
    #expect(abs(thresholds.quantiles[0][33] - 0.1) < 1e-12)
    #expect(abs(thresholds.quantiles[0][34] - 0.9) < 1e-12)
    // Beyond the groups there are, nothing is ruled out.
    #expect(thresholds.quantiles[0][67] == 1)
  }

  @Test func fullCoverageRulesNothingOut() {
    var random = SplitMix64(seed: 99)
    let probabilities = (0..<50).map { _ in [1, 0, random.uniform()] }
    let thresholds = ConformalThresholds(
      probabilities: probabilities, gold: (0..<50).map { $0 % 3 }, groups: Array(0..<50), labels: 3)
    #expect(thresholds.predictionSet([0, 0, 0], coverage: 1) == [0, 1, 2])
    #expect(thresholds.predictionSet([0, 0, 0], coverage: 2) == [0, 1, 2])
    #expect(thresholds.predictionSet([0, 0, 0], coverage: 0.1) == [1])
  }

  @Test func aLabelNeverSeenIsNeverRuledOut() {
    let thresholds = ConformalThresholds(probabilities: [[1, 0]], gold: [0], groups: [0], labels: 2)
    #expect(thresholds.predictionSet([0.2, 0.8], coverage: 0.3) == [1])
    #expect(thresholds.predictionSet([1, 0], coverage: 0.3) == [0, 1])
  }

  /// A hundredth is no number of the machine; each must nevertheless find its own quantile.
  @Test func everyHundredthIsItsOwnStep() {
    let quantiles = (0...100).map { Double($0) / 100 }
    let thresholds = ConformalThresholds(quantiles: [quantiles])
    for step in 0...100 {
      let coverage = Double(step) / 100
      #expect(thresholds.predictionSet([1 - quantiles[step] + 1e-12], coverage: coverage) == [0], "\(coverage)")
      if step < 100 {
        #expect(thresholds.predictionSet([1 - quantiles[step] - 0.005], coverage: coverage) == [], "\(coverage)")
      }
    }
    // Between hundredths the wider set is taken.
    #expect(thresholds.predictionSet([0.4], coverage: 0.591) == [0])
    #expect(thresholds.predictionSet([0.4], coverage: 0.59) == [])
  }

  /// A larger coverage never makes a set smaller.
  @Test func setsGrowWithCoverage() {
    var random = SplitMix64(seed: 101)
    let probabilities = (0..<80).map { _ in
      let p = random.uniform()
      return [p, 1 - p]
    }
    let thresholds = ConformalThresholds(
      probabilities: probabilities, gold: (0..<80).map { _ in random.index(below: 2) }, groups: (0..<80).map { $0 / 3 },
      labels: 2)
    for _ in 0..<50 {
      let p = random.uniform()
      let sets = (0...100).map { Set(thresholds.predictionSet([p, 1 - p], coverage: Double($0) / 100)) }
      for (smaller, larger) in zip(sets, sets.dropFirst()) { #expect(smaller.isSubset(of: larger)) }
    }
  }

  /// Statements of a group resemble each other; one statement of each new group is tested. The level is met on average, and
  /// not overshot by more than the 1 / (G + 1) that finitely many groups cost and the step of one in a hundred.
  @Test(arguments: [0.8, 0.9])
  func exchangeableGroupsAreCovered(_ coverage: Double) {
    var random = SplitMix64(seed: 102)
    func group() -> [Double] {
      let center = random.uniform()
      return (0...random.index(below: 6)).map { _ in min(1, max(0, 0.7 * center + 0.3 * random.uniform())) }
    }
    let (groups, tests, rounds) = (40, 20, 300)
    var covered = 0
    for _ in 0..<rounds {
      var probabilities: [[Double]] = []
      var memberships: [Int] = []
      for number in 0..<groups {
        for p in group() {
          probabilities.append([p, 1 - p])
          memberships.append(number)
        }
      }
      let thresholds = ConformalThresholds(
        probabilities: probabilities, gold: probabilities.map { _ in 0 }, groups: memberships, labels: 2)
      for _ in 0..<tests {
        let members = group()
        let p = members[random.index(below: members.count)]
        covered += thresholds.predictionSet([p, 1 - p], coverage: coverage).contains(0) ? 1 : 0
      }
    }
    let share = Double(covered) / Double(tests * rounds)
    // Three standard errors, by rounds.
    #expect(share > coverage - 0.012 && share < coverage + 1 / Double(groups + 1) + 0.012, "\(share)")
  }
}
