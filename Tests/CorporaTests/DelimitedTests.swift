import Testing

@testable import Corpora

/// RFC 4180 the slow way: a whole text at once, character by character, for input in which every quoted field ends.
private func naiveRecords(_ text: String, delimiter: Character) -> [[String]] {
  // A line end of two characters is one Character in Swift; scalars keep them apart.
  let scalars = text.unicodeScalars.map { Character($0) }
  var records: [[String]] = []
  var position = 0
  while position < scalars.count {
    var fields: [String] = []
    var recordEnds = false
    while !recordEnds {
      var field = ""
      if position < scalars.count, scalars[position] == "\"" {
        position += 1
        while true {
          if scalars[position] == "\"" {
            if position + 1 < scalars.count, scalars[position + 1] == "\"" {
              field.append("\"")
              position += 2
              continue
            }
            position += 1
            break
          }
          field.unicodeScalars.append(contentsOf: scalars[position].unicodeScalars)
          position += 1
        }
        let isLast = position + 1 == scalars.count
        if position < scalars.count, scalars[position] == "\r", isLast || scalars[position + 1] == "\n" {
          position += 1
        }
      } else {
        while position < scalars.count, scalars[position] != delimiter, scalars[position] != "\n" {
          field.unicodeScalars.append(contentsOf: scalars[position].unicodeScalars)
          position += 1
        }
        if position < scalars.count, scalars[position] == "\n", field.unicodeScalars.last == "\r" {
          field.unicodeScalars.removeLast()
        }
      }
      fields.append(field)
      recordEnds = position >= scalars.count || scalars[position] == "\n"
      position += 1
    }
    records.append(fields)
  }
  return records
}

private func split(_ text: String, delimiter: Character, blockSize: Int) -> [[String]] {
  let bytes = Array(text.utf8)
  var records: [[String]] = []
  var start = 0
  while start < bytes.count {
    var splitter = FieldSplitter(delimiter: delimiter.asciiValue ?? 0)
    var end = start
    var isComplete = false
    while !isComplete, end < bytes.count {
      end = min(end + blockSize, bytes.count)
      isComplete = splitter.scan(Array(bytes[..<end]), from: start)
    }
    if !isComplete { splitter.finish() }
    #expect(splitter.fieldAfterQuote == nil)
    records.append(splitter.fields)
    start += splitter.position
  }
  return records
}

@Suite struct FieldSplitterTests {
  @Test(arguments: [1, 2, 3, 7, 1_000]) func agreesWithTheNaiveParser(blockSize: Int) {
    var random = SplitMix64(seed: UInt64(blockSize))
    let plain = ["a", "b ", "é", "x\"y", "", "\r", " \"", "\u{1F333}", ";"]
    let inner = ["a", ",", "\n", "\r\n", "\"\"", "é", ";", "\t", ""]
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let fields = (0..<Int.random(in: 1...4, using: &random)).map { _ -> String in
          let isQuoted = Bool.random(using: &random)
          let pieces = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            (isQuoted ? inner : plain).randomElement(using: &random) ?? ""
          }
          // A plain field that begins with a mark would be a quoted one.
          let field = pieces.joined()
          return isQuoted ? "\"\(field)\"" : field.hasPrefix("\"") ? "a" + field : field
        }
        text += fields.joined(separator: ",") + (Bool.random(using: &random) ? "\n" : "\r\n")
      }
      if Bool.random(using: &random) { text.unicodeScalars.removeLast() }
      #expect(
        split(text, delimiter: ",", blockSize: blockSize) == naiveRecords(text, delimiter: ","),
        "\(text.debugDescription)")
    }
  }

  @Test func delimiterOfTheHeader() {
    func delimiter(_ line: String) -> String {
      String(Unicode.Scalar(FieldSplitter.likelyDelimiter(ofHeader: Array(line.utf8))))
    }
    #expect(delimiter("id,text\n") == ",")
    #expect(delimiter("id;text;stance\n") == ";")
    #expect(delimiter("id\ttext\n") == "\t")
    #expect(delimiter("text\n") == ",")
    #expect(delimiter("\"a,b,c\";text\n") == ";")
    #expect(delimiter("a,b;c\n") == ",")
  }
}

@Suite struct DelimitedFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let skip = ReadingOptions(onError: .skip)

  @Test func quotedFieldsLineEndsAndByteOrderMark() throws {
    let text = "\u{FEFF}id,text,note\r\n1,\"He said \"\"no\"\",\r\ntwice.\",x\r\n2,Second.,\r\n"
    let read = try rows(folder.write("a.csv", text), .csv)
    #expect(read.map(\.text) == ["He said \"no\",\r\ntwice.", "Second."])
    #expect(read.map(\.id) == ["1", "2"])
    #expect(read.map(\.source.line) == [2, 4])
    #expect(read.map { $0.fields["note"] } == ["x", ""])
  }

  @Test func semicolonAndTab() throws {
    let semicolons = try rows(folder.write("a.csv", "text;note\nOne, two.;x\n"), .csv)
    #expect(semicolons.map(\.text) == ["One, two."])
    let tabs = try rows(folder.write("a.tsv", "text\tnote\nOne, two; three.\tx\n"), .tsv)
    #expect(tabs.map(\.text) == ["One, two; three."])
    #expect(tabs.first?.fields == ["note": "x"])
  }

  @Test func blankLinesAreNoRowsAndQuotedEmptyOnesAre() throws {
    let read = try rows(folder.write("a.csv", "\n\r\ntext\n\nA.\n\"\"\n\r\nB."), .csv)
    #expect(read.map(\.text) == ["A.", "", "B."])
    #expect(read.map(\.source.line) == [5, 6, 8])
  }

  @Test func headerNames() throws {
    let read = try rows(folder.write("a.csv", " , text ,\n0,A.,z\n"), .csv)
    #expect(read.first?.fields == ["column 1": "0", "column 3": "z"])
    #expect(read.first?.text == "A.")
    #expect(throws: CorpusError.self) { try rows(folder.write("b.csv", "text,a,a\nA.,1,2\n"), .csv) }
    do throws(CorpusError) {
      _ = try RowReader(path: folder.path("b.csv"))
      Issue.record("a repeated column name was accepted")
    } catch {
      #expect(
        error.description == "\(folder.path("b.csv")):1: header row: "
          + "the name \"a\" stands for columns 2 and 3; rename one")
      #expect(error.isBadData)
    }
  }

  @Test func headerMustNameTheText() throws {
    let path = try folder.write("a.csv", "id,Txt\n1,A.\n")
    #expect(throws: CorpusError.missingColumn(file: path, column: "text", columns: ["id", "Txt"])) {
      try rows(path, .csv, options: skip)
    }
    #expect(
      CorpusError.missingColumn(file: "f", column: "text", columns: ["id", "Txt"]).description
        == "f: no column \"text\": there are \"id\", \"Txt\"; did you mean \"Txt\"?")
    let named = try rows(path, .csv, options: ReadingOptions(textField: "Txt"))
    #expect(named.map(\.text) == ["A."])
  }

  @Test func brokenHeaders() throws {
    for (text, part) in [("text,\"a\nA.,1\n", "never closed"), ("text,\"a\"b\nA.,1\n", "field 2")] {
      let path = try folder.write("a.csv", text)
      do throws(CorpusError) {
        _ = try RowReader(path: path)
        Issue.record("accepted")
      } catch {
        #expect(error.description.contains(part) && error.description.contains("\(path):1: header row"))
      }
    }
    let invalid = try folder.write("b.csv", Array("text,".utf8) + [0xFF] + Array("\nA.,1\n".utf8))
    #expect(throws: CorpusError.self) { try rows(invalid, .csv, options: skip) }
    for empty in ["", "\u{FEFF}", "\n\n"] {
      let path = try folder.write("c.csv", empty)
      #expect(throws: CorpusError.emptyFile(path: path)) { try rows(path, .csv) }
    }
  }

  @Test func numberOfFields() throws {
    let path = try folder.write("a.csv", "text,a\nA.,1\nB.\nC.,1,2\nD.,4\n")
    #expect(firstProblem(path) == .fieldCount(found: 1, expected: 2))
    let read = try results(path, .csv, options: skip)
    guard read.count == 4, case .rejected(let few) = read[1], case .rejected(let many) = read[2] else {
      Issue.record("\(read)")
      return
    }
    #expect(few.description == "\(path):3: 1 field where the header row has 2")
    #expect(many.problem == .fieldCount(found: 3, expected: 2))
    #expect(many.raw == "C.,1,2")
  }

  @Test func textAfterQuote() throws {
    let path = try folder.write("a.csv", "text,a\n\"A.\"x,1\nB.,\"1\" \n\"C\"\r.,1\nD.,\"4\"\r\n")
    let read = try results(path, .csv, options: skip)
    let problems = read.map { if case .rejected(let row) = $0 { row.problem } else { nil as RowProblem? } }
    #expect(
      problems == [
        .textAfterQuote(field: 1, line: 2), .textAfterQuote(field: 2, line: 3), .textAfterQuote(field: 1, line: 4), nil,
      ])
    #expect(firstProblem(path) == .textAfterQuote(field: 1, line: 2))
  }

  /// A stray mark costs the row up to the end of its line; the rows after it are read. Whether the problem shows at the
  /// next mark or at the end of the file, the rows are the same.
  @Test(arguments: [1, 5, 100_000]) func strayQuotes(blockSize: Int) throws {
    let start = "text,a\n\"A\nA.\",1\n\"two\nlines\",\"open\nB.,2\n"
    let cases: [(String, RowProblem, [String])] = [
      ("\"C \"\"c\"\".\",3\n", .textAfterQuote(field: 2, line: 5), ["A\nA.", "B.", "C \"c\"."]),
      ("C \"\"c\"\".,3\n", .unterminatedQuote(line: 5, column: 8), ["A\nA.", "B.", "C \"\"c\"\"."]),
    ]
    for (end, problem, texts) in cases {
      let path = try folder.write("a.csv", start + end)
      let read = try results(path, .csv, options: skip, blockSize: blockSize)
      guard read.count == 4, case .rejected(let row) = read[1] else {
        Issue.record("\(read)")
        return
      }
      #expect(row.problem == problem)
      #expect(row.source.line == 4)
      #expect(row.raw == "\"two\nlines\",\"open")
      let others = read.compactMap { if case .row(let row) = $0 { row } else { nil } }
      #expect(others.map(\.text) == texts)
      #expect(others.map(\.source.line) == [2, 6, 7])
      #expect(firstProblem(path) == problem)
    }
    #expect(
      RowProblem.unterminatedQuote(line: 5, column: 8).description
        == "the quoted field that begins at line 5, byte 8 is never closed")
  }

  @Test func unterminatedQuoteAtTheVeryEnd() throws {
    let path = try folder.write("a.csv", "text\nA.\n\"")
    let read = try results(path, .csv, options: skip)
    #expect(read.count == 2)
    if case .rejected(let row) = read[1] { #expect(row.problem == .unterminatedQuote(line: 3, column: 1)) }
  }

  /// Many marks left open one after the other would take quadratic time if each attempt ran over the same rows again.
  @Test(.timeLimit(.minutes(5)), arguments: ["x,\"\"\"\"\ny,\"\"\n", "x,y\nx,\"y\n", "x,\"y\nx,y\n"])
  func openQuotesStayLinear(lines: String) throws {
    let text = "text,a\nA.,\"open\n" + String(repeating: lines, count: 100_000)
    let path = try folder.write("a.csv", text)
    let read = try results(path, .csv, options: skip, limit: 1_000_000)
    #expect(read.count == 200_001)
  }
}
