/// What every head says of one statement, in storage that is used again from statement to statement.
public struct StatementPredictions: Sendable {
  /// One a head, in the model's order.
  public private(set) var heads: [HeadPrediction]
  /// The share of the statement's words that the model has seen; 0 without words.
  public private(set) var known = 0.0

  private let models: [Head]
  private let thresholds: [[Double]]
  private let columns: Int

  /// - Parameter coverage: of the prediction sets, above 0 and at most 1.
  public init(_ heads: [Head], coverage: Double = 0.9) {
    models = heads
    columns = heads.reduce(0) { $0 + $1.decisionColumns }
    thresholds = heads.map { $0.conformal.thresholds(coverage: coverage) }
    self.heads = heads.map { HeadPrediction(decisionValues: [Double](repeating: 0, count: $0.decisionColumns)) }
  }

  /// Takes what a scorer has just found.
  ///
  /// - Parameter statement: its number in the batch that was scored last.
  public mutating func read(_ scratch: borrowing ScoringScratch, of statement: Int) {
    var first = statement * columns
    for index in models.indices {
      let columns = models[index].decisionColumns
      models[index].predict(
        scratch.values.span.extracting(first..<(first + columns)), thresholds: thresholds[index],
        into: &heads[index])
      first += columns
    }
    known = scratch.known(of: statement)
  }
}
