// What a line may open with to be an item of its own: a bullet, an enumeration, or the name of a speaker.

extension LineBreaks {
  /// The longest name before the colon of a transcript, in bytes, place and party included.
  private static let longestSpeakerName = 80

  func opensItem(_ line: Range<Int>) -> Bool {
    opensWithBullet(line) || opensWithEnumeration(line) || opensWithSpeaker(line)
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

  /// "Nora Marlow (Westerby) (Independent):" or "**Ms Marlow**:", capitalized words and brackets before a colon.
  private func opensWithSpeaker(_ line: Range<Int>) -> Bool {
    let end = min(line.upperBound, line.lowerBound + Self.longestSpeakerName)
    var index = line.lowerBound
    while index < end, text[index] == UInt8(ascii: "*") || text[index] == UInt8(ascii: "_") { index += 1 }
    guard index < end, text[index].isASCIIUppercase else { return false }
    var wordStarts = true
    var bracketDepth = 0
    while index < end {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: ":"):
        let next = index + 1
        return next < line.upperBound
          && (text[next].isASCIIWhiteSpace || text[next] == UInt8(ascii: "*")) && bracketDepth == 0
      case UInt8(ascii: "("), UInt8(ascii: "["): bracketDepth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): bracketDepth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""):
        if bracketDepth == 0 { return false }
      default:
        if wordStarts, byte.isASCIILowercase, bracketDepth == 0, !isNameParticle(at: index, to: end) { return false }
      }
      wordStarts = byte.isASCIIWhiteSpace
      index += 1
    }
    return false
  }

  private static let nameParticles = WordSet("of the for and de van von der da di du la le al el ap")

  private func isNameParticle(at start: Int, to end: Int) -> Bool {
    var wordEnd = start
    while wordEnd < end, text[wordEnd].isASCIILetter { wordEnd += 1 }
    return Self.nameParticles.contains(text.wordKey(of: start..<wordEnd))
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
