/// Turns predictions into figures with error bars.
///
/// Time: one pass over the rows, then a few additions a group and resample. Memory: a few numbers a row.
///
/// - Parameters:
///   - predictions: one head's predictions; no rows at all give undefined figures and a warning.
///   - bootstrap: how the intervals are drawn; nil leaves them out. Fewer than 10 groups give none, and a warning.
///   - promise: what the prediction sets promise, to be held to their coverage.
/// - Returns: the figures. `warnings` names what a reader must know: too few groups, labels without gold rows or in few
///   groups.
public func evaluate(
  _ predictions: HeadPredictions, bootstrap: BootstrapOptions? = BootstrapOptions(), promise: CoveragePromise? = nil
) -> HeadEvaluation {
  typealias Place = HeadFigures.Place
  let groups = Groups(keys: predictions.groups)
  let labels = predictions.labels.indices
  let head = HeadFigures(predictions)
  let sums = head.sums(of: predictions, groups: groups)
  let values = head.figures(totals: sums.totals)
  let intervals =
    bootstrap.map { bootstrapIntervals(sums, figureCount: head.count, options: $0, figures: head.figures(totals:)) }
    ?? [Interval?](repeating: nil, count: head.count)
  func figure(_ place: Int) -> Figure {
    values[place].isNaN ? .undefined : Figure(value: values[place], interval: intervals[place])
  }

  let confusion = ConfusionMatrix(
    gold: predictions.gold, predicted: predictions.predicted, labelCount: predictions.labels.count)
  let labelFigures = labels.map { label in
    LabelFigures(
      precision: figure(Place.precision(of: label)), recall: figure(Place.recall(of: label)),
      f1: figure(Place.f1(of: label)), support: confusion.support(of: label),
      coverage: figure(Place.coverage(of: label)))
  }
  let reliability = Calibration.counts(of: predictions, groups: groups).enumerated().map { bin, counts in
    func binFigure(_ place: Int) -> Figure {
      let all = figure(place)
      return counts.groups < BootstrapOptions.minimumGroups ? Figure(value: all.value) : all
    }
    let (lower, upper) = Calibration.bounds(of: bin)
    return ReliabilityBin(
      lower: lower, upper: upper, count: counts.rows, meanConfidence: binFigure(head.meanConfidence(ofBin: bin)),
      accuracy: binFigure(head.accuracy(ofBin: bin)))
  }

  var warnings: [String] = []
  if predictions.count == 0 {
    warnings.append("no rows are labeled for this head, so there are no figures")
  } else {
    if bootstrap != nil, let warning = fewGroupsWarning(groups: groups.count) {
      warnings.append(warning)
    }
    for label in labels where labelFigures[label].support == 0 {
      warnings.append("no row has the gold label \(predictions.labels[label]), so macro F1 leaves it out")
    }
    if bootstrap != nil { warnings += rareLabelWarning(predictions, groups).map { [$0] } ?? [] }
  }
  return HeadEvaluation(
    labels: predictions.labels, n: predictions.count, groups: groups.count,
    accuracy: figure(Place.accuracy), macroF1: figure(Place.macroF1), fAverage: figure(Place.fAverage),
    labelFigures: labelFigures, confusion: confusion,
    expectedCalibrationError: figure(Place.calibrationError),
    reliability: reliability,
    coverage: figure(Place.coverage), meanSetSize: figure(Place.meanSetSize), abstained: figure(Place.abstained),
    decidedAccuracy: figure(Place.decidedAccuracy), promise: promise,
    bootstrap: bootstrap, warnings: warnings)
}

/// Labels whose gold rows are of so few groups that the intervals of their figures mean little, in one sentence; nil if
/// there are none, or if there are so few groups in all that no label can have many.
private func rareLabelWarning(_ predictions: HeadPredictions, _ groups: Groups) -> String? {
  guard groups.count >= 2 * BootstrapOptions.minimumGroups else { return nil }
  var members = [Set<Int>](repeating: [], count: predictions.labels.count)
  for (gold, group) in zip(predictions.gold, groups.numbers) { members[gold].insert(group) }
  let rare = predictions.labels.indices.filter { 1..<5 ~= members[$0].count }
  guard !rare.isEmpty else { return nil }
  let list = rare.map { "\(predictions.labels[$0]) in \(members[$0].count)" }.joined(separator: ", ")
  return "labels with gold rows in few groups (\(list)): the intervals of their figures are too narrow"
}
