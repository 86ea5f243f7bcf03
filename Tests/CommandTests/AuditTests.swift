import Foundation
import Testing

/// `audit` from the command line: what it finds in a corpus made up for it, and what it makes of one that has nothing.
@Suite struct AuditTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Rows of the model's corpus, of which three got another label, two are said again, and one is torn out of its source.
  private func corpus() throws -> (path: String, planted: Set<String>) {
    var planted: Set<String> = []
    var lines = TrainedModel.rows.split(separator: "\n").map(String.init)
    for index in [4, 40, 77] {
      let isFavor = lines[index].contains(#""stance":"favor""#)
      let label = isFavor ? "favor" : lines[index].contains(#""stance":"against""#) ? "against" : "neither"
      lines[index] = lines[index].replacing(
        #""stance":"\#(label)""#, with: #""stance":"\#(isFavor ? "against" : "favor")""#)
      planted.insert(lines[index].split(separator: "\"").map(String.init)[3])
    }
    lines.append(
      #"{"id":"copy","text":"THE council “demanded” an inquiry in the hall","stance":"favor","group":"x","source":"s"}"#
    )
    lines.append(
      #"{"id":"same","text":"The council \"demanded\"  an inquiry in the hall","stance":"against","group":"y","source":"s"}"#
    )
    lines.append(
      #"{"id":"near","text":"The council demanded an inquiry in the big hall","stance":"favor","group":"x"}"#)
    return (folder.write("rows.jsonl", lines.joined(separator: "\n") + "\n"), planted)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func jsonHasTheStatedKeysAndThePlantedErrors() throws {
    let (path, planted) = try corpus()
    let outcome = try Standpoint.run("audit", path, "--json", "--seed", "3")
    #expect(outcome.status == 0 && outcome.lines.count == 1, "\(outcome.errors)")
    let report = try object(outcome.output)
    #expect(
      Set(report.keys) == ["schema", "corpora", "seed", "rows", "grouped", "heads", "duplicates", "leakage"])
    #expect(report["schema"] as? String == "standpoint.audit/1" && report["corpora"] as? [String] == ["rows"])
    #expect(report["seed"] as? Int == 3 && report["rows"] as? Int == 111 && report["grouped"] as? Bool == true)
    let heads = try #require(report["heads"] as? [String: [String: Any]])
    #expect(Set(heads.keys) == ["stance", "hostility"])
    let stance = try #require(heads["stance"])
    #expect(
      Set(stance.keys) == [
        "n", "groups", "solver", "setting", "folds", "held_out_macro_f1", "suspects_found", "suspects",
      ])
    #expect(stance["n"] as? Int == 111 && stance["groups"] as? Int == 14 && stance["solver"] as? String == "exact")
    #expect(stance["folds"] is NSNull)
    let suspects = try #require(stance["suspects"] as? [[String: Any]])
    #expect(suspects.count == stance["suspects_found"] as? Int)
    #expect(planted.isSubset(of: suspects.prefix(6).compactMap { $0["id"] as? String }))
    for (index, suspect) in suspects.enumerated() {
      #expect(
        Set(suspect.keys) == [
          "rank", "head", "id", "file", "line", "group", "split", "label", "held_out_label", "margin", "text",
        ])
      #expect(suspect["rank"] as? Int == index + 1 && suspect["file"] as? String == path)
      #expect(suspect["label"] as? String != suspect["held_out_label"] as? String)
      #expect(try #require(suspect["margin"] as? Double) <= 0)
    }
    try expectRepeated(report)
  }

  private func expectRepeated(_ report: [String: Any]) throws {
    let duplicates = try #require(report["duplicates"] as? [[String: Any]])
    func ids(_ pair: [String: Any]) -> [String?] {
      ["first", "second"].map { (pair[$0] as? [String: Any])?["id"] as? String }
    }
    let equal = try #require(duplicates.first { $0["kind"] as? String == "equal" })
    #expect(
      Set(equal.keys) == ["kind", "overlap", "labels_disagree", "disagreeing_heads", "first", "second"])
    #expect(ids(equal) == ["copy", "same"] && equal["labels_disagree"] as? Bool == true)
    #expect(equal["disagreeing_heads"] as? [String] == ["stance"])
    #expect(
      Set(try #require(equal["first"] as? [String: Any]).keys) == [
        "id", "file", "line", "group", "split", "labels", "text",
      ])
    #expect(duplicates.contains { $0["kind"] as? String == "near" && ids($0) == ["same", "near"] })
    let leaks = try #require(report["leakage"] as? [[String: Any]])
    for leak in leaks { #expect(Set(leak.keys) == ["kind", "field", "value", "across", "rows", "members"]) }
    #expect(leaks.contains { $0["kind"] as? String == "equal" && $0["across"] as? String == "group" })
    #expect(leaks.contains { $0["field"] as? String == "source" && $0["value"] as? String == "s" })
  }

  @Test func theTableIsReadAndTheSummaryStandsApart() throws {
    let (path, _) = try corpus()
    let outcome = try Standpoint.run("audit", path, "--limit", "2", environment: ["COLUMNS": "70"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("stance: 111 labelled rows in 14 groups, exact solver; each group held out"))
    #expect(outcome.output.contains("rank  margin  written  held out"))
    #expect(outcome.output.contains("the 2 most doubtful are shown"))
    #expect(outcome.output.contains("   2  -") && !outcome.output.contains("   3  -"))
    #expect(outcome.output.contains("\(path):109") && outcome.output.contains("source s"))
    #expect(outcome.errors.contains("111 rows: ") && outcome.errors.contains("labelled differently"))
    #expect(!outcome.output.contains("111 rows: "))
    let texts = outcome.lines.filter { $0.hasPrefix("      ") && !$0.contains(path) }
    #expect(!texts.isEmpty && texts.allSatisfy { $0.count <= 70 })
  }

  @Test func largeCorporaAreSaidToBeCutIntoFolds() throws {
    let (path, _) = try corpus()
    let outcome = try Standpoint.run("audit", path, "--solver", "newton", "--head", "stance=stance")
    #expect(outcome.status == 0 && outcome.output.contains("newton solver; 5 grouped folds held out"))
    let json = try object(try Standpoint.run("audit", path, "--solver", "newton", "--json").output)
    #expect((json["heads"] as? [String: [String: Any]])?["stance"]?["folds"] as? Int == 5)
  }

  @Test func plantedErrorsAreCountedAndNothingIsWritten() throws {
    let path = folder.write("clean.jsonl", TrainedModel.rows)
    let before = try Data(contentsOf: URL(filePath: path))
    let outcome = try Standpoint.run("audit", path, "--plant", "0.05", "--seed", "4", "--json")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let report = try object(outcome.output)
    #expect(Set(report.keys) == ["schema", "share", "seed", "heads"])
    #expect(report["schema"] as? String == "standpoint.planting/1" && report["share"] as? Double == 0.05)
    let heads = try #require(report["heads"] as? [String: [String: Any]])
    #expect(Set(heads.keys) == ["stance", "hostility"])
    for head in heads.values {
      #expect(Set(head.keys) == ["n", "planted", "found", "precision", "precision_interval", "times_chance"])
      #expect(head["n"] as? Int == 108 && head["planted"] as? Int == 5)
      let found = try #require(head["found"] as? Int)
      #expect(found >= 4 && head["precision"] as? Double == Double(found) / 5)
      #expect(abs(try #require(head["times_chance"] as? Double) - Double(found) / 5 * 108 / 5) < 1e-9)
    }
    let table = try Standpoint.run("audit", path, "--plant", "0.05", "--seed", "4")
    #expect(table.output.contains("0.05 was changed in memory (seed 4); nothing is written"))
    #expect(table.output.contains("times chance") && table.output.contains("stance      108"))
    #expect(try Data(contentsOf: URL(filePath: path)) == before && folder.names == ["clean.jsonl"])
  }

  @Test func theOutputFileIsWhatStandardOutputWouldBe() throws {
    let (path, _) = try corpus()
    let file = folder.path("audit.json")
    let outcome = try Standpoint.run("audit", path, "--json", "-o", file)
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let again = try Standpoint.run("audit", path, "--json")
    #expect(try String(contentsOf: URL(filePath: file), encoding: .utf8) == again.output)
  }

  @Test func aHeadThatCannotBeAuditedIsTold() throws {
    let corpus = folder.url.appending(path: "corpus")
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    folder.write(
      "corpus/corpus.json",
      Data(
        #"{"name":"c","heads":{"stance":["favor","against"],"mood":["glad","sad"]},"files":[{"path":"rows.jsonl"}]}"#
          .utf8))
    let rows = (0..<8).map {
      "{\"id\":\"\($0)\",\"text\":\"row \($0)\",\"stance\":\"\($0 % 2 == 0 ? "favor" : "against")\"}"
    }
    folder.write("corpus/rows.jsonl", Data(rows.joined(separator: "\n").utf8))
    let outcome = try Standpoint.run("audit", corpus.path, "--json")
    #expect(outcome.status == 0 && outcome.errors.contains("head mood: no statement is labelled"))
    #expect(outcome.errors.contains("no row has a group"))
    let heads = try #require(try object(outcome.output)["heads"] as? [String: [String: Any]])
    let mood = try #require(heads["mood"])
    #expect(mood["n"] as? Int == 0 && mood["groups"] as? Int == 0 && (mood["suspects"] as? [Any])?.isEmpty == true)
    for key in ["solver", "setting", "folds", "held_out_macro_f1"] { #expect(mood[key] is NSNull, "\(key)") }
    #expect(heads["stance"]?["n"] as? Int == 8)
    #expect(try Standpoint.run("audit", corpus.path).output.contains("mood: 0 labelled rows in 0 groups, not audited"))
  }

  @Test func rowsWithoutLabelsStillHaveDuplicates() throws {
    let path = folder.write("plain.csv", "text\nA hall.\na  hall.\nAnother one.\n")
    let outcome = try Standpoint.run("audit", path)
    #expect(outcome.status == 0 && outcome.errors.contains("--head NAME=COLUMN"))
    #expect(outcome.output.contains("duplicates: 1 pair, 0 with labels that disagree"))
    #expect(outcome.output.contains("each row is a group of its own"))
    let clean = folder.write("clean.csv", "text\nA hall.\nAnother one.\n")
    #expect(try Standpoint.run("audit", clean).output.hasPrefix("duplicates: none\n\nleakage: none"))
  }

  @Test func corporaThatAreNotThere() throws {
    for (status, words, path) in [
      (66, "no such file", folder.path("none.csv")), (65, "empty", folder.write("empty.csv", "")),
      (65, "no rows", folder.write("head.csv", "text,stance\n")), (66, "corpus.json", folder.url.path),
    ] as [(Int32, String, String)] {
      let outcome = try Standpoint.run("audit", path)
      #expect(outcome.status == status && outcome.output.isEmpty && outcome.errors.contains(words), "\(outcome.errors)")
    }
    let (path, _) = try corpus()
    let unwritable = try Standpoint.run("audit", path, "-o", folder.path("no/where.json"))
    #expect(unwritable.status == 73 && unwritable.errors.contains("make its folder first"))
  }
}
