public import LinearAlgebra

/// The labelled rows of one head, as a least-squares classifier sees them: rows sorted so that each group is contiguous.
public struct RidgeTask: Sendable {
  /// Rows of the training set.
  public let rows: [Int]
  /// Index of each row's label.
  public let gold: [Int]
  public let labelCount: Int
  /// Balanced class weights c, of mean 1: every label has the same total weight.
  public let weights: [Double]
  /// +1 for the column's label, -1 for the others: rows x decision columns.
  public let targets: Matrix
  /// The contiguous ranges of rows that are left out together.
  public let groups: [Range<Int>]

  public var count: Int { rows.count }

  /// - Parameter labelled: rows with the index of their label and the number of their group.
  public init(labelled: [(row: Int, label: Int, group: Int)], labelCount: Int) {
    let sorted = labelled.sorted { ($0.group, $0.row) < ($1.group, $1.row) }
    rows = sorted.map(\.row)
    gold = sorted.map(\.label)
    self.labelCount = labelCount
    var supports = [Double](repeating: 0, count: labelCount)
    for label in gold { supports[label] += 1 }
    let present = Double(supports.count { $0 > 0 })
    let count = Double(sorted.count)
    weights = gold.map { count / (present * supports[$0]) }
    // With two labels one column says it all.
    let columns = labelCount == 2 ? 1 : labelCount
    var targets = Matrix(rows: sorted.count, columns: columns)
    for (index, label) in gold.enumerated() {
      for column in 0..<columns { targets[index, column] = label == column ? 1 : -1 }
    }
    self.targets = targets
    var groups: [Range<Int>] = []
    var start = 0
    for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1].group != sorted[index].group {
      groups.append(start..<(index + 1))
      start = index + 1
    }
    self.groups = groups
  }

  /// The label that the decision values of one row choose, by the rule of `Head.predict`.
  func predictedLabel(_ values: Matrix, row: Int) -> Int {
    if values.columns == 1 { return values[row, 0] < 0 ? 1 : 0 }
    var best = 0
    for column in 1..<values.columns where values[row, column] > values[row, best] { best = column }
    return best
  }
}
