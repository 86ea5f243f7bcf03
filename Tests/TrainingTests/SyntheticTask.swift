import LinearAlgebra

@testable import Training

/// Seeded random numbers in 0 ..< 1 (xorshift64).
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func uniform() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }

  mutating func index(below bound: Int) -> Int { min(bound - 1, Int(uniform() * Double(bound))) }
}

/// A small problem with unequal class weights, unlabelled rows between the labelled ones, and groups of many sizes.
struct SyntheticTask {
  let task: RidgeTask
  let kernel: Matrix
  /// The features behind the kernel, rows x dimensions.
  let features: Matrix

  init(rows: Int, labels: Int, groupSizes: [Int], seed: UInt64, oneClassGroup: Bool = false) {
    var generator = Generator(seed: seed)
    var labelled: [(row: Int, label: Int, group: Int)] = []
    var row = 0
    for (group, size) in groupSizes.enumerated() {
      for _ in 0..<size {
        // Every third row or so is unlabelled: its number is skipped.
        row += 1 + generator.index(below: 2)
        let label =
          oneClassGroup && group == 0 ? 0 : generator.uniform() < 0.6 ? labels - 1 : generator.index(below: labels)
        labelled.append((row, label, group))
      }
    }
    precondition(labelled.count == rows)
    task = RidgeTask(labelled: labelled, labelCount: labels)
    let dimensions = rows + 5
    var features = Matrix(rows: rows, columns: dimensions)
    for index in features.elements.indices where generator.uniform() < 0.3 {
      features.elements[index] = generator.uniform() * 2 - 1
    }
    for row in 0..<rows { features[row, 0] = Double(task.gold[row]) - 1 + generator.uniform() }
    self.features = features
    var kernel = Matrix(rows: rows, columns: rows)
    kernel.addToLowerTriangle(productWithTranspose: features)
    kernel.mirrorLowerTriangle()
    self.kernel = kernel
  }
}

/// The fit of some rows by brute force under the terms of the closed form: class weights and penalty of the whole task.
/// Solves the bordered system M (alpha, b) = (y, 0) by elimination and predicts other rows.
func bruteForce(_ synthetic: SyntheticTask, lambda: Double, training: [Int], predicting: [Int]) -> Matrix {
  bruteForce(synthetic.task, kernel: synthetic.kernel, lambda: lambda, training: training, predicting: predicting)
}

func bruteForce(
  _ task: RidgeTask, kernel: Matrix, lambda: Double, training: [Int], predicting: [Int]
) -> Matrix {
  let n = training.count
  var values = Matrix(rows: predicting.count, columns: task.targets.columns)
  for column in 0..<task.targets.columns {
    var system = [[Double]](repeating: [Double](repeating: 0, count: n + 2), count: n + 1)
    for (i, row) in training.enumerated() {
      for (j, other) in training.enumerated() { system[i][j] = kernel[row, other] }
      system[i][i] += lambda / task.weights[row]
      system[i][n] = 1
      system[n][i] = 1
      system[i][n + 1] = task.targets[row, column]
    }
    for pivot in 0...n {
      let best = (pivot...n).max { abs(system[$0][pivot]) < abs(system[$1][pivot]) }!
      system.swapAt(pivot, best)
      for row in 0...n where row != pivot {
        let factor = system[row][pivot] / system[pivot][pivot]
        if factor != 0 { for k in pivot...(n + 1) { system[row][k] -= factor * system[pivot][k] } }
      }
    }
    let solution = (0...n).map { system[$0][n + 1] / system[$0][$0] }
    for (position, row) in predicting.enumerated() {
      values[position, column] =
        solution[n] + training.indices.reduce(0) { $0 + solution[$1] * kernel[row, training[$1]] }
    }
  }
  return values
}
