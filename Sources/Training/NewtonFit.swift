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
  /// Half of the coarse grid: each penalty costs five fits here.
  static let grid = [16, 8, 4, 2, 1, 0.5, 0.25]

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
    let solution = try converged(problem.solve(lambda: selection.chosen.lambda, rows: all, from: nil))
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
      let solution = try converged(problem.solve(lambda: selection.chosen.lambda, rows: rest, from: nil))
      var values = task.targets
      problem.decisionValues(solution, rows: scored, into: &values)
      let head = task.calibratedHead(
        declared.name, labels: declared.labels, blocks: selection.chosen.blocks,
        intercepts: solution.weights.map { $0[problem.features] }, heldOut: selection.heldOut, rows: rest)
      result.append(task, rows: scored, values: values, head: head)
    }
    return result
  }

  /// Compares all settings on some rows.
  private func select(
    _ rows: [Int]
  ) throws(TrainingError) -> (chosen: Setting, candidates: [Setting], heldOut: Matrix) {
    guard let folds = folds(rows) else { throw .oneGroup(head: declared.name) }
    var candidates: [Setting] = []
    var best: (setting: Setting, heldOut: Matrix)?
    for blocks in features.candidateSets {
      let problem = problem(blocks)
      let unit = problem.meanSquaredNorm > 0 ? problem.meanSquaredNorm : 1
      // From the largest penalty down, so that each solution starts the next.
      var solutions: [Int: SparseRidge.Solution] = [:]
      for factor in Self.grid {
        var heldOut = task.targets
        for fold in 0...(folds.max() ?? 0) {
          let training = rows.indices.filter { folds[$0] != fold }.map { rows[$0] }
          let scored = rows.indices.filter { folds[$0] == fold }.map { rows[$0] }
          let solution = try converged(problem.solve(lambda: factor * unit, rows: training, from: solutions[fold]))
          problem.decisionValues(solution, rows: scored, into: &heldOut)
          solutions[fold] = solution
        }
        let score = task.macroF1(heldOut, rows: rows)
        let setting = Setting(blocks: blocks, lambda: factor * unit, macroF1: score)
        candidates.append(setting)
        if score > best?.setting.macroF1 ?? -1 { best = (setting, heldOut) }
      }
    }
    guard let best else { throw .oneGroup(head: declared.name) }
    return (best.setting, candidates, best.heldOut)
  }

  private func problem(_ blocks: [FeatureBlock]) -> SparseRidge {
    SparseRidge(blocks.map { features.blocks[$0]! }, task: task)
  }

  /// The fold of each of some rows; nil if they are of one group.
  private func folds(_ rows: [Int]) -> [Int]? {
    let groups = rows.map { groupOfRow[$0] }
    return try? groupedFolds(groups: groups, count: max(2, min(Self.folds, Set(groups).count)), seed: seed)
  }

  private func converged(_ solution: SparseRidge.Solution) throws(TrainingError) -> SparseRidge.Solution {
    guard solution.hasConverged else {
      throw .notConverged(head: declared.name, iterations: solution.iterations, residual: solution.residual)
    }
    return solution
  }
}
