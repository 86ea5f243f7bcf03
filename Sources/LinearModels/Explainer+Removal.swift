/// Words without which a head would choose another label.
public struct LabelChange: Sendable, Equatable {
  /// Where they stand in the statement, in its order.
  public let words: [Range<Int>]
  /// The index of the label that is then chosen.
  public let label: Int
}

extension Explainer {
  /// Looks for words without which a head chooses another label.
  ///
  /// Words go one by one: the one that, with its pairs, does most to keep the label ahead of the next. What is left is
  /// explained anew each time, since a word that goes changes the norm, its neighbors' pairs and their side of the target;
  /// so the answer is what the head says of the rest, and not a guess. It need not be the smallest such set.
  ///
  /// - Parameters:
  ///   - head: the number of the head.
  ///   - most: how many words may go.
  /// - Returns: nil if the label stays, or if no word keeps it.
  public mutating func labelChange(
    _ statement: Span<UInt8>, target: String? = nil, head: Int, most: Int = 5
  ) -> LabelChange? {
    var rest = statement.indices.map { statement[$0] }
    var removed: [Range<Int>] = []
    var explanation = explain(statement, target: target).heads[head]
    let label = Self.ranking(explanation.decisionValues)[0]
    while removed.count < most {
      let next = Self.ranking(explanation.decisionValues)[1]
      guard let word = explanation.strongestWord(keeping: label, aheadOf: next) else { return nil }
      removed.append(word)
      // Spaces in its place keep every other word where it is.
      for index in word { rest[index] = 0x20 }
      explanation = explain(rest.span, target: target).heads[head]
      let chosen = Self.ranking(explanation.decisionValues)[0]
      if chosen != label { return LabelChange(words: removed.sorted { $0.lowerBound < $1.lowerBound }, label: chosen) }
    }
    return nil
  }

  /// The labels by their decision values, the largest first; of equal ones, the first.
  private static func ranking(_ decisionValues: [Double]) -> [Int] {
    let values = Head.labelValues(decisionValues)
    return values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
  }
}

extension Explanation.HeadExplanation {
  /// The word that, with the pairs it is in, contributes most to one label over another; nil if none does.
  func strongestWord(keeping label: Int, aheadOf other: Int) -> Range<Int>? {
    var pulls: [Int: Double] = [:]
    for piece in pieces {
      let values = piece.labelValues
      for word in [piece.first, piece.second].compactMap({ $0 }) {
        pulls[word.range.lowerBound, default: 0] += values[label] - values[other]
      }
    }
    let words = pieces.lazy.filter { $0.second == nil }.map(\.first.range)
    let strongest = words.max { (pulls[$0.lowerBound] ?? 0) < (pulls[$1.lowerBound] ?? 0) }
    return strongest.flatMap { (pulls[$0.lowerBound] ?? 0) > 0 ? $0 : nil }
  }
}
