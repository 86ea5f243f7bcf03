import Foundation
import Testing

/// `--corrections`: what is known better stands in every format, says so, and falls on nothing else.
@Suite struct CorrectionTests {
  private let model: String
  private let folder: TemporaryFolder
  private let article: String

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
    article = folder.write(
      "a.txt",
      "“We want a public inquiry,” said Ines Calder. The council refused to hold one. They met on Tuesday in the hall.\n"
    )
  }

  private func corrections(_ rows: String...) -> String {
    folder.write("c.jsonl", rows.map { $0 + "\n" }.joined())
  }

  private func classify(_ arguments: String...) throws -> Standpoint.Outcome {
    try Standpoint.run(["classify", "-m", model] + arguments)
  }

  private func label(_ statement: [String: Any], _ head: String) -> String? {
    ((statement["heads"] as? [String: Any])?[head] as? [String: Any])?["label"] as? String
  }

  @Test func correctionsStandAndAllElseStays() throws {
    let file = corrections(
      #"{"id":"\#(article):1","stance":"favor","speaker":"Orla Fenwick","text":"The council"}"#,
      #"{"id":"\#(article):0","speaker":null,"hostility":"hostile"}"#)
    let before = try classify(article).objects()
    let outcome = try classify(article, "--corrections", file)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let after = try outcome.objects()
    #expect(after.map { $0["corrected"] as? [String] } == [["hostility", "speaker"], ["stance", "speaker"], []])
    #expect(before.allSatisfy { ($0["corrected"] as? [String]) == [] })
    #expect(after[0]["speaker"] is NSNull && label(after[0], "hostility") == "hostile")
    let speaker = try #require(after[1]["speaker"] as? [String: Any])
    #expect(speaker["name"] as? String == "Orla Fenwick" && speaker["rule"] as? String == "correction")
    #expect(label(after[1], "stance") == "favor" && label(before[1], "stance") != "favor")
    #expect(label(after[1], "hostility") == label(before[1], "hostility"))
    #expect(NSDictionary(dictionary: after[2]).isEqual(to: before[2]))
    for (old, new) in zip(before, after) {
      for key in ["text", "start", "end", "kind", "known"] { #expect("\(old[key] ?? "-")" == "\(new[key] ?? "-")") }
      for head in ["stance", "hostility"] {
        for key in ["probabilities", "set", "abstained"] {
          let parts = [old, new].map { ((($0["heads"] as? [String: Any])?[head] as? [String: Any])?[key]) }
          #expect("\(parts[0] ?? "-")".sorted() == "\(parts[1] ?? "-")".sorted(), "\(key) is the model's")
        }
      }
    }
  }

  @Test func otherFormatsSayItToo() throws {
    let file = corrections(#"{"id":"\#(article):1","stance":"favor","speaker":"Fenwick, Orla"}"#)
    let table = try classify(article, "--corrections", file, "--format", "table").output
    #expect(table.contains("1 corrected (*)") && table.split(separator: "\n").contains { $0.contains("* ") })
    #expect(try !classify(article, "--format", "table").output.contains("*"))
    let csv = try classify(article, "--corrections", file, "--format", "csv").output.split(separator: "\r\n")
    #expect(csv[0].hasSuffix(",corrected"))
    #expect(csv[1].hasSuffix(",") && csv[3].hasSuffix(","))
    #expect(csv[2].contains(",\"Fenwick, Orla\",The council refused") && csv[2].contains("stance;speaker"))
  }

  @Test func rowsAreCorrectedByTheirIDsOnAnyNumberOfThreads() throws {
    let rows = folder.write(
      "rows.jsonl",
      (0..<3_000).map { #"{"id":"r\#($0)","text":"The council refused in week \#($0)."}"# + "\n" }.joined())
    let table = folder.write(
      "c.csv", "id,stance,speaker\n" + (0..<300).map { "r\($0 * 10),neither,Orla Fenwick\n" }.joined() + "r5,,null\n")
    let outputs = try ["1", "2", "5"].map { try classify(rows, "--corrections", table, "--threads", $0) }
    #expect(outputs.allSatisfy { $0.status == 0 && $0.errors.isEmpty && $0.output == outputs[0].output })
    let statements = try outputs[0].objects()
    #expect(statements.count == 3_000)
    for (number, statement) in statements.enumerated() {
      let isCorrected = number % 10 == 0
      let expected = isCorrected ? ["stance", "speaker"] : number == 5 ? ["speaker"] : []
      #expect(statement["corrected"] as? [String] == expected)
      #expect(((statement["speaker"] as? [String: Any])?["name"] as? String) == (isCorrected ? "Orla Fenwick" : nil))
      if isCorrected { #expect(label(statement, "stance") == "neither") }
    }
  }

  @Test func whatMeetsNothingIsTold() throws {
    let rows = folder.write("rows.csv", "id,text\na,The council refused.\na,They met.\nb,They met again.\n")
    let file = corrections(
      #"{"id":"a","stance":"favor"}"#, #"{"id":"b","stance":"favor","text":"The council"}"#,
      #"{"id":"c","stance":"favor"}"#)
    let outcome = try classify(rows, "--corrections", file, "--format", "jsonl")
    #expect(outcome.status == 0)
    #expect(try outcome.objects().map { $0["corrected"] as? [String] } == [["stance"], ["stance"], []])
    let warnings = outcome.errors.split(separator: "\n")
    #expect(warnings.count == 3)
    for (line, parts) in [
      ("c.jsonl:2:", ["not corrected", "The council", "They met again."]), ("c.jsonl:1:", ["2 statements", "id a"]),
      ("c.jsonl:3:", ["no statement has the id c", "article"]),
    ] {
      let warning = try #require(warnings.first { $0.contains(line) })
      for part in parts { #expect(warning.contains(part), "\(warning)") }
    }
  }

  @Test func aBadFileStopsBeforeAnythingIsWritten() throws {
    for (row, part) in [
      (#"{"id":"a","mood":"calm"}"#, "\"mood\""), (#"{"id":"a","stance":"agreed"}"#, "no label \"agreed\""),
    ] {
      let outcome = try classify(article, "--corrections", corrections(row))
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("c.jsonl:1: ") && outcome.errors.contains(part))
    }
    let missing = try classify(article, "--corrections", folder.path("none.jsonl"))
    #expect(missing.status == 66 && missing.output.isEmpty)
    let same = try classify(
      article, "--corrections", corrections(#"{"id":"a","stance":"favor"}"#), "-o", folder.path("c.jsonl"))
    #expect(same.status == 64 && same.errors.contains("--output"))
  }
}
