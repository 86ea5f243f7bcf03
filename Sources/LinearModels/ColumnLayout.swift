import TextFeatures

/// Where each head's numbers stand in a row: its decision columns, then its norm squared; heads side by side.
final class ColumnLayout: Sendable {
  /// The columns of a head.
  struct HeadColumns: Sendable {
    var decisions: Range<Int>
    var norm: Int
    /// The number of its first intercept, counted over all heads.
    var firstIntercept: Int
    var labels: Int
  }

  /// Eight floats: a row is a whole number of these.
  typealias Lane = SIMD8<Float>
  static let laneWidth = 8
  static let maximumColumns = 128

  let heads: [HeadColumns]
  /// Of all decision columns, in the order of the heads.
  let intercepts: [Double]
  let columns: Int
  let lanes: Int
  /// The sums of a row, four columns each.
  var quads: Int { 2 * lanes }
  /// Four columns an element: ones; 1 in the columns of masking heads, 0 elsewhere; and the other way round.
  let all: [SIMD4<Float>]
  let masking: [SIMD4<Float>]
  let unmasked: [SIMD4<Float>]

  init(_ heads: [Head]) throws(ModelError) {
    var column = 0
    var intercepts: [Double] = []
    self.heads = heads.map { head in
      let decisions = column..<(column + head.decisionColumns)
      let columns = HeadColumns(
        decisions: decisions, norm: decisions.upperBound, firstIntercept: intercepts.count, labels: head.labels.count)
      column += head.decisionColumns + 1
      intercepts += head.intercepts
      return columns
    }
    self.intercepts = intercepts
    guard column <= Self.maximumColumns else { throw .tooManyColumns(column, maximum: Self.maximumColumns) }
    columns = column
    lanes = (column + Self.laneWidth - 1) / Self.laneWidth
    var masking = [SIMD4<Float>](repeating: .zero, count: 2 * lanes)
    var unmasked = masking
    for (head, columns) in zip(heads, self.heads) {
      for column in columns.decisions.lowerBound...columns.norm {
        if head.isMasking { masking[column / 4][column % 4] = 1 } else { unmasked[column / 4][column % 4] = 1 }
      }
    }
    all = [SIMD4<Float>](repeating: .one, count: 2 * lanes)
    self.masking = masking
    self.unmasked = unmasked
  }
}
