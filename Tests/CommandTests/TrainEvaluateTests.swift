import Foundation
import Testing

@Suite struct TrainEvaluateTests {
  private let model: String
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  private func object(_ outcome: Standpoint.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test func theSameCorpusGivesTheSameBytesAndACard() throws {
    let again = folder.path("again.safetensors")
    let outcome = try Standpoint.run(
      "train", corpus, "--target", "We should hold a national inquiry", "-o", again, "--threads", "2")
    #expect(outcome.status == 0 && outcome.output.contains("stance: 108 labelled rows in 12 groups"))
    // The name in the metadata is the file's; everything else is the same.
    let copy = folder.path("model.safetensors")
    _ = try Standpoint.run("train", corpus, "--target", "We should hold a national inquiry", "-o", copy)
    #expect(try Data(contentsOf: URL(filePath: copy)) == Data(contentsOf: URL(filePath: model)))
    #expect(folder.names == ["again.md", "again.safetensors", "model.md", "model.safetensors"])
    let card = try Standpoint.run("model", "card", copy).output
    #expect(card.hasPrefix("---\nlicense:") && card.contains("scores words, not people"))
  }

  @Test func evaluationHasTheStatedKeys() throws {
    let outcome = try Standpoint.run("evaluate", corpus, "-m", model, "--json")
    let report = try object(outcome)
    #expect(report["schema"] as? String == "standpoint.evaluation/1")
    #expect(report["trained_on_this"] as? Bool == true)
    #expect(outcome.errors.contains("trained on these rows"))
    let heads = try #require(report["heads"] as? [String: [String: Any]])
    let stance = try #require(heads["stance"])
    for key in [
      "n", "groups", "accuracy", "macro_f1", "f_avg", "labels", "confusion", "expected_calibration_error", "coverage",
    ] {
      #expect(stance[key] != nil, "\(key)")
    }
    for key in ["accuracy_interval", "macro_f1_interval"] { #expect((stance[key] as? [Double])?.count == 2, "\(key)") }
    let other = folder.write(
      "other.jsonl", TrainedModel.rows + "{\"id\":\"x\",\"text\":\"A new row.\",\"stance\":\"neither\"}\n")
    #expect(
      try object(try Standpoint.run("evaluate", other, "-m", model, "--json"))["trained_on_this"] as? Bool == false)
  }

  @Test func crossValidationLeavesOutWhatIsAsked() throws {
    let outcome = try Standpoint.run("evaluate", corpus, "--cross-validate", "--json")
    let heads = try #require(try object(outcome)["heads"] as? [String: [String: Any]])
    #expect(heads["stance"]?["groups"] as? Int == 12)
    #expect(try #require(heads["stance"]?["macro_f1"] as? Double) > 0.8)
    let table = try Standpoint.run("evaluate", corpus, "--cross-validate", "--by", "hostility")
    #expect(table.status == 65 && table.errors.contains("2 groups"))
  }

  /// The corpus has 12 groups of 9 rows.
  @Test(arguments: [("30", 36, 4), ("36", 36, 4), ("5000", 108, 12)])
  func aSampleHoldsAsManyWholeGroupsAsItTakes(_ sample: String, rows: Int, groups: Int) throws {
    let outcome = try Standpoint.run(
      "train", corpus, "-o", folder.path("sample.safetensors"), "--sample", sample, "--json")
    let heads = try #require(try object(outcome)["heads"] as? [String: [String: Any]])
    #expect(heads["stance"]?["rows"] as? Int == rows)
    #expect(heads["stance"]?["groups"] as? Int == groups)
  }

  @Test func aSampleIsOfRowsThatAreTrainedOn() throws {
    #expect(try Standpoint.run("evaluate", corpus, "-m", model, "--sample", "30").status == 64)
    #expect(try Standpoint.run("train", corpus, "-o", folder.path("none.safetensors"), "--sample", "0").status == 64)
  }

  @Test func rareLabelsAndRowsWithoutGroupAreToldOnce() throws {
    var lines = TrainedModel.rows.split(separator: "\n").map(String.init)
    for index in lines.indices where index > 3 {
      lines[index] = lines[index].replacing(#""stance":"neither""#, with: #""stance":"against""#)
    }
    lines += [
      #"{"id":"n1","text":"They met in the hall.","stance":"neither","hostility":"civil","group":"g0"}"#,
      #"{"id":"n2","text":"They met in the old hall.","stance":"neither","hostility":"civil"}"#,
    ]
    let rows = folder.write("rare.jsonl", lines.joined(separator: "\n") + "\n")
    let outcome = try Standpoint.run("train", rows, "-o", folder.path("rare.safetensors"))
    #expect(outcome.status == 0)
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 of 110 rows have no group"))
    #expect(outcome.errors.contains("head stance: few groups have a row labelled `neither` (2)"))
  }

  @Test func columnsFiltersAndMapsAreTheReaders() throws {
    let csv = folder.write(
      "c.csv",
      "comment;verdict;part\nThey demanded a public inquiry;Yes;test\nThey refused to hold an inquiry;No;test\nx;Yes;train\n"
    )
    let outcome = try Standpoint.run(
      "evaluate", csv, "-m", model, "--text-field", "comment", "--head", "stance=verdict", "--map",
      "stance:Yes=favor,No=against",
      "--where", "part=test", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let heads = try #require(try object(outcome)["heads"] as? [String: [String: Any]])
    #expect(heads["stance"]?["n"] as? Int == 2)
    #expect(heads["stance"]?["accuracy"] as? Double == 1)
    let slip = try Standpoint.run("evaluate", csv, "-m", model, "--text-field", "coment", "--head", "stance=verdict")
    #expect(slip.status == 65 && slip.errors.contains("did you mean \"comment\""))
  }

  @Test func benchmarkConfirmsItsAnswer() throws {
    let text = folder.write(
      "lines.txt", String(repeating: "They want an inquiry now.\nNo, said the mayor.\n", count: 200))
    let results = try [1, 2].map {
      try object(try Standpoint.run("benchmark", text, "-m", model, "--rounds", "2", "--threads", "\($0)", "--json"))
    }
    for result in results {
      #expect(result["statements"] as? Int == 400)
    }
    #expect(results[0]["checksum"] as? String == results[1]["checksum"] as? String)
  }

  @Test func helpNamesEveryCommand() throws {
    let help = try Standpoint.run("--help")
    #expect(help.status == 0)
    for command in ["train", "evaluate", "audit", "classify", "benchmark", "model"] {
      #expect(help.output.contains(command))
      let own = try Standpoint.run(command, "--help")
      #expect(own.status == 0 && own.output.contains("USAGE: standpoint \(command)"))
    }
  }
}
