internal import Evaluation
internal import LinearAlgebra
internal import LinearModels
public import TextFeatures

/// What the rest of a corpus says of one written label.
public struct LabelMargin: Sendable, Equatable {
  /// Row of the training set.
  public let row: Int
  /// Index of the written label.
  public let label: Int
  /// Index of the label that is likeliest by the fit without the row's group, or its fold.
  public let heldOutLabel: Int
  /// The natural logarithm of the held-out odds of the written label against the likeliest other: 0 is a tie, -2.3 says
  /// that the other is ten times as likely.
  public let margin: Double

  /// Whether another label is likelier than the written one.
  public var isSuspect: Bool { heldOutLabel != label }
}

/// The margins of one head's labels, from the fit that training chooses.
public struct LabelAudit: Sendable {
  public let solver: TrainingParameters.Solver
  public let blocks: [FeatureBlock]
  public let lambda: Double
  /// How many grouped folds were held out in turn; nil if each group was left out alone.
  public let folds: Int?
  /// Macro F1 of the held-out predictions. The setting was chosen by it, so it is a little too good.
  public let macroF1: Double
  /// One a labelled row, the most negative margin first; equals in the order of their rows.
  public let margins: [LabelMargin]

  /// The rows whose label the held-out fit contradicts, the worst first.
  public var suspects: [LabelMargin] { margins.filter(\.isSuspect) }
}

/// What auditing one head gives.
public struct HeadAudit: Sendable {
  public let head: TrainingSet.Head
  /// Labelled rows.
  public let rows: Int
  /// Their groups.
  public let groups: Int
  /// The margins, or what the head's rows lack to be held to each other.
  public let outcome: Result<LabelAudit, TrainingError>
}

/// Holds every written label of a set to the other groups' labels: the largest disagreements are the likeliest errors.
///
/// Each head is fitted as `train` fits it, so the margins are exact leave-one-group-out values up to
/// `TrainingParameters.exactLimit` rows and those of grouped folds above. Nested figures are not computed.
///
/// A fit balances the labels, as if each were as frequent as the others; a margin takes their frequencies back in, by
/// calibrating the held-out values to the written labels. A rare label takes errors from all the rows of the frequent
/// ones, so that one of its own rows is far likelier to be an error. On 3,000 posts of two labels, 17 % and 83 %, with one label
/// in twenty changed, 76 % of as many suspects were changed ones by these margins, 57 % by the values alone.
///
/// - Returns: one audit a head, in the order of the heads. A head without labels, with one label or one group is told of
///   in its outcome.
/// - Throws: `blocks` if a head's fixed blocks cannot be read from the set; `memory`, `notConverged` or `linearAlgebra` if a
///   head that could be fitted was not.
public func auditLabels(
  _ set: TrainingSet, parameters: TrainingParameters
) throws(TrainingError) -> [HeadAudit] {
  try set.checkBlocks()
  var parameters = parameters
  parameters.isNestedEvaluationWanted = false
  let groups = Groups(keys: set.statements.map(\.group)).numbers
  let tasks = set.heads.map { head in
    Result { () throws(TrainingError) in try ridgeTask(head, set, groups) }
  }
  let features = FeatureMatrix(set, minimumDocuments: parameters.minimumDocuments)
  var audits: [HeadAudit] = []
  for (head, task) in zip(set.heads, tasks) {
    let rows = set.statements.indices.filter { set.statements[$0].labels[head.name] != nil }
    let outcome: Result<LabelAudit, TrainingError>
    switch task {
    case .failure(let error): outcome = .failure(error)
    case .success(let task):
      outcome = .success(LabelAudit(try fitHead(head, task, features, parameters, { _ in }), task: task))
    }
    audits.append(
      HeadAudit(head: head, rows: rows.count, groups: Set(rows.map { groups[$0] }).count, outcome: outcome))
  }
  return audits
}

extension LabelAudit {
  init(_ fit: HeadFit, task: RidgeTask) {
    solver = fit.solver
    blocks = fit.chosen.blocks
    lambda = fit.chosen.lambda
    folds = fit.folds
    macroF1 = fit.chosen.macroF1
    margins = task.margins(fit.heldOut).sorted { ($0.margin, $0.row) < ($1.margin, $1.row) }
  }
}

extension RidgeTask {
  /// The margin of each row's label by its held-out decision values, in the order of the task.
  ///
  /// The calibration has one parameter a label and all rows fit it, so that a row's own label hardly moves it. Values that
  /// tell the labels no better than chance are taken as they are.
  func margins(_ values: Matrix) -> [LabelMargin] {
    let fitted = Calibration(fitting: values, gold: gold, rows: Array(0..<count), labels: labelCount)
    let calibration =
      fitted.scale > 0 ? fitted : Calibration(scale: 1, offsets: [Double](repeating: 0, count: labelCount))
    return (0..<count).map { row in
      let logits = calibration.logits(labelValues(values, row: row))
      let own = gold[row]
      var likeliest = own == 0 ? 1 : 0
      for label in logits.indices where label != own && logits[label] > logits[likeliest] { likeliest = label }
      let margin = logits[own] - logits[likeliest]
      return LabelMargin(row: rows[row], label: own, heldOutLabel: margin < 0 ? likeliest : own, margin: margin)
    }
  }
}
