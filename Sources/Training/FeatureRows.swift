/// Features by number, row after row: what a block is built of, before it is known which of them it keeps.
struct FeatureRows: Sendable {
  /// Numbers of features, one an occurrence.
  private(set) var numbers: [Int32] = []
  private(set) var offsets = [0]

  var count: Int { offsets.count - 1 }

  /// Adds a row's ids, numbering those that are new.
  mutating func append(_ ids: [UInt64], _ numbering: inout IDNumbering) {
    for id in ids { numbers.append(Int32(truncatingIfNeeded: numbering.number(of: id))) }
    offsets.append(numbers.count)
  }

  mutating func append(_ row: [Int32]) {
    numbers.append(contentsOf: row)
    offsets.append(numbers.count)
  }

  subscript(row: Int) -> Span<Int32> {
    @_lifetime(borrow self)
    get { numbers.span.extracting(offsets[row]..<offsets[row + 1]) }
  }
}
