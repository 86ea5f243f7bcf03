internal import Glibc

/// Collects the features of one block, statement by statement.
struct SparseBlockBuilder: Sendable {
  private var numbering = IDNumbering()
  /// By number: how many statements hold the feature, and the last that did.
  private var documents: [Int32] = []
  private var lastRow: [Int32] = []
  /// Numbers of features, statement after statement.
  private var occurrences: [Int32] = []
  private var rowOffsets = [0]

  /// Adds a statement by the ids of its features, one an occurrence.
  mutating func append(_ ids: some Sequence<UInt64>) {
    let rowNumber = Int32(rowOffsets.count)
    for id in ids {
      let number = numbering.number(of: id)
      if number == documents.count {
        documents.append(0)
        lastRow.append(0)
      }
      if lastRow[number] != rowNumber {
        lastRow[number] = rowNumber
        documents[number] += 1
      }
      occurrences.append(Int32(number))
    }
    rowOffsets.append(occurrences.count)
  }

  /// The block, of the features that occur in at least so many statements.
  func block(minimumDocuments: Int) -> SparseBlock {
    let statements = rowOffsets.count - 1
    let kept = documents.indices.filter { documents[$0] >= minimumDocuments }
      .sorted { numbering.ids[$0] < numbering.ids[$1] }
    var columnOfNumber = [Int32](repeating: -1, count: documents.count)
    for (column, number) in kept.enumerated() { columnOfNumber[number] = Int32(column) }
    // Smoothed as scikit-learn's: as if one more statement held every feature.
    let frequencies = kept.map { Double(Float(log(Double(1 + statements) / Double(1 + Int(documents[$0]))) + 1)) }
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var squaredNorms: [Double] = []
    offsets.reserveCapacity(statements + 1)
    columns.reserveCapacity(occurrences.count)
    values.reserveCapacity(occurrences.count)
    squaredNorms.reserveCapacity(statements)
    var row: [Int32] = []
    for statement in 0..<statements {
      row.removeAll(keepingCapacity: true)
      for index in rowOffsets[statement]..<rowOffsets[statement + 1] {
        let column = columnOfNumber[Int(occurrences[index])]
        if column >= 0 { row.append(column) }
      }
      row.sort()
      var squaredNorm = 0.0
      var start = 0
      while start < row.count {
        var end = start + 1
        while end < row.count, row[end] == row[start] { end += 1 }
        let idf = frequencies[Int(row[start])]
        let count = Double(end - start)
        columns.append(row[start])
        values.append(count * idf)
        squaredNorm += count * idf * idf
        start = end
      }
      offsets.append(columns.count)
      squaredNorms.append(squaredNorm)
    }
    return SparseBlock(
      ids: kept.map { numbering.ids[$0] }, inverseDocumentFrequencies: frequencies, rowOffsets: offsets,
      columns: columns, values: values, squaredNorms: squaredNorms)
  }
}
