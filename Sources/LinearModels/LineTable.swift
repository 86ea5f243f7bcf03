import TextFeatures

/// Rows of words, each beginning at a cache line of 64 bytes: 32 bytes of key, then its sums. Key and sums of a word with at
/// most eight columns are one line, so a look-up that hits costs one cache miss and not two.
///
/// A row has the number of its first line; row 0 is zero throughout.
struct LineTable: Sendable {
  /// A quarter of a line.
  typealias Unit = AlignedUnits.Unit
  private static let keyUnits = 2

  let lanes: Int
  let linesPerRow: Int
  private var storage: AlignedUnits
  /// The number of rows.
  private(set) var count: Int

  /// Zero rows.
  init(rows: Int, lanes: Int) {
    precondition(lanes > 0, "a row has lanes")
    self.lanes = lanes
    linesPerRow = (Self.keyUnits + 2 * lanes + AlignedUnits.unitsPerLine - 1) / AlignedUnits.unitsPerLine
    precondition(rows * linesPerRow < SlotTable.maximumRow, "line numbers have 24 bits")
    count = rows
    storage = AlignedUnits(count: rows * linesPerRow * AlignedUnits.unitsPerLine)
  }

  /// Makes the table longer by zero rows; it never gets shorter.
  mutating func grow(to rows: Int) {
    guard rows > count else { return }
    storage = AlignedUnits(storage, count: rows * linesPerRow * AlignedUnits.unitsPerLine)
    count = rows
  }

  /// The lines; rows are read by `key(ofRow:)` and `quad(_:ofRow:)`.
  var units: Span<Unit> {
    @_lifetime(borrow self)
    get { storage.span }
  }

  /// Sets the key of a word's row.
  mutating func setKey(low: UInt64, high: UInt64, _ end: WordKeyEnd, ofRow row: UInt32) {
    let first = Int(row) * AlignedUnits.unitsPerLine
    storage[first] = Unit(low, high)
    storage[first + 1] = end.unit
  }

  mutating func setQuads(ofRow row: UInt32, to sum: RowSum) {
    let first = Int(row) * AlignedUnits.unitsPerLine + Self.keyUnits
    for quad in 0..<(2 * lanes) { storage[first + quad] = unsafe unsafeBitCast(sum.quad(quad), to: Unit.self) }
  }
}

extension Span<LineTable.Unit> {
  /// The first half of a row's key: the word's first 16 bytes.
  @inline(__always)
  func key(ofRow row: UInt32) -> SIMD2<UInt64> { self[Int(row) << 2] }

  /// The second half of a row's key.
  @inline(__always)
  func keyEnd(ofRow row: UInt32) -> WordKeyEnd { WordKeyEnd(unit: self[Int(row) << 2 | 1]) }

  /// Four columns of a row.
  @inline(__always)
  func quad(_ quad: Int, ofRow row: UInt32) -> SIMD4<Float> {
    unsafe unsafeBitCast(self[Int(row) << 2 + 2 + quad], to: SIMD4<Float>.self)
  }

  /// Whether a row is that of a word, as far as its first 16 bytes and its length say.
  func mayBe(_ word: FoldedWord, row: UInt32) -> Bool {
    let pair = key(ofRow: row)
    return pair[0] == word.low && pair[1] == word.high
      && keyEnd(ofRow: row).length == WordKeyEnd.flagged(word.length)
  }
}

/// What the key of a word's row says besides its first 16 bytes.
struct WordKeyEnd {
  /// Set in the length of a word of more than 16 bytes, so that it equals no other's: all its bytes must be compared.
  private static let longFlag: UInt32 = 1 << 31

  var stem: UInt64
  /// In bytes, flagged.
  var length: UInt32
  /// What finds the bytes beyond the 16th.
  var place: UInt32

  init(stem: UInt64, length: UInt32, place: Int) {
    self.stem = stem
    self.length = Self.flagged(length)
    self.place = UInt32(place)
  }

  static func flagged(_ length: UInt32) -> UInt32 { length > 16 ? length | longFlag : length }

  @inline(__always)
  init(unit: LineTable.Unit) {
    stem = unit[0]
    length = UInt32(truncatingIfNeeded: unit[1])
    place = UInt32(truncatingIfNeeded: unit[1] >> 32)
  }

  var unit: LineTable.Unit { LineTable.Unit(stem, UInt64(place) << 32 | UInt64(length)) }
}
