import Evaluation
import Testing

struct CalibrationTests {
  /// Binary rows with the given confidence in label 0.
  private func evaluation(_ rows: [(confidence: Double, isCorrect: Bool)]) -> HeadEvaluation {
    evaluate(
      HeadPredictions(
        labels: ["hostile", "civil"], gold: rows.map { $0.isCorrect ? 0 : 1 },
        predicted: rows.map { _ in 0 }, probabilities: rows.flatMap { [$0.confidence, 1 - $0.confidence] },
        groups: Array(rows.indices)),
      bootstrap: nil)
  }

  /// (0.9, 1]: 2 of 4 rows, confidence 0.95, accuracy 0.5; (0.5, 0.6]: gap 0.45; (0.6, 0.7]: gap 0.35.
  @Test func workedExample() {
    let result = evaluation([(0.95, true), (0.95, false), (0.55, true), (0.65, true)])
    #expect(isClose(result.expectedCalibrationError.value, 0.5 * 0.45 + 0.25 * 0.45 + 0.25 * 0.35))
    #expect(result.reliability.count == 10)
    let top = result.reliability[9]
    #expect(top.lower == 0.9 && top.upper == 1 && top.count == 2 && top.accuracy.value == 0.5)
    #expect(isClose(top.meanConfidence.value, 0.95))
    let empty = result.reliability[7]
    #expect(empty.count == 0 && empty.meanConfidence == .undefined && empty.accuracy == .undefined)
  }

  /// k/10 belongs to the bin that ends there, and the next Double up to the one after it.
  @Test(arguments: 5...9) func binsAreClosedOnTheRight(tenth: Int) {
    let bound = Double(tenth) / 10
    // 0.5 itself is a tie between two labels, which is none of this test's business.
    if tenth > 5 {
      #expect(evaluation([(bound, true)]).reliability[tenth - 1].count == 1)
    }
    #expect(evaluation([(bound.nextUp, true)]).reliability[tenth].count == 1)
  }

  @Test func certaintyFallsIntoTheLastBin() {
    let rounded = evaluation([(1, true), (1 + 1e-9, true)])
    #expect(rounded.reliability[9].count == 2)
    #expect(rounded.reliability[9].meanConfidence.value == 1)
    #expect(rounded.expectedCalibrationError.value == 0)
  }

  /// Three labels so improbable that no bound is reached, as a head of independent scores may give them.
  @Test func confidenceZeroFallsIntoTheFirstBin() {
    let result = evaluate(
      HeadPredictions(labels: ["a", "b"], gold: [1], predicted: [1], probabilities: [0, 0], groups: [0]),
      bootstrap: nil)
    #expect(result.reliability[0].count == 1)
    // The first label of a tie is the top one, and it is wrong.
    #expect(result.reliability[0].accuracy.value == 0)
  }

  @Test func correctnessIsOfTheMostProbableLabel() {
    // The predicted label is right and the most probable one is wrong, as with a shifted threshold.
    let result = evaluate(
      HeadPredictions(labels: ["a", "b"], gold: [1], predicted: [1], probabilities: [0.8, 0.2], groups: [0]),
      bootstrap: nil)
    #expect(result.accuracy.value == 1)
    #expect(isClose(result.expectedCalibrationError.value, 0.8))
  }

  @Test(arguments: 0..<10) func diagramAndErrorAgree(seed: UInt64) {
    let result = evaluate(randomPredictions(rows: 150, groups: 20, seed: seed), bootstrap: nil)
    #expect(result.reliability.reduce(0) { $0 + $1.count } == 150)
    var error = 0.0
    for bin in result.reliability {
      guard let confidence = bin.meanConfidence.value, let accuracy = bin.accuracy.value else { continue }
      #expect(confidence >= bin.lower && confidence <= bin.upper)
      error += Double(bin.count) / 150 * abs(accuracy - confidence)
    }
    #expect(isClose(result.expectedCalibrationError.value, error))
  }
}
