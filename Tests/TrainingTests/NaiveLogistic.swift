import Glibc

@testable import Training

func naiveLog(_ x: Double) -> Double { log(x) }
func naiveExp(_ x: Double) -> Double { exp(x) }

/// The multinomial objective by its formula; weights lie feature by feature.
func naiveMultinomial(
  _ rows: [[Double]], _ random: RandomProblem, weights: [Double], labelCount: Int, lambda: Double
) -> Double {
  var value = lambda * weights.dropLast(labelCount).reduce(0) { $0 + $1 * $1 }
  for (row, vector) in rows.enumerated() {
    let z = (0..<labelCount).map { label in
      vector.indices.reduce(0) { $0 + vector[$1] * weights[$1 * labelCount + label] }
    }
    value += random.classWeights[row] * (log(z.reduce(0) { $0 + exp($1) }) - z[random.labels[row]])
  }
  return value
}

/// Logistic regression of two labels by plain gradient descent, until the gradient is tiny.
func naiveLogistic(_ rows: [[Double]], _ random: RandomProblem, lambda: Double) -> (weights: [Double], value: Double) {
  var weights = [Double](repeating: 0, count: rows[0].count)
  // The inverse of a bound on the curvature.
  let bound = rows.enumerated().reduce(2 * lambda) { sum, item in
    sum + 0.25 * random.classWeights[item.offset] * item.element.reduce(0) { $0 + $1 * $1 }
  }
  while true {
    var gradient = weights.map { 2 * lambda * $0 }
    gradient[gradient.count - 1] = 0
    var value = lambda * weights.dropLast().reduce(0) { $0 + $1 * $1 }
    for (row, vector) in rows.enumerated() {
      let margin = random.targets[row] * zip(vector, weights).reduce(0) { $0 + $1.0 * $1.1 }
      value += random.classWeights[row] * log(1 + exp(-margin))
      let slope = -random.targets[row] * random.classWeights[row] / (1 + exp(margin))
      for index in vector.indices { gradient[index] += slope * vector[index] }
    }
    if gradient.reduce(0, { $0 + $1 * $1 }) < 1e-20 { return (weights, value) }
    for index in weights.indices { weights[index] -= gradient[index] / bound }
  }
}
