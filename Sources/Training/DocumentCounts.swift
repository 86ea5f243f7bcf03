internal import Glibc

/// Counts how many statements hold each feature: the first of two passes over the rows of a block, since only features that
/// enough statements hold get a column.
struct DocumentCounts: Sendable {
  private let ids: [UInt64]
  /// By number: how many statements hold the feature, and the last that did, from 1.
  private var documents: [Int32]
  private var lastRow: [Int32]
  private var rows: Int32 = 0
  /// Occurrences counted.
  private var occurrences = 0

  /// - Parameter ids: of the features, by number.
  init(ids: [UInt64]) {
    self.ids = ids
    documents = [Int32](repeating: 0, count: ids.count)
    lastRow = documents
  }

  /// Counts a statement.
  mutating func count(_ row: Span<Int32>) {
    rows += 1
    occurrences += row.count
    Self.count(row, number: rows, &documents, &lastRow)
  }

  private static func count(_ row: Span<Int32>, number: Int32, _ documents: inout [Int32], _ lastRow: inout [Int32]) {
    var documents = documents.mutableSpan
    var lastRow = lastRow.mutableSpan
    for index in row.indices {
      let feature = Int(row[index])
      documents[feature] &+= lastRow[feature] == number ? 0 : 1
      lastRow[feature] = number
    }
  }

  /// What takes the statements that were counted, in their order, and keeps the features that at least so many of
  /// them hold.
  consuming func compressor(minimumDocuments: Int) -> RowCompressor {
    let kept = documents.indices.filter { documents[$0] >= minimumDocuments }
    let order = IDOrder.sorted(kept.map { ids[$0] }, numbers: kept.map(Int32.init))
    let statements = Double(1 + Int(rows))
    var columnOfNumber = lastRow
    for number in columnOfNumber.indices { columnOfNumber[number] = -1 }
    for (column, number) in order.numbers.enumerated() { columnOfNumber[Int(number)] = Int32(column) }
    // Smoothed as scikit-learn's: as if one more statement held every feature.
    let frequencies = order.numbers.map { Double(Float(log(statements / Double(1 + Int(documents[Int($0)]))) + 1)) }
    return RowCompressor(
      ids: order.ids, frequencies: frequencies, columnOfNumber: columnOfNumber, rows: Int(rows),
      occurrences: occurrences)
  }
}
