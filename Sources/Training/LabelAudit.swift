internal import Evaluation
internal import LinearAlgebra
public import TextFeatures

/// What the rest of a corpus says of one written label.
public struct LabelMargin: Sendable, Equatable {
  /// Row of the training set.
  public let row: Int
  /// Index of the written label.
  public let label: Int
  /// Index of the label that the fit without the row's group, or its fold, chooses.
  public let heldOutLabel: Int
  /// The held-out decision value of the written label less the largest of the others. Decision values are fitted to +1
  /// and -1, so 2 is a row that is as clear as can be, 0 a tie, and -2 one that clearly has another label.
  public let margin: Double

  /// Whether the held-out fit chooses another label than the written one.
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
/// - Returns: one audit a head, in the order of the heads. A head without labels, with one label or one group is told of
///   in its outcome.
/// - Throws: `memory`, `notConverged` or `linearAlgebra` if a head that could be fitted was not.
public func auditLabels(
  _ set: TrainingSet, parameters: TrainingParameters
) throws(TrainingError) -> [HeadAudit] {
  BLASThreads.fix()
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
    folds = fit.solver == .newton ? NewtonFit.foldCount(groups: task.groups.count) : nil
    macroF1 = fit.chosen.macroF1
    margins = task.margins(fit.heldOut).sorted { ($0.margin, $0.row) < ($1.margin, $1.row) }
  }
}

extension RidgeTask {
  /// The margin of each row's label by its decision values, in the order of the task.
  func margins(_ values: Matrix) -> [LabelMargin] {
    (0..<count).map { row in
      let labelValues = labelValues(values, row: row)
      let others = labelValues.indices.filter { $0 != gold[row] }.map { labelValues[$0] }
      return LabelMargin(
        row: rows[row], label: gold[row], heldOutLabel: predictedLabel(values, row: row),
        margin: labelValues[gold[row]] - (others.max() ?? 0))
    }
  }
}
