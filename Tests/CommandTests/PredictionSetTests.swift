import Foundation
import Testing

/// What is promised of prediction sets stands where the reader meets them.
@Suite struct PredictionSetTests {
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  @Test func splitModelsSayWhatTheyPromise() throws {
    let model = folder.path("split.safetensors")
    let outcome = try Standpoint.run("train", corpus, "-o", model, "--conformal", "split", "--conformal-share", "0.25")
    #expect(outcome.status == 0 && outcome.output.contains("split conformal, by groups that were not trained on"))
    // 3 of 12 groups set the thresholds, and 9 are needed.
    #expect(outcome.output.contains("81 labelled rows in 9 groups"))
    #expect(outcome.errors.contains("favor (of 3 groups kept apart)") && outcome.errors.contains("--conformal-share"))
    let info = try Standpoint.run("model", "info", model).output
    #expect(info.contains("P(label in set | label) >= c for a new group exchangeable"))
    let heads = try #require(
      try Standpoint.run("model", "info", model, "--json").objects().first?["heads"] as? [String: [String: Any]])
    let conformal = try #require(heads["stance"]?["conformal"] as? [String: Any])
    #expect(conformal["method"] as? String == "split" && conformal["guaranteed_at_0.9"] as? Double == 0.9)
    #expect(conformal["split_groups"] as? [String: Int] == ["favor": 3, "against": 3, "neither": 3])
    let card = try Standpoint.run("model", "card", model).output
    #expect(card.contains("| stance | split conformal") && card.contains(">= 0.9 for each label"))
    let evaluation = try Standpoint.run("evaluate", corpus, "-m", model, "--coverage", "0.7")
    #expect(evaluation.output.contains("P(label in set | label) >= 0.7 is promised"))
    #expect(try Standpoint.run("model", "verify", model).status == 0)
  }

  @Test func crossModelsPromiseLess() throws {
    let model = try TrainedModel.path.get()
    #expect(try Standpoint.run("model", "info", model).output.contains("P(label in set | label) >= 2c - 1, about c,"))
    #expect(try Standpoint.run("model", "card", model).output.contains(">= 0.8 for each label"))
    let evaluation = try Standpoint.run("evaluate", corpus, "-m", model).output
    #expect(evaluation.contains(">= 0.8 is promised") && evaluation.contains("abstained"))
    let heads = try #require(
      try Standpoint.run("model", "info", model, "--json").objects().first?["heads"] as? [String: [String: Any]])
    #expect((heads["stance"]?["conformal"] as? [String: Any])?["split_groups"] is NSNull)
  }

  @Test func abstentionIsMarkedApartFromTheLabelNeither() throws {
    let model = try TrainedModel.path.get()
    let lines = folder.write("lines.txt", "They met on Tuesday in the hall.\nThe families demanded a public inquiry.\n")
    for (coverage, isMarked) in [("1", true), ("0.5", false)] {
      let arguments = ["classify", "--input", "lines", lines, "-m", model, "--coverage", coverage]
      let abstained = try Standpoint.run(arguments + ["--format", "jsonl"]).objects().map {
        try #require((($0["heads"] as? [String: Any])?["stance"] as? [String: Any])?["abstained"] as? Bool)
      }
      let table = try Standpoint.run(arguments + ["--format", "table"])
      let rows = try #require(table.lines.first { $0.contains("Tuesday") })
      #expect(rows.hasPrefix("neither"))
      #expect(rows.prefix(16).contains("?") == abstained[0])
      #expect(table.output.contains("uncertain (?)") || !isMarked)
      if isMarked { #expect(abstained == [true, true]) }
    }
  }
}
