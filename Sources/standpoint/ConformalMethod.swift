import ArgumentParser
import Evaluation
import LinearModels

/// How `train` finds the thresholds of prediction sets.
enum ConformalMethod: String, CaseIterable, ExpressibleByArgument { case cross, split }

extension ConformalThresholds {
  func promise(coverage: Double) -> CoveragePromise {
    CoveragePromise(asked: coverage, method: splitGroups == nil ? .cross : .split)
  }

  /// Where the thresholds come from, in a clause.
  var method: String {
    splitGroups == nil
      ? "cross-conformal, each group left out in turn" : "split conformal, by groups that were not trained on"
  }

  /// What is proved, and of what, in a sentence without a full stop.
  var promise: String {
    let bound = splitGroups == nil ? "2c - 1, about c," : "c"
    return "at coverage c, P(label in set | label) >= \(bound) for a new group exchangeable with the corpus's; "
      + "nothing for other text"
  }
}
