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
/// A row pulls hard if the model has it wrong or barely right, and if it shares rare words with the statement. The sum
/// misses the decision value by what single precision takes off the stored weights, divided by the penalty (within 1e-5
/// at the usual ones, 2e-6 / lambda at the smallest that were measured), and by more after an iterative solver, which
/// stops a little before the minimum: it is measured on some training rows before any pull is given.
public struct TrainingPulls: Sendable {
  /// A head's training rows.
  public struct Head: Sendable {
    /// Numbers of statements of the set.
    public let rows: [Int]
    /// The index of each row's label among the head's.
    public let labels: [Int]
    /// The largest difference between a decision value and what intercept and pulls add up to, over some of the rows;
    /// relative where the value is above one.
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

  private mutating func rows(
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
    let rows = Head(
      rows: task.rows, labels: task.gold, deviation: 0,
      alphas: loss.alphas(task, values: task.rows.map { values[$0] }, lambda: record.lambda), blocks: head.blocks,
      columns: head.decisionColumns, factors: features.factors(of: task.rows, over: head.blocks))
    let deviation = deviation(of: rows, head, set, values)
    guard deviation <= Self.tolerance else { throw .deviation(deviation, solver: record.solver) }
    return Head(
      rows: rows.rows, labels: rows.labels, deviation: deviation, alphas: rows.alphas, blocks: rows.blocks,
      columns: rows.columns, factors: rows.factors)
  }

  /// Adds up the pulls on a few rows: a row whose text or label is not what it was in training shows in all of them.
  private mutating func deviation(
    of rows: Head, _ head: LinearModels.Head, _ set: TrainingSet, _ values: [[Double]]
  ) -> Double {
    var largest = 0.0
    for row in stride(from: 0, to: rows.rows.count, by: max(1, rows.rows.count / 8)).map({ rows.rows[$0] }) {
      features.read(Array(set.statements[row].text.utf8).span, target: set.statements[row].target)
      let pulls = pulls(of: rows)
      for column in 0..<rows.columns {
        let sum = stride(from: column, to: pulls.count, by: rows.columns)
          .reduce(head.intercepts[column]) { $0 + pulls[$1] }
        let difference = abs(sum - values[row][column]) / max(1, abs(values[row][column]))
        // What is no number is no agreement.
        largest = difference <= largest ? largest : difference
      }
    }
    return largest
  }
}

extension Loss {
  /// -c loss'(f) / (2 lambda) of each row: row after row, one a decision column.
  fileprivate func alphas(_ task: RidgeTask, values: [[Double]], lambda: Double) -> [Double] {
    let factor = -1 / (2 * lambda)
    var alphas = values.enumerated().flatMap { row, values in
      slopes(values, task, row).map { factor * task.weights[row] * $0 }
    }
    guard self == .squared else { return alphas }
    // Where the intercept is free, they sum to zero. A rounding that all rows share would be multiplied by their number:
    // it is a shift of the intercept, and taken off as one.
    let columns = task.targets.columns
    let weight = task.weights.reduce(0, +)
    for column in 0..<columns {
      let sum = stride(from: column, to: alphas.count, by: columns).reduce(0) { $0 + alphas[$1] }
      for row in 0..<task.count { alphas[row * columns + column] -= sum * task.weights[row] / weight }
    }
    return alphas
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
