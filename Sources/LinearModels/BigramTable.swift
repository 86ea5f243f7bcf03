/// The known bigrams: a filter that nearly all unknown ones do not pass, and the rows of the others.
///
/// A row is as many units of 16 bytes as its columns and the bigram's id take: two for six columns, so that a cache line
/// holds two rows. The id stands in the last 8 bytes.
struct BigramTable: Sendable {
  typealias Unit = LineTable.Unit

  let slots: SlotTable
  let filter: IDFilter
  /// Row 0 is zero, and the id of no bigram.
  private let storage: AlignedUnits
  /// Units a row.
  let stride: Int
  /// Units of a row that hold columns, and what clears all but columns from the last of them.
  let quads: Int
  let lastMask: Unit

  init(_ ids: [UInt64], columns: Int, sum: (UInt64, inout RowSum) -> Void, zero: RowSum) {
    stride = (columns + 2 + 3) / 4
    quads = (columns + 3) / 4
    lastMask = quads == stride ? Unit(.max, 0) : Unit(.max, .max)
    var slots = SlotTable(slots: 4 * ids.count)
    var storage = AlignedUnits(count: (ids.count + 1) * stride)
    var row = zero
    for (position, id) in ids.enumerated() {
      row.clear()
      sum(id, &row)
      let first = (position + 1) * stride
      for quad in 0..<quads { storage[first + quad] = unsafe unsafeBitCast(row.quad(quad), to: Unit.self) }
      storage[first + stride - 1][1] = id
      slots.insert(id, row: UInt32(position + 1))
    }
    self.slots = slots
    self.storage = storage
    filter = IDFilter(ids)
  }

  var units: Span<Unit> {
    @_lifetime(borrow self)
    get { storage.span }
  }

  /// The row of a bigram, or 0.
  func row(of id: UInt64) -> UInt32 {
    guard filter.mayHave(id, filter.bits.span) != 0 else { return 0 }
    return rowOfFiltered(id)
  }

  /// The row of a bigram that has passed the filter, or 0.
  @inline(never)
  func rowOfFiltered(_ id: UInt64) -> UInt32 {
    let units = units
    return slots.row(of: id) { units[Int($0) * stride + stride - 1][1] == id }
  }
}

/// A set of ids that may answer yes wrongly and never no: sixteen bits an id, so that one absent id in twenty passes. It
/// stays in the first-level cache, which a slot table does not.
struct IDFilter: Sendable {
  let bits: [UInt64]
  let shift: UInt64

  init(_ ids: [UInt64]) {
    let width = UInt64(max(6, UInt64.bitWidth - (16 * ids.count).leadingZeroBitCount))
    shift = 64 - width
    var bits = [UInt64](repeating: 0, count: 1 << (width - 6))
    for id in ids {
      let bit = id &>> shift
      bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    self.bits = bits
  }

  /// 1 if the id may be in the set, whose `bits` are given, else 0.
  @inline(__always)
  func mayHave(_ id: UInt64, _ bits: Span<UInt64>) -> UInt64 {
    let bit = id &>> shift
    return bits[Int(truncatingIfNeeded: bit >> 6)] &>> bit & 1
  }
}
