/// The smallest parts of JSON (RFC 8259), over bytes of valid UTF-8: what the parser of values and the scanner of lines
/// have in common. Positions are indices of `bytes`; nothing at or after `end` is looked at.
package enum JSONTokens {
  /// Where the text stops being JSON.
  package struct Failure: Error, Equatable {
    /// Byte from 0.
    package var offset: Int
    package var what: String
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  static func afterSpace(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var position = start
    while position < end, isSpace(bytes[position]) { position += 1 }
    return position
  }

  /// The position after a word such as `true`.
  static func afterWord(_ word: String, _ bytes: [UInt8], _ start: Int, _ end: Int) throws(Failure) -> Int {
    guard bytes[start..<end].starts(with: word.utf8) else { throw Failure(offset: start, what: "a value is needed") }
    return start + word.utf8.count
  }

  /// The position after a number.
  static func afterNumber(_ bytes: [UInt8], _ start: Int, _ end: Int) throws(Failure) -> Int {
    var position = start
    if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
    if position < end, bytes[position] == UInt8(ascii: "0") {
      position += 1
    } else {
      position = try afterDigits(bytes, position, end)
    }
    if position < end, bytes[position] == UInt8(ascii: ".") { position = try afterDigits(bytes, position + 1, end) }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      position = try afterDigits(bytes, position, end)
    }
    return position
  }

  private static func afterDigits(_ bytes: [UInt8], _ start: Int, _ end: Int) throws(Failure) -> Int {
    var position = start
    while position < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) { position += 1 }
    if position == start { throw Failure(offset: start, what: "a digit is needed") }
    return position
  }

  /// The character that the escape at a backslash stands for, and the position after it.
  static func escape(
    _ bytes: [UInt8], _ backslash: Int, _ end: Int
  ) throws(Failure) -> (scalar: Unicode.Scalar, next: Int) {
    guard backslash + 1 < end else { throw Failure(offset: backslash, what: "the line ends inside an escape") }
    let next = backslash + 2
    switch bytes[backslash + 1] {
    case UInt8(ascii: "\""): return ("\"", next)
    case UInt8(ascii: "\\"): return ("\\", next)
    case UInt8(ascii: "/"): return ("/", next)
    case UInt8(ascii: "b"): return ("\u{8}", next)
    case UInt8(ascii: "f"): return ("\u{C}", next)
    case UInt8(ascii: "n"): return ("\n", next)
    case UInt8(ascii: "r"): return ("\r", next)
    case UInt8(ascii: "t"): return ("\t", next)
    case UInt8(ascii: "u"): break
    default: throw Failure(offset: backslash, what: "no such escape")
    }
    let unit = try hexadecimalUnit(bytes, next, end)
    if let scalar = Unicode.Scalar(unit) { return (scalar, next + 4) }
    // A high surrogate stands for a character together with the low one that must follow.
    if unit < 0xDC00, next + 5 < end, bytes[next + 4] == UInt8(ascii: "\\"), bytes[next + 5] == UInt8(ascii: "u") {
      let low = try hexadecimalUnit(bytes, next + 6, end)
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
      {
        return (scalar, next + 10)
      }
    }
    throw Failure(offset: backslash, what: "half of a surrogate pair")
  }

  private static func hexadecimalUnit(_ bytes: [UInt8], _ start: Int, _ end: Int) throws(Failure) -> UInt16 {
    var unit: UInt16 = 0
    for position in start..<(start + 4) {
      guard position < end, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
        throw Failure(offset: position, what: "four hexadecimal digits are needed after \\u")
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
