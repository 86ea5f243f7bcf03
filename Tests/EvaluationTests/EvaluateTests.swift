import Evaluation
import Testing

struct EvaluateTests {
  private static let stance = ["favor", "against", "neither"]

  private func evaluation(labels: [String] = stance, gold: [Int], predicted: [Int]) -> HeadEvaluation {
    evaluate(
      HeadPredictions(
        labels: labels, gold: gold, predicted: predicted, probabilities: nil, groups: Array(gold.indices)))
  }

  /// favor: TP 3, FP 1, FN 1; against and neither: TP 2, FP 1, FN 1.
  @Test func workedExample() throws {
    let result = evaluation(gold: [0, 0, 0, 0, 1, 1, 1, 2, 2, 2], predicted: [0, 0, 0, 1, 1, 1, 2, 2, 2, 0])
    #expect(result.n == 10)
    #expect(result.groups == 10)
    #expect(result.confusion.counts == [3, 1, 0, 0, 2, 1, 1, 0, 2])
    #expect(isClose(result.accuracy.value, 0.7))
    #expect(isClose(result.macroF1.value, 25.0 / 36))
    #expect(isClose(result.fAverage.value, 17.0 / 24))
    let favor = try #require(result.figures(of: "favor"))
    #expect(favor.precision.value == 0.75 && favor.recall.value == 0.75 && favor.f1.value == 0.75)
    let against = try #require(result.figures(of: "against"))
    #expect(isClose(against.f1.value, 2.0 / 3))
    #expect(result.labelFigures.map(\.support) == [4, 3, 3])
    #expect(result.figures(of: "hostile") == nil)
    #expect(result.warnings.isEmpty)
    #expect(result.expectedCalibrationError == .undefined && result.reliability.isEmpty)
    #expect(result.coverage == .undefined && result.meanSetSize == .undefined)
  }

  @Test func labelNeverPredictedHasF1Zero() {
    let result = evaluation(gold: [0, 0, 1, 2], predicted: [0, 0, 0, 2])
    #expect(result.labelFigures[1].precision.value == nil)
    #expect(result.labelFigures[1].recall.value == 0)
    #expect(result.labelFigures[1].f1.value == 0)
    // F1(favor) = 4/5, F1(against) = 0, F1(neither) = 1.
    #expect(isClose(result.macroF1.value, 0.6))
    #expect(isClose(result.fAverage.value, 0.4))
  }

  @Test func labelWithoutGoldRowsIsLeftOutOfTheMacroMean() {
    let predicted = evaluation(gold: [0, 0, 2, 2], predicted: [0, 1, 2, 2])
    #expect(predicted.labelFigures[1].f1.value == 0)
    #expect(predicted.labelFigures[1].recall.value == nil)
    #expect(isClose(predicted.macroF1.value, (2.0 / 3 + 1) / 2))
    #expect(predicted.warnings.contains("no row has the gold label against, so macro F1 leaves it out"))

    let absent = evaluation(gold: [0, 0, 2, 2], predicted: [0, 2, 2, 2])
    #expect(absent.labelFigures[1].f1.value == nil)
    #expect(absent.fAverage.value == nil)
  }

  @Test func fAverageNeedsBothLabels() {
    let result = evaluation(labels: ["hostile", "civil"], gold: [0, 1], predicted: [0, 1])
    #expect(result.fAverage == .undefined)
    #expect(result.macroF1.value == 1)
  }

  @Test func noRowsGiveNoFigures() {
    let result = evaluation(gold: [], predicted: [])
    #expect(result.n == 0 && result.groups == 0)
    #expect(result.accuracy == .undefined && result.macroF1 == .undefined)
    #expect(result.warnings == ["no rows are labeled for this head, so there are no figures"])
  }

  @Test(arguments: 0..<25) func figuresMatchTheirDefinitions(seed: UInt64) {
    let labels = Array(["against", "neither", "favor", "mixed", "other"].prefix(2 + Int(seed) % 4))
    // Few rows in some, so that labels go unpredicted and unsupported.
    let predictions = randomPredictions(rows: 3 + 11 * (Int(seed) % 7), groups: 3, labels: labels, seed: seed)
    let naive = NaiveFigures(predictions: predictions, rows: Array(predictions.gold.indices))
    let result = evaluate(predictions, bootstrap: nil)
    #expect(isClose(result.accuracy.value, naive.accuracy))
    #expect(isClose(result.macroF1.value, naive.macroF1))
    #expect(isClose(result.fAverage.value, naive.fAverage))
    #expect(isClose(result.expectedCalibrationError.value, naive.calibrationError))
    #expect(isClose(result.coverage.value, naive.coverage()))
    #expect(isClose(result.meanSetSize.value, naive.meanSetSize))
    #expect(isClose(result.abstained.value, naive.abstained))
    #expect(isClose(result.decidedAccuracy.value, naive.decidedAccuracy))
    for label in labels.indices {
      let figures = result.labelFigures[label]
      #expect(isClose(figures.precision.value, naive.precision(label)))
      #expect(isClose(figures.recall.value, naive.recall(label)))
      #expect(isClose(figures.f1.value, naive.f1(label)))
      #expect(isClose(figures.coverage.value, naive.coverage(of: label)))
      #expect(figures.support == predictions.gold.count { $0 == label })
    }
  }

  @Test func invalidPredictionsStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      _ = HeadPredictions(labels: ["a", "b"], gold: [0, 2], predicted: [0, 1], probabilities: nil, groups: [0, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = HeadPredictions(labels: ["a", "b"], gold: [0], predicted: [1], probabilities: [.nan, 1], groups: [0])
    }
    await #expect(processExitsWith: .failure) {
      _ = HeadPredictions(labels: ["a", "a"], gold: [0], predicted: [1], probabilities: nil, groups: [0])
    }
  }
}
