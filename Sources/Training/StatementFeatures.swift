internal import LinearModels
internal import TextFeatures

/// The features of a training set beside those of one statement, for inner products in a model's own weighting.
struct StatementFeatures: Sendable {
  private let model: LinearModel
  private let tables: [FeatureBlock: WordTable]
  private let matrix: FeatureMatrix
  private let indices: [FeatureBlock: IDIndex]
  private var featurizer = Featurizer()
  private var occurrences: [FeatureOccurrence] = []
  /// The statement's columns by block, all zero but for those that `touched` lists, and its share of the squared norm.
  private var values: [FeatureBlock: [Double]] = [:]
  private var touched: [FeatureBlock: [Int]] = [:]
  private var squaredNorms: [FeatureBlock: Double] = [:]

  /// - Parameter set: whose heads are those of the model, each with its blocks.
  init(_ model: LinearModel, set: TrainingSet) {
    self.model = model
    var tables: [FeatureBlock: WordTable] = [:]
    for block in model.usedBlocks { tables[block] = set.table(of: block) }
    self.tables = tables
    // A block whose table is missing cannot be built; the heads that read it are told so by `check`.
    let heads = set.heads.filter { head in
      (head.blocks ?? []).allSatisfy { $0.wordTable == nil || tables[$0] != nil }
    }
    matrix = FeatureMatrix(
      TrainingSet(heads: heads, statements: set.statements, target: set.target, tables: set.tables),
      minimumDocuments: model.metadata.training.minimumDocuments)
    indices = matrix.blocks.filter { tables[$0.key] == nil }.mapValues { IDIndex($0.ids) }
    for (name, block) in matrix.blocks {
      values[name] = [Double](repeating: 0, count: block.ids.count)
      touched[name] = []
    }
  }

  /// Holds the features of the set to those of the model.
  func check(_ head: Head, _ model: LinearModel, _ set: TrainingSet) throws(PullProblem) {
    for name in head.blocks where name.wordTable != nil && tables[name] == nil {
      throw .noTable(name.wordTable ?? name)
    }
    for name in head.blocks {
      guard let weights = model.blocks[name], let block = matrix.blocks[name] else { throw .otherFeatures(name) }
      if let table = tables[name] {
        let words = table.blockWeights([], decisions: 0, isCrossed: name.isCrossed)
        guard words.ids == weights.ids, words.inverseDocumentFrequencies == weights.inverseDocumentFrequencies else {
          throw .otherTable(name.wordTable ?? name)
        }
      } else {
        guard block.ids == weights.ids,
          zip(block.inverseDocumentFrequencies, weights.inverseDocumentFrequencies).allSatisfy({ Float($0) == $1 })
        else { throw .otherFeatures(name) }
      }
    }
  }

  /// The inner products of some rows with each other over a head's blocks.
  func kernel(of rows: [Int], over blocks: [FeatureBlock]) -> RowKernel {
    RowKernel(rows: rows, blocks: blocks.compactMap { matrix.blocks[$0] })
  }

  private static func factor(_ squaredNorm: Double) -> Double { squaredNorm > 0 ? 1 / squaredNorm.squareRoot() : 0 }

  /// Reads a statement.
  mutating func read(_ statement: Span<UInt8>, target text: String?) {
    let target = text.map(model.target(for:)) ?? model.defaultTarget
    featurizer.read(statement, target: target)
    for name in matrix.blocks.keys {
      for column in touched[name] ?? [] { values[name]?[column] = 0 }
      touched[name] = []
      if let table = tables[name] {
        add(table, to: name, isMinus: target?.polarity == .minus)
      } else {
        addOccurrences(of: name)
      }
    }
  }

  private mutating func addOccurrences(of name: FeatureBlock) {
    guard let block = matrix.blocks[name], let index = indices[name] else { return }
    featurizer.list(name, into: &occurrences)
    var squaredNorm = 0.0
    for occurrence in occurrences {
      let column = index.position(of: occurrence.id)
      guard column >= 0 else { continue }
      let idf = block.inverseDocumentFrequencies[column]
      values[name]?[column] += idf
      touched[name]?.append(column)
      squaredNorm += idf * idf
    }
    squaredNorms[name] = squaredNorm
  }

  private mutating func add(_ table: WordTable, to name: FeatureBlock, isMinus: Bool) {
    featurizer.list(name.wordTable ?? name, into: &occurrences)
    var sum = [Double](repeating: 0, count: table.columns)
    squaredNorms[name] = occurrences.reduce(0) { $0 + table.add($1.id, to: &sum) }
    // As in training, the columns of a crossed table stand there once per polarity.
    let first = name.isCrossed && isMinus ? table.columns : 0
    for (column, value) in sum.enumerated() where value != 0 {
      values[name]?[first + column] = value
      touched[name]?.append(first + column)
    }
  }

  /// The inner products of some rows with the statement, both as they are over a head's blocks, divided by the statement's norm.
  func products(with rows: [Int], over blocks: [FeatureBlock]) -> [Double] {
    var products = [Double](repeating: 0, count: rows.count)
    for name in blocks {
      guard let block = matrix.blocks[name], let values = values[name] else { continue }
      Self.add(block, rows, values, to: &products)
    }
    let factor = Self.factor(blocks.reduce(0) { $0 + (squaredNorms[$1] ?? 0) })
    for index in products.indices { products[index] *= factor }
    return products
  }

  private static func add(_ block: SparseBlock, _ rows: [Int], _ values: [Double], to products: inout [Double]) {
    let (offsets, columns, own, values) = (
      block.rowOffsets.span, block.columns.span, block.values.span, values.span
    )
    var products = products.mutableSpan
    for (position, row) in rows.enumerated() {
      var sum = 0.0
      for index in offsets[row]..<offsets[row + 1] { sum += own[index] * values[Int(columns[index])] }
      products[position] += sum
    }
  }
}
