internal import Evaluation
internal import LinearAlgebra
internal import LinearModels
internal import TextFeatures

/// Fits a head of any size on the sparse matrix: settings compared by five grouped folds.
struct NewtonFit {
  private let task: RidgeTask
  private let features: FeatureMatrix
  private let declared: TrainingSet.Head
  private let seed: UInt64
  private let groupOfRow: [Int]

  static let folds = 5

  /// How many folds so many groups are dealt into.
  static func foldCount(groups: Int) -> Int { max(2, min(folds, groups)) }

  /// Penalties as multiples of the mean squared norm of a row. Each costs five fits, so block sets are compared at one.
  static let grid = [16, 8, 4, 1, 0.5, 0.25]
  static let comparisonPenalty = 2.0

  init(_ features: FeatureMatrix, task: RidgeTask, head: TrainingSet.Head, seed: UInt64) {
    self.features = features
    self.task = task
    declared = head
    self.seed = seed
    var groupOfRow = [Int](repeating: 0, count: task.count)
    for (number, group) in task.groups.enumerated() { for row in group { groupOfRow[row] = number } }
    self.groupOfRow = groupOfRow
  }

  func fit(isNested: Bool) throws(TrainingError) -> HeadFit {
    let all = Array(0..<task.count)
    let selection = try select(all)
    let problem = problem(selection.chosen.blocks)
    let solution = try converged(problem.solve(lambda: selection.chosen.lambda, rows: all))
    var weights: [FeatureBlock: [Double]] = [:]
    var first = 0
    for block in selection.chosen.blocks {
      let count = features.blocks[block]!.ids.count
      weights[block] = (first..<(first + count)).flatMap { feature in solution.weights.map { $0[feature] } }
      first += count
    }
    return HeadFit(
      solver: .newton, chosen: selection.chosen, candidates: selection.candidates, weights: weights,
      intercepts: solution.weights.map { $0[problem.features] }, heldOut: selection.heldOut,
      nested: isNested ? try nested() : nil)
  }

  /// Five outer folds, each predicted by a fit whose setting and calibration the other four chose.
  private func nested() throws(TrainingError) -> HeldOutPredictions? {
    let all = Array(0..<task.count)
    guard task.groups.count > Self.folds, let outer = folds(all) else { return nil }
    var result = HeldOutPredictions()
    for fold in 0...(outer.max() ?? 0) {
      let rest = all.filter { outer[$0] != fold }
      let scored = all.filter { outer[$0] == fold }
      let selection = try select(rest)
      let problem = problem(selection.chosen.blocks)
      let solution = try converged(problem.solve(lambda: selection.chosen.lambda, rows: rest))
      var values = task.targets
      problem.decisionValues(solution, rows: scored, into: &values)
      let head = task.calibratedHead(
        declared.name, labels: declared.labels, blocks: selection.chosen.blocks,
        intercepts: solution.weights.map { $0[problem.features] }, heldOut: selection.heldOut, rows: rest)
      result.append(task, rows: scored, values: values, head: head)
    }
    return result
  }

  /// Compares settings on some rows: the block sets at one penalty, then the penalties for the best set.
  private func select(
    _ rows: [Int]
  ) throws(TrainingError) -> (chosen: Setting, candidates: [Setting], heldOut: Matrix) {
    guard let folds = folds(rows) else { throw .oneGroup(head: declared.name) }
    var candidates: [Setting] = []
    var best: (setting: Setting, heldOut: Matrix)?
    func consider(_ blocks: [FeatureBlock], _ penalties: [Double]) throws(TrainingError) {
      for (setting, heldOut) in try path(blocks, penalties, rows, folds) {
        candidates.append(setting)
        if best.map({ setting.replaces($0.setting, rows: rows.count) }) ?? true { best = (setting, heldOut) }
      }
    }
    for blocks in features.choices.bases(declared) { try consider(blocks, [Self.comparisonPenalty]) }
    for addition in features.choices.additions(declared) {
      guard let base = best?.setting.blocks, let blocks = features.choices.adding(addition, to: base) else { continue }
      try consider(blocks, [Self.comparisonPenalty])
    }
    guard let blocks = best?.setting.blocks else { throw .oneGroup(head: declared.name) }
    try consider(blocks, Self.grid)
    guard let best else { throw .oneGroup(head: declared.name) }
    return (best.setting, candidates, best.heldOut)
  }

  /// The held-out values of a set of blocks at each penalty, from the largest down, so that each solution starts the next.
  private func path(
    _ blocks: [FeatureBlock], _ penalties: [Double], _ rows: [Int], _ folds: [Int]
  ) throws(TrainingError) -> [(setting: Setting, heldOut: Matrix)] {
    let problem = problem(blocks)
    let unit = problem.meanSquaredNorm > 0 ? problem.meanSquaredNorm : 1
    var solutions: [Int: SparseRidge.Solution] = [:]
    var result: [(setting: Setting, heldOut: Matrix)] = []
    for factor in penalties {
      var heldOut = task.targets
      for fold in 0...(folds.max() ?? 0) {
        let training = rows.indices.filter { folds[$0] != fold }.map { rows[$0] }
        let scored = rows.indices.filter { folds[$0] == fold }.map { rows[$0] }
        let solution = try converged(
          problem.solve(
            lambda: factor * unit, rows: training, from: solutions[fold], tolerance: SparseRidge.rankingTolerance))
        problem.decisionValues(solution, rows: scored, into: &heldOut)
        solutions[fold] = solution
      }
      let score = task.macroF1(heldOut, rows: rows)
      result.append((Setting(blocks: blocks, lambda: factor * unit, macroF1: score), heldOut))
    }
    return result
  }

  private func problem(_ blocks: [FeatureBlock]) -> SparseRidge {
    SparseRidge(blocks.map { features.blocks[$0]! }, task: task)
  }

  /// The fold of each of some rows; nil if they are of one group.
  private func folds(_ rows: [Int]) -> [Int]? {
    let groups = rows.map { groupOfRow[$0] }
    return try? groupedFolds(groups: groups, count: Self.foldCount(groups: Set(groups).count), seed: seed)
  }

  private func converged(_ solution: SparseRidge.Solution) throws(TrainingError) -> SparseRidge.Solution {
    guard solution.hasConverged else {
      throw .notConverged(head: declared.name, iterations: solution.iterations, residual: solution.residual)
    }
    return solution
  }
}
