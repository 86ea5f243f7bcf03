/// What a Unicode scalar means to the walk.
enum ScalarClass: UInt8 {
  /// A letter: begins or continues a word.
  case letter
  /// A decimal digit of any script: as a letter, folded to `0`.
  case digit
  /// A combining mark: continues a word, never begins one.
  case mark
  /// Joins two letters.
  case apostrophe
  /// `.` or `,`: joins two digits.
  case point
  /// `#` or `@`: goes in front of a word.
  case sign
  /// A pictorial symbol: a word of its own.
  case symbol
  /// Vanishes inside a word.
  case ignorable
  case separator

  var beginsWord: Bool { self == .letter || self == .digit }

  @inline(__always)
  init(of scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      self = Self.ascii(UInt8(value))
    } else if value < UInt32(Self.table.count) {
      self = Self.table[Int(value)]
    } else if value >= 0x2000 && value < 0x2070 {
      self = Self.generalPunctuation(value)
    } else {
      self = Self.byCategory(scalar)
    }
  }

  /// Without the table: its lazy initialization is checked at every look-up.
  @inline(__always)
  private static func ascii(_ byte: UInt8) -> ScalarClass {
    let lower = byte | 0x20
    if lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") { return .letter }
    if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { return .digit }
    switch byte {
    case UInt8(ascii: "'"): return .apostrophe
    case UInt8(ascii: "."), UInt8(ascii: ","): return .point
    case UInt8(ascii: "#"), UInt8(ascii: "@"): return .sign
    default: return .separator
    }
  }

  /// Latin, Greek, Cyrillic, Armenian and Hebrew are looked up; a property query costs a hundred times more.
  private static let table: [ScalarClass] = (0..<0x600).map { byCategory(Unicode.Scalar($0)!) }

  private static func generalPunctuation(_ value: UInt32) -> ScalarClass {
    switch value {
    case 0x2019: .apostrophe
    case 0x200B...0x200D, 0x2060: .ignorable
    default: .separator
    }
  }

  private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.value {
    case 0x2BC: return .apostrophe
    case 0xAD, 0xFEFF, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: return .ignorable
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return .letter
    case .decimalNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    // Below the arrows stand signs such as the degree and the copyright sign, which separate.
    case .otherSymbol: return scalar.value >= 0x2190 ? .symbol : .separator
    default: return .separator
    }
  }
}

/// Lower case by Unicode's full mapping, with a final sigma as the ordinary one.
enum CaseFolding {
  /// Appends the UTF-8 bytes of a folded letter or mark at `index` and returns how many they are.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8], at index: Int) -> Int {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      bytes[index] = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      return 1
    }
    if scalar.value < UInt32(table.count), let single = table[Int(scalar.value)] {
      return encode(single, to: &bytes, at: index)
    }
    var length = 0
    for folded in scalar.properties.lowercaseMapping.unicodeScalars {
      length += encode(folded, to: &bytes, at: index + length)
    }
    return length
  }

  /// Nil where the mapping has more than one scalar.
  private static let table: [Unicode.Scalar?] = (0..<0x600).map {
    let mapping = Unicode.Scalar($0)!.properties.lowercaseMapping.unicodeScalars
    guard mapping.count == 1, let folded = mapping.first else { return nil }
    return folded.value == 0x3C2 ? Unicode.Scalar(0x3C3) : folded
  }

  private static func encode(_ scalar: Unicode.Scalar, to bytes: inout [UInt8], at index: Int) -> Int {
    var length = 0
    for byte in UTF8.encode(scalar)! {
      bytes[index + length] = byte
      length += 1
    }
    return length
  }
}
