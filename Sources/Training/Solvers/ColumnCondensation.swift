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
    var counts = [Int32](repeating: 0, count: features)
    for column in matrix.columns { counts[Int(column)] += 1 }
    var (places, condensed) = Self.byFrequency(counts)
    var factors = [Float](repeating: 1, count: features)
    var (next, start) = (0, 0)
    for row in 0..<matrix.rowCount {
      let end = matrix.rowOffsets[row + 1]
      var squares: Float = 0
      var singles = 0
      for index in start..<end where counts[Int(matrix.columns[index])] == 1 {
        squares += matrix.values[index] * matrix.values[index]
        singles += 1
      }
      let norm = squares.squareRoot()
      for index in start..<end {
        let (column, value) = (Int(matrix.columns[index]), matrix.values[index])
        if counts[column] == 1 {
          // A stored zero weighs nothing.
          places[column] = norm > 0 ? Int32(condensed) : -1
          factors[column] = norm > 0 ? value / norm : 0
          continue
        }
        matrix.columns[next] = places[column]
        matrix.values[next] = value
        next += 1
      }
      if singles > 0, norm > 0 {
        matrix.columns[next] = Int32(condensed)
        matrix.values[next] = norm
        next += 1
        condensed += 1
      }
      matrix.rowOffsets[row + 1] = next
      start = end
    }
    matrix.columns.removeLast(matrix.columns.count - next)
    matrix.values.removeLast(matrix.values.count - next)
    matrix.setFeatureCount(condensed)
    self.places = places
    self.factors = factors
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
