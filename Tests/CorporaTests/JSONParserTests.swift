import FoundationEssentials
import Testing

@testable import Corpora

private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

private func failure(_ text: String) -> JSONParser.Failure? {
  do throws(JSONParser.Failure) {
    _ = try JSONParser.parse(Array(text.utf8))
    return nil
  } catch {
    return error
  }
}

@Suite struct JSONParserTests {
  @Test func scalarsKeepTheirText() throws {
    #expect(try parse("1") == .number("1"))
    #expect(try parse(" -0.50e+10 ") == .number("-0.50e+10"))
    #expect(try parse("12345678901234567890123") == .number("12345678901234567890123"))
    #expect(try parse("true") == .bool(true))
    #expect(try parse("false") == .bool(false))
    #expect(try parse("null") == .null)
    #expect(try parse("NaN") == .null)
    #expect(try parse("\"\"") == .string(""))
  }

  @Test func escapesAreDecoded() throws {
    #expect(try parse(#""a\"\\\/\b\f\n\r\tz""#) == .string("a\"\\/\u{8}\u{C}\n\r\tz"))
    #expect(try parse(#""\u00e9\u0000\ud83c\udf33é""#) == .string("é\0\u{1F333}é"))
  }

  @Test func rawControlCharactersAreKept() throws {
    #expect(try parse("\"a\0b\tc\"") == .string("a\0b\tc"))
  }

  @Test func membersKeepTheirOrder() throws {
    let value = try parse(#"{ "b" : [1, {"c":null}] , "a":{} , "d":[]}"#)
    #expect(
      value
        == .object([
          JSONMember(key: "b", value: .array([.number("1"), .object([JSONMember(key: "c", value: .null)])])),
          JSONMember(key: "a", value: .object([])),
          JSONMember(key: "d", value: .array([])),
        ]))
    #expect(value.compactText == #"{"b":[1,{"c":null}],"a":{},"d":[]}"#)
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("{\"a\"", 4), ("{\"a\":1,}", 7), ("[1,]", 3), ("[1 2]", 3), ("tru", 0), ("01", 1), ("-", 1),
    ("1.", 2), ("1e", 2), ("\"abc", 0), (#"["\q"]"#, 2), (#""\u12g4""#, 5), (#""\ud800x""#, 1), (#""\udc00""#, 1),
    (#""\ud800\u0041""#, 1), ("{} x", 3), ("{a:1}", 1), (#"{"a" 1}"#, 5), (#""\"#, 1), (#""\u00"#, 5), ("nan", 0),
  ])
  func mistakesNameTheByte(text: String, offset: Int) {
    #expect(failure(text)?.offset == offset, "\(text)")
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(failure(deep)?.what.contains("128") == true)
    #expect(failure(String(repeating: "[", count: 128) + String(repeating: "]", count: 128)) == nil)
  }

  @Test func indentedTextParsesBack() throws {
    let text = #"{"name":"a\"\u0007","list":[1,2],"files":[{"path":"x"},{}],"empty":[],"none":{}}"#
    let value = try parse(text)
    #expect(try parse(value.indentedText) == value)
    #expect(value.compactText == text)
    #expect(value.indentedText.hasPrefix("{\n  \"name\": \"a"))
    #expect(value.indentedText.contains("\n  \"list\": [1, 2],\n"))
    #expect(value.indentedText.contains("\n    {\n      \"path\": \"x\"\n    },\n"))
  }

  /// Random documents: what this parser reads, Foundation's reads as the same.
  @Test func agreesWithFoundation() throws {
    var random = SplitMix64(seed: 1)
    let pieces = ["a", "é", "\\", "\"", "\n", "\u{1F333}", " ", "\u{1}", "/", "q", "\u{2028}", "\0"]
    for _ in 0..<500 {
      let strings = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
      let encoded = try JSONEncoder().encode(strings)
      #expect(try JSONParser.parse(Array(encoded)) == .array(strings.map { .string($0) }))
      let written = JSONValue.array(strings.map { .string($0) }).compactText
      #expect(try JSONDecoder().decode([String].self, from: Data(written.utf8)) == strings)
    }
  }

  /// Cutting or changing a byte of a document never traps, and a cut one is never accepted.
  @Test func damageIsAnError() throws {
    var random = SplitMix64(seed: 2)
    let document = Array(#"{"id":"a1","text":"She said \u00e9 \"no\".","n":[1.5e3,true,null,{"k":"v"}]}"#.utf8)
    for end in 0..<document.count {
      #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(Array(document[..<end])) }
    }
    for _ in 0..<5_000 {
      var damaged = document
      damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0..<128, using: &random)
      _ = try? JSONParser.parse(damaged)
    }
  }
}
