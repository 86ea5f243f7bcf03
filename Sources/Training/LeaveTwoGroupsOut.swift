internal import LinearAlgebra

/// Held-out values when two groups are missing from the fit, exactly: what it takes to choose settings and to calibrate
/// without the group that is scored.
///
/// For groups G and H together, y - f_-(G+H) = z solves
///     [A_GG A_GH] [z_G]   [alpha_G]
///     [A_HG A_HH] [z_H] = [alpha_H]
/// with A and alpha of `RidgeSystem`. The larger group is eliminated, by a triangle that is solved once, so that a pair
/// costs |larger| |smaller|^2: a debate that holds half of a corpus is no harder to leave out than many small articles.
struct LeaveTwoGroupsOut: Sendable {
  private let system: RidgeSystem
  private let task: RidgeTask
  private let eliminated: [Eliminated]

  /// One group taken out: with A_GG = L L', the rows inv(L) A_G: of every column and the values inv(L) alpha_G.
  private struct Eliminated: Sendable {
    let factor: Cholesky
    let rows: Matrix
    let values: Matrix
  }

  init(_ system: RidgeSystem, task: RidgeTask) throws(LinearAlgebraError) {
    self.system = system
    self.task = task
    eliminated = try task.groups.map { group throws(LinearAlgebraError) in
      let factor = try Cholesky(system.inverse.block(rows: group, columns: group))
      return Eliminated(
        factor: factor,
        rows: factor.solveTriangle(system.inverse.block(rows: group, columns: 0..<task.count)),
        values: factor.solveTriangle(system.alpha.block(rows: group, columns: 0..<system.alpha.columns)))
    }
  }

  /// The held-out values of the other groups, each predicted without itself and without group number `outer`, whose own
  /// rows are left at the targets.
  func heldOut(without outer: Int) throws(LinearAlgebraError) -> Matrix {
    let missing = eliminated[outer]
    var reduced = system.alpha
    add(-1, missing.rows.times(missing.values, transposed: true).elements, to: &reduced.elements)
    var heldOut = task.targets
    for (number, group) in task.groups.enumerated() where number != outer {
      if group.count == 1 {
        // As below for one row, without a matrix for each pair of groups.
        let row = group.lowerBound
        var schur = system.inverse[row, row]
        for index in 0..<missing.rows.rows { schur -= missing.rows[index, row] * missing.rows[index, row] }
        for column in 0..<heldOut.columns { heldOut[row, column] -= reduced[row, column] / schur }
      } else if group.count <= task.groups[outer].count {
        try heldOut.subtractSolution(complement(of: missing, in: group), reduced, rows: group)
      } else {
        heldOut.subtract(try larger(eliminated[number], beside: task.groups[outer]), rows: group)
      }
    }
    return heldOut
  }

  /// A_HH - A_HG inv(A_GG) A_GH, the Schur complement of an eliminated group G in the block of another, H.
  private func complement(of group: Eliminated, in other: Range<Int>) -> Matrix {
    var block = system.inverse.block(rows: other, columns: other)
    let between = group.rows.block(rows: 0..<group.rows.rows, columns: other)
    add(-1, between.times(between, transposed: true).elements, to: &block.elements)
    return block
  }

  /// z_G of the larger group of a pair, found back from z_H of the smaller one.
  private func larger(_ group: Eliminated, beside smaller: Range<Int>) throws(LinearAlgebraError) -> Matrix {
    let between = group.rows.block(rows: 0..<group.rows.rows, columns: smaller)
    var reduced = system.alpha.block(rows: smaller, columns: 0..<system.alpha.columns)
    add(-1, between.times(group.values, transposed: true).elements, to: &reduced.elements)
    let solution = try Cholesky(complement(of: group, in: smaller)).solve(reduced)
    var values = group.values
    add(-1, between.times(solution).elements, to: &values.elements)
    return group.factor.solveTriangle(values, transposed: true)
  }
}
