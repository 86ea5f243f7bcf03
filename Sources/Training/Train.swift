internal import Evaluation
internal import LinearAlgebra
public import LinearModels
public import TextFeatures

/// A trained model without its metadata's origin, and what was measured on the way.
public struct TrainingResult: Sendable {
  public let heads: [Head]
  public let blocks: [FeatureBlock: BlockWeights]
  public let vocabulary: Vocabulary
  /// What was chosen and measured, by head.
  public let records: [String: TrainingRecord.HeadRecord]
  /// Nested predictions by head, for evaluation; heads with too few groups are absent.
  public let nested: [String: HeldOutPredictions]

  /// The model, with where it comes from.
  public func model(
    name: String, target: TargetDescription?, training: TrainingRecord
  ) throws(ModelError) -> LinearModel {
    try LinearModel(
      metadata: ModelMetadata(name: name, heads: heads, target: target, training: training), blocks: blocks,
      vocabulary: vocabulary)
  }
}

/// Trains every head of a set: a function from labelled statements to an immutable model.
///
/// - Throws: what the set lacks, with the head's name; `memory` if the exact solver was asked for and does not fit.
public func train(
  _ set: TrainingSet, parameters: TrainingParameters, observe: TrainingObserver = { _ in }
) throws(TrainingError) -> TrainingResult {
  guard !set.heads.isEmpty else { throw .noHeads }
  try set.checkBlocks()
  if case .split(let share) = parameters.conformal {
    precondition(share > 0 && share < 1, "a share of \(share) of the groups cannot set thresholds")
    guard let parts = set.parts(share: share, seed: parameters.seed) else { throw .tooFewGroupsToSplit }
    var rest = parameters
    rest.conformal = .cross
    return try train(parts.training, parameters: rest, observe: observe).withThresholds(from: parts.drawn)
  }
  let groups = Groups(keys: set.statements.map(\.group)).numbers
  let tasks = try set.heads.map { head throws(TrainingError) in try ridgeTask(head, set, groups) }
  let features = FeatureMatrix(set, minimumDocuments: parameters.minimumDocuments)
  var fits: [HeadFit] = []
  for (head, task) in zip(set.heads, tasks) {
    fits.append(try fitHead(head, task, features, parameters, observe))
  }
  var heads: [Head] = []
  var records: [String: TrainingRecord.HeadRecord] = [:]
  var nested: [String: HeldOutPredictions] = [:]
  for ((head, task), fit) in zip(zip(set.heads, tasks), fits) {
    heads.append(
      task.calibratedHead(
        head.name, labels: head.labels, blocks: fit.chosen.blocks, intercepts: fit.intercepts, heldOut: fit.heldOut,
        rows: Array(0..<task.count)))
    records[head.name] = record(fit, task, head, groups, seed: parameters.seed)
    nested[head.name] = fit.nested
  }
  return TrainingResult(
    heads: heads, blocks: blockWeights(features, set, heads, fits), vocabulary: features.vocabulary,
    records: records,
    nested: nested)
}

/// The labelled rows of a head, or what they lack to be fitted and held out.
func ridgeTask(
  _ head: TrainingSet.Head, _ set: TrainingSet, _ groups: [Int]
) throws(TrainingError) -> RidgeTask {
  var labelled: [(row: Int, label: Int, group: Int)] = []
  for (row, statement) in set.statements.enumerated() {
    guard let label = statement.labels[head.name] else { continue }
    guard let index = head.labels.firstIndex(of: label) else {
      throw .undeclaredLabel(head: head.name, label: label, declared: head.labels)
    }
    labelled.append((row, index, groups[row]))
  }
  guard let first = labelled.first else { throw .noLabels(head: head.name) }
  guard labelled.contains(where: { $0.label != first.label }) else {
    throw .oneLabel(head: head.name, label: head.labels[first.label])
  }
  let task = RidgeTask(labelled: labelled, labelCount: head.labels.count)
  guard task.groups.count > 1 else { throw .oneGroup(head: head.name) }
  return task
}

/// Fits a head by the solver that the parameters and its size ask for.
func fitHead(
  _ head: TrainingSet.Head, _ task: RidgeTask, _ features: FeatureMatrix, _ parameters: TrainingParameters,
  _ observe: TrainingObserver
) throws(TrainingError) -> HeadFit {
  let choice = try SolverChoice(
    parameters, head: head, rows: task.count, blocks: features.choices.needed([head]).count,
    nonzeros: features.nonzeros(of: features.choices.bases(head)[0], rows: task.rows))
  let isNested = parameters.isNestedEvaluationWanted
  switch choice {
  case .sparse(let options, let reason):
    var fit = try SparseFit(features, task: task, head: head, options: options)
      .fit(isNested: isNested, observe: observe)
    let reasons = [reason, fit.lossScores].compactMap { $0 }
    fit.reason = reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    return fit
  case .exact(let reason):
    if reason != nil, let fit = try betterSparseFit(head, task, features, parameters, observe) { return fit }
    do {
      var fit = try BLASThreads.fixed(at: BLASThreads.duringDenseFit) { () throws(LinearAlgebraError) in
        try ExactFit(features, task: task, head: head, lambda: parameters.lambda)
          .fit(isNested: isNested, observe: observe)
      }
      fit.reason = reason
      return fit
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

/// A sparse fit if, in the same folds, another loss or weighting is better than ridge, which is all that the exact solver
/// has; nil if ridge is as good.
private func betterSparseFit(
  _ head: TrainingSet.Head, _ task: RidgeTask, _ features: FeatureMatrix, _ parameters: TrainingParameters,
  _ observe: TrainingObserver
) throws(TrainingError) -> HeadFit? {
  guard task.groups.count > SparseFit.folds, parameters.lambda == nil else { return nil }
  func options(_ losses: [Loss], _ weightings: [FeatureWeighting]) -> SparseFit.Options {
    .init(solver: .newton, losses: losses, weightings: weightings, lambda: nil, seed: parameters.seed)
  }
  let ridge = try SparseFit(features, task: task, head: head, options: options([.squared], [.idf]))
    .fit(isNested: false, observe: { _ in })
  let losses = parameters.loss.map { [$0] } ?? Loss.allCases
  let weightings = parameters.weighting.map { [$0] } ?? FeatureWeighting.allCases
  let sparse = SparseFit(features, task: task, head: head, options: options(losses, weightings))
  let open = try sparse.fit(isNested: false, observe: { _ in })
  let scores = "\(open.chosen.loss.rawValue) loss and \(open.chosen.weighting.rawValue) weights"
  guard open.chosen.macroF1 > ridge.chosen.macroF1 + ridge.chosen.chance(rows: task.count) else { return nil }
  var fit = try sparse.fit(isNested: parameters.isNestedEvaluationWanted, observe: observe)
  fit.reason =
    "newton: macro F1 \(open.chosen.macroF1.thousandths) in five folds with \(scores), "
    + "\(ridge.chosen.macroF1.thousandths) with ridge"
  return fit
}

extension Double {
  /// Rounded for a sentence.
  fileprivate var thousandths: Double { (self * 1_000).rounded() / 1_000 }
}

/// The weights of all heads that read a block, side by side in the order of the heads.
private func blockWeights(
  _ features: FeatureMatrix, _ set: TrainingSet, _ heads: [Head], _ fits: [HeadFit]
) -> [FeatureBlock: BlockWeights] {
  var result: [FeatureBlock: BlockWeights] = [:]
  for (name, block) in features.blocks {
    let readers = zip(heads, fits).filter { $0.0.blocks.contains(name) }
    guard !readers.isEmpty else { continue }
    var weights: [Double] = []
    for feature in block.ids.indices {
      for (head, fit) in readers {
        let columns = head.decisionColumns
        weights += fit.weights[name]![(feature * columns)..<((feature + 1) * columns)]
      }
    }
    result[name] =
      set.table(of: name)?.blockWeights(
        weights, decisions: readers.reduce(0) { $0 + $1.0.decisionColumns }, isCrossed: name.isCrossed)
      ?? BlockWeights(
        ids: block.ids, inverseDocumentFrequencies: block.inverseDocumentFrequencies.map { Float($0) },
        weights: weights.map { Float($0) })
  }
  return result
}

private func record(
  _ fit: HeadFit, _ task: RidgeTask, _ head: TrainingSet.Head, _ groups: [Int], seed: UInt64
) -> TrainingRecord.HeadRecord {
  let figures = fit.nested.map { nested in
    evaluate(
      HeadPredictions(
        labels: head.labels, gold: nested.gold, predicted: nested.predictions.map(\.label),
        probabilities: nested.predictions.flatMap(\.probabilities), groups: nested.rows.map { groups[$0] }),
      bootstrap: BootstrapOptions(seed: seed))
  }
  var nestedF1: [String: Double] = [:]
  if let figures {
    for (label, figure) in zip(figures.labels, figures.labelFigures) { nestedF1[label] = figure.f1.value }
  }
  return TrainingRecord.HeadRecord(
    rows: task.count, groups: task.groups.count, solver: fit.solver.rawValue,
    loss: fit.chosen.loss.rawValue, solverReason: fit.reason, lambda: fit.chosen.lambda,
    selectionMacroF1: fit.chosen.macroF1,
    candidates: fit.candidates.map {
      TrainingRecord.Candidate(
        blocks: $0.blocks.map(\.rawValue), lambda: $0.lambda, macroF1: $0.macroF1, loss: $0.loss.rawValue,
        weighting: $0.weighting.rawValue)
    },
    nestedMacroF1: figures?.macroF1.value,
    nestedInterval: figures?.macroF1.interval.map { [$0.lower, $0.upper] }, nestedF1: nestedF1,
    expectedCalibrationError: figures?.expectedCalibrationError.value, weighting: fit.chosen.weighting.rawValue,
    nestedConfusion: figures.map { figures in
      head.labels.indices.map { gold in head.labels.indices.map { figures.confusion[gold: gold, predicted: $0] } }
    },
    nestedReliability: figures?.reliability.compactMap(TrainingRecord.ReliabilityRecord.init))
}

extension TrainingRecord.ReliabilityRecord {
  /// - Returns: nil for an empty bin.
  fileprivate init?(_ bin: ReliabilityBin) {
    guard let confidence = bin.meanConfidence.value, let accuracy = bin.accuracy.value else { return nil }
    self.init(
      rows: bin.count, meanConfidence: confidence, accuracy: accuracy,
      accuracyInterval: bin.accuracy.interval.map { [$0.lower, $0.upper] })
  }
}
