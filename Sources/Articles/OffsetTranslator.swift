/// The unit in which offsets into a text are counted.
public enum OffsetUnit: String, CaseIterable, Sendable {
  /// Unicode scalar values, as Python counts.
  case codepoint
  /// Bytes of UTF-8.
  case byte
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
}

/// Translates byte offsets of one source into other units, in one forward pass for ascending offsets.
///
/// A byte order mark at the start counts nothing: offset 0 is after it. A carriage return counts one. All calls
/// together take time linear in the length of the source.
public struct OffsetTranslator: Sendable {
  private let source: [UInt8]
  private let unit: OffsetUnit
  private var position: Int
  private var count = 0

  /// - Parameter source: valid UTF-8.
  public init(source: [UInt8], unit: OffsetUnit) {
    self.source = source
    self.unit = unit
    position = source.byteOrderMarkLength
  }

  /// The offset, in units, of a byte offset.
  ///
  /// - Parameter byte: a boundary between characters, at least that of the call before and at most the number of
  ///   bytes of the source; anything else is a programmer error.
  public mutating func offset(ofByte byte: Int) -> Int {
    if byte < source.byteOrderMarkLength, count == 0 { return 0 }
    precondition(byte >= position, "offsets are translated in ascending order")
    precondition(byte <= source.count, "an offset lies within the source")
    switch unit {
    case .byte:
      count += byte - position
    case .codepoint:
      for index in position..<byte where !source[index].isUTF8Continuation { count += 1 }
    case .utf16:
      // A scalar above U+FFFF has a lead byte of F0 or more, and two code units.
      for index in position..<byte where !source[index].isUTF8Continuation {
        count += source[index] >= 0xF0 ? 2 : 1
      }
    }
    position = byte
    return count
  }
}
