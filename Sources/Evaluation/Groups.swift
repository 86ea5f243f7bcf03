/// A grouping of rows with its groups numbered densely.
///
/// A group is what must not be torn apart when rows are resampled or held out: an article, a thread, a contrast pair.
public struct Groups: Equatable, Sendable {
  /// The group of each row, in `0..<count`, numbered in order of first appearance.
  public let numbers: [Int]
  /// How many groups there are. Each has at least one row.
  public let count: Int

  /// Numbers rows by key: rows with equal keys are one group.
  @inlinable
  public init<Key: Hashable>(keys: [Key]) {
    var numberOfKey: [Key: Int] = [:]
    var numbers: [Int] = []
    numbers.reserveCapacity(keys.count)
    for key in keys {
      let number = numberOfKey[key] ?? numberOfKey.count
      numberOfKey[key] = number
      numbers.append(number)
    }
    self.numbers = numbers
    self.count = numberOfKey.count
  }

  /// How many rows each group has.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for number in numbers {
      sizes[number] += 1
    }
    return sizes
  }

  /// The rows of each group, ascending.
  var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, number) in numbers.enumerated() {
      rows[number].append(row)
    }
    return rows
  }
}
