import Testing

@testable import Corpora

@Suite struct RowReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let skip = ReadingOptions(onError: .skip)

  @Test func jsonLines() throws {
    let text =
      #"{"id":"a","text":"One.","stance":"FAVOUR","target":"A tunnel","group":7,"n":1,"x":1.50,"yes":true,"#
      + #""none":null,"list":[1, {"k" : "v"}],"speaker":"Ada Quill"}"# + "\r\n\n  \n"
      + #"{"text":"Two.","hostility":"civil","target":null,"group":""}"#
    let path = try folder.write("some.rows.jsonl", text)
    let read = try rows(path, .jsonl)
    #expect(
      read == [
        Row(
          id: "a", text: "One.", labels: ["stance": "favor"], target: "A tunnel", group: "7",
          fields: [
            "n": "1", "x": "1.50", "yes": "true", "list": #"[1,{"k":"v"}]"#, "speaker": "Ada Quill",
          ], source: SourceLocation(file: path, line: 1)),
        Row(
          id: "some.rows:4", text: "Two.", labels: ["hostility": "civil"],
          source: SourceLocation(file: path, line: 4)),
      ])
  }

  @Test func plainLines() throws {
    let path = try folder.write("a.txt", "\u{FEFF}One.\r\n\nTwo \"x\", y.\n\r\nlast")
    let read = try rows(path, .lines)
    #expect(read.map(\.text) == ["One.", "", "Two \"x\", y.", "", "last"])
    #expect(read.map(\.id) == ["a:1", "a:2", "a:3", "a:4", "a:5"])
    #expect(try rows(folder.write("b.txt", ""), .lines).isEmpty)
    #expect(try rows(folder.write("c.txt", "\n"), .lines).map(\.text) == [""])
  }

  /// The same rows whatever the blocks that the system hands out.
  @Test(arguments: [1, 2, 3, 5, 16, 4_096]) func blockBoundaries(blockSize: Int) throws {
    var random = SplitMix64(seed: 99)
    let words = ["inquiry", "né", "\"\"", "🌳", ";", ",", "report,", "\t", "\\n", " "]
    func sentence() -> String {
      (0..<Int.random(in: 0...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
    }
    var lines = "\u{FEFF}"
    var json = "\u{FEFF}"
    var delimited = "\u{FEFF}text,n\r\n"
    for index in 0..<60 {
      let end = Bool.random(using: &random) ? "\r\n" : "\n"
      lines += sentence() + end
      json += JSONValue.object([JSONMember(key: "text", value: .string(sentence()))]).compactText + end
      delimited += "\"\(sentence())\n\(sentence())\",\(index)" + end
      if index % 7 == 0 { delimited += "x,y,z" + end }
      if index % 9 == 0 { json += "{\"text\":" + end }
    }
    for (name, text, format) in [
      ("a.txt", lines, RowFormat.lines), ("a.jsonl", json, .jsonl), ("a.csv", delimited, .csv),
    ] {
      let path = try folder.write(name, text)
      let whole = try results(path, format, options: skip)
      #expect(whole.count >= 60)
      #expect(try results(path, format, options: skip, blockSize: blockSize) == whole)
    }
  }

  @Test func badLinesStopOrAreSetAside() throws {
    let text = "{\"text\":\"A.\"}\n{\"text\":\"B.\",}\n[1]\n{\"text\":\"D.\"}\n"
    let path = try folder.write("a.jsonl", text)
    let read = try results(path, .jsonl, options: skip)
    #expect(read.count == 4)
    guard case .rejected(let second) = read[1], case .rejected(let third) = read[2] else {
      Issue.record("\(read)")
      return
    }
    #expect(
      second.description
        == "\(path):2: invalid JSON at byte 14 of the line: a key in quotation marks is needed")
    #expect(second.raw == "{\"text\":\"B.\",}")
    #expect(third.reason == "a JSON object is needed on each line, this is an array")
    var reader = try RowReader(path: path)
    _ = try reader.next()
    #expect(throws: CorpusError.badRow(second)) { try reader.next() }
    #expect(throws: CorpusError.badRow(third)) { try reader.next() }
    guard case .row(let last) = try reader.next() else {
      Issue.record("reading cannot go on after a bad row")
      return
    }
    #expect(last.text == "D.")
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
  }

  @Test(arguments: [
    (#"{"txt":"A.","n":1}"#, RowProblem.missingText(field: "text", keys: ["txt", "n"])),
    (#"{}"#, .missingText(field: "text", keys: [])),
    (#"{"text":5}"#, .notAString(field: "text", found: "a number")),
    (#"{"text":null}"#, .notAString(field: "text", found: "null")),
    (#"{"text":["A."]}"#, .notAString(field: "text", found: "an array")),
    (#"{"text":"A.","target":3}"#, .notAString(field: "target", found: "a number")),
    (#"{"text":"A.","id":{}}"#, .notAString(field: "id", found: "an object")),
    (#"{"text":"A.","group":[]}"#, .notAString(field: "group", found: "an array")),
    (#"{"text":"A.","n":1,"n":1}"#, .repeatedKey("n")),
    (#""A.""#, .notAnObject(found: "a string")),
  ])
  func problems(line: String, problem: RowProblem) throws {
    let path = try folder.write("a.jsonl", line)
    #expect(firstProblem(path) == problem)
    #expect(
      try results(path, .jsonl, options: skip) == [
        .rejected(RejectedRow(source: SourceLocation(file: path, line: 1), problem: problem, raw: line))
      ])
  }

  @Test func messagesGuessTheName() {
    #expect(
      RowProblem.missingText(field: "text", keys: ["id", "txet"]).description.contains(
        "there are \"id\", \"txet\"; did you mean \"txet\"?"))
    #expect(!RowProblem.missingText(field: "text", keys: ["body"]).description.contains("mean"))
  }

  @Test func invalidUTF8() throws {
    let good = Array("{\"text\":\"One.\"}\n".utf8)
    let bad = Array("{\"text\":\"caf".utf8) + [0xC3] + Array("\"}\n".utf8)
    let path = try folder.write("a.jsonl", [0xEF, 0xBB, 0xBF] + good + bad + good)
    let offset = 3 + good.count + 12
    #expect(firstProblem(path) == .invalidUTF8(offset: offset))
    var reader = try RowReader(path: path, options: skip)
    var texts: [String] = []
    while let result = try reader.next() {
      if case .row(let row) = result { texts.append(row.text) }
    }
    #expect(texts == ["One.", "caf\u{FFFD}", "One."])
    #expect(
      reader.warnings == [
        "\(path):2: invalid UTF-8 at byte offset \(offset) of the file; replaced by U+FFFD, the row is kept"
      ])
    for (name, format) in [("b.txt", RowFormat.lines), ("b.csv", .csv)] {
      let file = try folder.write(name, Array("text\nab".utf8) + [0xFF, 0x63, 0x0A])
      #expect(try results(file, format, options: skip).last.map { "\($0)".contains("ab\u{FFFD}c") } == true)
      #expect(throws: CorpusError.self) { try results(file, format) }
    }
  }

  @Test func manyRepairsAreCounted() throws {
    let path = try folder.write("a.txt", (0..<12).flatMap { _ in [UInt8]([0x61, 0xFF, 0x0A]) })
    var reader = try RowReader(path: path, format: .lines, options: skip)
    while try reader.next() != nil {}
    #expect(reader.warnings.count == 6)
    #expect(reader.warnings.last == "7 more rows with invalid UTF-8 were repaired and kept")
  }

  @Test func nulBytesAreKept() throws {
    let path = try folder.write("a.jsonl", "{\"text\":\"A.\"}\n{\"text\":\"B\\u0000b\"}\n{\"text\":\"C\0c\"}\n")
    var reader = try RowReader(path: path)
    var texts: [String] = []
    while let result = try reader.next() {
      if case .row(let row) = result { texts.append(row.text) }
    }
    #expect(texts == ["A.", "B\0b", "C\0c"])
    #expect(reader.warnings == ["\(path):2: the text holds NUL bytes; they are kept and separate words"])
  }

  /// Statements to score need no labels, and a strange one is no reason to lose the row.
  @Test func labelsAreNotRequired() throws {
    let path = try folder.write(
      "a.jsonl", #"{"text":"A.","id":"x","stance":3,"hostility":""}"# + "\n" + #"{"text":"B.","id":"x"}"#)
    let read = try rows(path, .jsonl)
    #expect(read.map(\.labels) == [[:], [:]])
    #expect(read.first?.fields == ["stance": "3"])
    #expect(read.map(\.id) == ["x", "x"])
  }

  @Test func columnsThatWereAskedForMustBeInTheHeader() throws {
    let path = try folder.write("a.csv", "text,topic\nA.,x\n")
    for options in [
      ReadingOptions(filters: [RowFilter(column: "topci", value: "x")]), ReadingOptions(targetField: "topci"),
      ReadingOptions(groupField: "topci"), ReadingOptions(idField: "topci"),
    ] {
      #expect(throws: CorpusError.missingColumn(file: path, column: "topci", columns: ["text", "topic"])) {
        try rows(path, .csv, options: options)
      }
    }
    let kept = try rows(path, .csv, options: ReadingOptions(filters: [RowFilter(column: "topic", value: "y")]))
    #expect(kept.isEmpty)
  }

  @Test(.timeLimit(.minutes(5)), arguments: [1_000_000, 10_000_000]) func longLines(length: Int) throws {
    let long = String(repeating: "word ", count: length / 5)
    for (name, text) in [
      ("a.txt", long + "\nshort\n"), ("a.jsonl", "{\"text\":\"\(long)\"}\n{\"text\":\"short\"}\n"),
      ("a.csv", "text\n\"\(long)\"\nshort\n"),
    ] {
      let format = RowFormat(path: name) ?? .lines
      let read = try rows(folder.write(name, text), format)
      #expect(read.map(\.text.utf8.count) == [length, 5])
    }
  }

  /// Any bytes: nothing traps, nothing depends on the blocks, and every line of plain text is one row.
  @Test func arbitraryBytes() throws {
    var random = SplitMix64(seed: 7)
    let alphabet = Array("\"\",,;\n\n\r{}[]:\\tex1 \u{0}é\u{FEFF}".utf8) + [0xFF, 0xC3, 0xE2, 0x80]
    for _ in 0..<300 {
      let count = Int.random(in: 1...200, using: &random)
      let body = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      for format in RowFormat.allCases {
        let start = format == .csv ? "text,n\n" : format == .tsv ? "text\tn\n" : "x\n"
        let path = try folder.write("a", Array(start.utf8) + body)
        let whole = try results(path, format, options: skip)
        #expect(try results(path, format, options: skip, blockSize: 3) == whole)
        if format == .lines {
          let feeds = body.count { $0 == UInt8(ascii: "\n") }
          #expect(whole.count == 1 + feeds + (body.last == UInt8(ascii: "\n") ? 0 : 1))
        }
      }
    }
  }

  @Test func rowsOverTheLimit() throws {
    let long = String(repeating: "x", count: 5_000)
    for (name, text) in [("a.txt", "a\n\(long)\n"), ("a.csv", "text\n\(long)\n")] {
      let path = try folder.write(name, text)
      #expect(throws: CorpusError.rowTooLong(source: SourceLocation(file: path, line: 2), limit: 1_000)) {
        try results(path, RowFormat(path: name) ?? .lines, options: skip, blockSize: 64, limit: 1_000)
      }
    }
    let quoted = try folder.write("b.csv", "text\n\"\(long)\nB.\n")
    let read = try results(quoted, .csv, options: skip, blockSize: 64, limit: 1_000)
    #expect(read.count == 2)
  }
}
