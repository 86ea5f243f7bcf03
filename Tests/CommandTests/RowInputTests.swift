import Foundation
import Testing

/// Rows as people have them: other column names, other delimiters, bad lines among good ones.
@Suite struct RowInputTests {
  private let model: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
  }

  private func classify(_ path: String, _ options: String...) throws -> Standpoint.Outcome {
    try Standpoint.run(["classify", path, "-m", model] + options)
  }

  private func values(_ key: String, _ outcome: Standpoint.Outcome) throws -> [String] {
    try outcome.objects().map { try #require($0[key] as? String) }
  }

  private func expectError(
    _ words: [String], _ outcome: Standpoint.Outcome, location: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == 65, sourceLocation: location)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location) }
  }

  @Test func delimitersAndColumns() throws {
    let tabs = folder.write("rows.tsv", "id\ttext\n7\tThey said \"no\"; twice, at least\n8\t\n")
    let outcome = try classify(tabs)
    #expect(try values("text", outcome) == ["They said \"no\"; twice, at least", ""])
    #expect(try values("id", outcome) == ["7", "8"])
    let semicolons = folder.write("rows.csv", "\u{FEFF}nr;note;part\r\n7;\"One; two\";a\r\n8;Three;b\r\n")
    expectError(["no column \"text\"", "\"note\"", "--text-field"], try classify(semicolons))
    expectError(["did you mean \"note\""], try classify(semicolons, "--text-field", "not"))
    let options = ["--text-field", "note", "--id-field", "nr"]
    let named = try Standpoint.run(["classify", semicolons, "-m", model] + options)
    #expect(try values("text", named) == ["One; two", "Three"])
    #expect(try values("id", named) == ["7", "8"])
    let filtered = try Standpoint.run(["classify", semicolons, "-m", model, "--where", "part=b"] + options)
    #expect(try values("id", filtered) == ["8"])
    let none = try Standpoint.run(["classify", semicolons, "-m", model, "--where", "part=c"] + options)
    expectError(["--where", "rows.csv"], none)
  }

  @Test func rowsThatCannotBeRead() throws {
    expectError(["rows.csv", "empty"], try classify(folder.write("rows.csv", "")))
    expectError(["head.csv", "no rows"], try classify(folder.write("head.csv", "text\n")))
    expectError(["x.jsonl:1", "\"text\"", "--text-field"], try classify(folder.write("x.jsonl", "{\"body\":\"a\"}\n")))
    expectError(["a.jsonl:1", "object", "--on-error skip"], try classify(folder.write("a.jsonl", "[1]\n")))
    expectError(["q.csv:2", "never closed"], try classify(folder.write("q.csv", "text\n\"open\n")))
    let latin = folder.write("latin.csv", Data("text\nCaf".utf8) + Data([0xE9]) + Data("\nplain\n".utf8)).path
    expectError(["latin.csv:2", "offset 8 ", "--on-error skip"], try classify(latin))
    let repaired = try classify(latin, "--on-error", "skip")
    #expect(try values("text", repaired) == ["Caf\u{FFFD}", "plain"])
    #expect(repaired.errors.contains("latin.csv:2"))
    let escape = try classify(folder.write("esc.csv", "a\u{1B}[31m\nx\n"))
    #expect(!escape.errors.contains("\u{1B}"), "a message does not steer the terminal")
  }

  /// The good rows before a bad one come out, whatever the batches of the threads.
  @Test func whatCameBeforeABadRowIsNotLost() throws {
    let rows = (0..<200).map { "{\"text\":\"row \($0) wants an inquiry\"}\n" }.joined()
    let file = folder.write("rows.jsonl", rows + "broken\n" + rows)
    let outcomes = try ["1", "3"].map { try classify(file, "--threads", $0) }
    for outcome in outcomes {
      expectError(["rows.jsonl:201", "invalid JSON"], outcome)
      #expect(outcome.lines.count == 200 && outcome.output == outcomes[0].output)
    }
    let rejects = folder.path("rejects")
    let skipped = try classify(file, "--on-error", "skip", "--rejects", rejects)
    #expect(try skipped.objects().map { $0["index"] as? Int } == Array(0..<200) + Array(201..<401))
    #expect(skipped.errors.contains("1 bad row was left out") && skipped.errors.contains(rejects))
    let kept = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\t")
    #expect(kept.count == 3 && kept[0].hasSuffix("rows.jsonl:201") && kept[2] == "broken\n")
    let told = try classify(file, "--on-error", "skip")
    #expect(told.errors.contains("rows.jsonl:201"), "without --rejects each is told")
  }

  @Test func aRowsOwnTargetComesBeforeTheOption() throws {
    let text = "We must stop the ferry, and no inquiry will help."
    func rows(_ target: String?) -> String {
      "{\"text\":\"\(text)\"\(target.map { ",\"target\":\"\($0)\"" } ?? "")}\n"
    }
    func scores(_ rows: String, _ options: String...) throws -> [String] {
      let outcome = try Standpoint.run(
        ["classify", folder.write("t.jsonl", rows), "-m", model, "--format", "csv"] + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.lines.dropFirst().map { String($0.split(separator: "\"").last ?? "") }
    }
    let ferry = "We should ban the ferry"
    let own = try scores(rows(nil))
    let byRow = try scores(rows(ferry))
    #expect(try scores(rows(nil), "--target", ferry) == byRow)
    #expect(try scores(rows(ferry), "--target", "We should hold a review") == byRow)
    #expect(try scores(rows(ferry) + rows(nil)) == byRow + own)
  }

  @Test func manyThreadsGiveTheSameBytes() throws {
    let rows = (0..<700).map { "\($0);The council \($0 % 3 == 0 ? "rejected" : "welcomed") the inquiry, item \($0)" }
    let file = folder.write("rows.csv", "id;text\n" + rows.joined(separator: "\n") + "\n")
    for format in ["jsonl", "csv", "table"] {
      let outputs = try ["1", "2", "5"].map { try classify(file, "--threads", $0, "--format", format).output }
      #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2], "\(format)")
      #expect(outputs[0].utf8.count > 700 * 20)
    }
  }
}
