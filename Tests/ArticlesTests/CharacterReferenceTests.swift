import Testing

@testable import Articles

@Suite struct CharacterReferenceTests {
  @Test(arguments: [
    ("&#65;&#x42;&#X43;", "ABC"), ("&#147;a&#148;", "“a”"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#99999999999999;", "\u{FFFD}"), ("&#65 a", "A a"), ("&amp a", "& a"), ("&hellip a", "&hellip a"),
    ("&Eacute;&eacute;", "Éé"), ("&#; &#x; &;", "&#; &#x; &;"), ("a & b", "a & b"), ("&pound;5", "£5"), ("x&", "x&"),
    ("&#128512;", "😀"),
  ])
  func referencesAreDecoded(_ source: String, _ expected: String) {
    let bytes = Array(source.utf8)
    var decoded = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let (scalar, end) = CharacterReference.decode(bytes, at: index, to: bytes.count)
      {
        decoded.append(scalar)
        index = end
      } else {
        decoded.append(Unicode.Scalar(bytes[index]))
        index += 1
      }
    }
    #expect(String(decoded) == expected)
  }
}
