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

  /// A view for loops.
  var view: View {
    @_lifetime(borrow self)
    get {
      View(
        filterBits: filter.bits.span, filterShift: filter.shift, slots: slots.view, units: storage.span, stride: stride,
        quads: quads, lastMask: lastMask)
    }
  }

  struct View: ~Escapable {
    private let filterBits: Span<UInt64>
    private let filterShift: UInt64
    private let slots: SlotTable.View
    private let units: Span<Unit>
    private let stride: Int
    /// Units of a row that hold columns.
    let quads: Int
    private let lastMask: Unit

    @_lifetime(copy filterBits, copy slots, copy units)
    init(
      filterBits: Span<UInt64>, filterShift: UInt64, slots: SlotTable.View, units: Span<Unit>, stride: Int, quads: Int,
      lastMask: Unit
    ) {
      self.filterBits = filterBits
      self.filterShift = filterShift
      self.slots = slots
      self.units = units
      self.stride = stride
      self.quads = quads
      self.lastMask = lastMask
    }

    /// The row of a bigram, or 0.
    @inline(__always)
    func row(of id: UInt64) -> Int {
      let bit = id &>> filterShift
      return filterBits[Int(bit >> 6)] &>> bit & 1 == 0 ? 0 : rowOfFiltered(id)
    }

    /// The row of a bigram that has passed the filter, or 0.
    func rowOfFiltered(_ id: UInt64) -> Int {
      let row = Int(slots.likelyRow(of: id))
      if isRow(row, of: id) { return row }
      return slots.mayProbe(id) ? probe(id) : 0
    }

    /// The row that a bigram has, if it stands in one of its first two slots; any other row if not.
    @inline(__always)
    func likelyRow(of id: UInt64) -> Int { Int(slots.likelyRow(of: id)) }

    /// Asks for a row that is read soon.
    @inline(__always)
    func prefetch(_ row: Int) { units.prefetch(row &* stride) }

    @inline(__always)
    func isRow(_ row: Int, of id: UInt64) -> Bool { units[row &* stride &+ stride &- 1][1] == id }

    /// The row of a bigram whose first two slots are those of others, or 0.
    @inline(never)
    func probe(_ id: UInt64) -> Int { Int(slots.row(of: id) { isRow(Int($0), of: id) }) }

    /// Four columns of a row.
    @inline(__always)
    func quad(_ quad: Int, ofRow row: Int) -> SIMD4<Float> {
      let unit = units[row &* stride &+ quad]
      return unsafe unsafeBitCast(quad == quads &- 1 ? unit & lastMask : unit, to: SIMD4<Float>.self)
    }

    /// Whether the first two slots of an id are those of others.
    @inline(__always)
    func mayProbe(_ id: UInt64) -> Bool { slots.mayProbe(id) }
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
