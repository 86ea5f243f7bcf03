import Benchmark
import LinearAlgebra
import Training

/// The exact path against the eigendecomposition inside it: 3,000 rows, groups of five, three labels, 30 penalties.
func registerPathBenchmarks() {
  let task = RidgeTask(
    labelled: (0..<3_000).map { (row: $0, label: $0 * 7 % 10 < 5 ? 2 : $0 % 2, group: $0 / 5) }, labelCount: 3)
  let kernel = kernel(order: 3_000)
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 0, maxDuration: .seconds(60),
    maxIterations: 3)

  Benchmark("Eigendecomposition of order 3000", configuration: configuration) { benchmark in
    BLASThreads.fix(BLASThreads.duringDenseFit)
    guard let eigen = try? SymmetricEigen(kernel) else { fatalError("dsyevd failed") }
    precondition(abs(eigen.values.reduce(0, +) / 3_000 - kernel.meanDiagonal) < 1e-6, "the trace is lost")
  }

  Benchmark("Path of 30 penalties with leave-one-group-out, 3000 rows", configuration: configuration) { benchmark in
    BLASThreads.fix(BLASThreads.duringDenseFit)
    guard let path = try? RidgePath(kernel: kernel, task: task) else { fatalError("dsyevd failed") }
    for lambda in TrainingParameters.fineGrid {
      guard let heldOut = try? path.leaveGroupsOut(lambda: lambda) else { fatalError("a block is singular") }
      blackHole(heldOut)
    }
    // The normal equations: K alpha + lambda / c alpha + b = y.
    let (alpha, intercepts) = path.fit(lambda: 1)
    let fitted = kernel.times(alpha)
    for row in 0..<task.count {
      let left = fitted[row, 0] + alpha[row, 0] / task.weights[row] + intercepts[0]
      precondition(abs(left - task.targets[row, 0]) < 1e-8, "the fit does not solve its equations")
    }
  }
}

/// X X' of sparse, normalized rows.
private func kernel(order: Int) -> Matrix {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  func random(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
  var features = Matrix(rows: order, columns: 2_000)
  for row in 0..<order { for _ in 0..<25 { features[row, random(random(2_000) + 1)] += 0.2 } }
  var kernel = Matrix(rows: order, columns: order)
  kernel.addToLowerTriangle(productWithTranspose: features)
  kernel.mirrorLowerTriangle()
  return kernel
}
