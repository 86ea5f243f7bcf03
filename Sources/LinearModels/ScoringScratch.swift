internal import TextFeatures

/// What scoring one statement needs besides the scorer, and its result. It belongs to one scorer and one thread.
public struct ScoringScratch: Sendable {
  var text = TokenizedText()
  var masked = MaskedText()
  var targets = TargetCache()
  var positions: [Int32] = []
  var stems: [UInt64] = []
  var rows = RowList()
  var maskingRows = RowList()
  var unmaskedRows = RowList()
  var caches = [WordCache(), WordCache()]
  var sums: [Double] = []
  var knownWords = 0
  private let heads: [Head]

  /// The decision values of the last statement: the columns of all heads, in order.
  public internal(set) var decisionValues: [Double]

  /// Scratch for a scorer.
  public init(for scorer: Scorer) {
    heads = scorer.model.heads
    decisionValues = [Double](repeating: 0, count: heads.reduce(0) { $0 + $1.decisionColumns })
  }

  mutating func prepare(_ layout: ColumnLayout) {
    let width = layout.lanes * ColumnLayout.laneWidth
    if sums.count != width {
      sums = [Double](repeating: 0, count: width)
    } else {
      for index in 0..<width { sums[index] = 0 }
    }
  }

  /// The share of the last statement's words that the model has seen; 0 without words.
  public var known: Double { text.count == 0 ? 0 : Double(knownWords) / Double(text.count) }

  /// The number of words of the last statement.
  public var wordCount: Int { text.count }

  /// What each head says of the last statement.
  public func predictions(coverage: Double = 0.9) -> [HeadPrediction] {
    var column = 0
    return heads.map { head in
      defer { column += head.decisionColumns }
      return head.predict(Array(decisionValues[column..<(column + head.decisionColumns)]), coverage: coverage)
    }
  }

  /// The label of each head, as one number in the mixed radix of the heads' labels: what a benchmark sums up.
  public var labelCode: Int {
    var code = 0
    var column = 0
    for head in heads {
      var best = 0
      if head.decisionColumns == 1 {
        best = decisionValues[column] < 0 ? 1 : 0
      } else {
        for index in 1..<head.decisionColumns where decisionValues[column + index] > decisionValues[column + best] {
          best = index
        }
      }
      code = code * head.labels.count + best
      column += head.decisionColumns
    }
    return code
  }
}

/// Targets that were met lately, ready for masking. It is emptied when full, so a file with another target on every row
/// runs in bounded memory.
struct TargetCache: Sendable {
  static let size = 512
  private var targets: [String: Target] = [:]
  private var own: Target??

  mutating func target(_ text: String?, of model: LinearModel) -> Target? {
    guard let text else {
      if let own { return own }
      let target = model.defaultTarget
      own = target
      return target
    }
    if let target = targets[text] { return target }
    if targets.count == Self.size { targets.removeAll(keepingCapacity: true) }
    let target = model.target(for: text)
    targets[text] = target
    return target
  }
}
