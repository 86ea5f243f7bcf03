/// A dense matrix of doubles, column-major: element (r, c) is `elements[c * rows + r]`.
public struct Matrix: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  public var elements: [Double]

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative dimension")
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: 0, count: rows * columns)
  }

  /// A matrix over `elements`, which hold its columns one after another.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(elements.count == rows * columns, "\(elements.count) elements do not fill \(rows) x \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get { elements[column * rows + row] }
    set { elements[column * rows + row] = newValue }
  }

  /// The values of one column.
  public func column(_ column: Int) -> ArraySlice<Double> {
    elements[column * rows..<(column + 1) * rows]
  }

  /// The block of some rows and columns.
  public func block(rows rowRange: Range<Int>, columns columnRange: Range<Int>) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rowRange.count * columnRange.count)
    for column in columnRange {
      elements += self.elements[(column * rows + rowRange.lowerBound)..<(column * rows + rowRange.upperBound)]
    }
    return Matrix(rows: rowRange.count, columns: columnRange.count, elements: elements)
  }

  /// The mean of the diagonal of a square matrix; 0 for the empty one.
  public var meanDiagonal: Double {
    precondition(rows == columns, "only a square matrix has a diagonal mean")
    guard rows > 0 else { return 0 }
    var sum = 0.0
    for index in 0..<rows { sum += self[index, index] }
    return sum / Double(rows)
  }

  /// Copies the lower triangle onto the upper one. BLAS and LAPACK fill one triangle of a symmetric result.
  public mutating func mirrorLowerTriangle() {
    precondition(rows == columns, "only a square matrix can be symmetric")
    let n = rows
    var values = elements.mutableSpan
    // Tiles keep both the rows read and the columns written in cache.
    let tile = 64
    for firstColumn in stride(from: 0, to: n, by: tile) {
      for firstRow in stride(from: firstColumn, to: n, by: tile) {
        for column in firstColumn..<min(firstColumn + tile, n) {
          for row in max(firstRow, column + 1)..<max(max(firstRow, column + 1), min(firstRow + tile, n)) {
            values[row * n + column] = values[column * n + row]
          }
        }
      }
    }
  }
}
