/// Collects the features of one block by their ids, statement by statement.
struct SparseBlockBuilder: Sendable {
  private(set) var numbering = IDNumbering()
  private(set) var rows = FeatureRows()

  /// Adds a statement by the ids of its features, one an occurrence.
  mutating func append(_ ids: [UInt64]) { rows.append(ids, &numbering) }

  /// The block, of the features that occur in at least so many statements.
  func block(minimumDocuments: Int) -> SparseBlock {
    SparseBlock(rows, ids: numbering.ids, minimumDocuments: minimumDocuments)
  }
}

extension SparseBlock {
  /// The block of the features that occur in at least so many rows.
  ///
  /// - Parameter ids: of the features, by number.
  init(_ rows: FeatureRows, ids: [UInt64], minimumDocuments: Int) {
    var counts = DocumentCounts(ids: ids)
    for row in 0..<rows.count { counts.count(rows[row]) }
    var compressor = counts.compressor(minimumDocuments: minimumDocuments)
    for row in 0..<rows.count { compressor.append(rows[row]) }
    self = compressor.block()
  }

  /// The block of rows whose words have several features each.
  ///
  /// - Parameters:
  ///   - words: numbers of words, row after row.
  ///   - features: the features of each word by its number.
  ///   - ids: of the features, by number.
  init(words: FeatureRows, features: FeatureRows, ids: [UInt64], minimumDocuments: Int) {
    var row: [Int32] = []
    func expand(_ statement: Int) {
      row.removeAll(keepingCapacity: true)
      let numbers = words[statement]
      for index in numbers.indices {
        let features = features[Int(numbers[index])]
        for feature in features.indices { row.append(features[feature]) }
      }
    }
    var counts = DocumentCounts(ids: ids)
    for statement in 0..<words.count {
      expand(statement)
      counts.count(row.span)
    }
    var compressor = counts.compressor(minimumDocuments: minimumDocuments)
    for statement in 0..<words.count {
      expand(statement)
      compressor.append(row.span)
    }
    self = compressor.block()
  }
}
