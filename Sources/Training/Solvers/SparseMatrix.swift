/// A matrix in compressed sparse rows, and optionally a last column of ones that is not stored: the intercept's.
///
/// Columns take 4 bytes and values 4, half of what LIBLINEAR keeps a nonzero. A product reads both once and is bound by
/// that: with double values, fits took 1.03 to 1.16 times as long. Vectors and sums are double.
public struct SparseMatrix: Sendable {
  /// Stored columns.
  public private(set) var featureCount: Int
  /// Whether there is a last column of ones.
  public let hasConstant: Bool
  /// Where each row begins in `columns` and `values`, and at the end their number.
  public internal(set) var rowOffsets: [Int]
  public internal(set) var columns: [Int32]
  public internal(set) var values: [Float]

  public var rowCount: Int { rowOffsets.count - 1 }
  /// Length of the vectors that the matrix is multiplied with.
  public var columnCount: Int { featureCount + (hasConstant ? 1 : 0) }

  /// - Precondition: row offsets rise from 0 to the number of entries, and every column is below `featureCount`.
  public init(
    featureCount: Int, rowOffsets: [Int], columns: [Int32], values: [Float], hasConstant: Bool = false
  ) {
    precondition(columns.count == values.count, "\(columns.count) columns and \(values.count) values are no entries")
    // Products do not check bounds within a row: what is wrong must stop here.
    precondition(
      rowOffsets.first == 0 && zip(rowOffsets, rowOffsets.dropFirst()).allSatisfy { $0 <= $1 },
      "row offsets begin at 0 and do not fall")
    precondition(rowOffsets.last == columns.count, "row offsets end at the number of entries, \(columns.count)")
    precondition(columns.allSatisfy { $0 >= 0 && $0 < featureCount }, "a column is not below \(featureCount)")
    self.featureCount = featureCount
    self.hasConstant = hasConstant
    self.rowOffsets = rowOffsets
    self.columns = columns
    self.values = values
  }

  /// The rows of some numbers, in their order.
  func selecting(_ rows: [Int]) -> SparseMatrix {
    var result = SparseMatrix(
      featureCount: featureCount, rowOffsets: [0], columns: [], values: [], hasConstant: hasConstant)
    let count = rows.reduce(0) { $0 + rowOffsets[$1 + 1] - rowOffsets[$1] }
    result.rowOffsets.reserveCapacity(rows.count + 1)
    result.columns.reserveCapacity(count)
    result.values.reserveCapacity(count)
    for row in rows {
      let range = rowOffsets[row]..<rowOffsets[row + 1]
      result.columns.append(contentsOf: columns[range])
      result.values.append(contentsOf: values[range])
      result.rowOffsets.append(result.columns.count)
    }
    return result
  }

  /// The mean squared norm of a row, without the constant column: the unit of the penalty, as the mean diagonal of the
  /// Gram matrix is. 0 for a matrix without rows.
  public var meanSquaredNorm: Double {
    guard rowCount > 0 else { return 0 }
    let values = values.span
    // Four sums: one would wait for each addition before the next.
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index + 4 <= values.count {
      a += Double(values[index]) * Double(values[index])
      b += Double(values[index + 1]) * Double(values[index + 1])
      c += Double(values[index + 2]) * Double(values[index + 2])
      d += Double(values[index + 3]) * Double(values[index + 3])
      index += 4
    }
    while index < values.count {
      a += Double(values[index]) * Double(values[index])
      index += 1
    }
    return ((a + b) + (c + d)) / Double(rowCount)
  }

  /// In how many rows each column occurs.
  var columnCounts: [Int32] {
    var result = [Int32](repeating: 0, count: featureCount)
    var counts = result.mutableSpan
    let columns = columns.span
    for index in columns.indices { counts[Int(columns[index])] += 1 }
    return result
  }

  /// Replaces the columns' numbers, as `ColumnCondensation` does. Entries are moved to the front of the arrays.
  mutating func setFeatureCount(_ count: Int) { featureCount = count }
}
