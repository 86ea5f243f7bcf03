/// Character references of HTML: all numeric ones and the named ones that newsrooms use.
package enum CharacterReference {
  /// Decodes the reference that starts with the ampersand at `start`.
  ///
  /// - Returns: the character and the end of the reference, or nil if the ampersand stands for itself.
  package static func decode(_ source: [UInt8], at start: Int, to end: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    let index = start + 1
    guard index < end else { return nil }
    return source[index] == UInt8(ascii: "#")
      ? numeric(source, from: index + 1, to: end) : named(source, from: index, to: end)
  }

  private static func numeric(_ source: [UInt8], from start: Int, to end: Int) -> (Unicode.Scalar, Int)? {
    var index = start
    var radix: UInt32 = 10
    if index < end, source[index] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      index += 1
    }
    let digitsStart = index
    var value: UInt32 = 0
    while index < end, let digit = digitValue(source[index]), digit < radix {
      // Larger values are no scalars; keeping the number small keeps it from overflowing.
      value = min(value * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > digitsStart else { return nil }
    if index < end, source[index] == UInt8(ascii: ";") { index += 1 }
    if value >= 0x80, value < 0xA0, windows1252[Int(value) - 0x80] != 0 { value = windows1252[Int(value) - 0x80] }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return (scalar ?? "\u{FFFD}", index)
  }

  private static func digitValue(_ byte: UInt8) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte - 0x30) }
    let lower = byte.asciiLowercased
    return lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x61 + 10) : nil
  }

  private static let longestName = 8

  private static func named(_ source: [UInt8], from start: Int, to end: Int) -> (Unicode.Scalar, Int)? {
    var index = start
    var key: WordKey = 0
    while index < end, index - start <= longestName, source[index].isASCIILetter || source[index].isASCIIDigit {
      // The case of names counts: "Eacute" is not "eacute".
      key = key << 8 | WordKey(source[index])
      index += 1
    }
    guard index > start, let scalar = names[key] else { return nil }
    if index < end, source[index] == UInt8(ascii: ";") { return (scalar, index + 1) }
    // The oldest names may stand without a semicolon.
    return oldNames.contains(key) ? (scalar, index) : nil
  }

  private static func key(_ name: Substring) -> WordKey { name.utf8.reduce(0) { $0 << 8 | WordKey($1) } }

  private static let oldNames = Set("amp lt gt quot nbsp pound copy reg AMP LT GT QUOT".split(separator: " ").map(key))

  private static let names: [WordKey: Unicode.Scalar] = {
    let table = """
      amp 26 lt 3C gt 3E quot 22 apos 27 AMP 26 LT 3C GT 3E QUOT 22 nbsp A0 ensp 2002 emsp 2003 thinsp 2009
      shy AD zwnj 200C zwj 200D ndash 2013 mdash 2014 horbar 2015 lsquo 2018 rsquo 2019 sbquo 201A ldquo 201C rdquo 201D
      bdquo 201E laquo AB raquo BB lsaquo 2039 rsaquo 203A hellip 2026 bull 2022 middot B7 dagger 2020 Dagger 2021
      permil 2030 prime 2032 Prime 2033 lsqb 5B rsqb 5D num 23 period 2E comma 2C colon 3A semi 3B excl 21 quest 3F
      lpar 28 rpar 29 sol 2F dollar 24 commat 40 hyphen 2010
      pound A3 euro 20AC cent A2 yen A5 copy A9 reg AE trade 2122 sect A7 para B6 deg B0 plusmn B1 times D7 divide F7
      frac12 BD frac14 BC frac34 BE sup2 B2 sup3 B3 micro B5 iexcl A1 iquest BF ordf AA ordm BA minus 2212 larr 2190
      rarr 2192 agrave E0 aacute E1 acirc E2 atilde E3 auml E4 aring E5 aelig E6 ccedil E7 egrave E8 eacute E9 ecirc EA
      euml EB igrave EC iacute ED icirc EE iuml EF eth F0 ntilde F1 ograve F2 oacute F3 ocirc F4 otilde F5 ouml F6
      oslash F8 ugrave F9 uacute FA ucirc FB uuml FC yacute FD thorn FE yuml FF szlig DF
      Agrave C0 Aacute C1 Acirc C2 Atilde C3 Auml C4 Aring C5 AElig C6 Ccedil C7 Egrave C8 Eacute C9 Ecirc CA Euml CB
      Iacute CD Ntilde D1 Oacute D3 Ocirc D4 Ouml D6 Oslash D8 Uacute DA Uuml DC Scaron 160 scaron 161 OElig 152
      oelig 153 Zcaron 17D zcaron 17E
      """
    let fields = table.split(whereSeparator: \.isWhitespace)
    var names: [WordKey: Unicode.Scalar] = [:]
    for index in stride(from: 0, to: fields.count, by: 2) {
      names[key(fields[index])] = Unicode.Scalar(UInt32(fields[index + 1], radix: 16)!)!
    }
    return names
  }()

  /// What the numbers 128 to 159 mean in practice: Windows-1252, as the HTML standard asks; 0 where it has nothing.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
  ]
}
