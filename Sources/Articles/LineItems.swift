// What a line may open with to be an item of its own: a bullet, an enumeration, or the name of a speaker.

extension LineBreaks {
  func opensItem(_ line: Range<Int>) -> Bool {
    opensWithBullet(line) || opensWithEnumeration(line) || text.speakerLabel(of: line) != nil
  }

  private func opensWithBullet(_ line: Range<Int>) -> Bool {
    let start = line.lowerBound
    switch text[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return start + 1 < line.upperBound && text[start + 1].isASCIIWhiteSpace
    case 0xE2:
      // Bullet, triangular bullet, en dash, em dash.
      for low: UInt8 in [0x22, 0x23, 0x13, 0x14] where text.isGeneralPunctuation(low, at: start) {
        return start + 3 < line.upperBound && text[start + 3].isASCIIWhiteSpace
      }
      return false
    default: return false
    }
  }

  /// "1.", "12)", "(a)", "(iv)", "Q.", "A:" and their like, perhaps after an opening quotation mark as in bills.
  private func opensWithEnumeration(_ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    if text.isGeneralPunctuation(0x1C, at: index) || text.isGeneralPunctuation(0x18, at: index) { index += 3 }
    let isBracketed = index < line.upperBound && text[index] == UInt8(ascii: "(")
    if isBracketed { index += 1 }
    let start = index
    while index < line.upperBound, text[index].isASCIILetter || text[index].isASCIIDigit { index += 1 }
    guard index < line.upperBound, text.isEnumerator(start..<index, allowingWords: isBracketed) else { return false }
    switch text[index] {
    case UInt8(ascii: ")"): break
    case UInt8(ascii: "."), UInt8(ascii: ":"): if isBracketed { return false }
    default: return false
    }
    return index + 1 < line.upperBound && (isBracketed || text[index + 1].isASCIIWhiteSpace)
  }
}

extension [UInt8] {
  /// Whether a token counts something: up to three digits, one letter, or a Roman numeral up to four letters long;
  /// within brackets also a letter or digits followed by up to two capitals, as in "(2A)".
  func isEnumerator(_ token: Range<Int>, allowingWords: Bool = false) -> Bool {
    guard !token.isEmpty, token.count <= 4 else { return false }
    var digits = 0
    var romans = 0
    for byte in self[token] {
      if byte.isASCIIDigit { digits += 1 }
      switch byte.asciiLowercased {
      case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"): romans += 1
      default: break
      }
    }
    if token.count == 1 || romans == token.count { return true }
    if digits == token.count { return digits <= 3 }
    return allowingWords && self[token.lowerBound].isASCIIDigit && digits >= token.count - 2
  }
}
