/// A text without what two people may write differently: capitals, white space, typographic quotation marks.
enum FoldedText {
  /// In lower case, runs of white space as one space and none at the ends, curly, low, angle and prime marks as the
  /// straight quotation mark or apostrophe. Compared as strings, so composed and decomposed letters are equal too.
  static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = result.last, last != " " { result.append(" ") }
      } else {
        result.append(straight(scalar))
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  private static func straight(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Single marks, the single angle ones and the prime.
    case 0x2018...0x201B, 0x2039, 0x203A, 0x2032: "'"
    // Double marks, guillemets and the double prime.
    case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: "\""
    default: scalar
    }
  }
}
