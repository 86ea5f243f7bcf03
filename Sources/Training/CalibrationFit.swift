internal import Glibc
internal import LinearAlgebra
internal import LinearModels

extension Calibration {
  /// Fits scale and offsets to held-out decision values by Newton's method on the log loss.
  ///
  /// Gold labels count as 1 - 1 / (n_k + 2) rather than 1, so that a separable corpus does not make every probability 0 or
  /// 1 (Platt 1999, section 2.2).
  ///
  /// - Parameters:
  ///   - values: rows x decision columns.
  ///   - gold: the label of each row.
  ///   - rows: the rows to fit to.
  init(fitting values: Matrix, gold: [Int], rows: [Int], labels: Int) {
    var supports = [Double](repeating: 0, count: labels)
    for row in rows { supports[gold[row]] += 1 }
    // One a label, row after row; no array a row, since each is visited at every step.
    let labelValues = rows.flatMap { row in Head.labelValues((0..<values.columns).map { values[row, $0] }) }
    var probabilities = [Double](repeating: 0, count: labels)
    let confidences = supports.map { 1 - 1 / ($0 + 2) }
    // Parameters: the scale, then the offsets of all labels but the first.
    var parameters = [Double](repeating: 0, count: labels)
    parameters[0] = 1
    for _ in 0..<50 {
      var gradient = [Double](repeating: 0, count: labels)
      var hessian = Matrix(rows: labels, columns: labels)
      let current = Calibration(scale: parameters[0], offsets: [0] + parameters.dropFirst())
      for (position, row) in rows.enumerated() {
        let value = labelValues[(position * labels)..<((position + 1) * labels)]
        let first = value.startIndex
        current.write(&probabilities, value)
        let rest = (1 - confidences[gold[row]]) / Double(labels - 1)
        var meanValue = 0.0
        for label in 0..<labels { meanValue += probabilities[label] * value[first + label] }
        for label in 0..<labels {
          let error = probabilities[label] - (label == gold[row] ? confidences[label] : rest)
          gradient[0] += error * value[first + label]
          if label > 0 { gradient[label] += error }
          hessian[0, 0] += probabilities[label] * value[first + label] * (value[first + label] - meanValue)
          if label > 0 {
            hessian[label, 0] += probabilities[label] * (value[first + label] - meanValue)
            for other in 1...label {
              hessian[label, other] += probabilities[label] * ((label == other ? 1 : 0) - probabilities[other])
            }
          }
        }
      }
      for index in 0..<labels { hessian[index, index] += 1e-9 * Double(rows.count) + 1e-9 }
      let right = Matrix(rows: labels, columns: 1, elements: gradient)
      guard let step = try? Cholesky(hessian).solve(right).elements else { break }
      // A long step can leave the region where the quadratic model holds; halving the largest is enough here.
      let damping = min(1, 4 / max(4, step.map(abs).max() ?? 0))
      add(-damping, step, to: &parameters)
      if euclideanNorm(step) < 1e-10 { break }
    }
    self.init(scale: parameters[0], offsets: [0] + parameters.dropFirst())
  }
  /// `probabilities`, into an array that is there.
  private func write(_ result: inout [Double], _ labelValues: ArraySlice<Double>) {
    let first = labelValues.startIndex
    var largest = -Double.infinity
    for label in result.indices {
      result[label] = scale * labelValues[first + label] + offsets[label]
      largest = max(largest, result[label])
    }
    var sum = 0.0
    for label in result.indices {
      result[label] = exp(result[label] - largest)
      sum += result[label]
    }
    for label in result.indices { result[label] /= sum }
  }
}
