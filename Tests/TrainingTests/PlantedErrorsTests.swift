import Testing

@testable import Training

@Suite struct PlantedErrorsTests {
  @Test func changedLabelsAreOtherLabelsAndTheRestStays() throws {
    let clean = TrainTests.set(rows: 100, seed: 5)
    let planted = PlantedErrors(share: 0.1, in: clean, seed: 9)
    let rows = try #require(planted.rows["stance"])
    #expect(rows.count == 9, "a tenth of 90 labelled rows")
    for (row, (before, after)) in zip(clean.statements, planted.set.statements).enumerated() {
      #expect(before.text == after.text && before.group == after.group && before.target == after.target)
      #expect((before.labels != after.labels) == rows.contains(row))
      #expect(after.labels["stance"].map(clean.heads[0].labels.contains) ?? !rows.contains(row))
    }
    #expect(PlantedErrors(share: 0.1, in: clean, seed: 9).rows == planted.rows)
    #expect(PlantedErrors(share: 0.1, in: clean, seed: 10).rows != planted.rows)
  }

  @Test func atLeastOneIsChangedAndOneLabelCannotBe() {
    let clean = TrainTests.set(rows: 10, seed: 5)
    #expect(PlantedErrors(share: 0.01, in: clean, seed: 0).rows["stance"]?.count == 1)
    let one = TrainingSet(
      heads: [.init(name: "stance", labels: ["favor", "against"])],
      statements: (0..<5).map { .init(text: "a", labels: ["stance": "favor"], target: nil, group: "\($0)") },
      target: nil)
    #expect(PlantedErrors(share: 0.5, in: one, seed: 0).rows.isEmpty)
  }
}
