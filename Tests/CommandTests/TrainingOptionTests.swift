import Foundation
import Testing

/// Word vectors and the trace, through the built program.
@Suite struct TrainingOptionTests {
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  @Test func vectorsAreReadNamedInTheRecordAndRefusedWithTheirLine() throws {
    let model = folder.path("m.safetensors")
    let vectors = folder.write("words.vec", "3 2\ninquiry 1 0\npolice 0 1\nof the 1 1\n")
    let outcome = try Standpoint.run("train", corpus, "-o", model, "--vectors", vectors)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("2 word vectors; skipped: 1, no single word or one that came before"))
    // The metadata, a string in the header, name each file that was read.
    let bytes = try Data(contentsOf: URL(filePath: model))
    #expect(bytes.range(of: Data(#"\"name\":\"words.vec\""#.utf8)) != nil)
    #expect(try Standpoint.run("model", "verify", model).status == 0)
    let broken = folder.write("broken.vec", "inquiry 1 0\npolice 0 one\n")
    let refused = try Standpoint.run("train", corpus, "-o", model, "--vectors", broken)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("broken.vec: line 2: `one` is not a finite number"))
    let needless = try Standpoint.run("evaluate", corpus, "--vectors", vectors)
    #expect(needless.status == 64 && needless.errors.contains("--vectors needs --cross-validate"))
  }

  @Test func theTraceHasALineAnEvent() throws {
    let trace = folder.path("trace.jsonl")
    let outcome = try Standpoint.run("train", corpus, "-o", folder.path("m.safetensors"), "--trace", trace)
    #expect(outcome.status == 0)
    let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    let events = try lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any], "\($0)")
    }
    #expect(Set(events.compactMap { $0["head"] as? String }) == ["stance", "hostility"])
    #expect(Set(events.compactMap { $0["stage"] as? String }) == ["blocks", "penalties", "nested"])
    #expect(events.allSatisfy { $0["schema"] as? String == "standpoint.trace/1" && $0["lambda"] is Double })
    // Each penalty of the path, a head.
    #expect(events.count { $0["stage"] as? String == "penalties" } == 60)
    let progress = events.filter { $0["head"] as? String == "stance" }.compactMap { $0["progress"] as? Double }
    #expect(zip(progress, progress.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
