/// Numbers 64-bit ids in the order in which they are first seen: open addressing with linear probing, at most half full.
///
/// The ids are hashes already, so their top bits choose the slot.
struct IDNumbering: Sendable {
  private(set) var ids: [UInt64] = []
  /// Number + 1; 0 is empty.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)
  private var shift = UInt64(64 - 12)

  /// The number of an id, which it is given if it has none.
  @inline(__always)
  mutating func number(of id: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: id &>> shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return add(id, slot) }
      let number = Int(entry) &- 1
      if ids[number] == id { return number }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func add(_ id: UInt64, _ slot: Int) -> Int {
    ids.append(id)
    slots[slot] = UInt32(ids.count)
    if 2 * ids.count > slots.count { grow() }
    return ids.count - 1
  }

  /// Four times as many slots at once: each time, every id finds its place anew.
  private mutating func grow() {
    shift -= 2
    slots = [UInt32](repeating: 0, count: 4 * slots.count)
    let mask = slots.count - 1
    for (number, id) in ids.enumerated() {
      var slot = Int(id >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }
}
