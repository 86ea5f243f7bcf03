import Testing

@testable import Articles

@Suite struct OffsetTranslatorTests {
  /// The number of units of a prefix, by the standard library's views.
  private func naive(_ text: String, upToByte byte: Int, _ unit: OffsetUnit) -> Int {
    let prefix = String(decoding: Array(text.utf8)[..<byte], as: UTF8.self)
    switch unit {
    case .byte: return prefix.utf8.count
    case .codepoint: return prefix.unicodeScalars.count
    case .utf16: return prefix.utf16.count
    }
  }

  @Test(arguments: OffsetUnit.allCases)
  func agreesWithTheViewsOfString(_ unit: OffsetUnit) {
    let text = "A – b\r\nç 中 😀😀 e\u{301} \u{FFFD}."
    let source = Array(text.utf8)
    var translator = OffsetTranslator(source: source, unit: unit)
    for byte in 0...source.count where byte == source.count || !source[byte].isUTF8Continuation {
      #expect(translator.offset(ofByte: byte) == naive(text, upToByte: byte, unit))
    }
  }

  @Test(arguments: OffsetUnit.allCases)
  func aByteOrderMarkCountsNothing(_ unit: OffsetUnit) {
    var translator = OffsetTranslator(source: Array("\u{FEFF}ab".utf8), unit: unit)
    #expect(translator.offset(ofByte: 0) == 0)
    #expect(translator.offset(ofByte: 3) == 0)
    #expect(translator.offset(ofByte: 3) == 0)
    #expect(translator.offset(ofByte: 4) == 1)
    #expect(translator.offset(ofByte: 5) == 2)
  }

  @Test func slicesByCodePointAreTheStatements() {
    let text = "\u{FEFF}“Wir – 😀 – warten.”\r\n\r\nÉlodie said: “Non.” It rained."
    let source = Array(text.utf8)
    // What a user has after a decoder has dropped the byte order mark.
    let scalars = Array(text.unicodeScalars.dropFirst())
    var translator = OffsetTranslator(source: source, unit: .codepoint)
    let statements = Article(parsing: source, markup: .plainText).statements
    #expect(statements.count == 3)
    for statement in statements {
      let start = translator.offset(ofByte: statement.range.lowerBound)
      let end = translator.offset(ofByte: statement.range.upperBound)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[start..<end])
      #expect(String(slice) == statement.text)
    }
  }

  @Test func unitsHaveTheNamesOfTheContract() {
    #expect(OffsetUnit.allCases.map(\.rawValue) == ["codepoint", "byte", "utf16"])
  }
}
