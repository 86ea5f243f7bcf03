import Evaluation
import FoundationEssentials
import Testing

struct JSONWriterTests {
  private func written(_ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    write(&json)
    return json.text
  }

  @Test func nestingAndOrder() {
    let text = written { json in
      json.beginObject()
      json.key("z")
      json.value(1)
      json.key("a")
      json.beginArray()
      json.value("x")
      json.beginObject()
      json.endObject()
      json.beginArray()
      json.endArray()
      json.value(true)
      json.null()
      json.endArray()
      json.key("m")
      json.value(UInt64.max)
      json.endObject()
    }
    #expect(text == #"{"z":1,"a":["x",{},[],true,null],"m":18446744073709551615}"#)
  }

  @Test func linesAndReuse() {
    var json = JSONWriter(appendingTo: Array("\u{FEFF}".utf8))
    json.value(-3)
    json.newline()
    json.value(false)
    json.newline()
    #expect(json.bytes == Array("\u{FEFF}-3\nfalse\n".utf8))
    #expect(json.isComplete)
    json.removeAll()
    json.beginArray()
    #expect(!json.isComplete)
    json.endArray()
    #expect(json.text == "[]")
    // A whole value may stand last without its newline.
    json.removeAll()
    json.value("again")
    #expect(json.text == #""again""#)
  }

  @Test func escapes() {
    #expect(written { $0.value("a\"b\\c/d") } == #""a\"b\\c/d""#)
    #expect(written { $0.value("\u{8}\t\n\u{C}\r\0\u{1B}\u{1F}") } == #""\b\t\n\f\r\u0000\u001b\u001f""#)
    #expect(written { $0.value("\u{7F}\u{80}\u{85}\u{9F}\u{A0}") } == "\"\\u007f\\u0080\\u0085\\u009f\u{A0}\"")
    #expect(written { $0.value("\u{2027}\u{2028}\u{2029}\u{202A}") } == "\"\u{2027}\\u2028\\u2029\u{202A}\"")
    #expect(written { $0.value("é – 🕊") } == "\"é – 🕊\"")
    #expect(written { $0.value("") } == "\"\"")
    let keyed = written { json in
      json.beginObject()
      json.key("a\nb")
      json.value("")
      json.endObject()
    }
    #expect(keyed == #"{"a\nb":""}"#)
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    func string(_ bytes: [UInt8]) -> String { written { $0.value(utf8: bytes.span) } }
    #expect(string([0x61, 0xFF, 0x62]) == "\"a\u{FFFD}b\"")
    #expect(string([0x61, 0xE2, 0x80]) == "\"a\u{FFFD}\"")
    // An encoded surrogate is not UTF-8.
    #expect(string([0xED, 0xA0, 0x80]).contains("\u{FFFD}"))
    #expect(string(Array("plain \"é\"\n".utf8)) == "\"plain \\\"é\\\"\\n\"")
    #expect(string([]) == "\"\"")
  }

  @Test func doublesReadBackAsTheyWere() throws {
    var generator = SplitMix64(seed: 2)
    var numbers = [0.1, 1, -0.0, 1e-5, 1e16, 1e300, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2]
    while numbers.count < 300 {
      let number = Double(bitPattern: generator.next())
      if number.isFinite { numbers.append(number) }
    }
    var json = JSONWriter()
    json.beginArray()
    for number in numbers {
      json.value(number)
    }
    json.endArray()
    let decoded = try JSONDecoder().decode([Double].self, from: Data(json.bytes))
    #expect(decoded.map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(written { $0.value(0.1 + 0.2) } == "0.30000000000000004")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, nil]) func numbersJSONLacksAreNull(number: Double?) {
    #expect(written { $0.value(number) } == "null")
  }

  @Test func everyScalarReadsBack() throws {
    var text = ""
    for value in UInt32(0)...0x2FFF {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    text += "\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}"
    let line = written { $0.value(text) }
    #expect(try JSONDecoder().decode(String.self, from: Data(line.utf8)) == text)
    let separators: Set<UInt32> = [0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029]
    #expect(!line.unicodeScalars.contains { separators.contains($0.value) })
  }

  @Test func misuseStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.beginObject()
      json.value(1)
    }
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.beginArray()
      json.key("a")
    }
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.beginArray()
      json.endObject()
    }
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.beginObject()
      json.key("a")
      json.endObject()
    }
    await #expect(processExitsWith: .failure) {
      var json = JSONWriter()
      json.value(1)
      json.value(2)
    }
  }
}
