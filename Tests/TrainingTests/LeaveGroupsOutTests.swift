import LinearAlgebra
import Testing

@testable import Training

/// The closed forms against refits by brute force under exactly the stated terms.
@Suite struct LeaveGroupsOutTests {
  static let shapes: [(labels: Int, groups: [Int], oneClass: Bool)] = [
    (2, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], false),
    (3, [1, 2, 3, 4, 5, 1, 2], false),
    (3, [12, 1, 1, 2, 3, 5], false),
    (2, [6, 3, 3, 1, 4], true),
    (4, [9, 9, 4, 4], true),
  ]

  @Test(arguments: shapes.indices, [1e-6, 1e-3, 0.3, 4])
  func heldOutValuesEqualRefits(_ shape: Int, _ factor: Double) throws {
    let (labels, groups, oneClass) = Self.shapes[shape]
    let synthetic = SyntheticTask(
      rows: groups.reduce(0, +), labels: labels, groupSizes: groups, seed: UInt64(shape + 1), oneClassGroup: oneClass)
    let task = synthetic.task
    let lambda = factor * synthetic.kernel.meanDiagonal
    let bySystem = try RidgeSystem(kernel: synthetic.kernel, task: task, lambda: lambda).leaveGroupsOut(task)
    let byPath = try RidgePath(kernel: synthetic.kernel, task: task).leaveGroupsOut(lambda: lambda)
    let rowByRow = try RidgePath(kernel: synthetic.kernel, task: task).leaveOneOut(lambda: lambda)
    for row in 0..<task.count {
      let rest = (0..<task.count).filter { $0 != row }
      let refit = bruteForce(synthetic, lambda: lambda, training: rest, predicting: [row])
      for column in 0..<refit.columns { #expect(abs(rowByRow[row, column] - refit[0, column]) < 1e-9) }
    }
    for group in task.groups {
      let rest = (0..<task.count).filter { !group.contains($0) }
      let refit = bruteForce(synthetic, lambda: lambda, training: rest, predicting: Array(group))
      for (position, row) in group.enumerated() {
        for column in 0..<refit.columns {
          #expect(abs(bySystem[row, column] - refit[position, column]) < 1e-9)
          #expect(abs(byPath[row, column] - refit[position, column]) < 1e-9)
        }
      }
    }
  }

  @Test(arguments: shapes.indices)
  func leavingTwoGroupsOutEqualsRefits(_ shape: Int) throws {
    let (labels, groups, oneClass) = Self.shapes[shape]
    let synthetic = SyntheticTask(
      rows: groups.reduce(0, +), labels: labels, groupSizes: groups, seed: UInt64(shape + 20), oneClassGroup: oneClass)
    let task = synthetic.task
    let lambda = 0.1 * synthetic.kernel.meanDiagonal
    let system = try RidgeSystem(kernel: synthetic.kernel, task: task, lambda: lambda)
    let pairs = try LeaveTwoGroupsOut(system, task: task)
    for (number, outer) in task.groups.enumerated() {
      let values = try pairs.heldOut(without: number)
      for group in task.groups where group != outer {
        let rest = (0..<task.count).filter { !group.contains($0) && !outer.contains($0) }
        let refit = bruteForce(synthetic, lambda: lambda, training: rest, predicting: Array(group))
        for (position, row) in group.enumerated() {
          for column in 0..<refit.columns { #expect(abs(values[row, column] - refit[position, column]) < 1e-9) }
        }
      }
    }
  }

  @Test(arguments: [1e-3, 0.5])
  func pathAndDenseSolutionAgree(_ factor: Double) throws {
    let synthetic = SyntheticTask(rows: 40, labels: 3, groupSizes: [10, 10, 10, 10], seed: 9)
    let lambda = factor * synthetic.kernel.meanDiagonal
    let system = try RidgeSystem(kernel: synthetic.kernel, task: synthetic.task, lambda: lambda)
    let (alpha, intercepts) = try RidgePath(kernel: synthetic.kernel, task: synthetic.task).fit(lambda: lambda)
    #expect(zip(alpha.elements, system.alpha.elements).allSatisfy { abs($0 - $1) < 1e-8 })
    #expect(zip(intercepts, system.intercepts).allSatisfy { abs($0 - $1) < 1e-8 })
    let all = Array(0..<40)
    let fitted = bruteForce(synthetic, lambda: lambda, training: all, predicting: all)
    let product = synthetic.kernel.times(alpha)
    for row in all {
      for column in 0..<3 { #expect(abs(product[row, column] + intercepts[column] - fitted[row, column]) < 1e-8) }
    }
  }

  @Test func weightsAreBalancedWithMeanOne() {
    let task = SyntheticTask(rows: 30, labels: 3, groupSizes: [10, 10, 10], seed: 3).task
    #expect(abs(task.weights.reduce(0, +) / 30 - 1) < 1e-12)
    let totals = (0..<3).map { label in
      task.gold.indices.reduce(0) { $0 + (task.gold[$1] == label ? task.weights[$1] : 0) }
    }
    #expect(totals.allSatisfy { abs($0 - 10) < 1e-12 })
  }
}
