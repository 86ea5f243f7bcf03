import Testing

@testable import Articles

@Suite struct PlainTextPropertyTests {
  private static let pieces = [
    "a", "I", "The", "said", "Mr", "No", "St", "etc", "p.m", "U.S", "é", "É", "中", "😀", "5", "12", "(a)", "Q", " ", " ",
    " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{A0}", "\u{2003}", "\u{2028}", "\u{3000}", ".", ".", "!", "?", "…",
    "...", ";", ":", ",", "-", "—", "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "*", "and",
    "calls",
    "notes", "•", "[1]",
  ]

  @Test(arguments: 0..<300)
  func everyByteLiesInExactlyOneStatement(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = randomText(of: Self.pieces, length: 20 + seed * 2, using: &generator)
    let source = Array(text.utf8)
    let statements = Article(parsing: source, markup: .plainText).statements
    var end = 0
    for statement in statements {
      #expect(statement.range.lowerBound >= end)
      // What lies between statements is white space, by the standard library's own judgment.
      let between = String(decoding: source[end..<statement.range.lowerBound], as: UTF8.self)
      #expect(between.unicodeScalars.allSatisfy { $0.properties.isWhitespace })
      #expect(Array(statement.text.utf8) == Array(source[statement.range]))
      #expect(statement.text == statement.text.trimmed)
      #expect(!statement.text.isEmpty)
      end = statement.range.upperBound
    }
    let rest = String(decoding: source[end...], as: UTF8.self)
    #expect(rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace })
  }

  @Test(arguments: 0..<60)
  func anyBytesAreRead(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let alphabet: [UInt8] = [
      0x20, 0x2E, 0x22, 0x3C, 0x3E, 0x26, 0x80, 0xA8, 0xC2, 0xE2, 0xEF, 0xF0, 0xFF, 0x41, 0x5B, 0x2A,
    ]
    let source = (0..<200).map { _ in alphabet.randomElement(using: &generator)! }
    for markup in [Markup.plainText, .markdown] {
      var end = 0
      for statement in Article(parsing: source, markup: markup).statements {
        #expect(statement.range.lowerBound >= end && statement.range.upperBound <= source.count)
        end = statement.range.upperBound
      }
    }
  }

  @Test func whiteSpaceIsUnicodes() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let expected = scalar.properties.isWhitespace ? bytes.count : 0
      if bytes.whiteSpaceLength(at: 0) != expected || bytes.whiteSpaceLength(before: bytes.count, from: 0) != expected {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func scalarsAreDecoded() {
    for text in ["a", "é", "中", "😀"] {
      let (scalar, length) = Array(text.utf8).scalar(at: 0)
      #expect(scalar == text.unicodeScalars.first)
      #expect(length == text.utf8.count)
    }
    #expect([UInt8(0xC3)].scalar(at: 0).scalar == "\u{FFFD}")
  }
}
