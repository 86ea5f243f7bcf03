internal import TextFeatures

/// What scoring one statement needs besides the scorer, and its result. It belongs to one scorer and one thread.
public struct ScoringScratch: Sendable {
  var text = TokenizedText()
  var masked = MaskedText()
  var targets = TargetCache()
  var stems: [UInt64] = []
  var bigrams: [UInt64] = []
  var rows = RowList()
  var placedRows = RowList()
  var maskingRows = RowList()
  var unmaskedRows = RowList()
  var caches = [WordCache(), WordCache()]
  var sums: [Double]
  var unknownSums: [ColumnLayout.Lane]
  var knownWords = 0
  private let heads: [Head]
  private let layout: ColumnLayout

  /// The decision values of the last statement: the columns of all heads, in order.
  public internal(set) var decisionValues: [Double]

  /// Scratch for a scorer.
  public init(for scorer: Scorer) {
    heads = scorer.model.heads
    layout = scorer.layout
    sums = [Double](repeating: 0, count: layout.lanes * ColumnLayout.laneWidth)
    unknownSums = [ColumnLayout.Lane](repeating: .zero, count: layout.lanes)
    decisionValues = layout.intercepts
  }

  mutating func clearSums() {
    for index in sums.indices { sums[index] = 0 }
  }

  /// The share of the last statement's words that the model has seen; 0 without words.
  public var known: Double { text.count == 0 ? 0 : Double(knownWords) / Double(text.count) }

  /// The number of words of the last statement.
  public var wordCount: Int { text.count }

  /// What each head says of the last statement.
  public func predictions(coverage: Double = 0.9) -> [HeadPrediction] {
    zip(heads, layout.heads).map { head, columns in
      let range = columns.firstIntercept..<(columns.firstIntercept + columns.decisions.count)
      return head.predict(Array(decisionValues[range]), coverage: coverage)
    }
  }

  /// The label of each head, as one number in the mixed radix of the heads' labels: what a benchmark sums up.
  public var labelCode: Int {
    var code = 0
    for head in layout.heads {
      var best = 0
      if head.decisions.count == 1 {
        best = decisionValues[head.firstIntercept] < 0 ? 1 : 0
      } else {
        for index in 1..<head.decisions.count
        where decisionValues[head.firstIntercept + index] > decisionValues[head.firstIntercept + best] {
          best = index
        }
      }
      // Sixty-four heads of two labels fit in a row, their code not in an Int.
      code = code &* head.labels &+ best
    }
    return code
  }
}

/// A proposal as the scorer uses it. A class, so that a statement costs one reference count.
final class ScoringTarget: Sendable {
  let target: Target?
  let polarity: Polarity
  /// Nil if nothing is masked.
  let endings: StemFilter?

  init(_ target: Target?, masks: Bool) {
    self.target = target
    polarity = target?.polarity ?? .plus
    endings = masks ? target?.endings : nil
  }
}

/// Targets that were met lately, ready for masking. It is emptied when full, so a file with another target on every row
/// runs in bounded memory.
struct TargetCache: Sendable {
  static let size = 512
  private var targets: [String: ScoringTarget] = [:]

  mutating func target(_ text: String, of model: LinearModel) -> ScoringTarget {
    // Strings that differ in composition only are equal, but their words are not: the bytes decide.
    if let known = targets[text], let target = known.target, target.text.utf8.elementsEqual(text.utf8) { return known }
    if targets.count == Self.size { targets.removeAll(keepingCapacity: true) }
    let target = ScoringTarget(model.target(for: text), masks: model.heads.contains(where: \.isMasking))
    targets[text] = target
    return target
  }
}
