internal import LinearAlgebra
internal import TextFeatures

/// Gram matrices of sparse blocks. Unnormalized ones of several blocks add; the norm of a head is then a scaling of rows
/// and columns, so trying another set of blocks builds no new products.
enum GramMatrix {
  /// The inner products of the given rows of a block; the lower triangle is filled.
  ///
  /// Frequent features go through `dsyrk` as dense panels; the others through their posting lists, whose pairs are few. At
  /// a fifth of the rows both cost about the same.
  static func of(_ block: SparseBlock, rows: [Int]) -> Matrix {
    let n = rows.count
    var gram = Matrix(rows: n, columns: n)
    let postings = Postings(block, rows: rows)
    let denseFrom = n / 5
    var dense: [Int] = []
    var elements = gram.elements.mutableSpan
    for feature in 0..<postings.features {
      let range = postings.range(of: feature)
      if range.count > denseFrom {
        dense.append(feature)
        continue
      }
      for second in range {
        let column = Int(postings.rows[second]) * n
        let value = postings.values[second]
        for first in second..<range.upperBound {
          elements[column + Int(postings.rows[first])] += value * postings.values[first]
        }
      }
    }
    let width = 256
    for start in stride(from: 0, to: dense.count, by: width) {
      let panelFeatures = dense[start..<min(start + width, dense.count)]
      var panel = Matrix(rows: n, columns: panelFeatures.count)
      for (column, feature) in panelFeatures.enumerated() {
        for index in postings.range(of: feature) { panel[Int(postings.rows[index]), column] = postings.values[index] }
      }
      gram.addToLowerTriangle(productWithTranspose: panel)
    }
    return gram
  }

  /// The Gram matrix of a head's normalized rows: the blocks' sum, each row and column divided by its norm. A row without
  /// features is zero. Both triangles are filled.
  static func normalized(_ grams: [Matrix], squaredNorms: [Double]) -> Matrix {
    var sum = grams[0]
    for gram in grams.dropFirst() { add(1, gram.elements, to: &sum.elements) }
    let factors = squaredNorms.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    let n = sum.rows
    var elements = sum.elements.mutableSpan
    for column in 0..<n {
      for row in column..<n { elements[column * n + row] *= factors[row] * factors[column] }
    }
    sum.mirrorLowerTriangle()
    return sum
  }
}

/// For each feature the rows that hold it: the transpose of some rows of a block.
private struct Postings {
  private var offsets: [Int]
  /// Positions in the list of rows, ascending within a feature.
  private(set) var rows: [Int32]
  private(set) var values: [Double]

  var features: Int { offsets.count - 1 }

  func range(of feature: Int) -> Range<Int> { offsets[feature]..<offsets[feature + 1] }

  init(_ block: SparseBlock, rows selected: [Int]) {
    var offsets = [Int](repeating: 0, count: block.ids.count + 1)
    for row in selected {
      for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] { offsets[Int(block.columns[index]) + 1] += 1 }
    }
    for feature in 1..<max(1, offsets.count) { offsets[feature] += offsets[feature - 1] }
    var next = offsets
    var rows = [Int32](repeating: 0, count: offsets.last ?? 0)
    var values = [Double](repeating: 0, count: rows.count)
    for (position, row) in selected.enumerated() {
      for index in block.rowOffsets[row]..<block.rowOffsets[row + 1] {
        let feature = Int(block.columns[index])
        rows[next[feature]] = Int32(position)
        values[next[feature]] = block.values[index]
        next[feature] += 1
      }
    }
    self.offsets = offsets
    self.rows = rows
    self.values = values
  }
}
