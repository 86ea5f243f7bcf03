import Foundation
import Testing

/// `--blocks`: what it fixes, and what it refuses before rows are read or after.
@Suite struct BlockOptionTests {
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  private func train(_ options: String...) throws -> Standpoint.Outcome {
    try Standpoint.run(["train", corpus, "-o", folder.path("m.safetensors"), "--json"] + options)
  }

  /// The blocks of all settings that were compared, by head.
  private func compared(_ options: String...) throws -> [String: Set<[String]>] {
    let outcome = try Standpoint.run(["train", corpus, "-o", folder.path("m.safetensors"), "--json"] + options)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let heads = try #require(object["heads"] as? [String: [String: Any]])
    return heads.mapValues { head in
      Set((head["candidates"] as? [[String: Any]] ?? []).compactMap { $0["blocks"] as? [String] })
    }
  }

  @Test func theBlocksOfAHeadAreFixed() throws {
    let target = "We should hold a national inquiry"
    // The order in which blocks are named does not matter.
    let named = try compared("--target", target, "--blocks", "stance=position,maskedWords")
    #expect(named["stance"] == [["maskedWords", "position"]])
    #expect(try #require(named["hostility"]).count > 1)
    let all = try compared("--target", target, "--blocks", "words", "--blocks", "hostility=words,characters")
    #expect(all == ["stance": [["words"]], "hostility": [["words", "characters"]]])
  }

  @Test(arguments: [
    ("word", ["no block is named word", "words, maskedWords"]),
    ("", ["no block is named"]),
    ("stance=", ["no block is named"]),
    ("words,characters,words", ["words is named twice"]),
    ("words,maskedWords", ["exclude each other"]),
    ("words,position", ["position goes with maskedWords"]),
    ("crossedWords", ["crossedWords goes with maskedWords"]),
    ("words,lexicon", ["--lexicon FILE"]),
    ("words,vectors", ["--vectors FILE"]),
  ])
  func setsThatNoHeadCanReadAreUsageErrors(_ blocks: String, _ words: [String]) throws {
    let outcome = try train("--blocks", blocks)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    for word in ["--blocks \(blocks)"] + words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
  }

  @Test func aHeadIsGivenItsBlocksOnce() throws {
    for options in [["words", "characters"], ["stance=words", "stance=characters"]] {
      let outcome = try train("--blocks", options[0], "--blocks", options[1])
      #expect(outcome.status == 64 && outcome.errors.contains("given already"), "\(outcome.errors)")
    }
  }

  @Test func whatTheRowsLackIsNamed() throws {
    let head = try train("--blocks", "stanze=words")
    #expect(head.status == 65 && head.errors.contains("stance, hostility"), "\(head.errors)")
    let target = try train("--blocks", "stance=maskedWords")
    #expect(target.status == 65 && target.errors.contains("--target"), "\(target.errors)")
    #expect(folder.names.isEmpty)
    let model = try Standpoint.run("evaluate", corpus, "--blocks", "words")
    #expect(model.status == 64 && model.errors.contains("--blocks needs --cross-validate"), "\(model.errors)")
  }
}
