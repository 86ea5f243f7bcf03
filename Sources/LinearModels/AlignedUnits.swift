/// An array of 16-byte units whose first one begins a cache line, so that rows of whole or half lines lie in one. A copy may
/// lie elsewhere: that costs time only.
struct AlignedUnits: Sendable {
  typealias Unit = SIMD2<UInt64>
  static let unitsPerLine = 4

  private var storage: [Unit]
  private let lead: Int
  let count: Int

  /// Zeros.
  init(count: Int) {
    self.count = count
    storage = [Unit](repeating: .zero, count: count + Self.unitsPerLine)
    let address = unsafe storage.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    lead = Int((0 &- address) % 64) / MemoryLayout<Unit>.stride
  }

  /// The units of another array, and zeros behind them.
  init(_ other: AlignedUnits, count: Int) {
    self.init(count: count)
    storage.replaceSubrange(lead..<(lead + other.count), with: other.storage[other.lead..<(other.lead + other.count)])
  }

  var span: Span<Unit> {
    @_lifetime(borrow self)
    get { storage.span.extracting(lead..<(lead + count)) }
  }

  subscript(_ index: Int) -> Unit {
    get { storage[lead + index] }
    set { storage[lead + index] = newValue }
  }
}
