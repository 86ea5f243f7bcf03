internal import LinearAlgebra
internal import LinearModels
internal import TextFeatures

/// Fits a head exactly: settings compared by leave-one-group-out in closed form, nested figures by leave-two-groups-out.
struct ExactFit {
  private let task: RidgeTask
  private let features: FeatureMatrix
  private let grams: [FeatureBlock: Matrix]
  private let declared: TrainingSet.Head
  /// A penalty that was asked for, as a multiple of the mean diagonal.
  private let lambda: Double?

  init(_ features: FeatureMatrix, task: RidgeTask, head: TrainingSet.Head, lambda: Double? = nil) {
    self.features = features
    self.task = task
    declared = head
    self.lambda = lambda
    let needed = features.choices.needed([head])
    grams = features.blocks.filter { needed.contains($0.key) }.mapValues { GramMatrix.of($0, rows: task.rows) }
  }

  /// Bytes that a fit of so many rows takes at its peak: Gram matrices, kernel, system, its inverse and its rows by group,
  /// or the workspace of the eigendecomposition.
  static func memory(rows: Int, blocks: Int) -> Int { (blocks + 6) * rows * rows * MemoryLayout<Double>.stride }

  func fit(isNested: Bool, observe: TrainingObserver) throws(LinearAlgebraError) -> HeadFit {
    var candidates: [Setting] = []
    /// The setting that the other groups would choose, by group.
    var best = [Setting?](repeating: nil, count: task.groups.count)
    let nests = isNested && task.groups.count >= 3
    var progress = ExactProgress(features.choices, declared, nests: nests)
    func tell(_ stage: TrainingEvent.Stage, _ setting: Setting) {
      observe(
        TrainingEvent(
          head: declared.name, stage: stage, blocks: setting.blocks, lambda: setting.lambda,
          macroF1: setting.macroF1, iteration: nil, progress: progress.share))
    }
    let grid = lambda.map { [$0] } ?? TrainingParameters.coarseGrid
    /// The best place of the coarse grid for each set of blocks.
    var bestPlaces: [[FeatureBlock]: (place: Int, macroF1: Double)] = [:]
    /// Tries the penalties of the coarse grid. With `base`, only those beside its best one, and only where that set was the
    /// best so far.
    func consider(_ blocks: [FeatureBlock], onTopOf base: [FeatureBlock]? = nil) throws(LinearAlgebraError) {
      let kernel = self.kernel(blocks)
      let numbers = nests ? task.groups.indices.filter { base == nil || best[$0]?.blocks == base } : []
      let near = base.flatMap { bestPlaces[$0]?.place }
      for (place, factor) in grid.enumerated() where near.map({ abs($0 - place) <= 1 }) ?? true {
        let lambda = factor * Self.unit(kernel)
        let system = try RidgeSystem(kernel: kernel, task: task, lambda: lambda)
        let score = task.macroF1(try system.leaveGroupsOut(task), rows: 0..<task.count)
        candidates.append(Setting(blocks: blocks, lambda: lambda, macroF1: score))
        if bestPlaces[blocks].map({ score > $0.macroF1 }) ?? true { bestPlaces[blocks] = (place, score) }
        defer {
          progress.done += nests ? ExactProgress.nestedPenalty : 1
          tell(.blocks, candidates[candidates.count - 1])
        }
        if numbers.isEmpty { continue }
        let pairs = try LeaveTwoGroupsOut(system, task: task)
        for number in numbers {
          let score = task.macroF1(try pairs.heldOut(without: number), rows: others(task.groups[number]))
          let inner = Setting(blocks: blocks, lambda: lambda, macroF1: score)
          if best[number].map({ inner.replaces($0, rows: task.count) }) ?? true { best[number] = inner }
        }
      }
    }
    func chosenSoFar() -> Setting { candidates.reduce(candidates[0]) { $1.replaces($0, rows: task.count) ? $1 : $0 } }
    for blocks in features.choices.bases(declared) { try consider(blocks) }
    for addition in features.choices.additions(declared) {
      let chosen = [chosenSoFar().blocks]
      let elsewhere = Set(best.compactMap { $0?.blocks }).subtracting(chosen).sorted { $0.count < $1.count }
      for base in chosen + elsewhere {
        if let blocks = features.choices.adding(addition, to: base) { try consider(blocks, onTopOf: base) }
      }
    }
    let coarse = chosenSoFar()
    let kernel = kernel(coarse.blocks)
    let path = try RidgePath(kernel: kernel, task: task)
    progress.done += ExactProgress.path
    var chosen = coarse
    for factor in lambda == nil ? TrainingParameters.fineGrid : [] {
      let lambda = factor * Self.unit(kernel)
      let score = task.macroF1(try path.leaveGroupsOut(lambda: lambda), rows: 0..<task.count)
      candidates.append(Setting(blocks: coarse.blocks, lambda: lambda, macroF1: score))
      tell(.penalties, candidates[candidates.count - 1])
      if score > chosen.macroF1 { chosen = candidates[candidates.count - 1] }
    }
    let (alpha, intercepts) = path.fit(lambda: chosen.lambda)
    return HeadFit(
      solver: .exact, chosen: chosen, candidates: candidates, weights: weights(alpha, chosen.blocks),
      intercepts: intercepts, heldOut: try path.leaveGroupsOut(lambda: chosen.lambda),
      nested: nests ? try nested(best.compactMap { $0 }) { tell(.nested, $0) } : nil)
  }

  /// Predicts each group at the setting that the others chose, calibrated on their held-out values without it.
  private func nested(
    _ settings: [Setting], tell: (Setting) -> Void
  ) throws(LinearAlgebraError) -> HeldOutPredictions {
    var result = HeldOutPredictions()
    var done = [Bool](repeating: false, count: settings.count)
    for first in settings.indices where !done[first] {
      let setting = settings[first]
      defer { tell(setting) }
      let system = try RidgeSystem(kernel: kernel(setting.blocks), task: task, lambda: setting.lambda)
      let pairs = try LeaveTwoGroupsOut(system, task: task)
      let heldOut = try system.leaveGroupsOut(task)
      for number in settings.indices
      where settings[number].blocks == setting.blocks && settings[number].lambda == setting.lambda {
        done[number] = true
        let group = task.groups[number]
        let head = task.calibratedHead(
          declared.name, labels: declared.labels, blocks: setting.blocks, intercepts: system.intercepts,
          heldOut: try pairs.heldOut(without: number), rows: Array(others(group)))
        result.append(task, rows: group, values: heldOut, head: head)
      }
    }
    return result
  }

  private func others(_ group: Range<Int>) -> [Int] {
    Array(0..<group.lowerBound) + Array(group.upperBound..<task.count)
  }

  private func squaredNorms(_ blocks: [FeatureBlock]) -> [Double] {
    task.rows.map { row in blocks.reduce(0) { $0 + features.blocks[$1]!.squaredNorms[row] } }
  }

  private func kernel(_ blocks: [FeatureBlock]) -> Matrix {
    GramMatrix.normalized(blocks.map { grams[$0]! }, squaredNorms: squaredNorms(blocks))
  }

  /// The unit of the penalty; rows without any feature leave no diagonal to measure it by.
  private static func unit(_ kernel: Matrix) -> Double { kernel.meanDiagonal > 0 ? kernel.meanDiagonal : 1 }

  /// w = X' alpha, block by block.
  private func weights(_ alpha: Matrix, _ blocks: [FeatureBlock]) -> [FeatureBlock: [Double]] {
    let factors = squaredNorms(blocks).map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    var result: [FeatureBlock: [Double]] = [:]
    for name in blocks {
      guard let block = features.blocks[name] else { continue }
      var weights = [Double](repeating: 0, count: block.ids.count * alpha.columns)
      for (position, row) in task.rows.enumerated() {
        for column in 0..<alpha.columns {
          let factor = alpha[position, column] * factors[position]
          for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] {
            weights[Int(block.columns[index]) * alpha.columns + column] += factor * block.values[index]
          }
        }
      }
      result[name] = weights
    }
    return result
  }
}

/// How far an exact fit has come, in units of one penalty without nested figures.
private struct ExactProgress {
  var done = 0
  private let total: Int

  static let nestedPenalty = 2
  /// The eigendecomposition and the path.
  static let path = 12
  /// The nested figures at about three settings.
  private static let nested = 6

  init(_ choices: BlockChoices, _ head: TrainingSet.Head, nests: Bool) {
    let grid = TrainingParameters.coarseGrid.count
    let penalties = choices.bases(head).count * grid + choices.additions(head).count * min(3, grid)
    total =
      penalties * (nests ? Self.nestedPenalty : 1) + Self.path
      + (nests ? Self.nested : 0)
  }

  var share: Double { min(0.99, Double(done) / Double(total)) }
}
