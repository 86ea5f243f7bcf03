internal import TextFeatures

/// The plain scorer: feature by feature, in double precision. It is what the compiled one and explanations are held to.
public struct ReferenceScorer: Sendable {
  private let model: LinearModel
  private let indices: [FeatureBlock: IDIndex]
  private var featurizer = Featurizer()
  private var occurrences: [FeatureOccurrence] = []

  public init(_ model: LinearModel) {
    self.model = model
    indices = model.blocks.mapValues { IDIndex($0.ids) }
  }

  /// The decision values of a statement: the columns of all heads, in order.
  public mutating func decisionValues(_ statement: Span<UInt8>, target: String? = nil) -> [Double] {
    featurizer.read(statement, target: target.map(model.target(for:)) ?? model.defaultTarget)
    var sums = model.heads.map { [Double](repeating: 0, count: $0.decisionColumns) }
    var norms = [Double](repeating: 0, count: model.heads.count)
    for block in model.usedBlocks {
      guard let weights = model.blocks[block], let index = indices[block] else { continue }
      let columns = LinearModel.columns(of: block, heads: model.heads)
      featurizer.list(block, into: &occurrences)
      for occurrence in occurrences {
        let position = index.position(of: occurrence.id)
        guard position >= 0 else { continue }
        let idf = Double(weights.inverseDocumentFrequencies[position])
        var column = position * columns
        for (number, head) in model.heads.enumerated() where head.blocks.contains(block) {
          for decision in 0..<head.decisionColumns {
            sums[number][decision] += idf * Double(weights.weights[column + decision])
          }
          norms[number] += idf * idf
          column += head.decisionColumns
        }
      }
    }
    return model.heads.indices.flatMap { number in
      let factor = norms[number] > 0 ? 1 / norms[number].squareRoot() : 0
      return zip(sums[number], model.heads[number].intercepts).map { $0 * factor + $1 }
    }
  }
}
