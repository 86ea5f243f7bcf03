/// Why rows could not be dealt into folds.
public enum FoldError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Some folds would have no rows.
  case fewerGroupsThanFolds(groups: Int, folds: Int)

  public var description: String {
    switch self {
    case .fewerGroupsThanFolds(let groups, let folds):
      "\(folds) folds need at least \(folds) groups, but the rows have \(groups); use at most \(groups) folds or a finer"
        + " group field"
    }
  }
}

/// Deals rows into `count` folds such that no group is split and the folds have about equally many rows.
///
/// Groups are put in a seeded random order, then sorted by size, largest first, and each goes to the fold that has the
/// fewest rows so far (longest-processing-time scheduling, R. L. Graham 1969). Hence the largest and the smallest fold
/// differ by at most the rows of the largest group, and no fold is empty. Which groups meet in a fold depends on the
/// seed alone among groups of equal size.
///
/// - Parameters:
///   - groups: a group number for each row; equal numbers are one group. Any numbers will do.
///   - count: how many folds, at least 1.
///   - seed: the seed of the random order.
/// - Returns: the fold of each row, in `0..<count`.
/// - Throws: `FoldError.fewerGroupsThanFolds` if there are not enough groups to give each fold one.
public func groupedFolds(groups: [Int], count: Int, seed: UInt64) throws(FoldError) -> [Int] {
  precondition(count >= 1, "rows are dealt into at least one fold, not \(count)")
  let groups = Groups(keys: groups)
  guard groups.count >= count else {
    throw .fewerGroupsThanFolds(groups: groups.count, folds: count)
  }
  var foldOfGroup = [Int](repeating: 0, count: groups.count)
  var rowsInFold = [Int](repeating: 0, count: count)
  let sizes = groups.sizes
  for group in largestFirst(sizes, seed: seed) {
    var lightest = 0
    for fold in 1..<count where rowsInFold[fold] < rowsInFold[lightest] {
      lightest = fold
    }
    foldOfGroup[group] = lightest
    rowsInFold[lightest] += sizes[group]
  }
  return groups.numbers.map { foldOfGroup[$0] }
}

/// The groups by falling size, those of equal size in a random order.
private func largestFirst(_ sizes: [Int], seed: UInt64) -> [Int] {
  var generator = SplitMix64(seed: seed)
  var order = Array(sizes.indices)
  generator.shuffle(&order)
  // The place in the shuffled order breaks ties, for the standard library does not promise that its sort is stable.
  return order.enumerated()
    .sorted { a, b in
      let (first, second) = (sizes[a.element], sizes[b.element])
      return first != second ? first > second : a.offset < b.offset
    }
    .map(\.element)
}
