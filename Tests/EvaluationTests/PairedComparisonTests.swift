import Evaluation
import Testing

struct PairedComparisonTests {
  /// `base` with the predicted label made right in a share of the rows, and probabilities that are nearer to equal.
  private func improved(_ base: HeadPredictions, share: Double, seed: UInt64) -> HeadPredictions {
    var generator = SplitMix64(seed: seed)
    let predicted = base.gold.indices.map { generator.uniform() < share ? base.gold[$0] : base.predicted[$0] }
    return HeadPredictions(
      labels: base.labels, gold: base.gold, predicted: predicted,
      probabilities: base.probabilities.map { $0.map { 0.5 * $0 + 0.5 / Double(base.labels.count) } },
      groups: base.groups)
  }

  @Test func aPredictorDoesNotDifferFromItself() {
    let predictions = randomPredictions(rows: 60, groups: 20, seed: 1)
    let result = compare(predictions, predictions, bootstrap: BootstrapOptions(resamples: 50))
    let none = Figure(value: 0, interval: Interval(lower: 0, upper: 0))
    #expect(result.macroF1Difference == none && result.accuracyDifference == none)
    #expect(result.n == 60 && result.groups == 20)
  }

  @Test func differenceIsSecondLessFirst() {
    let first = randomPredictions(rows: 300, groups: 60, seed: 2)
    let second = improved(first, share: 0.2, seed: 3)
    let options = BootstrapOptions(resamples: 200)
    let result = compare(first, second, bootstrap: options)
    let (before, after) = (evaluate(first, bootstrap: options), evaluate(second, bootstrap: options))
    #expect(isClose(result.accuracyDifference.value, (after.accuracy.value ?? 0) - (before.accuracy.value ?? 0)))
    #expect(isClose(result.macroF1Difference.value, (after.macroF1.value ?? 0) - (before.macroF1.value ?? 0)))
    #expect((result.accuracyDifference.interval?.lower ?? 0) > 0)

    let reversed = compare(second, first, bootstrap: options).macroF1Difference
    #expect(isClose(reversed.interval?.lower, result.macroF1Difference.interval.map { -$0.upper }))
    #expect(isClose(reversed.interval?.upper, result.macroF1Difference.interval.map { -$0.lower }))
  }

  /// Small gains are seen only because both predictors meet the same articles in a resample.
  @Test func pairingNarrowsTheInterval() throws {
    let first = randomPredictions(rows: 300, groups: 60, seed: 4)
    let second = improved(first, share: 0.05, seed: 5)
    let options = BootstrapOptions(resamples: 300)
    let paired = try #require(compare(first, second, bootstrap: options).accuracyDifference.interval)
    let alone = try #require(evaluate(first, bootstrap: options).accuracy.interval)
    #expect(paired.upper - paired.lower < (alone.upper - alone.lower) / 2)
  }

  @Test(arguments: 0..<3) func matchesANaiveBootstrapDrawForDraw(seed: UInt64) {
    let first = randomPredictions(rows: 18, groups: 12, seed: seed)
    let second = improved(first, share: 0.3, seed: seed)
    let options = BootstrapOptions(resamples: 120, seed: seed)
    let result = compare(first, second, bootstrap: options)
    func difference(_ figure: @escaping (NaiveFigures) -> Double?) -> Interval? {
      naiveInterval(
        of: { naive in
          let other = NaiveFigures(predictions: second, rows: naive.rows)
          return figure(other).flatMap { after in figure(naive).map { after - $0 } }
        }, first, options)
    }
    #expect(isClose(result.macroF1Difference.interval, difference { $0.macroF1 }))
    #expect(isClose(result.accuracyDifference.interval, difference { $0.accuracy }))
    #expect(isClose(result.fAverageDifference.interval, difference { $0.fAverage }))
    #expect(isClose(result.calibrationErrorDifference.interval, difference { $0.calibrationError }))
    #expect(result.calibrationErrorDifference.value != nil && result.labels == first.labels)
    for label in first.labels.indices {
      #expect(isClose(result.f1Differences[label].interval, difference { $0.f1(label) }))
    }
  }

  @Test func fewGroupsAndNoRows() {
    let few = randomPredictions(rows: 20, groups: 5, seed: 6)
    let result = compare(few, improved(few, share: 0.5, seed: 1))
    #expect(result.accuracyDifference.value != nil && result.accuracyDifference.interval == nil)
    #expect(result.warnings == ["5 groups: intervals need at least 10, so none are given"])
    let empty = HeadPredictions(labels: ["a"], gold: [], predicted: [], probabilities: nil, groups: [])
    #expect(compare(empty, empty).macroF1Difference == .undefined)
  }

  @Test func jsonKeepsItsKeys() {
    let few = randomPredictions(rows: 20, groups: 5, seed: 6)
    var json = JSONWriter()
    compare(few, few).write(to: &json)
    #expect(
      json.text
        == #"{"n":20,"groups":5,"macro_f1_difference":0.0,"macro_f1_difference_interval":null,"#
        + #""accuracy_difference":0.0,"accuracy_difference_interval":null,"#
        + #""f_avg_difference":0.0,"f_avg_difference_interval":null,"#
        + #""expected_calibration_error_difference":0.0,"expected_calibration_error_difference_interval":null,"#
        + #""labels":{"favor":{"f1_difference":0.0,"f1_difference_interval":null},"#
        + #""against":{"f1_difference":0.0,"f1_difference_interval":null},"#
        + #""neither":{"f1_difference":0.0,"f1_difference_interval":null}},"#
        + #""warnings":["5 groups: intervals need at least 10, so none are given"]}"#)
  }
}
