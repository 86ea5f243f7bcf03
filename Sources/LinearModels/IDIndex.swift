/// Finds the position of a 64-bit id in a list: open addressing with linear probing, at most half full.
///
/// The ids are hashes already, so their top bits choose the slot.
public struct IDIndex: Sendable {
  private let slots: [UInt32]  // position + 1; 0 is empty
  private let ids: [UInt64]
  private let shift: UInt64

  /// - Parameter ids: distinct ids; their positions are what is found.
  public init(_ ids: [UInt64]) {
    precondition(ids.count < 1 << 31, "an index holds fewer than 2^31 ids")
    let bits = max(4, UInt64.bitWidth - (2 * ids.count).leadingZeroBitCount)
    shift = UInt64(UInt64.bitWidth - bits)
    self.ids = ids
    var slots = [UInt32](repeating: 0, count: 1 << bits)
    for (position, id) in ids.enumerated() {
      var slot = Int(id >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(position + 1)
    }
    self.slots = slots
  }

  public var count: Int { ids.count }

  /// The position of an id, or -1.
  @inline(__always)
  public func position(of id: UInt64) -> Int {
    var slot = Int(id >> shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return -1 }
      if ids[Int(entry) - 1] == id { return Int(entry) - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
  }
}
