import Evaluation
import LinearModels
import Testing

@testable import Training

/// Thresholds from groups that nothing was trained on: that they are kept apart, and that the coverage holds.
@Suite struct SplitConformalTests {
  private static func parameters(share: Double, seed: UInt64) -> TrainingParameters {
    var parameters = TrainingParameters()
    parameters.isNestedEvaluationWanted = false
    parameters.conformal = .split(share: share)
    parameters.seed = seed
    return parameters
  }

  private static func model(_ result: TrainingResult, _ set: TrainingSet) throws -> LinearModel {
    try result.model(
      name: "m", target: set.target,
      training: TrainingRecord(
        corpora: [], files: [], license: nil, guide: nil, rows: 0, seed: 0, minimumDocuments: 2, heads: result.records))
  }

  @Test func noGroupIsOnBothSides() throws {
    let set = TrainTests.set(rows: 80, seed: 1)
    let parts = try #require(set.parts(share: 0.25, seed: 3))
    let groups = [parts.training, parts.drawn].map { Set($0.statements.map(\.group)) }
    #expect(groups[0].isDisjoint(with: groups[1]) && groups[0].count == 15 && groups[1].count == 5)
    #expect(parts.training.statements.count + parts.drawn.statements.count == 80)
    #expect(try #require(set.parts(share: 0.99, seed: 0)).training.statements.count == 8, "two groups are left")
    #expect(try #require(set.parts(share: 0.001, seed: 0)).drawn.statements.count == 4)
    #expect(TrainTests.set(rows: 8, seed: 1).parts(share: 0.5, seed: 0) == nil)
    #expect(throws: TrainingError.tooFewGroupsToSplit) {
      try train(TrainTests.set(rows: 8, seed: 1), parameters: Self.parameters(share: 0.5, seed: 0))
    }
  }

  /// Everything but the thresholds is what the rest alone gives.
  @Test func theModelIsThatOfTheRest() throws {
    let set = TrainTests.set(rows: 80, seed: 2)
    let result = try train(set, parameters: Self.parameters(share: 0.25, seed: 3))
    var plain = Self.parameters(share: 0.25, seed: 3)
    plain.conformal = .cross
    let parts = try #require(set.parts(share: 0.25, seed: 3))
    let rest = try train(parts.training, parameters: plain)
    #expect(result.blocks == rest.blocks && result.vocabulary == rest.vocabulary)
    #expect(result.heads[0].calibration == rest.heads[0].calibration)
    #expect(result.records["stance"]?.groups == 15 && rest.heads[0].conformal.splitGroups == nil)
    let labels = set.heads[0].labels
    #expect(
      result.heads[0].conformal.splitGroups
        == labels.map { label in
          Set(parts.drawn.statements.filter { $0.labels["stance"] == label }.map(\.group)).count
        })
  }

  /// Over many draws, one random statement of each label of each new group: each label is in its sets as often as was asked
  /// for. The bound is three standard errors of the mean over draws, about 0.08 a draw.
  @Test func newGroupsAreCovered() throws {
    let (coverage, draws) = (0.8, 40)
    var random = SplitMix64(seed: 77)
    var covered = [0, 0, 0]
    var tested = [0, 0, 0]
    for draw in 0..<draws {
      let set = TrainTests.set(rows: 160, seed: UInt64(1000 + draw))
      let model = try Self.model(try train(set, parameters: Self.parameters(share: 0.5, seed: UInt64(draw))), set)
      var scorer = ReferenceScorer(model)
      let new = Dictionary(grouping: TrainTests.set(rows: 120, seed: UInt64(5000 + draw)).statements, by: \.group)
      for group in new.keys.sorted() {
        for (label, name) in model.heads[0].labels.enumerated() {
          let members = (new[group] ?? []).filter { $0.labels["stance"] == name }
          guard !members.isEmpty else { continue }
          let text = Array(members[random.index(below: members.count)].text.utf8)
          let prediction = model.heads[0].predict(scorer.decisionValues(text.span), coverage: coverage)
          tested[label] += 1
          covered[label] += prediction.set.contains(label) ? 1 : 0
        }
      }
    }
    for label in 0..<3 {
      let share = Double(covered[label]) / Double(tested[label])
      #expect(share > coverage - 0.04, "label \(label): \(share) of \(tested[label])")
      // Of some 15 groups with a label, one stands for the new one: not much wider than need be.
      #expect(share < coverage + 0.14, "label \(label): \(share) of \(tested[label])")
    }
  }
}
