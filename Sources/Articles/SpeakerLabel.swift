extension [UInt8] {
  /// The longest name before the colon of a transcript, in bytes, place and party included.
  private static var longestSpeakerLabel: Int { 80 }

  /// The name with which a line of a transcript opens, without marks of emphasis: capitalized words and brackets before
  /// a colon, "Nora Marlow (Westerby) (Independent):" or "**Ms Marlow**:".
  func speakerLabel(of line: Range<Int>) -> Range<Int>? {
    let end = Swift.min(line.upperBound, line.lowerBound + Self.longestSpeakerLabel)
    var index = line.lowerBound
    while index < end, isEmphasis(index) { index += 1 }
    let start = index
    guard index < end, self[index].isASCIIUppercase else { return nil }
    var wordStarts = true
    var bracketDepth = 0
    while index < end {
      let byte = self[index]
      switch byte {
      case UInt8(ascii: ":"):
        let next = index + 1
        guard next < line.upperBound, self[next].isASCIIWhiteSpace || self[next] == UInt8(ascii: "*"), bracketDepth == 0
        else { return nil }
        while isEmphasis(index - 1) { index -= 1 }
        return start..<index
      case UInt8(ascii: "("), UInt8(ascii: "["): bracketDepth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): bracketDepth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "\""):
        if bracketDepth == 0 { return nil }
      default:
        if wordStarts, byte.isASCIILowercase, bracketDepth == 0, !isNameParticle(at: index, to: end) { return nil }
      }
      wordStarts = byte.isASCIIWhiteSpace
      index += 1
    }
    return nil
  }

  private func isEmphasis(_ index: Int) -> Bool { self[index] == UInt8(ascii: "*") || self[index] == UInt8(ascii: "_") }

  private func isNameParticle(at start: Int, to end: Int) -> Bool {
    var wordEnd = start
    while wordEnd < end, self[wordEnd].isASCIILetter { wordEnd += 1 }
    return Self.labelParticles.contains(wordKey(of: start..<wordEnd))
  }

  private static let labelParticles = WordSet("of the for and de van von der da di du la le al el ap")
}
