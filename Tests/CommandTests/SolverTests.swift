import Foundation
import Testing

/// Solvers, losses and penalties as a user asks for them.
@Suite struct SolverTests {
  private let folder: TemporaryFolder
  private let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.write("rows.jsonl", TrainedModel.rows)
  }

  private func record(_ arguments: String...) throws -> [String: Any] {
    let outcome = try Standpoint.run(["train", corpus, "-o", folder.path("m.safetensors"), "--json"] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let model = try Standpoint.run("model", "verify", folder.path("m.safetensors"))
    #expect(model.status == 0, "\(model.errors)")
    return try #require((report["heads"] as? [String: [String: Any]])?["stance"])
  }

  @Test func autoSaysWhyItIsExact() throws {
    let stance = try record()
    #expect(stance["solver"] as? String == "exact" && stance["loss"] as? String == "squared")
    #expect((stance["solver_reason"] as? String)?.contains("108 rows are within the 8000") == true)
    let text = try Standpoint.run("train", corpus, "-o", folder.path("t.safetensors"))
    #expect(text.output.contains("exact solver, squared loss") && text.output.contains("108 rows are within"))
  }

  @Test func newtonTriesAllLossesAndSaysTheirScores() throws {
    let stance = try record("--solver", "newton")
    #expect(stance["solver"] as? String == "newton")
    let reason = try #require(stance["solver_reason"] as? String)
    for loss in ["squared ", "squared-hinge ", "logistic "] { #expect(reason.contains(loss)) }
    let candidates = try #require(stance["candidates"] as? [[String: Any]])
    #expect(Set(candidates.compactMap { $0["loss"] as? String }) == ["squared", "squared-hinge", "logistic"])
  }

  @Test(arguments: [
    ["--loss", "logistic"], ["--solver", "newton", "--loss", "squared-hinge"], ["--solver", "dual"],
    ["--solver", "newton", "--loss", "squared"], ["--solver", "exact"],
  ])
  func aFixedPenaltyIsTheOnlyOne(_ arguments: [String]) throws {
    let outcome = try Standpoint.run(
      ["train", corpus, "-o", folder.path("f.safetensors"), "--json", "--lambda", "0.5"] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let stance = try #require((report["heads"] as? [String: [String: Any]])?["stance"])
    let candidates = try #require(stance["candidates"] as? [[String: Any]])
    // The penalty's unit differs a little from one set of blocks to another.
    let lambdas = candidates.compactMap { $0["lambda"] as? Double }
    #expect(!lambdas.isEmpty && lambdas.allSatisfy { abs($0 - 0.5) < 0.15 }, "\(lambdas)")
    if let loss = arguments.last, arguments.contains("--loss") { #expect(stance["loss"] as? String == loss) }
  }

  @Test(arguments: [["--solver", "dual"], ["--loss", "logistic"]])
  func oneSeedGivesTheSameBytes(_ arguments: [String]) throws {
    let path = folder.path("s.safetensors")
    let files = try (0..<2).map { _ in
      #expect(try Standpoint.run(["train", corpus, "-o", path, "--seed", "9"] + arguments).status == 0)
      return try Data(contentsOf: URL(filePath: path))
    }
    #expect(files[0] == files[1])
  }

  @Test func crossValidationTakesThemToo() throws {
    let outcome = try Standpoint.run(
      "evaluate", corpus, "--cross-validate", "--solver", "dual", "--lambda", "0.5")
    #expect(outcome.status == 0 && outcome.output.contains("macro F1"), "\(outcome.errors)")
  }
}
