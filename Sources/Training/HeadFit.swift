internal import Evaluation
internal import LinearAlgebra
public import LinearModels
internal import TextFeatures

/// One set of blocks and weighting at one penalty and loss, with the macro F1 of its held-out predictions.
struct Setting: Sendable, Equatable {
  var blocks: [FeatureBlock]
  var lambda: Double
  var macroF1: Double
  var loss = Loss.squared
  var weighting = FeatureWeighting.idf

  /// Whether this setting, which comes later in the order of plainness, takes the place of another.
  ///
  /// Another set of blocks has to gain more than half a standard error of its score over so many rows, in the manner of
  /// Breiman et al. 1984, section 3.4.3: less is within what chance gives a comparison of many settings, and each block
  /// costs a reader's understanding. Half, since two settings err on much the same rows, so that their difference varies
  /// less than either.
  func replaces(_ other: Setting, rows: Int) -> Bool {
    macroF1 > other.macroF1 + (blocks == other.blocks ? 0 : chance(rows: rows))
  }

  /// Half a standard error of the score over so many rows.
  func chance(rows: Int) -> Double { 0.5 * (macroF1 * (1 - macroF1) / Double(max(1, rows))).squareRoot() }
}

/// Held-out predictions of a head: everything that figures are computed from. Rows are those of the training set.
public struct HeldOutPredictions: Sendable {
  public internal(set) var rows: [Int] = []
  public internal(set) var gold: [Int] = []
  public internal(set) var predictions: [HeadPrediction] = []
}

/// What fitting one head gives.
struct HeadFit: Sendable {
  var solver: TrainingParameters.Solver
  var chosen: Setting
  var candidates: [Setting]
  /// For each chosen block, features x decision columns, row-major, as `BlockWeights` holds them.
  var weights: [FeatureBlock: [Double]]
  var intercepts: [Double]
  /// How many grouped folds were held out in turn; nil if each group was left out alone.
  var folds: Int?
  /// Held-out decision values at the chosen setting, in the rows of the task.
  var heldOut: Matrix
  /// Predictions whose setting and calibration were chosen without the group that is scored. Nil if not asked for, or if
  /// there are too few groups.
  var nested: HeldOutPredictions?
  /// Why this solver and this loss were taken; nil if they were asked for.
  var reason: String?
}

extension RidgeTask {
  /// Macro F1 of held-out values over some rows.
  func macroF1(_ values: Matrix, rows: some Collection<Int>) -> Double {
    ConfusionMatrix(
      gold: rows.map { gold[$0] }, predicted: rows.map { predictedLabel(values, row: $0) }, labelCount: labelCount
    ).macroF1 ?? 0
  }

  /// A head's calibration and thresholds from held-out values of some rows, ready to predict.
  func calibratedHead(
    _ name: String, labels: [String], blocks: [FeatureBlock], intercepts: [Double], heldOut: Matrix, rows: [Int]
  ) -> Head {
    let calibration = Calibration(fitting: heldOut, gold: gold, rows: rows, labels: labelCount)
    let probabilities = rows.map { calibration.probabilities(labelValues(heldOut, row: $0)) }
    var groupOfRow = [Int](repeating: 0, count: count)
    for (number, group) in groups.enumerated() { for row in group { groupOfRow[row] = number } }
    return Head(
      name: name, labels: labels, blocks: blocks, intercepts: intercepts, calibration: calibration,
      conformal: ConformalThresholds(
        probabilities: probabilities, gold: rows.map { gold[$0] }, groups: rows.map { groupOfRow[$0] },
        labels: labelCount))
  }

  func decisionValues(_ values: Matrix, row: Int) -> [Double] { (0..<values.columns).map { values[row, $0] } }

  /// One a label, where `decisionValues` is one a column.
  func labelValues(_ values: Matrix, row: Int) -> [Double] { Head.labelValues(decisionValues(values, row: row)) }
}

extension HeldOutPredictions {
  /// Adds what a head, made without them, says of some rows.
  mutating func append(_ task: RidgeTask, rows: some Sequence<Int>, values: Matrix, head: Head) {
    for row in rows {
      self.rows.append(task.rows[row])
      gold.append(task.gold[row])
      predictions.append(head.predict(task.decisionValues(values, row: row)))
    }
  }
}
