/// Sorts ids that are hashes: spread over buckets by their top bits, a few to each, and sorted there.
enum IDOrder {
  /// The ids ascending, with their numbers. Ids of any spread are sorted; even ones in linear time.
  static func sorted(_ ids: [UInt64], numbers: [Int32]) -> (ids: [UInt64], numbers: [Int32]) {
    let bits = max(1, UInt64.bitWidth - (ids.count / 4).leadingZeroBitCount)
    let shift = UInt64(UInt64.bitWidth - bits)
    var starts = [Int](repeating: 0, count: 1 << bits + 1)
    for id in ids { starts[Int(id >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var pairs = [(id: UInt64, number: Int32)](repeating: (0, 0), count: ids.count)
    var next = starts
    for (id, number) in zip(ids, numbers) {
      let bucket = Int(id >> shift)
      pairs[next[bucket]] = (id, number)
      next[bucket] += 1
    }
    for bucket in 0..<(starts.count - 1) where starts[bucket + 1] - starts[bucket] > 1 {
      pairs[starts[bucket]..<starts[bucket + 1]].sort { $0.id < $1.id }
    }
    return (pairs.map(\.id), pairs.map(\.number))
  }
}
