/// How much better a second predictor is than a first one on the same rows.
///
/// Both are scored on the same resamples, so what makes an article hard for both cancels: the interval of the
/// difference is far narrower than the two predictors' own intervals suggest.
public struct PairedComparison: Equatable, Sendable {
  /// Rows.
  public let n: Int
  /// Groups of rows.
  public let groups: Int
  /// Macro F1 of the second less that of the first: positive if the second is better. Undefined without rows.
  public let macroF1Difference: Figure
  /// Accuracy of the second less that of the first. Undefined without rows.
  public let accuracyDifference: Figure
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
/// - Returns: the differences, second less first.
public func compare(
  _ first: HeadPredictions, _ second: HeadPredictions, bootstrap: BootstrapOptions = BootstrapOptions()
) -> PairedComparison {
  precondition(first.labels == second.labels, "the predictors have labels \(first.labels) and \(second.labels)")
  precondition(first.gold == second.gold, "the predictors were given rows with different gold labels")
  let groups = Groups(keys: first.groups)
  precondition(groups == Groups(keys: second.groups), "the predictors were given rows with different groups")

  // The columns are the two confusion matrices side by side, so that one draw serves both.
  let labelCount = first.labels.count
  let cells = labelCount * labelCount
  var columns: [Int] = []
  for row in first.gold.indices {
    columns.append(first.gold[row] * labelCount + first.predicted[row])
    columns.append(cells + second.gold[row] * labelCount + second.predicted[row])
  }
  let sums = GroupSums(
    groups: groups, width: 2 * cells, entriesPerRow: 2, entryColumns: columns,
    entryValues: [Double](repeating: 1, count: columns.count))

  func differences(totals: [Double]) -> [Double] {
    let before = ConfusionMatrix(labelCount: labelCount, counts: totals[..<cells].map { Int($0) })
    let after = ConfusionMatrix(labelCount: labelCount, counts: totals[cells...].map { Int($0) })
    return [
      (after.macroF1 ?? .nan) - (before.macroF1 ?? .nan),
      (after.accuracy ?? .nan) - (before.accuracy ?? .nan),
    ]
  }
  let values = differences(totals: sums.totals)
  let intervals = bootstrapIntervals(sums, figureCount: 2, options: bootstrap, figures: differences(totals:))
  func figure(_ place: Int) -> Figure {
    values[place].isNaN ? .undefined : Figure(value: values[place], interval: intervals[place])
  }
  return PairedComparison(
    n: first.count, groups: groups.count, macroF1Difference: figure(0), accuracyDifference: figure(1),
    bootstrap: bootstrap, warnings: fewGroupsWarning(groups: groups.count).map { [$0] } ?? [])
}

extension PairedComparison {
  /// Writes the comparison as a JSON object, second predictor less first:
  ///
  ///     {"n","groups","macro_f1_difference","macro_f1_difference_interval",
  ///      "accuracy_difference","accuracy_difference_interval","warnings":[…]}
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("n")
    json.value(n)
    json.key("groups")
    json.value(groups)
    json.write(macroF1Difference, named: "macro_f1_difference")
    json.write(accuracyDifference, named: "accuracy_difference")
    json.write(warnings, named: "warnings")
    json.endObject()
  }
}
