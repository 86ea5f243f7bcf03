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

  /// Without a table: its lazy initialization is checked at every look-up.
  @inline(__always)
  init(ascii byte: UInt8) {
    let lower = byte | 0x20
    if lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") {
      self = .letter
    } else if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
      self = .digit
    } else {
      switch byte {
      case UInt8(ascii: "'"): self = .apostrophe
      case UInt8(ascii: "."), UInt8(ascii: ","): self = .point
      case UInt8(ascii: "#"), UInt8(ascii: "@"): self = .sign
      default: self = .separator
      }
    }
  }

  init(of scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      self.init(ascii: UInt8(value))
    } else if value >= 0x2000 && value < 0x2070 {
      self = Self.generalPunctuation(value)
    } else {
      self = Self.byCategory(scalar)
    }
  }

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

/// What the walk asks of scalars beyond ASCII, remembered: a query of Unicode's properties costs a hundred times a look at
/// a table. One place a scalar, by its last bits, so that each script of an alphabet fits.
struct ScalarProperties: Sendable {
  private static let size: UInt32 = 1 << 12

  /// The scalar, and above its 21 bits its class and whether it is its own lower case; 0 is none.
  private var entries: [UInt32] = []

  mutating func of(_ scalar: Unicode.Scalar) -> (class: ScalarClass, isFolded: Bool) {
    if entries.isEmpty { entries = [UInt32](repeating: 0, count: Int(Self.size)) }
    let place = Int(scalar.value % Self.size)
    if entries[place] & 0x1F_FFFF != scalar.value {
      let isFolded = CaseFolding.isFolded(scalar)
      entries[place] = scalar.value | UInt32(ScalarClass(of: scalar).rawValue) << 21 | (isFolded ? 1 << 31 : 0)
    }
    let entry = entries[place]
    guard let kind = ScalarClass(rawValue: UInt8(entry >> 21 & 0x1F)) else {
      preconditionFailure("a class was stored")
    }
    return (kind, entry >> 31 == 1)
  }
}

/// Lower case by Unicode's full mapping, with a final sigma as the ordinary one.
enum CaseFolding {
  /// Whether a letter or mark is its own lower case.
  static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value != finalSigma && scalar.properties.lowercaseMapping.unicodeScalars.elementsEqual([scalar])
  }

  /// Appends the UTF-8 bytes of a folded letter or mark at `index` and returns how many they are.
  static func append(_ scalar: Unicode.Scalar, to bytes: inout MutableSpan<UInt8>, at index: Int) -> Int {
    if scalar.value < UInt32(table.count), let single = table[Int(scalar.value)] {
      return encode(single, to: &bytes, at: index)
    }
    var length = 0
    for folded in scalar.properties.lowercaseMapping.unicodeScalars {
      length += encode(folded, to: &bytes, at: index + length)
    }
    return length
  }

  private static let finalSigma: UInt32 = 0x3C2

  /// Latin, Greek, Cyrillic, Armenian and Hebrew; nil where the mapping has more than one scalar.
  private static let table: [Unicode.Scalar?] = (0..<0x600).map {
    let mapping = Unicode.Scalar($0)!.properties.lowercaseMapping.unicodeScalars
    guard mapping.count == 1, let folded = mapping.first else { return nil }
    return folded.value == finalSigma ? Unicode.Scalar(0x3C3) : folded
  }

  private static func encode(_ scalar: Unicode.Scalar, to bytes: inout MutableSpan<UInt8>, at index: Int) -> Int {
    let value = scalar.value
    if value < 0x80 {
      bytes[index] = UInt8(value)
      return 1
    }
    let length = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    let lead: UInt32 = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0
    bytes[index] = UInt8(lead | value >> UInt32(6 * (length - 1)))
    for offset in 1..<length {
      bytes[index + offset] = UInt8(0x80 | value >> UInt32(6 * (length - 1 - offset)) & 0x3F)
    }
    return length
  }
}
