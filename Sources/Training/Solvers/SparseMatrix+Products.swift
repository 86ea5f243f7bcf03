// Products of a sparse matrix X with dense vectors. Row by row, so that X is read once whatever is done with it; four
// sums a row, since one would wait for each addition before the next. Bounds are not checked within a row: they are held by
// the initializer, and the checks made whole fits 1.2 to 1.3 times as long.

extension SparseMatrix {
  /// X v.
  func times(_ v: [Double]) -> [Double] {
    precondition(v.count == columnCount, "\(columnCount) columns meet \(v.count) elements")
    var result = [Double](repeating: 0, count: rowCount)
    let (offsets, columns, values, vector) = (rowOffsets.span, columns.span, values.span, v.span)
    let constant = hasConstant ? v[featureCount] : 0
    var output = result.mutableSpan
    for row in 0..<rowCount {
      output[row] = constant + product(columns, values, offsets[row], offsets[row + 1], vector)
    }
    return result
  }

  /// y += X' u. Rows whose element is 0 are not read.
  func addTransposed(times u: [Double], to y: inout [Double]) {
    precondition(u.count == rowCount && y.count == columnCount, "a product of other dimensions than the matrix")
    let (offsets, columns, values, factors) = (rowOffsets.span, columns.span, values.span, u.span)
    var constant = 0.0
    var output = y.mutableSpan
    for row in 0..<rowCount where factors[row] != 0 {
      scatter(columns, values, offsets[row], offsets[row + 1], factors[row], &output)
      constant += factors[row]
    }
    if hasConstant { y[featureCount] += constant }
  }

  /// y += X' D X v with the diagonal matrix D of `weights`; `image` becomes X v. One reading of X, and only half of one for
  /// rows of weight 0.
  func addGram(weights: [Double], times v: [Double], to y: inout [Double], image: inout [Double]) {
    precondition(v.count == columnCount && y.count == columnCount, "vectors of other dimensions than the matrix")
    precondition(
      weights.count == rowCount && image.count == rowCount, "row vectors of other dimensions than the matrix")
    let (offsets, columns, values, vector) = (rowOffsets.span, columns.span, values.span, v.span)
    let rowWeights = weights.span
    let shift = hasConstant ? v[featureCount] : 0
    var constant = 0.0
    var output = y.mutableSpan
    var images = image.mutableSpan
    for row in 0..<rowCount {
      let (start, end) = (offsets[row], offsets[row + 1])
      let element = shift + product(columns, values, start, end, vector)
      images[row] = element
      let weighted = rowWeights[row] * element
      if weighted == 0 { continue }
      scatter(columns, values, start, end, weighted, &output)
      constant += weighted
    }
    if hasConstant { y[featureCount] += constant }
  }

  /// y += the diagonal of X' D X.
  func addGramDiagonal(weights: [Double], to y: inout [Double]) {
    precondition(weights.count == rowCount && y.count == columnCount, "a diagonal of other dimensions than the matrix")
    let (offsets, columns, values, rowWeights) = (rowOffsets.span, columns.span, values.span, weights.span)
    var constant = 0.0
    var output = y.mutableSpan
    for row in 0..<rowCount where rowWeights[row] != 0 {
      let weight = rowWeights[row]
      var index = offsets[row]
      let end = offsets[row + 1]
      while index < end {
        let value = unsafe Double(values[unchecked: index])
        unsafe output[unchecked: Int(columns[unchecked: index])] += weight * value * value
        index &+= 1
      }
      constant += weight
    }
    if hasConstant { y[featureCount] += constant }
  }
}

/// The inner product of a row's entries with a vector.
@inline(__always)
func product(
  _ columns: Span<Int32>, _ values: Span<Float>, _ start: Int, _ end: Int, _ vector: Span<Double>
) -> Double {
  var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
  var index = start
  while index &+ 4 <= end {
    unsafe a += Double(values[unchecked: index]) * vector[unchecked: Int(columns[unchecked: index])]
    unsafe b += Double(values[unchecked: index &+ 1]) * vector[unchecked: Int(columns[unchecked: index &+ 1])]
    unsafe c += Double(values[unchecked: index &+ 2]) * vector[unchecked: Int(columns[unchecked: index &+ 2])]
    unsafe d += Double(values[unchecked: index &+ 3]) * vector[unchecked: Int(columns[unchecked: index &+ 3])]
    index &+= 4
  }
  while index < end {
    unsafe a += Double(values[unchecked: index]) * vector[unchecked: Int(columns[unchecked: index])]
    index &+= 1
  }
  return (a + b) + (c + d)
}

/// Adds a multiple of a row's entries to a vector.
@inline(__always)
func scatter(
  _ columns: Span<Int32>, _ values: Span<Float>, _ start: Int, _ end: Int, _ factor: Double,
  _ vector: inout MutableSpan<Double>
) {
  var index = start
  while index < end {
    unsafe vector[unchecked: Int(columns[unchecked: index])] += factor * Double(values[unchecked: index])
    index &+= 1
  }
}
