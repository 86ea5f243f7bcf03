/// One word of a statement: a flat record, so that training, scoring and explaining can each loop over it in their own
/// module.
@frozen
public struct Token: Sendable, Equatable {
  /// Byte range in the statement.
  public var start: UInt32
  public var end: UInt32
  /// Byte range in the folded text.
  public var foldedStart: UInt32
  public var foldedLength: UInt32
  /// The first 16 folded bytes, zero-padded. With `foldedLength` at most 16 they are the whole word.
  public var low: UInt64
  public var high: UInt64
  /// `FeatureHash` of all folded bytes: the id of the word as a feature.
  public var hash: UInt64

  /// Whether `low` and `high` hold the whole word.
  @inlinable
  @inline(__always)
  public var isShort: Bool { foldedLength <= 16 }

  /// The token of no word, to fill storage with.
  static let empty = Token(start: 0, end: 0, foldedStart: 0, foldedLength: 0, low: 0, high: 0, hash: 0)
}
