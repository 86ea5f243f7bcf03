internal import TextFeatures

/// What scoring needs besides the scorer, and the results. It belongs to one scorer and one thread.
///
/// Results are those of the last call of `score`, one a statement of it; without a number, those of its last statement.
public struct ScoringScratch: Sendable {
  var text = ScannedText()
  /// The offset of each statement's end in the chunk.
  var ends: [UInt32] = []
  var chunk = ChunkScratch()
  /// The words of the polarity that was scored last.
  var words: WordStore
  /// Those of the other one, once it was met, if it has a table of its own.
  private var otherWords: WordStore?
  var targets = TargetCache()
  private let heads: [Head]
  private let columnsOfHeads: [ColumnLayout.HeadColumns]
  private let columns: Int

  /// Of each statement, one after another.
  var values: [Double]
  var knownCounts: [UInt32] = []
  var wordCounts: [UInt32] = []

  /// Scratch for a scorer.
  public init(for scorer: Scorer) {
    heads = scorer.model.heads
    let layout = scorer.layout
    columnsOfHeads = layout.heads
    columns = layout.intercepts.count
    words = WordStore(scorer.table(.plus))
    values = layout.intercepts
  }

  /// Makes `words` those of a table, and prepares them for a chunk.
  mutating func takeWords(of table: CompiledTable) {
    if words.table !== table {
      let other = otherWords ?? WordStore(table)
      otherWords = words
      words = other
    }
    words.begin()
  }

  mutating func removeResults() {
    values.removeAll(keepingCapacity: true)
    knownCounts.removeAll(keepingCapacity: true)
    wordCounts.removeAll(keepingCapacity: true)
  }

  /// The number of statements that were scored last.
  public var count: Int { wordCounts.count }

  /// The decision values of a statement: the columns of all heads, in order.
  public func decisionValues(of statement: Int) -> [Double] {
    Array(values[(statement * columns)..<((statement + 1) * columns)])
  }

  /// The decision values of the last statement; before the first one, the intercepts.
  public internal(set) var decisionValues: [Double] {
    get { Array(values.suffix(columns)) }
    set { values.replaceSubrange((values.count - columns)..., with: newValue) }
  }

  /// The share of a statement's words that the model has seen; 0 without words.
  public func known(of statement: Int) -> Double {
    wordCounts[statement] == 0 ? 0 : Double(knownCounts[statement]) / Double(wordCounts[statement])
  }

  /// The share of the last statement's words that the model has seen; 0 without words.
  public var known: Double { count == 0 ? 0 : known(of: count - 1) }

  /// The number of words of the last statement.
  public var wordCount: Int { wordCounts.last.map(Int.init) ?? 0 }

  /// What each head says of a statement.
  public func predictions(of statement: Int, coverage: Double = 0.9) -> [HeadPrediction] {
    predictions(from: statement * columns, coverage: coverage)
  }

  /// What each head says of the last statement.
  public func predictions(coverage: Double = 0.9) -> [HeadPrediction] {
    predictions(from: values.count - columns, coverage: coverage)
  }

  private func predictions(from first: Int, coverage: Double) -> [HeadPrediction] {
    zip(heads, columnsOfHeads).map { head, columns in
      let start = first + columns.firstIntercept
      return head.predict(Array(values[start..<(start + columns.decisions.count)]), coverage: coverage)
    }
  }

  /// The label of each head, as one number in the mixed radix of the heads' labels: what a benchmark sums up.
  public func labelCode(of statement: Int) -> Int { labelCode(from: statement * columns) }

  /// The label code of the last statement.
  public var labelCode: Int { labelCode(from: values.count - columns) }

  private func labelCode(from first: Int) -> Int {
    let values = values.span
    let heads = columnsOfHeads.span
    var code = 0
    for index in 0..<heads.count {
      let head = heads[index]
      var start = first + head.firstIntercept
      var best = 0
      if head.labels == 2 {
        best = values[start] < 0 ? 1 : 0
      } else {
        var largest = values[start]
        for label in 1..<head.labels {
          start += 1
          let isLarger = values[start] > largest
          largest = isLarger ? values[start] : largest
          best = isLarger ? label : best
        }
      }
      // Sixty-four heads of two labels fit in a row, their code not in an Int.
      code = code &* head.labels &+ best
    }
    return code
  }
}
