import Glibc
import Testing

@testable import Corpora

/// Rows by blocks against rows one by one.
@Suite struct LineBlockTests {
  /// Lines as exporters and vandals write them.
  private static let pieces: [String] = [
    #"{"text":"A plain row."}"#, #"{"id":"a1","text":"Named.","stance":"favor"}"#,
    #"{"text":"Café — “quoted” it’s","id":17}"#, #"{"text":"tab\tquote \" slash \\ \/ é 😀 \b\f\n\r"}"#,
    #"{"text":"half \ud83d"}"#, #"{"text":"bad \x"}"#, #"{"text":"\u00"}"#, #"{"text":"nul \u0000 inside"}"#,
    #"{"text":"t","target":"We should build it"}"#, #"{"text":"t","target":null}"#, #"{"text":"t","target":""}"#,
    #"{"text":"t","target":7}"#, #"{"text":"t","id":""}"#, #"{"text":"t","id":null}"#, #"{"text":"t","id":[1]}"#,
    #"{"text":"t","id":true,"n":-1.5e+3}"#, #"{"text":"t","group":{"a":1}}"#, #"{"text":"t","group":"g"}"#,
    #"{"text":"t","text":"u"}"#, #"{"text":"t","x":1,"x":2}"#, #"{"te\u0078t":"escaped key"}"#, #"{"text":null}"#,
    #"{"text":5}"#, #"{"other":"t"}"#, "{}", "[]", "17", "null", "", "   ", "\t\r", #"{"text":"t"} "#,
    #" {"text" : "t" , "id":"b"}"#,
    #"{"text":"t"}x"#, #"{"text":"t""#, #"{"text":"t",}"#, #"{"text":"never closed}"#, #"{"text":"t","n":01}"#,
    #"{"text":"t","n":-}"#, #"{"text":"t","n":1.}"#, #"{"text":"t","n":NaN,"m":tru}"#, #"{"text":"t","m":false}"#,
    #"{"text":"nested","user":{"name":"n","tags":[1,"a",null]}}"#, #"{"stance":3,"text":"t"}"#, "a bare line",
    "\u{FEFF}", "\u{0}", "ends in a return\r",
  ]

  @Test(arguments: [RowFormat.lines, .jsonl], [ErrorPolicy.stop, .skip])
  func blocksGiveTheRowsThatTheReaderGives(_ format: RowFormat, _ onError: ErrorPolicy) throws {
    let folder = try TemporaryFolder()
    var generator = SystemRandomNumberGenerator()
    for round in 0..<60 {
      var bytes: [UInt8] = round % 9 == 0 ? [0xEF, 0xBB, 0xBF] : []
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        // Under `stop` most files must be without a fault, or only first rows would be compared.
        let range = onError == .stop && round % 2 == 0 ? 0..<4 : 0..<Self.pieces.count
        bytes += Self.pieces[range.randomElement(using: &generator)!].utf8
        if round % 5 == 4, Bool.random(using: &generator) { bytes.append([0xFF, 0xC3, 0xE2, 0x22].randomElement()!) }
        bytes += Int.random(in: 0..<4, using: &generator) == 0 ? [0x0D, 0x0A] : [0x0A]
      }
      if Bool.random(using: &generator), !bytes.isEmpty { bytes.removeLast() }
      let path = try folder.write("rows", bytes)
      let options = ReadingOptions(onError: onError)
      let expected = RowOutcome.oneByOne(path, format, options)
      for blockSize in [1, 2, 7, 64, 100_000] {
        let outcome = RowOutcome.byBlocks(path, format, options, blockSize: blockSize)
        #expect(outcome == expected, "\(String(decoding: bytes, as: UTF8.self)) in blocks of \(blockSize)")
      }
    }
  }

  @Test func otherFieldNamesAreTheirs() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "rows", Array(#"{"text":"no","comment":"yes","key":"k"}"#.utf8) + [0x0A] + Array(#"{"text":"no","key":"k"}"#.utf8)
    )
    let options = ReadingOptions(textField: "comment", idField: "key", onError: .skip)
    #expect(
      RowOutcome.byBlocks(path, .jsonl, options, blockSize: 9) == RowOutcome.oneByOne(path, .jsonl, options))
    let both = ReadingOptions(textField: "key", idField: "key", onError: .skip)
    #expect(RowOutcome.byBlocks(path, .jsonl, both, blockSize: 9) == RowOutcome.oneByOne(path, .jsonl, both))
  }

  /// Found by `make fuzz`: lines by blocks had no id where the text's column was the id's too.
  @Test func aLineMayBeItsOwnIDOrTarget() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("rows", Array("first\nsecond\n".utf8))
    for options in [
      ReadingOptions(textField: "a", idField: "a"), ReadingOptions(textField: "a", targetField: "a"),
      ReadingOptions(textField: "a", groupField: "a"),
    ] {
      #expect(
        RowOutcome.byBlocks(path, .lines, options, blockSize: 9) == RowOutcome.oneByOne(path, .lines, options))
    }
  }

  /// Found by `make fuzz`: keys that are equal as strings were told apart, targets that are not the same were one.
  @Test func stringsThatDifferInCompositionOnlyAreReadAlike() throws {
    let folder = try TemporaryFolder()
    let lines = [
      "{\"text\":\"t\",\"\u{E9}\":\"1\",\"e\u{301}\":\"2\"}", "{\"text\":\"t\",\"e\u{301}\":\"1\",\"\u{212A}\":\"2\"}",
      "{\"text\":\"t\",\"K\":\"1\"}", "{\"text\":\"t\",\"target\":\"Ban caf\u{E9}s\"}",
      "{\"text\":\"t\",\"target\":\"Ban cafe\u{301}s\"}",
    ]
    let path = try folder.write("rows", Array(lines.joined(separator: "\n").utf8))
    for id in ["id", "\u{E9}", "K", "\u{212A}"] {
      let options = ReadingOptions(idField: id, onError: .skip)
      let outcome = RowOutcome.byBlocks(path, .jsonl, options, blockSize: 1_000)
      #expect(outcome == RowOutcome.oneByOne(path, .jsonl, options), "\(id)")
      #expect(outcome.rows.count == 4 && outcome.rejected.count == 1)
    }
  }

  @Test func aLineOverTheLimitIsRefusedWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("rows", Array("short\n".utf8) + [UInt8](repeating: 0x61, count: 1_100))
    var reader = try LineBlockReader(FileInput(path: path, blockSize: 16), format: .lines, limit: 1_000)
    #expect(try reader.next()?.rowCount == 1)
    #expect(throws: CorpusError.rowTooLong(source: SourceLocation(file: path, line: 2), limit: 1_000)) {
      try reader.next()
    }
  }
}
