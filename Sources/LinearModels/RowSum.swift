import TextFeatures

/// A row under construction, in double precision.
struct RowSum: Sendable {
  var values: [Double]

  init(_ layout: ColumnLayout) {
    values = [Double](repeating: 0, count: layout.lanes * ColumnLayout.laneWidth)
  }

  mutating func clear() {
    for index in values.indices { values[index] = 0 }
  }

  /// Four columns of the row, rounded.
  func quad(_ quad: Int) -> SIMD4<Float> {
    let first = 4 * quad
    return SIMD4(
      Float(values[first]), Float(values[first + 1]), Float(values[first + 2]), Float(values[first + 3]))
  }

  /// Appends the row, rounded, to a table.
  func append(to quads: inout [SIMD4<Float>]) {
    for quad in 0..<(values.count / 4) { quads.append(self.quad(quad)) }
  }
}

/// One block's features and what an occurrence of each adds to a row.
struct BlockContributions: Sendable {
  private let index: AscendingIndex
  private let block: BlockWeights
  private let columns: Int
  private let targets: [(weight: Int, column: Int)]
  private let norms: [Int]

  init(_ block: FeatureBlock, of model: LinearModel, layout: ColumnLayout) {
    let weights = model.blocks[block] ?? BlockWeights(ids: [], inverseDocumentFrequencies: [], weights: [])
    self.block = weights
    index = AscendingIndex(weights.ids)
    columns = LinearModel.columns(of: block, heads: model.heads)
    var targets: [(weight: Int, column: Int)] = []
    var norms: [Int] = []
    for (head, headColumns) in zip(model.heads, layout.heads) where head.blocks.contains(block) {
      for column in headColumns.decisions { targets.append((targets.count, column)) }
      norms.append(headColumns.norm)
    }
    self.targets = targets
    self.norms = norms
  }

  var ids: [UInt64] { block.ids }

  /// Adds an occurrence of a feature; one not seen in training adds nothing. Returns whether it was seen.
  @discardableResult
  func add(_ id: UInt64, to row: inout RowSum) -> Bool {
    let position = index.position(of: id)
    guard position >= 0 else { return false }
    let idf = Double(block.inverseDocumentFrequencies[position])
    for target in targets {
      row.values[target.column] += idf * Double(block.weights[position * columns + target.weight])
    }
    for norm in norms { row.values[norm] += idf * idf }
    return true
  }

  /// The columns that the block adds to, and what each feature adds to them, features in order; zeros at the end.
  func flattened() -> (columns: [Int], values: [Double]) {
    let (weights, frequencies) = (block.weights.span, block.inverseDocumentFrequencies.span)
    var values: [Double] = []
    values.reserveCapacity((frequencies.count + 1) * (targets.count + norms.count))
    for position in 0..<frequencies.count {
      let idf = Double(frequencies[position])
      for target in targets { values.append(idf * Double(weights[position * columns + target.weight])) }
      for _ in norms { values.append(idf * idf) }
    }
    values.append(contentsOf: repeatElement(0, count: targets.count + norms.count))
    return (targets.map(\.column) + norms, values)
  }
}
