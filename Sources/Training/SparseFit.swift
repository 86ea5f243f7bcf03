internal import Evaluation
internal import LinearAlgebra
internal import LinearModels
internal import TextFeatures

/// Fits a head of any size on the sparse matrix: settings compared by five grouped folds.
struct SparseFit {
  /// How problems are solved, and among what the settings are chosen.
  struct Options: Sendable {
    /// `newton` or `dual`.
    var solver: TrainingParameters.Solver
    /// Compared by held-out score if there are several; the first fits where block sets are compared.
    var losses: [Loss]
    /// Compared by held-out score if there are several, the plain one first.
    var weightings: [FeatureWeighting]
    /// A multiple of the mean squared norm of a row; nil compares the grid.
    var lambda: Double?
    var seed: UInt64
  }

  private let task: RidgeTask
  private let features: FeatureMatrix
  private let declared: TrainingSet.Head
  private let options: Options
  private let groupOfRow: [Int]

  static let folds = 5

  /// Two are enough where nothing is compared: the held-out values then set the calibration alone.
  private var foldCount: Int { isFixed ? 2 : Self.folds }

  private var isFixed: Bool {
    declared.blocks != nil && options.lambda != nil && options.losses.count == 1 && options.weightings.count == 1
  }

  /// Penalties as multiples of the mean squared norm of a row, for the curvature of the squared loss. Each costs five
  /// fits, so block sets are compared at one and losses at three.
  static let grid = [16, 8, 2, 0.5, 0.125]
  static let comparisonPenalty = 2.0
  static let lossPenalties = [4.0, 1, 0.25]

  /// Fits that only rank settings stop early: macro F1 does not see the difference.
  static func tolerance(_ solver: TrainingParameters.Solver, isFinal: Bool) -> Double {
    switch (solver, isFinal) {
    case (.dual, true): 1e-3
    case (.dual, false): 5e-2
    case (_, true): 1e-6
    case (_, false): 1e-3
    }
  }

  init(_ features: FeatureMatrix, task: RidgeTask, head: TrainingSet.Head, options: Options) {
    self.features = features
    self.task = task
    self.options = options
    declared = head
    var groupOfRow = [Int](repeating: 0, count: task.count)
    for (number, group) in task.groups.enumerated() { for row in group { groupOfRow[row] = number } }
    self.groupOfRow = groupOfRow
  }

  func fit(isNested: Bool, observe: TrainingObserver) throws(TrainingError) -> HeadFit {
    try BLASThreads.fixed(at: BLASThreads.duringSparseFit) { () throws(TrainingError) in
      try fitWithFixedThreads(isNested: isNested, observe: observe)
    }
  }

  private func fitWithFixedThreads(isNested: Bool, observe: TrainingObserver) throws(TrainingError) -> HeadFit {
    // Nested figures choose five times more.
    let share = isNested ? 1.0 / Double(1 + Self.folds) : 1
    let selection = try select(Array(0..<task.count)) { stage, setting, done in
      observe(event(stage, setting, iteration: nil, progress: 0.95 * share * done))
    }
    let chosen = selection.chosen
    let whole = matrix(chosen.blocks)
    let all = Array(0..<task.count)
    let scales = scales(whole, rows: all, chosen)
    let solution = try solve(problem(whole, rows: all, scales), chosen.loss, chosen.lambda, isFinal: true) {
      iteration in
      observe(event(.fit, chosen, iteration: iteration, progress: share))
    }
    var weights: [FeatureBlock: [Double]] = [:]
    let columns = solution.weights(scaledBy: scales)
    var first = 0
    for block in chosen.blocks {
      let count = features.blocks[block]!.ids.count
      weights[block] = (first..<(first + count)).flatMap { feature in columns.map { $0[feature] } }
      first += count
    }
    return HeadFit(
      solver: options.solver, chosen: chosen, candidates: selection.candidates, weights: weights,
      intercepts: solution.weights.map { $0[first] },
      folds: folds(all, count: foldCount).flatMap { $0.max() }.map { $0 + 1 },
      heldOut: selection.heldOut,
      nested: isNested ? try nested(observe) : nil)
  }

  private func event(
    _ stage: TrainingEvent.Stage, _ setting: Setting, iteration: SolverIteration?, progress: Double
  ) -> TrainingEvent {
    TrainingEvent(
      head: declared.name, stage: stage, blocks: setting.blocks, lambda: setting.lambda,
      macroF1: iteration == nil ? setting.macroF1 : nil, iteration: iteration, progress: progress)
  }

  /// Five outer folds, each predicted by a fit whose setting and calibration the other four chose.
  private func nested(_ observe: TrainingObserver) throws(TrainingError) -> HeldOutPredictions? {
    let all = Array(0..<task.count)
    guard task.groups.count > Self.folds, let outer = folds(all, count: Self.folds) else { return nil }
    var result = HeldOutPredictions()
    for fold in 0...(outer.max() ?? 0) {
      let rest = all.filter { outer[$0] != fold }
      let scored = all.filter { outer[$0] == fold }
      let selection = try select(rest)
      let chosen = selection.chosen
      let done = Double(fold + 1) / Double(Self.folds)
      observe(
        event(.nested, chosen, iteration: nil, progress: (1 + Double(Self.folds) * done) / Double(1 + Self.folds)))
      let matrix = matrix(chosen.blocks)
      let scales = scales(matrix, rows: rest, chosen)
      let solution = try solve(problem(matrix, rows: rest, scales), chosen.loss, chosen.lambda, isFinal: true)
      var values = task.targets
      matrix.fill(&values, with: solution.weights(scaledBy: scales), rows: scored)
      let head = task.calibratedHead(
        declared.name, labels: declared.labels, blocks: chosen.blocks,
        intercepts: solution.weights.map { $0[matrix.featureCount] }, heldOut: selection.heldOut, rows: rest)
      result.append(task, rows: scored, values: values, head: head)
    }
    return result
  }

  private struct Candidate {
    var setting: Setting
    var heldOut: Matrix
  }

  /// Compares settings on some rows: block sets at one loss and penalty, then losses, then penalties.
  private func select(
    _ rows: [Int], tell: (TrainingEvent.Stage, Setting, Double) -> Void = { _, _, _ in }
  ) throws(TrainingError) -> (chosen: Setting, candidates: [Setting], heldOut: Matrix) {
    guard let folds = folds(rows, count: foldCount), let first = options.losses.first else {
      throw .oneGroup(head: declared.name)
    }
    var candidates: [Setting] = []
    var best: Candidate?
    let sets = features.choices.bases(declared).count + features.choices.additions(declared).count
    let settings =
      sets + (options.losses.count > 1 ? options.losses.count * Self.lossPenalties.count : 2) + Self.grid.count
    func consider(
      _ blocks: [FeatureBlock], _ loss: Loss, _ weighting: FeatureWeighting, _ penalties: [Double],
      stage: TrainingEvent.Stage = .blocks
    ) throws(TrainingError) {
      for candidate in try path(blocks, loss, weighting, penalties, rows, folds) {
        candidates.append(candidate.setting)
        tell(stage, candidate.setting, min(1, Double(candidates.count) / Double(settings)))
        if best.map({ candidate.setting.replaces($0.setting, rows: rows.count) }) ?? true { best = candidate }
      }
    }
    let comparison = [Self.comparisonPenalty]
    func weigh(_ blocks: [FeatureBlock], _ weighting: FeatureWeighting) throws(TrainingError) {
      try consider(blocks, first, weighting, comparison)
    }
    for blocks in features.choices.bases(declared) { try weigh(blocks, options.weightings[0]) }
    if let base = best?.setting.blocks {
      for weighting in options.weightings.dropFirst() { try weigh(base, weighting) }
    }
    for addition in features.choices.additions(declared) {
      guard let base = best?.setting, let blocks = features.choices.adding(addition, to: base.blocks) else { continue }
      try weigh(blocks, base.weighting)
    }
    guard let (blocks, weighting) = best.map({ ($0.setting.blocks, $0.setting.weighting) }) else {
      throw .oneGroup(head: declared.name)
    }
    if options.losses.count > 1 {
      for loss in options.losses { try consider(blocks, loss, weighting, Self.lossPenalties, stage: .penalties) }
    }
    if options.lambda == nil, let loss = best?.setting.loss {
      let rest = options.losses.count > 1 ? Self.grid : (Self.grid + Self.lossPenalties).sorted(by: >)
      try consider(blocks, loss, weighting, rest, stage: .penalties)
    }
    guard let best else { throw .oneGroup(head: declared.name) }
    return (best.setting, candidates, best.heldOut)
  }

  /// The held-out values of a set of blocks at each penalty, from the largest down, so that each solution starts the next.
  /// A penalty that was fixed takes the place of all.
  private func path(
    _ blocks: [FeatureBlock], _ loss: Loss, _ weighting: FeatureWeighting, _ penalties: [Double], _ rows: [Int],
    _ folds: [Int]
  ) throws(TrainingError) -> [Candidate] {
    let matrix = matrix(blocks)
    let unit = matrix.meanSquaredNorm > 0 ? matrix.meanSquaredNorm : 1
    let lambdas = options.lambda.map { [$0 * unit] } ?? penalties.map { $0 * loss.penaltyScale * unit }
    func setting(_ lambda: Double, macroF1: Double = 0) -> Setting {
      Setting(blocks: blocks, lambda: lambda, macroF1: macroF1, loss: loss, weighting: weighting)
    }
    var heldOut = lambdas.map { _ in task.targets }
    for fold in 0...(folds.max() ?? 0) {
      let training = rows.indices.filter { folds[$0] != fold }.map { rows[$0] }
      let scored = rows.indices.filter { folds[$0] == fold }.map { rows[$0] }
      let scales = scales(matrix, rows: training, setting(0))
      let problem = problem(matrix, rows: training, scales)
      var solution: LinearSolution?
      for (index, lambda) in lambdas.enumerated() {
        let next = try solve(problem, loss, lambda, from: solution, isFinal: false)
        matrix.fill(&heldOut[index], with: next.weights(scaledBy: scales), rows: scored)
        solution = next
      }
    }
    return zip(lambdas, heldOut).map { lambda, values in
      Candidate(setting: setting(lambda, macroF1: task.macroF1(values, rows: rows)), heldOut: values)
    }
  }

  private func solve(
    _ problem: LinearProblem, _ loss: Loss, _ lambda: Double, from start: LinearSolution? = nil, isFinal: Bool,
    observe: (SolverIteration) -> Void = { _ in }
  ) throws(TrainingError) -> LinearSolution {
    let tolerance = Self.tolerance(options.solver, isFinal: isFinal)
    let solution =
      options.solver == .dual
      ? problem.dual(lambda: lambda, tolerance: tolerance, seed: options.seed, observe: observe)
      : problem.newton(loss, lambda: lambda, tolerance: tolerance, from: start, observe: observe)
    guard solution.hasConverged else {
      throw .notConverged(head: declared.name, iterations: solution.iterations, residual: solution.residual)
    }
    return solution
  }

  private func matrix(_ blocks: [FeatureBlock]) -> SparseMatrix {
    SparseMatrix(blocks.map { features.blocks[$0]! }, task: task)
  }

  /// The scales of a matrix's columns for a fit on some rows; nil if the setting leaves them as they are.
  private func scales(_ matrix: SparseMatrix, rows: [Int], _ setting: Setting) -> [Float]? {
    guard setting.weighting == .logCountRatio else { return nil }
    return LogCountRatios.scales(
      matrix.selecting(rows), labels: rows.map { task.gold[$0] }, labelCount: task.labelCount,
      isCounted: setting.blocks.flatMap { block in
        [Bool](repeating: block.wordTable == nil, count: features.blocks[block]!.ids.count)
      })
  }

  private func problem(_ matrix: SparseMatrix, rows: [Int], _ scales: [Float]?) -> LinearProblem {
    let selected = matrix.selecting(rows)
    return LinearProblem(
      scales.map { selected.scaled(by: $0) } ?? selected, labels: rows.map { task.gold[$0] },
      labelCount: task.labelCount, classWeights: rows.map { task.weights[$0] })
  }

  /// The fold of each of some rows, of so many folds if there are as many groups; nil if they are of one group.
  private func folds(_ rows: [Int], count: Int) -> [Int]? {
    let groups = rows.map { groupOfRow[$0] }
    return try? groupedFolds(groups: groups, count: max(2, min(count, Set(groups).count)), seed: options.seed)
  }
}

extension SparseMatrix {
  /// The decision values of some rows: the rows that are named are filled.
  fileprivate func fill(_ values: inout Matrix, with weights: [[Double]], rows: [Int]) {
    for (column, vector) in weights.enumerated() {
      precondition(vector.count == columnCount, "\(columnCount) columns meet \(vector.count) weights")
      for row in rows {
        let constant = hasConstant ? vector[featureCount] : 0
        values[row, column] =
          constant + product(columns.span, self.values.span, rowOffsets[row], rowOffsets[row + 1], vector.span)
      }
    }
  }
}

extension LinearSolution {
  /// The weights of the columns as they were before they were scaled.
  fileprivate func weights(scaledBy scales: [Float]?) -> [[Double]] {
    guard let scales else { return weights }
    return weights.map { vector in
      vector.indices.map { $0 < scales.count ? vector[$0] * Double(scales[$0]) : vector[$0] }
    }
  }
}
