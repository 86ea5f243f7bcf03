/// The share of rows of which something holds, with its bootstrap interval by group; undefined without rows.
///
/// - Parameters:
///   - holds: whether it holds, one a row.
///   - groups: the group of each row; fewer than 10 groups give no interval.
public func proportion(
  _ holds: [Bool], groups: [Int], bootstrap: BootstrapOptions = BootstrapOptions()
) -> Figure {
  precondition(groups.count == holds.count, "\(groups.count) group numbers for \(holds.count) rows")
  guard !holds.isEmpty else { return .undefined }
  let sums = GroupSums(
    groups: Groups(keys: groups), width: 2, entriesPerRow: 2, entryColumns: holds.flatMap { _ in [0, 1] },
    entryValues: holds.flatMap { [$0 ? 1 : 0, 1] })
  func share(totals: [Double]) -> [Double] { [totals[0] / totals[1]] }
  return Figure(
    value: share(totals: sums.totals)[0],
    interval: bootstrapIntervals(sums, figureCount: 1, options: bootstrap, figures: share(totals:))[0])
}
