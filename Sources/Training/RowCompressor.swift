/// Turns rows of features' numbers into compressed sparse rows: the second of two passes.
struct RowCompressor: Sendable {
  private let ids: [UInt64]
  private let frequencies: [Double]
  private let columnOfNumber: [Int32]
  private var rowOffsets = [0]
  private var columns: [Int32] = []
  private var values: [Double] = []
  private var squaredNorms: [Double] = []
  /// By column, how often it occurs in the row at hand; 0 between rows.
  private var counts: [Int32]
  private var row: [Int32] = []

  /// - Parameters:
  ///   - ids: of the features that are kept, ascending.
  ///   - columnOfNumber: -1 for a feature that is left out.
  ///   - occurrences: room to make for them.
  init(ids: [UInt64], frequencies: [Double], columnOfNumber: [Int32], rows: Int, occurrences: Int) {
    self.ids = ids
    self.frequencies = frequencies
    self.columnOfNumber = columnOfNumber
    counts = [Int32](repeating: 0, count: ids.count)
    rowOffsets.reserveCapacity(rows + 1)
    squaredNorms.reserveCapacity(rows)
    columns.reserveCapacity(occurrences)
    values.reserveCapacity(occurrences)
  }

  mutating func append(_ numbers: Span<Int32>) {
    row.removeAll(keepingCapacity: true)
    Self.count(numbers, columnOfNumber, &counts, &row)
    row.sort()
    var squaredNorm = 0.0
    for column in row {
      let idf = frequencies[Int(column)]
      let count = Double(counts[Int(column)])
      counts[Int(column)] = 0
      columns.append(column)
      values.append(count * idf)
      squaredNorm += count * idf * idf
    }
    rowOffsets.append(columns.count)
    squaredNorms.append(squaredNorm)
  }

  /// Counts a row's columns and lists each once.
  private static func count(
    _ numbers: Span<Int32>, _ columnOfNumber: [Int32], _ counts: inout [Int32], _ row: inout [Int32]
  ) {
    var counts = counts.mutableSpan
    for index in numbers.indices {
      let column = columnOfNumber[Int(numbers[index])]
      guard column >= 0 else { continue }
      if counts[Int(column)] == 0 { row.append(column) }
      counts[Int(column)] &+= 1
    }
  }

  consuming func block() -> SparseBlock {
    SparseBlock(
      ids: ids, inverseDocumentFrequencies: frequencies, rowOffsets: rowOffsets, columns: columns, values: values,
      squaredNorms: squaredNorms)
  }
}
