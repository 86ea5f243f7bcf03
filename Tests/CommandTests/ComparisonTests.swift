import Foundation
import Testing

/// `evaluate` with two models.
@Suite struct ComparisonTests {
  private let model: String
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  private func trained(_ name: String, _ arguments: String...) throws -> String {
    let path = folder.path(name)
    let outcome = try Standpoint.run(["train", corpus, "-o", path] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return path
  }

  private func report(_ arguments: String...) throws -> [String: Any] {
    let outcome = try Standpoint.run(["evaluate", corpus, "--json"] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try #require(try outcome.objects().first)
  }

  @Test func theDocumentHoldsBothModelsAndTheirDifferences() throws {
    let other = try trained("small.safetensors", "--sample", "36")
    let both = try report("-m", other, "-m", model)
    #expect(Set(both.keys) == ["schema", "seed", "models", "comparison"])
    #expect(both["schema"] as? String == "standpoint.comparison/1")
    let models = try #require(both["models"] as? [[String: Any]])
    for (path, part) in zip([other, model], models) {
      let alone = try report("-m", path)
      #expect(Set(part.keys) == ["model", "trained_on_this", "heads"])
      for key in part.keys {
        let texts = try [part, alone].map {
          try JSONSerialization.data(withJSONObject: [key: #require($0[key])], options: .sortedKeys)
        }
        #expect(texts[0] == texts[1], "\(key)")
      }
    }
    let heads = try models.map { try #require($0["heads"] as? [String: [String: Any]]) }
    let comparison = try #require(both["comparison"] as? [String: [String: Any]])
    #expect(Set(comparison.keys) == ["stance", "hostility"])
    for (name, difference) in comparison {
      for figure in ["accuracy", "macro_f1", "expected_calibration_error"] {
        let values = try heads.map { try #require($0[name]?[figure] as? Double) }
        #expect(abs(try #require(difference[figure + "_difference"] as? Double) - (values[1] - values[0])) < 1e-12)
        #expect((difference[figure + "_difference_interval"] as? [Double])?.count == 2)
      }
      let labels = try #require(difference["labels"] as? [String: [String: Any]])
      #expect(Set(labels.keys) == Set(try #require(heads[0][name]?["labels"] as? [String: Any]).keys))
    }
  }

  @Test func theTableHasBothFiguresAndTheDifference() throws {
    let outcome = try Standpoint.run("evaluate", corpus, "-m", model, "-m", model)
    #expect(outcome.status == 0 && outcome.errors.contains("\(model): the model was trained on these rows"))
    #expect(outcome.output.contains("first   model") && outcome.output.contains("second  model"))
    for row in ["macro F1", "accuracy", "F average", "calibration error", "F1 favor", "F1 hostile"] {
      let line = try #require(outcome.lines.first { $0.hasPrefix(row) })
      #expect(line.hasSuffix("0.000  [0.000, 0.000]"))
    }
  }

  @Test func headsThatCannotBeComparedAreTold() throws {
    let stanceOnly = try trained("stance.safetensors", "--map", "hostility:hostile=,civil=")
    let outcome = try Standpoint.run("evaluate", corpus, "-m", model, "-m", stanceOnly)
    #expect(outcome.status == 0 && outcome.errors.contains("head hostility: only \(model) has it"))
    #expect(!outcome.output.contains("hostile"))
    let tone = try trained("tone.safetensors", "--head", "tone=hostility", "--map", "stance:favor=,against=,neither=")
    let none = try Standpoint.run(
      "evaluate", corpus, "--head", "tone=hostility", "--head", "stance=stance", "-m", stanceOnly, "-m", tone)
    #expect(none.status == 65 && none.output.isEmpty && none.errors.contains("no head in common"))
    let missing = try Standpoint.run("evaluate", corpus, "-m", model, "-m", folder.path("none.safetensors"))
    #expect(missing.status == 66)
  }
}
