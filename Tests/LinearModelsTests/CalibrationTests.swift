import Evaluation
import Testing
import TextFeatures

@testable import LinearModels

/// From decision values to probabilities and labels.
struct CalibrationTests {
  @Test(arguments: [2, 3, 20])
  func probabilitiesSumToOneAndRiseWithTheirValue(_ labels: Int) {
    var random = SplitMix64(seed: 80)
    for _ in 0..<200 {
      let calibration = Calibration(
        scale: 4 * random.uniform() + 0.01, offsets: (0..<labels).map { $0 == 0 ? 0 : random.uniform() - 0.5 })
      let values = (0..<labels).map { _ in 8 * random.uniform() - 4 }
      let probabilities = calibration.probabilities(values)
      #expect(probabilities.count == labels && probabilities.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
      let raised = random.index(below: labels)
      var higher = values
      higher[raised] += 0.1
      let after = calibration.probabilities(higher)
      for label in 0..<labels {
        #expect(label == raised ? after[label] > probabilities[label] : after[label] < probabilities[label])
      }
    }
  }

  @Test func twoLabelsAreASigmoid() {
    let calibration = Calibration(scale: 1.5, offsets: [0, 0.25])
    let probabilities = calibration.probabilities(Head.labelValues([0.5]))
    // 1 / (1 + exp(-(2 x 1.5 x 0.5 - 0.25)))
    #expect(abs(probabilities[0] - 0.777_299_861_174_690_6) < 1e-12)
    #expect(Calibration(scale: 3, offsets: [0, 0]).probabilities([0, 0]) == [0.5, 0.5])
  }

  @Test func valuesFarOutStayNumbers() {
    let calibration = Calibration(scale: 1, offsets: [0, 0, 0])
    #expect(calibration.probabilities([1e6, -1e6, 0]) == [1, 0, 0])
    #expect(calibration.probabilities([-1e300, -1e300, -1e300]).allSatisfy { abs($0 - 1.0 / 3) < 1e-12 })
  }

  private static func head(_ labels: Int, offsets: [Double]? = nil, quantiles: [[Double]]? = nil) -> Head {
    Head(
      name: "h", labels: (0..<labels).map { "\($0)" }, blocks: [.words],
      intercepts: [Double](repeating: 0, count: Head.decisionColumns(labels: labels)),
      calibration: Calibration(scale: 1, offsets: offsets ?? [Double](repeating: 0, count: labels)),
      conformal: ConformalThresholds(quantiles: quantiles ?? [[Double]](repeating: [], count: labels)))
  }

  @Test func theLabelIsThatOfTheLargestValue() {
    #expect(Self.head(2).predict([0.2]).label == 0)
    #expect(Self.head(2).predict([-0.2]).label == 1)
    #expect(Self.head(2).predict([0]).label == 0)
    #expect(Self.head(3).predict([-1, 0.5, 0.4]).label == 1)
    #expect(Self.head(3).predict([0.5, 0.5, 0.4]).label == 0)
    #expect(Self.head(3).predict([-3, -2, -1]).label == 2)
    // Calibration shifts probabilities, not the label.
    let shifted = Self.head(2, offsets: [0, 5]).predict([0.1])
    #expect(shifted.label == 0 && shifted.probabilities[0] < 0.5)
    #expect(shifted.decisionValues == [0.1])
  }

  @Test func aPredictionHoldsItsSet() {
    let half = [Double](repeating: 0.5, count: 101)
    let head = Self.head(3, quantiles: [half, half, []])
    let sure = head.predict([9, 0, 0])
    #expect(sure.set == [0, 2] && sure.isAbstained)
    let one = Self.head(2, quantiles: [half, half]).predict([3])
    #expect(one.set == [0] && !one.isAbstained)
    let none = Self.head(3, quantiles: [half, half, half]).predict([0, 0, 0])
    #expect(none.set == [] && none.isAbstained)
    #expect(abs(none.probabilities.reduce(0, +) - 1) < 1e-12)
  }

  @Test func columnsAreOneForTwoLabels() {
    #expect([2, 3, 4, 20].map(Head.decisionColumns(labels:)) == [1, 3, 4, 20])
    #expect(Head.labelValues([0.5]) == [0.5, -0.5])
    #expect(Head.labelValues([0.5, 1, 2]) == [0.5, 1, 2])
    #expect(Self.head(2, quantiles: [[], []]).isMasking == false)
  }
}
