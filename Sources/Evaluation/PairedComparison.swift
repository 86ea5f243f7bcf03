/// How much a second predictor differs from a first one on the same rows.
///
/// Both are scored on the same resamples, so what makes an article hard for both cancels: the interval of the
/// difference is far narrower than the two predictors' own intervals suggest. Differences are second less first.
public struct PairedComparison: Equatable, Sendable {
  /// The labels, in the order of `f1Differences`.
  public let labels: [String]
  /// Rows.
  public let n: Int
  /// Groups of rows.
  public let groups: Int
  /// Of macro F1: positive if the second is better. Undefined without rows.
  public let macroF1Difference: Figure
  /// Of accuracy. Undefined without rows.
  public let accuracyDifference: Figure
  /// Of the mean of F1(favor) and F1(against); undefined for a head without these two labels.
  public let fAverageDifference: Figure
  /// Of the expected calibration error: negative if the second is better. Undefined without probabilities of both.
  public let calibrationErrorDifference: Figure
  /// Of each label's F1.
  public let f1Differences: [Figure]
  /// How the intervals were drawn.
  public let bootstrap: BootstrapOptions
  /// What a reader must know, such as that there are too few groups for an interval.
  public let warnings: [String]
}

/// Compares two predictors on the same rows.
///
/// - Parameters:
///   - first: the predictor compared against.
///   - second: the other one. Labels, gold labels and groups must be those of `first`, row by row.
///   - bootstrap: how the intervals are drawn; fewer than 10 groups give none, and a warning.
/// - Returns: the differences, second less first. Each is a figure of `evaluate` of the second less that of the first.
public func compare(
  _ first: HeadPredictions, _ second: HeadPredictions, bootstrap: BootstrapOptions = BootstrapOptions()
) -> PairedComparison {
  typealias Place = HeadFigures.Place
  precondition(first.labels == second.labels, "the predictors have labels \(first.labels) and \(second.labels)")
  precondition(first.gold == second.gold, "the predictors were given rows with different gold labels")
  let groups = Groups(keys: first.groups)
  precondition(groups == Groups(keys: second.groups), "the predictors were given rows with different groups")

  // The columns are those of the two predictors side by side, so that one draw serves both.
  let (before, after) = (HeadFigures(first), HeadFigures(second))
  let (beforeEntries, afterEntries) = (before.entries(of: first), after.entries(of: second))
  var columns: [Int] = []
  var values: [Double] = []
  for row in first.gold.indices {
    let range = row * before.entriesPerRow..<(row + 1) * before.entriesPerRow
    columns += beforeEntries.columns[range]
    values += beforeEntries.values[range]
    let afterRange = row * after.entriesPerRow..<(row + 1) * after.entriesPerRow
    columns += afterEntries.columns[afterRange].map { $0 + before.width }
    values += afterEntries.values[afterRange]
  }
  let sums = GroupSums(
    groups: groups, width: before.width + after.width, entriesPerRow: before.entriesPerRow + after.entriesPerRow,
    entryColumns: columns, entryValues: values)

  func differences(totals: [Double]) -> [Double] {
    zip(
      before.figures(totals: Array(totals[..<before.width])), after.figures(totals: Array(totals[before.width...]))
    ).map { $1 - $0 }
  }
  let all = differences(totals: sums.totals)
  let intervals = bootstrapIntervals(
    sums, figureCount: before.count, options: bootstrap, figures: differences(totals:))
  func figure(_ place: Int) -> Figure {
    all[place].isNaN ? .undefined : Figure(value: all[place], interval: intervals[place])
  }
  return PairedComparison(
    labels: first.labels, n: first.count, groups: groups.count, macroF1Difference: figure(Place.macroF1),
    accuracyDifference: figure(Place.accuracy), fAverageDifference: figure(Place.fAverage),
    calibrationErrorDifference: figure(Place.calibrationError),
    f1Differences: first.labels.indices.map { figure(Place.f1(of: $0)) }, bootstrap: bootstrap,
    warnings: fewGroupsWarning(groups: groups.count).map { [$0] } ?? [])
}
