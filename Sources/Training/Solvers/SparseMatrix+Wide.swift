// Products with several vectors at once, which lie side by side: element (i, k) is at i * width + k.

extension SparseMatrix {
  /// X V.
  func times(_ v: [Double], width: Int) -> [Double] {
    precondition(v.count == columnCount * width, "\(columnCount) columns meet \(v.count) elements of width \(width)")
    var result = [Double](repeating: 0, count: rowCount * width)
    let (offsets, columns, values, vectors) = (rowOffsets.span, columns.span, values.span, v.span)
    let first = featureCount * width
    var output = result.mutableSpan
    for row in 0..<rowCount {
      let base = row * width
      if hasConstant { for k in 0..<width { output[base + k] = vectors[first + k] } }
      for index in offsets[row]..<offsets[row + 1] {
        let value = Double(values[index])
        let place = Int(columns[index]) * width
        for k in 0..<width { output[base + k] += value * vectors[place + k] }
      }
    }
    return result
  }

  /// Y += X' U.
  func addTransposed(times u: [Double], width: Int, to y: inout [Double]) {
    precondition(u.count == rowCount * width && y.count == columnCount * width, "a product of other dimensions")
    let (offsets, columns, values, factors) = (rowOffsets.span, columns.span, values.span, u.span)
    let first = featureCount * width
    var output = y.mutableSpan
    for row in 0..<rowCount {
      let base = row * width
      for index in offsets[row]..<offsets[row + 1] {
        let value = Double(values[index])
        let place = Int(columns[index]) * width
        for k in 0..<width { output[place + k] += value * factors[base + k] }
      }
      if hasConstant { for k in 0..<width { output[first + k] += factors[base + k] } }
    }
  }
}
