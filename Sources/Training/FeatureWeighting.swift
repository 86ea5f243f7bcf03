internal import Glibc

/// What a feature's weight in a statement is, besides its count.
public enum FeatureWeighting: String, Sendable, CaseIterable {
  /// The inverse document frequency.
  case idf
  /// The same times the log-count ratio: features that stand mostly under one label are penalized less.
  case logCountRatio = "log-count-ratio"
}

/// Log-count ratios (Wang and Manning 2012, "Baselines and bigrams", section 2.1): ln (p / q), where p is the share of a
/// feature among the features of the statements with a label and q that among the others', one added to each count.
///
/// A feature's scale is the root mean square over labels; the sign does not matter to a penalty that knows none. The norm
/// of a statement stays that of the idf, so that a fitted weight times its scale is a weight of the plain feature: the
/// model knows nothing of ratios. They are computed from labels, hence anew from the rows of each fit.
enum LogCountRatios {
  /// The scales of a matrix's columns, such that the mean squared norm of its rows stays.
  ///
  /// - Parameters:
  ///   - matrix: the rows of the fit.
  ///   - labels: the label of each row.
  ///   - isCounted: whether a column is a feature that is counted; the others, of word tables, keep a scale in common.
  static func scales(_ matrix: SparseMatrix, labels: [Int], labelCount: Int, isCounted: [Bool]) -> [Float] {
    let features = matrix.featureCount
    var counts = [Double](repeating: 0, count: features * labelCount)
    for row in 0..<matrix.rowCount {
      for index in matrix.rowOffsets[row]..<matrix.rowOffsets[row + 1] {
        counts[Int(matrix.columns[index]) * labelCount + labels[row]] += 1
      }
    }
    var sums = [Double](repeating: 0, count: labelCount)
    var elsewhere = sums
    for feature in 0..<features where isCounted[feature] {
      let all = (0..<labelCount).reduce(0) { $0 + counts[feature * labelCount + $1] }
      for label in 0..<labelCount {
        sums[label] += counts[feature * labelCount + label] + 1
        elsewhere[label] += all - counts[feature * labelCount + label] + 1
      }
    }
    var scales = (0..<features).map { feature -> Float in
      guard isCounted[feature] else { return 1 }
      let all = (0..<labelCount).reduce(0) { $0 + counts[feature * labelCount + $1] }
      var squares = 0.0
      for label in 0..<labelCount {
        let count = counts[feature * labelCount + label]
        let ratio = log((count + 1) / sums[label]) - log((all - count + 1) / elsewhere[label])
        squares += ratio * ratio
      }
      return Float((squares / Double(labelCount)).squareRoot())
    }
    var (before, after) = (0.0, 0.0)
    for (column, value) in zip(matrix.columns, matrix.values) where isCounted[Int(column)] {
      before += Double(value) * Double(value)
      after += Double(value * scales[Int(column)]) * Double(value * scales[Int(column)])
    }
    let factor = after > 0 ? Float((before / after).squareRoot()) : 1
    for feature in 0..<features where isCounted[feature] { scales[feature] *= factor }
    return scales
  }
}

extension SparseMatrix {
  /// The matrix with each column multiplied by its scale.
  consuming func scaled(by scales: [Float]) -> SparseMatrix {
    var result = self
    for index in result.columns.indices { result.values[index] *= scales[Int(result.columns[index])] }
    return result
  }
}
