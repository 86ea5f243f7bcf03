internal import Glibc
internal import LinearAlgebra

/// minimize over w_k and b_k: sum_i c_i (ln sum_k exp(z_ik) - z_ig) + lambda sum_k |w_k|^2, with z_ik = w_k'x_i + b_k and the
/// row's label g: multinomial logistic regression.
///
/// With p = softmax(z), the slopes are c (p - e_g) and the Hessian of a row c (diag(p) - p p'). Adding one number to every
/// b_k changes nothing, so the Hessian is singular in that direction; conjugate gradients started at zero never leave its
/// complement, and the b_k sum to what they summed to at the start.
///
/// Variables lie feature by feature, the labels of one feature side by side, the intercepts last.
struct MultinomialObjective: Objective {
  let matrix: SparseMatrix
  let labels: [Int]
  let labelCount: Int
  let classWeights: [Double]
  let penalty: Penalty

  init(_ matrix: SparseMatrix, labels: [Int], labelCount: Int, classWeights: [Double], lambda: Double) {
    precondition(labels.count == matrix.rowCount && classWeights.count == labels.count, "a label and a weight a row")
    self.matrix = matrix
    self.labels = labels
    self.labelCount = labelCount
    self.classWeights = classWeights
    penalty = Penalty(
      lambda: lambda, features: matrix.featureCount * labelCount, intercepts: matrix.hasConstant ? labelCount : 0)
  }

  var dimension: Int { matrix.columnCount * labelCount }
  var isQuadratic: Bool { false }
  var imageCount: Int { matrix.rowCount * labelCount }

  func point(at weights: [Double]) -> ObjectivePoint {
    evaluated(weights, matrix.times(weights, width: labelCount))
  }

  func point(_ point: ObjectivePoint, adding step: [Double], image: [Double]) -> ObjectivePoint {
    evaluated(sum(point.weights, step), sum(point.decisions, image))
  }

  private func evaluated(_ weights: [Double], _ decisions: [Double]) -> ObjectivePoint {
    var probabilities = decisions
    var slopes = [Double](repeating: 0, count: decisions.count)
    var total = 0.0
    for (row, label) in labels.enumerated() {
      let range = (row * labelCount)..<((row + 1) * labelCount)
      var largest = -Double.infinity
      for index in range { largest = max(largest, decisions[index]) }
      var sum = 0.0
      for index in range {
        probabilities[index] = exp(decisions[index] - largest)
        sum += probabilities[index]
      }
      for index in range {
        probabilities[index] /= sum
        slopes[index] = classWeights[row] * probabilities[index]
      }
      slopes[range.lowerBound + label] -= classWeights[row]
      total += classWeights[row] * (log(sum) + largest - decisions[range.lowerBound + label])
    }
    return ObjectivePoint(
      weights: weights, value: total + penalty.value(weights), decisions: decisions, slopes: slopes,
      curvatures: probabilities)
  }

  func gradient(at point: ObjectivePoint) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    penalty.gradient(point.weights, into: &result)
    matrix.addTransposed(times: point.slopes, width: labelCount, to: &result)
    return result
  }

  func hessianTimes(_ v: [Double], at point: ObjectivePoint, product: inout [Double], image: inout [Double]) {
    penalty.gradient(v, into: &product)
    image = matrix.times(v, width: labelCount)
    var weighted = image
    for row in 0..<matrix.rowCount {
      let range = (row * labelCount)..<((row + 1) * labelCount)
      var mean = 0.0
      for index in range { mean += point.curvatures[index] * image[index] }
      for index in range { weighted[index] = classWeights[row] * point.curvatures[index] * (image[index] - mean) }
    }
    matrix.addTransposed(times: weighted, width: labelCount, to: &product)
  }

  func hessianDiagonal(at point: ObjectivePoint) -> [Double] {
    var result = penalty.diagonal
    for label in 0..<labelCount {
      let curvatures = (0..<matrix.rowCount).map { row in
        let p = point.curvatures[row * labelCount + label]
        return classWeights[row] * p * (1 - p)
      }
      var diagonal = [Double](repeating: 0, count: matrix.columnCount)
      matrix.addGramDiagonal(weights: curvatures, to: &diagonal)
      for (column, value) in diagonal.enumerated() { result[column * labelCount + label] += value }
    }
    for index in result.indices.suffix(penalty.intercepts) where result[index] <= 0 { result[index] = 1 }
    return result
  }
}
