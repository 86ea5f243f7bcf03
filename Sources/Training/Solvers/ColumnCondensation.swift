/// A smaller matrix that stands for another in any linear fit with an L2 penalty, and the way back.
///
/// Columns are renumbered, the most frequent first: the elements that most products touch then lie side by side. And all
/// columns that occur in one row only, the same row, become one: the loss sees them only as z = sum_j w_j x_j in that
/// row, and of all w that give z the penalty |w|^2 prefers w_j = u x_j / s with s^2 = sum_j x_j^2 and u = z / s. So one
/// column with the value s and the weight u gives the same minimum, exactly. In text most columns are of this kind.
/// Columns that occur nowhere have weight 0.
struct ColumnCondensation: Sendable {
  /// The column of the smaller matrix that each column is in; -1 if it occurs nowhere.
  private let places: [Int32]
  /// What a weight of the smaller matrix is multiplied with: 1, or x_j / s.
  private let factors: [Float]

  /// Condenses a matrix in place.
  init(_ matrix: inout SparseMatrix) {
    let features = matrix.featureCount
    let counts = matrix.columnCounts
    var (places, condensed) = Self.byFrequency(counts)
    var factors = [Float](repeating: 1, count: features)
    // Taken out of the matrix while they are written, so that the loop holds spans.
    var (columns, values, offsets) = ([Int32](), [Float](), [Int]())
    swap(&columns, &matrix.columns)
    swap(&values, &matrix.values)
    swap(&offsets, &matrix.rowOffsets)
    let count = Self.merge(counts.span, &places, &factors, &columns, &values, &offsets, firstSingle: &condensed)
    columns.removeLast(columns.count - count)
    values.removeLast(values.count - count)
    swap(&columns, &matrix.columns)
    swap(&values, &matrix.values)
    swap(&offsets, &matrix.rowOffsets)
    matrix.setFeatureCount(condensed)
    self.places = places
    self.factors = factors
  }

  /// Renumbers the entries of all rows, those of columns that occur once merged into one at the row's end.
  ///
  /// - Returns: how many entries there are now.
  private static func merge(
    _ counts: Span<Int32>, _ places: inout [Int32], _ factors: inout [Float], _ columnArray: inout [Int32],
    _ valueArray: inout [Float], _ offsetArray: inout [Int], firstSingle: inout Int
  ) -> Int {
    var places = places.mutableSpan
    var factors = factors.mutableSpan
    var columns = columnArray.mutableSpan
    var values = valueArray.mutableSpan
    var offsets = offsetArray.mutableSpan
    let base = firstSingle
    var norms: [Float] = []
    var (next, start) = (0, 0)
    for row in 0..<(offsets.count - 1) {
      let end = offsets[row + 1]
      let single = Int32(firstSingle)
      var squares: Float = 0
      for index in start..<end {
        let (column, value) = (Int(columns[index]), values[index])
        if counts[column] == 1 {
          // A stored zero weighs nothing.
          let square = value * value
          if square == 0 { continue }
          squares += square
          places[column] = single
          factors[column] = value
          continue
        }
        columns[next] = places[column]
        values[next] = value
        next += 1
      }
      start = end
      offsets[row + 1] = next
      if squares == 0 { continue }
      let norm = squares.squareRoot()
      norms.append(norm)
      values[next] = norm
      columns[next] = single
      next += 1
      firstSingle += 1
      offsets[row + 1] = next
    }
    for column in 0..<counts.count where counts[column] == 1 && places[column] >= 0 {
      factors[column] /= norms[Int(places[column]) - base]
    }
    return next
  }

  /// New numbers for the columns that occur more than once, by a counting sort, and how many they are.
  private static func byFrequency(_ counts: [Int32]) -> (places: [Int32], number: Int) {
    var starts = [Int32](repeating: 0, count: Int(counts.max() ?? 0) + 2)
    for count in counts where count > 1 { starts[Int(count)] += 1 }
    var sum: Int32 = 0
    for count in stride(from: starts.count - 1, through: 0, by: -1) {
      let number = starts[count]
      starts[count] = sum
      sum += number
    }
    var places = [Int32](repeating: -1, count: counts.count)
    for (column, count) in counts.enumerated() where count > 1 {
      places[column] = starts[Int(count)]
      starts[Int(count)] += 1
    }
    return (places, Int(sum))
  }

  /// The weights of the smaller matrix as weights of the whole one. What comes after the features, the intercept's, stays.
  func expanded(_ weights: [Double], condensedCount: Int) -> [Double] {
    var result = places.indices.map { column in
      places[column] < 0 ? 0 : weights[Int(places[column])] * Double(factors[column])
    }
    result += weights[condensedCount...]
    return result
  }

  /// The best start that weights of the whole matrix give: the inverse of `expanded` on its range.
  func condensed(_ weights: [Double], condensedCount: Int) -> [Double] {
    var result = [Double](repeating: 0, count: condensedCount)
    for (column, place) in places.enumerated() where place >= 0 {
      result[Int(place)] += weights[column] * Double(factors[column])
    }
    result += weights[places.count...]
    return result
  }
}
