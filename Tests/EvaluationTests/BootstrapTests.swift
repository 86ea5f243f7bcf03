import Evaluation
import Testing

struct BootstrapTests {
  /// The same generator gives the same draws, so even the intervals must match a textbook's bootstrap.
  @Test(arguments: 0..<4) func matchesANaiveBootstrapDrawForDraw(seed: UInt64) {
    // So few rows a label that some resamples lack a label: there figures are skipped and macro F1 leaves it out.
    let predictions = randomPredictions(
      rows: 14 + Int(seed), groups: 12, labels: ["favor", "against", "neither", "mixed"], seed: seed)
    let options = BootstrapOptions(resamples: 150, seed: 77 + seed, confidence: 0.9)
    let result = evaluate(predictions, bootstrap: options)
    func expect(_ figure: Figure, _ naive: (NaiveFigures) -> Double?, _ name: Comment) {
      let expected = figure.value == nil ? nil : naiveInterval(of: naive, predictions, options)
      #expect(isClose(figure.interval, expected), name)
    }
    expect(result.accuracy, { $0.accuracy }, "accuracy")
    expect(result.macroF1, { $0.macroF1 }, "macro F1")
    expect(result.fAverage, { $0.fAverage }, "F average")
    expect(result.expectedCalibrationError, { $0.calibrationError }, "calibration error")
    expect(result.coverage, { $0.coverage() }, "coverage")
    expect(result.meanSetSize, { $0.meanSetSize }, "mean set size")
    expect(result.abstained, { $0.abstained }, "abstained")
    expect(result.decidedAccuracy, { $0.decidedAccuracy }, "accuracy of what is not abstained")
    for label in predictions.labels.indices {
      let figures = result.labelFigures[label]
      expect(figures.precision, { $0.precision(label) }, "precision")
      expect(figures.recall, { $0.recall(label) }, "recall")
      expect(figures.f1, { $0.f1(label) }, "F1")
      expect(figures.coverage, { $0.coverage(of: label) }, "coverage of a label")
    }
  }

  @Test func binsHaveIntervalsOnceTheirRowsAreOfTenGroups() {
    let predictions = randomPredictions(rows: 120, groups: 30, seed: 6)
    let options = BootstrapOptions(resamples: 80, seed: 3)
    let result = evaluate(predictions, bootstrap: options)
    var withInterval = 0
    for (bin, figures) in result.reliability.enumerated().dropFirst() {
      let groups = Set(
        predictions.gold.indices.filter { row in
          let top = predictions.probabilities![(row * 3)..<(row * 3 + 3)].max()!
          return top > figures.lower && top <= figures.upper
        }.map { predictions.groups[$0] })
      let hasInterval = groups.count >= 10
      withInterval += hasInterval ? 1 : 0
      #expect(
        isClose(
          figures.accuracy.interval,
          hasInterval ? naiveInterval(of: { $0.accuracy(ofBin: bin) }, predictions, options) : nil))
      #expect(
        isClose(
          figures.meanConfidence.interval,
          hasInterval ? naiveInterval(of: { $0.meanConfidence(ofBin: bin) }, predictions, options) : nil))
    }
    #expect(withInterval > 0 && withInterval < 9)
  }

  @Test func labelsOfFewGroupsAreTold() {
    let gold = (0..<30).map { $0 < 3 ? 1 : 0 }
    func warnings(groups: [Int]) -> [String] {
      evaluate(
        HeadPredictions(
          labels: ["civil", "hostile"], gold: gold, predicted: gold, probabilities: nil, groups: groups),
        bootstrap: BootstrapOptions(resamples: 20)
      ).warnings
    }
    #expect(
      warnings(groups: Array(0..<30)) == [
        "labels with gold rows in few groups (hostile in 3): the intervals of their figures are too narrow"
      ])
    #expect(warnings(groups: gold.indices.map { $0 % 9 }).count == 1, "no intervals, so nothing of labels")
  }

  @Test(arguments: 0..<3) func aProportionMatchesANaiveBootstrap(seed: UInt64) {
    let predictions = randomPredictions(rows: 40, groups: 12, seed: seed)
    let options = BootstrapOptions(resamples: 90, seed: seed)
    let figure = proportion(
      zip(predictions.gold, predictions.predicted).map(==), groups: predictions.groups, bootstrap: options)
    #expect(isClose(figure.value, evaluate(predictions, bootstrap: nil).accuracy.value))
    #expect(isClose(figure.interval, naiveInterval(of: { $0.accuracy }, predictions, options)))
    #expect(proportion([], groups: []) == .undefined)
    #expect(proportion([true], groups: [0]) == Figure(value: 1))
  }

  @Test func fewerThanTenGroupsGiveAWarningInstead() {
    let nine = evaluate(randomPredictions(rows: 60, groups: 9, seed: 1))
    #expect(nine.accuracy.interval == nil && nine.macroF1.interval == nil && nine.labelFigures[0].f1.interval == nil)
    #expect(nine.warnings == ["9 groups: intervals need at least 10, so none are given"])
    let ten = evaluate(randomPredictions(rows: 60, groups: 10, seed: 1), bootstrap: BootstrapOptions(resamples: 50))
    #expect(ten.accuracy.interval != nil)
    #expect(ten.warnings.isEmpty)
    let unasked = evaluate(randomPredictions(rows: 60, groups: 9, seed: 1), bootstrap: nil)
    #expect(unasked.warnings.isEmpty)
  }

  @Test func seedsDecideAndGroupNumbersDoNot() {
    let predictions = randomPredictions(rows: 90, groups: 15, seed: 4)
    let options = BootstrapOptions(resamples: 100, seed: 1)
    let result = evaluate(predictions, bootstrap: options)
    let renumbered = HeadPredictions(
      labels: predictions.labels, gold: predictions.gold, predicted: predictions.predicted,
      probabilities: predictions.probabilities, sets: predictions.sets, groups: predictions.groups.map { 900 - 31 * $0 }
    )
    #expect(evaluate(renumbered, bootstrap: options) == result)
    let other = evaluate(predictions, bootstrap: BootstrapOptions(resamples: 100, seed: 2))
    #expect(other.accuracy.interval != result.accuracy.interval)
    #expect(other.accuracy.value == result.accuracy.value)
  }

  @Test func intervalsHoldTheFigureNearlyAlways() {
    var held = 0
    for seed in 0..<50 as Range<UInt64> {
      let result = evaluate(
        randomPredictions(rows: 120, groups: 40, seed: seed), bootstrap: BootstrapOptions(resamples: 200))
      for figure in [result.accuracy, result.macroF1] + result.labelFigures.map(\.f1) {
        guard let value = figure.value, let interval = figure.interval else { continue }
        held += interval.lower <= value && value <= interval.upper ? 1 : 0
      }
    }
    #expect(held >= 245, "of 250")
  }

  @Test func fewerGroupsAndMoreConfidenceWiden() throws {
    func meanWidth(groups: Int, confidence: Double) throws -> Double {
      var sum = 0.0
      for seed in 0..<10 as Range<UInt64> {
        let options = BootstrapOptions(resamples: 300, confidence: confidence)
        let result = evaluate(randomPredictions(rows: 4 * groups, groups: groups, seed: seed), bootstrap: options)
        let interval = try #require(result.macroF1.interval)
        sum += interval.upper - interval.lower
      }
      return sum / 10
    }
    let narrow = try meanWidth(groups: 160, confidence: 0.95)
    // A quarter of the groups should double the width.
    let ratio = try meanWidth(groups: 40, confidence: 0.95) / narrow
    #expect(ratio > 1.6 && ratio < 2.5)
    #expect(try meanWidth(groups: 160, confidence: 0.5) < narrow / 2)
  }

  /// Rows of a group that share one fate carry no more information than one row each.
  @Test func copiesWithinAGroupDoNotNarrowTheInterval() {
    let single = randomPredictions(rows: 40, groups: 40, seed: 8)
    func copied(_ values: [Int]) -> [Int] { values.flatMap { [$0, $0, $0] } }
    let triple = HeadPredictions(
      labels: single.labels, gold: copied(single.gold), predicted: copied(single.predicted), probabilities: nil,
      groups: copied(single.groups))
    let options = BootstrapOptions(resamples: 200)
    let (one, three) = (evaluate(single, bootstrap: options), evaluate(triple, bootstrap: options))
    #expect(isClose(one.macroF1.interval, three.macroF1.interval))
    #expect(isClose(one.accuracy.interval, three.accuracy.interval))
  }
}
