/// Where to find the row of a hash: open addressing with many free slots. What is inserted first gets its first slot, so the
/// frequent come first.
///
/// A slot holds a row and eight bits of its hash, so that one look at two neighboring slots finds nearly every row: a loop
/// over many hashes needs no branch, and its cache misses overlap.
struct SlotTable: Sendable {
  /// The bits of a slot that are the row; the others are of the hash.
  private static let rowBits: UInt32 = 24
  private static let rowMask: UInt32 = 1 << rowBits - 1
  /// The number of rows is below this.
  static let maximumRow = 1 << Int(rowBits)

  /// 0 is empty. Behind the last slot stands a copy of the first.
  private var slots: [UInt32]
  private let shift: UInt64
  let count: Int

  /// A table with at least so many slots, which should be two to four times the number of hashes.
  init(slots count: Int) {
    precondition(count < 1 << 31, "a table has fewer than 2^31 slots")
    let bits = max(4, Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
    shift = UInt64(UInt64.bitWidth - bits)
    self.count = 1 << bits
    slots = [UInt32](repeating: 0, count: 1 + 1 << bits)
  }

  /// Inserts a hash that is not there; its bits should be as good as random. The row is not 0.
  mutating func insert(_ hash: UInt64, row: UInt32) {
    precondition(row != 0 && row < Self.maximumRow, "a row has 24 bits and is not 0")
    var slot = Int(hash &>> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
    slots[slot] = row | Self.tag(hash)
    if slot == 0 { slots[count] = slots[0] }
  }

  /// The first row of those that a hash may have for which `isRow` holds, or 0.
  func row(of hash: UInt64, where isRow: (UInt32) -> Bool) -> UInt32 { view.row(of: hash, where: isRow) }

  /// Those bits of a hash that stand beside its row.
  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) & ~rowMask }

  /// A view for loops.
  var view: View {
    @_lifetime(borrow self)
    get { View(slots: slots.span, shift: shift) }
  }

  struct View: ~Escapable {
    private let slots: Span<UInt32>
    private let shift: UInt64

    @_lifetime(copy slots)
    init(slots: Span<UInt32>, shift: UInt64) {
      self.slots = slots
      self.shift = shift
    }

    /// The row that a hash has, if it has one and that stands in one of its first two slots; any other row or 0 if not.
    @inline(__always)
    func likelyRow(of hash: UInt64) -> UInt32 {
      let slot = Int(truncatingIfNeeded: hash &>> shift)
      // The shift leaves less than there are slots.
      let (first, second) = unsafe (slots[unchecked: slot], slots[unchecked: slot &+ 1])
      return ((first ^ SlotTable.tag(hash)) <= SlotTable.rowMask ? first : second) & SlotTable.rowMask
    }

    /// Asks for the slots of a hash.
    @inline(__always)
    func prefetch(_ hash: UInt64) { slots.prefetch(Int(truncatingIfNeeded: hash &>> shift)) }

    /// Whether a hash that is in neither of its first two slots may be in a later one.
    @inline(__always)
    func mayProbe(_ hash: UInt64) -> Bool {
      let slot = Int(truncatingIfNeeded: hash &>> shift)
      return slots[slot] != 0 && slots[slot &+ 1] != 0
    }

    /// The first row of those that a hash may have for which `isRow` holds, or 0.
    func row(of hash: UInt64, where isRow: (UInt32) -> Bool) -> UInt32 {
      var slot = Int(truncatingIfNeeded: hash &>> shift)
      while slots[slot] != 0 {
        let row = slots[slot] & SlotTable.rowMask
        if slots[slot] & ~SlotTable.rowMask == SlotTable.tag(hash), isRow(row) { return row }
        slot = (slot &+ 1) & (slots.count &- 2)
      }
      return 0
    }
  }
}
