internal import Evaluation
internal import LinearAlgebra
public import LinearModels
public import TextFeatures

/// What each training statement contributes to a decision value of any statement.
///
/// A fit that minimizes sum_i c_i loss(y_i, f(x_i)) + lambda |w|^2 has w = sum_i alpha_i x_i with
/// alpha_i = -c_i loss'(f(x_i)) / (2 lambda): there the gradient is zero (Schölkopf, Herbrich and Smola 2001, "A
/// generalized representer theorem"). With the squared loss that is c_i (y_i - f(x_i)) / lambda. So nothing is fitted
/// again: the model's own decision values of its training rows give alpha, and
///
/// f(x) = intercept + sum_i alpha_i <x_i, x>.
///
/// A row pulls hard if the model has it wrong or barely right, and if it shares rare words with the statement.
///
/// The model stores its weights in single precision. What that takes off decision values is multiplied by the largest
/// eigenvalue of the Gram matrix over lambda, to some 1e-5; so alpha of the squared loss is improved by a few steps of
/// conjugate gradients, and the sums then miss by the rounding of the weights alone. After an iterative solver, which stops
/// a little before the minimum, they miss by more. How much is measured on all training rows before any pull is given.
public struct TrainingPulls: Sendable {
  /// A head's training rows.
  public struct Head: Sendable {
    /// Numbers of statements of the set.
    public let rows: [Int]
    /// The index of each row's label among the head's.
    public let labels: [Int]
    /// The largest difference between a decision value and what intercept and pulls add up to, over the rows; relative
    /// where the value is above one.
    public let deviation: Double

    /// Row after row, one a decision column.
    fileprivate let alphas: [Double]
    fileprivate let blocks: [FeatureBlock]
    fileprivate let columns: Int
    /// 1 / norm of each row.
    fileprivate let factors: [Double]
  }

  /// The largest deviation with which a head's pulls are given.
  public static let tolerance = 1e-3

  /// One a head of the model: its rows, or why they cannot pull.
  public private(set) var heads: [Result<Head, PullProblem>] = []
  private var features: StatementFeatures

  /// - Parameter set: what the model was trained on, with its tables of words; only statements and tables are read.
  public init(_ model: LinearModel, set: TrainingSet) {
    let reread = TrainingSet(
      heads: model.heads.map { .init(name: $0.name, labels: $0.labels, blocks: $0.blocks) },
      statements: set.statements, target: model.metadata.target, tables: set.tables)
    features = StatementFeatures(model, set: reread)
    var scorer = ReferenceScorer(model)
    let values = reread.statements.map { statement in
      scorer.decisionValues(Array(statement.text.utf8).span, target: statement.target)
    }
    var first = 0
    for head in model.heads {
      let columns = first..<(first + head.decisionColumns)
      do throws(PullProblem) {
        heads.append(.success(try rows(of: head, model, reread, values.map { Array($0[columns]) })))
      } catch {
        heads.append(.failure(error))
      }
      first = columns.upperBound
    }
  }

  /// What the rows of each head pull on a statement: row after row, one number a decision column. Empty for a head whose
  /// rows cannot pull.
  ///
  /// - Parameter target: the proposal; nil is the model's own.
  public mutating func pulls(on statement: Span<UInt8>, target: String? = nil) -> [[Double]] {
    features.read(statement, target: target)
    return heads.map { head in
      switch head {
      case .success(let head): pulls(of: head)
      case .failure: []
      }
    }
  }

  private func pulls(of head: Head) -> [Double] {
    let products = features.products(with: head.rows, over: head.blocks)
    var pulls = head.alphas
    for (row, product) in products.enumerated() {
      for column in 0..<head.columns { pulls[row * head.columns + column] *= product * head.factors[row] }
    }
    return pulls
  }

  private func rows(
    of head: LinearModels.Head, _ model: LinearModel, _ set: TrainingSet, _ values: [[Double]]
  ) throws(PullProblem) -> Head {
    guard let record = model.metadata.training.heads[head.name] else { throw .noRecord }
    guard let loss = Loss(rawValue: record.loss ?? Loss.squared.rawValue) else { throw .noRecord }
    if record.weighting == FeatureWeighting.logCountRatio.rawValue { throw .logCountRatios }
    try features.check(head, model, set)
    let task: RidgeTask
    do {
      let groups = Groups(keys: set.statements.map(\.group)).numbers
      task = try ridgeTask(.init(name: head.name, labels: head.labels, blocks: head.blocks), set, groups)
    } catch {
      throw .training(error)
    }
    guard task.count == record.rows else {
      throw .otherRows(trained: record.rows, given: task.count, isSplit: head.conformal.splitGroups != nil)
    }
    let kernel = features.kernel(of: task.rows, over: head.blocks)
    let values = task.rows.map { values[$0] }
    var deviation = 0.0
    var columns = loss.alphas(task, values: values, lambda: record.lambda)
    for column in columns.indices {
      let own = values.map { $0[column] }
      let sums = kernel.times(columns[column]).map { $0 + head.intercepts[column] }
      deviation = Self.largest(deviation, Self.deviation(sums, own))
      guard deviation <= Self.tolerance else { throw .deviation(deviation, solver: record.solver) }
      guard loss == .squared else { continue }
      let rest = task.weights.indices.map { row in
        task.targets[row, column] - sums[row] - record.lambda * columns[column][row] / task.weights[row]
      }
      let correction = kernel.solution(rest, weights: task.weights, lambda: record.lambda)
      columns[column] = zip(columns[column], correction).map { $0 + $1 }
    }
    if loss == .squared {
      deviation = columns.indices.reduce(0) { largest, column in
        let sums = kernel.times(columns[column]).map { $0 + head.intercepts[column] }
        return Self.largest(largest, Self.deviation(sums, values.map { $0[column] }))
      }
    }
    return Head(
      rows: task.rows, labels: task.gold, deviation: deviation,
      alphas: task.rows.indices.flatMap { row in columns.map { $0[row] } }, blocks: head.blocks,
      columns: head.decisionColumns, factors: kernel.factors)
  }

  /// The largest difference between sums and decision values; relative where the value is above one.
  private static func deviation(_ sums: [Double], _ values: [Double]) -> Double {
    zip(sums, values).reduce(0) { largest($0, abs($1.0 - $1.1) / max(1, abs($1.1))) }
  }

  /// The larger of two; what is no number is larger than any.
  private static func largest(_ first: Double, _ second: Double) -> Double {
    first.isNaN || second.isNaN ? .infinity : max(first, second)
  }
}

extension Loss {
  /// -c loss'(f) / (2 lambda) of each row, decision column by decision column.
  fileprivate func alphas(_ task: RidgeTask, values: [[Double]], lambda: Double) -> [[Double]] {
    let factor = -1 / (2 * lambda)
    var columns = (0..<task.targets.columns).map { column in
      values.indices.map { row in factor * task.weights[row] * slopes(values[row], task, row)[column] }
    }
    guard self == .squared else { return columns }
    // Where the intercept is free, they sum to zero. A rounding that all rows share would be multiplied by their number:
    // it is a shift of the intercept, and taken off as one.
    let weight = task.weights.reduce(0, +)
    for column in columns.indices {
      let shift = columns[column].reduce(0, +) / weight
      for row in task.weights.indices { columns[column][row] -= shift * task.weights[row] }
    }
    return columns
  }

  private func slopes(_ values: [Double], _ task: RidgeTask, _ row: Int) -> [Double] {
    if self == .logistic, values.count > 1 {
      let probabilities = Calibration(scale: 1, offsets: values.map { _ in 0 }).probabilities(values)
      return probabilities.enumerated().map { $1 - ($0 == task.gold[row] ? 1 : 0) }
    }
    return values.enumerated().map { column, value in
      let target = task.targets[row, column]
      return switch self {
      case .squared: SquaredLoss.evaluate(value, target: target).slope
      case .squaredHinge: SquaredHingeLoss.evaluate(value, target: target).slope
      case .logistic: LogisticLoss.evaluate(value, target: target).slope
      }
    }
  }
}

/// Why a head's training rows cannot pull.
public enum PullProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case noRecord
  case logCountRatios
  case noTable(FeatureBlock)
  case otherTable(FeatureBlock)
  case otherFeatures(FeatureBlock)
  case otherRows(trained: Int, given: Int, isSplit: Bool)
  case training(TrainingError)
  case deviation(Double, solver: String)

  public var description: String {
    switch self {
    case .noRecord: "the model does not say how it was fitted"
    case .logCountRatios:
      "its features are weighted by log-count ratios, which the model does not keep; train with --weighting idf"
    case .noTable(let block):
      "it reads \(block == .lexicon ? "a lexicon" : "word vectors"); name the file with --\(block.rawValue)"
    case .otherTable(let block):
      "the file of --\(block.rawValue) is another than the one it was trained with"
    case .otherFeatures(let block):
      "the corpus has other features than the model (block \(block.rawValue)): it was trained on other text"
    case .otherRows(let trained, let given, let isSplit):
      "it was trained on \(trained) labelled rows and the corpus has \(given)"
        + (isSplit ? ", some of which were kept apart for its prediction sets" : "")
    case .training(let error): "\(error)"
    case .deviation(let deviation, let solver):
      "the rows do not add up to its decision values (they miss by \(deviation)): texts, labels or targets have changed "
        + "since" + (solver == TrainingParameters.Solver.dual.rawValue ? ", or dual stopped too early; use newton" : "")
    }
  }
}
