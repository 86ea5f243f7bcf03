internal import CBytes

/// The inside of a JSON string.
///
/// Quotation mark, reverse solidus and the controls below U+0020 must be escaped. Escaped as well are DEL, the controls
/// U+0080 to U+009F and the separators U+2028 and U+2029: some readers of JSON Lines split at U+0085, U+2028 and U+2029,
/// and terminals act on the others. All else stays UTF-8. `</` is not escaped, so a page that embeds JSON in a script
/// element has to.
public enum JSONEscaping {
  /// Appends valid UTF-8, escaped: runs without special bytes are found and copied as wholes.
  public static func append(_ string: Span<UInt8>, to bytes: inout [UInt8]) {
    // No reserveCapacity here: growing to an exact size on each call would copy the buffer each time.
    unsafe string.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var start = 0
      while true {
        let special = unsafe standpoint_find_json_special(base, start, buffer.count)
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<special]))
        guard special < buffer.count else { return }
        start = special + appendSpecial(string, at: special, to: &bytes)
      }
    }
  }

  /// Appends the character that begins with a special byte, and returns its length.
  private static func appendSpecial(_ string: Span<UInt8>, at index: Int, to bytes: inout [UInt8]) -> Int {
    let byte = string[index]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20, 0x7F:
      appendControl(byte, to: &bytes)
    case 0xC2 where index + 1 < string.count && string[index + 1] < 0xA0:
      // U+0080 to U+009F are C2 80 to C2 9F.
      appendCodeUnit(UInt16(string[index + 1]), to: &bytes)
      return 2
    case 0xE2 where isLineSeparator(string, at: index):
      appendCodeUnit(0x2000 + UInt16(string[index + 2] & 0x3F), to: &bytes)
      return 3
    default:
      bytes.append(byte)
    }
    return 1
  }

  /// Whether U+2028 or U+2029 stands here: E2 80 A8 or E2 80 A9.
  private static func isLineSeparator(_ string: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < string.count && string[index + 1] == 0x80 && string[index + 2] & 0xFE == 0xA8
  }

  private static func appendControl(_ byte: UInt8, to bytes: inout [UInt8]) {
    let letter: Unicode.Scalar
    switch byte {
    case 0x08: letter = "b"
    case 0x09: letter = "t"
    case 0x0A: letter = "n"
    case 0x0C: letter = "f"
    case 0x0D: letter = "r"
    default: return appendCodeUnit(UInt16(byte), to: &bytes)
    }
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: letter))
  }

  private static func appendCodeUnit(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: "u"))
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(unit >> shift & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
