/// Turns rows of features' numbers into compressed sparse rows: the second of two passes.
struct RowCompressor: Sendable {
  private let ids: [UInt64]
  private let frequencies: [Double]
  private let columnOfNumber: [Int32]
  private var rowOffsets = [0]
  private var columns: [Int32] = []
  private var values: [Double] = []
  private var squaredNorms: [Double] = []
  /// By number, how often the feature occurs in the row at hand; 0 between rows. Frequent features have low numbers, since
  /// they come early, so that these counts stay in the cache as counts by column would not.
  private var counts: [UInt32]
  /// Column and count of each feature of the row, in one word to sort.
  private var row: [UInt64] = []

  /// - Parameters:
  ///   - ids: of the features that are kept, ascending.
  ///   - columnOfNumber: -1 for a feature that is left out.
  ///   - occurrences: room to make for them.
  init(ids: [UInt64], frequencies: [Double], columnOfNumber: [Int32], rows: Int, occurrences: Int) {
    self.ids = ids
    self.frequencies = frequencies
    self.columnOfNumber = columnOfNumber
    counts = [UInt32](repeating: 0, count: columnOfNumber.count)
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
    for entry in row {
      let column = Int(entry >> 32)
      let idf = frequencies[column]
      let count = Double(UInt32(truncatingIfNeeded: entry))
      columns.append(Int32(truncatingIfNeeded: column))
      values.append(count * idf)
      squaredNorm += count * idf * idf
    }
    rowOffsets.append(columns.count)
    squaredNorms.append(squaredNorm)
  }

  /// Counts a row's features and lists each that is kept once.
  private static func count(
    _ numbers: Span<Int32>, _ columnOfNumber: [Int32], _ counts: inout [UInt32], _ row: inout [UInt64]
  ) {
    var counts = counts.mutableSpan
    for index in numbers.indices { counts[Int(numbers[index])] &+= 1 }
    for index in numbers.indices {
      let number = Int(numbers[index])
      let column = columnOfNumber[number]
      if counts[number] > 0, column >= 0 { row.append(UInt64(column) << 32 | UInt64(counts[number])) }
      counts[number] = 0
    }
  }

  consuming func block() -> SparseBlock {
    SparseBlock(
      ids: ids, inverseDocumentFrequencies: frequencies, rowOffsets: rowOffsets, columns: columns, values: values,
      squaredNorms: squaredNorms)
  }
}
