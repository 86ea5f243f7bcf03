import Foundation
import Testing

@Suite struct ClassifyTests {
  private let model: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
  }

  private func objects(_ outcome: Standpoint.Outcome) throws -> [[String: Any]] {
    try outcome.lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
  }

  @Test func jsonLinesHaveEveryKeyAndExactOffsets() throws {
    let text =
      "\u{FEFF}Town hall meeting\r\n\r\n“We want an inquiry,” said Ines Calder. Prof. Obi — she is 61 — agreed. 😀 So did he.\r\n"
    let file = folder.write("a.txt", text)
    let outcome = try Standpoint.run("classify", file, "-m", model)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let scalars = Array(text.unicodeScalars.dropFirst())
    let statements = try objects(outcome)
    #expect(statements.count >= 3)
    for (index, statement) in statements.enumerated() {
      #expect(
        Set(statement.keys) == [
          "schema", "article", "index", "id", "text", "start", "end", "offsets", "kind", "speaker", "heads", "known",
          "corrected", "model",
        ])
      let start = try #require(statement["start"] as? Int)
      let end = try #require(statement["end"] as? Int)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[start..<end])
      #expect(statement["text"] as? String == String(slice))
      #expect(statement["index"] as? Int == index)
      #expect(statement["schema"] as? String == "standpoint.statement/1")
      let heads = try #require(statement["heads"] as? [String: [String: Any]])
      #expect(Set(heads.keys) == ["stance", "hostility"])
      for head in heads.values {
        #expect(Set(head.keys) == ["label", "probabilities", "set", "abstained"])
        let probabilities = try #require(head["probabilities"] as? [String: Double])
        #expect(abs(probabilities.values.reduce(0, +) - 1) < 1e-5)
        #expect((head["abstained"] as? Bool) == ((head["set"] as? [String])?.count != 1))
      }
    }
  }

  @Test(arguments: ["byte", "utf16"])
  func otherOffsetsBoundTheSameText(_ unit: String) throws {
    let text = "Zoë said: “No.” Then 😀 she left the hall. They met."
    let outcome = try Standpoint.run("classify", folder.write("a.txt", text), "-m", model, "--offsets", unit)
    for statement in try objects(outcome) {
      let (start, end) = (try #require(statement["start"] as? Int), try #require(statement["end"] as? Int))
      let slice =
        unit == "byte"
        ? String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        : String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
      #expect(statement["text"] as? String == slice)
    }
  }

  @Test func oneRowInOneRowOutInOrder() throws {
    let lines = (0..<300).map { $0 % 7 == 3 ? "" : "row \($0) wants \"an\" inquiry, and now" }
    let file = folder.write("rows.txt", lines.joined(separator: "\n") + "\n")
    let outputs = try [1, 2, 5].map {
      try Standpoint.run(
        "classify", "--input", "lines", file, "-m", model, "--threads", "\($0)", "--format", "jsonl")
    }
    let statements = try objects(outputs[0])
    #expect(statements.map { $0["text"] as? String } == lines)
    #expect(statements[3]["known"] as? Double == 0)
    #expect(statements[4]["id"] as? String == "\(file):4")
    #expect(outputs.allSatisfy { $0.output == outputs[0].output })
  }

  @Test func csvIsReadBackByTheProgramItself() throws {
    let file = folder.write("rows.csv", "id;text\r\n1;\"a \"\"b\"\"; and\nc\"\r\n2;plain\r\n")
    let output = folder.path("out.csv")
    let outcome = try Standpoint.run("classify", file, "-m", model, "-o", output)
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let text = try String(contentsOfFile: output, encoding: .utf8)
    #expect(
      text.hasPrefix(
        "article,index,id,start,end,kind,speaker,text,stance,stance_favor,stance_against,stance_neither,"
          + "hostility,hostility_hostile,hostility_civil,corrected\r\n"))
    let again = try Standpoint.run("classify", output, "-m", model, "--format", "jsonl")
    #expect(try objects(again).map { $0["text"] as? String } == ["a \"b\"; and\nc", "plain"])
    #expect(folder.names == ["out.csv", "rows.csv"])
  }

  @Test func badRowsAreKeptWithTheirReason() throws {
    let file = folder.write("rows.jsonl", "{\"text\":\"a\"}\nnot json\n{\"other\":1}\n{\"text\":\"b\"}\n")
    let rejects = folder.path("rejects.tsv")
    let stopped = try Standpoint.run("classify", file, "-m", model)
    #expect(stopped.status == 65 && stopped.errors.contains("rows.jsonl:2"))
    let skipped = try Standpoint.run("classify", file, "-m", model, "--on-error", "skip", "--rejects", rejects)
    #expect(skipped.status == 0)
    #expect(try objects(skipped).map { $0["text"] as? String } == ["a", "b"])
    let kept = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(kept.count == 2 && kept[0].contains("rows.jsonl:2") && kept[0].hasSuffix("not json"))
  }

  @Test func theTableIsForReading() throws {
    let file = folder.write("a.txt", "We demand a public inquiry. The \u{1B}[31mmayor is a liar and a coward.")
    let outcome = try Standpoint.run("classify", file, "-m", model, "--format", "table")
    #expect(outcome.output.contains("stance") && outcome.output.contains("2 statements"))
    #expect(!outcome.output.contains("\u{1B}"), "neither colors in a pipe nor a text that steers the terminal")
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let lines = folder.write("many.txt", String(repeating: "They want an inquiry now.\n", count: 20_000))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let program = try Standpoint.path()
    process.arguments = ["-c", "'\(program)' classify --input lines '\(lines)' -m '\(model)' | head -1"]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    process.waitUntilExit()
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
    #expect(try output.fileHandleForReading.readToEnd()?.first == UInt8(ascii: "{"))
  }
}
