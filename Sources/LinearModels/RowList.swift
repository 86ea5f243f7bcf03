/// Row numbers waiting to be summed; its storage is kept from one statement to the next.
struct RowList: Sendable {
  private(set) var storage: [UInt32] = []
  var count = 0

  /// Empties the list and makes room for so many rows.
  mutating func removeAll(reserving capacity: Int) {
    count = 0
    if storage.count < capacity { storage = [UInt32](repeating: 0, count: 2 * capacity) }
  }

  /// The storage, to be filled from `count` on; the filler sets `count`.
  var slots: MutableSpan<UInt32> {
    @_lifetime(&self)
    mutating get { storage.mutableSpan }
  }

  mutating func append(_ row: UInt32) {
    storage[count] = row
    count += 1
  }

  mutating func appendUnlessZero(_ row: UInt32) {
    if row != 0 { append(row) }
  }
}
