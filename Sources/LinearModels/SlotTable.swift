/// Where to find the row of a hash: open addressing with many free slots, so that most hashes are found in their first one.
/// What is inserted first gets its first slot, so the frequent come first.
struct SlotTable: Sendable {
  /// Row numbers; 0 is empty.
  private(set) var slots: [UInt32]
  let shift: UInt64

  /// A table with at least so many slots, which should be two to four times the number of hashes.
  init(slots count: Int) {
    precondition(count < 1 << 31, "a table has fewer than 2^31 slots")
    let bits = max(4, Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
    shift = UInt64(UInt64.bitWidth - bits)
    slots = [UInt32](repeating: 0, count: 1 << bits)
  }

  /// Inserts a hash that is not there; its top bits should be as good as random. The row is not 0.
  mutating func insert(_ hash: UInt64, row: UInt32) {
    var slot = Int(hash &>> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = row
  }

  /// The first row of those that a hash may have for which `isRow` holds, or 0.
  func row(of hash: UInt64, where isRow: (UInt32) -> Bool) -> UInt32 {
    let slots = slots.span
    var slot = Int(hash &>> shift)
    while slots[slot] != 0 {
      if isRow(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return 0
  }
}
