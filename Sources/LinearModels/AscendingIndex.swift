/// Finds the position of a 64-bit id in an ascending list, as a model file has them.
///
/// The ids are hashes, so their first bits say where in the list they are: a table with two to four places an id gives the
/// first candidate, which is mostly the only one. It is built in one pass, without comparing ids, which is what makes a
/// model quick to open.
struct AscendingIndex: Sendable {
  /// The ids, and behind them the largest number as a sentinel.
  private let ids: [UInt64]
  /// For each value of an id's first bits, the number of ids before it.
  private let starts: [UInt32]
  private let shift: UInt64

  /// - Parameter ids: ascending, without repetition.
  init(_ ids: [UInt64]) {
    precondition(ids.count < 1 << 31, "an index holds fewer than 2^31 ids")
    let bits = max(4, UInt64.bitWidth - (2 * ids.count).leadingZeroBitCount)
    let shift = UInt64(UInt64.bitWidth - bits)
    self.shift = shift
    self.ids = ids + [.max]
    var starts = [UInt32](repeating: UInt32(ids.count), count: 1 << bits)
    var next = 0
    for (position, id) in ids.enumerated() {
      let bucket = Int(id >> shift)
      while next <= bucket {
        starts[next] = UInt32(position)
        next += 1
      }
    }
    self.starts = starts
  }

  var count: Int { ids.count - 1 }

  /// A view for loops.
  var view: View {
    @_lifetime(borrow self)
    get { View(ids: ids.span, starts: starts.span, shift: shift) }
  }

  /// The position of an id, or -1.
  func position(of id: UInt64) -> Int { view.position(of: id) }

  struct View: ~Escapable {
    private let ids: Span<UInt64>
    private let starts: Span<UInt32>
    private let shift: UInt64

    @_lifetime(copy ids, copy starts)
    init(ids: Span<UInt64>, starts: Span<UInt32>, shift: UInt64) {
      self.ids = ids
      self.starts = starts
      self.shift = shift
    }

    /// The position of an id, or -1.
    @inline(__always)
    func position(of id: UInt64) -> Int {
      var position = Int(starts[Int(truncatingIfNeeded: id &>> shift)])
      while ids[position] < id { position &+= 1 }
      return ids[position] == id && position < ids.count - 1 ? position : -1
    }
  }
}
