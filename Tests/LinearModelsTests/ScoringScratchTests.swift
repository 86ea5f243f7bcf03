import Evaluation
import FeatureOracle
import Testing
import TextFeatures

@testable import LinearModels

/// A scratch is reused for statement after statement; what it remembers must never change an answer.
struct ScoringScratchTests {
  private static func model(_ name: String = "stance and hostility", seed: UInt64 = 30) throws -> LinearModel {
    let shape = try #require(SyntheticModel.shapes[name])
    return try SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: seed), seed: seed + 1).model
  }

  /// More targets than the cache holds, each masking another word, with both polarities.
  @Test func manyTargetsGiveWhatAFreshScratchGives() throws {
    let scorer = try Scorer(try Self.model())
    var scratch = ScoringScratch(for: scorer)
    let words = RandomText.words
    #expect(TargetCache.size < 600)
    for round in 0..<2 {
      for number in 0..<600 {
        let target = "We should \(number % 2 == 0 ? "ban" : "adopt") \(words[number % words.count]) \(number)q"
        let statement = Array("The council should say \(words[number % words.count]) and review it 0q \(round)".utf8)
        scorer.score(statement.span, target: target, scratch: &scratch)
        guard number % 7 == round else { continue }
        var fresh = ScoringScratch(for: scorer)
        scorer.score(statement.span, target: target, scratch: &fresh)
        #expect(scratch.decisionValues == fresh.decisionValues, "\(target)")
        #expect(scratch.known == fresh.known)
      }
    }
  }

  /// As strings two targets may be equal whose bytes, and so whose words, are not.
  @Test func targetsThatDifferInCompositionOnlyAreTwo() throws {
    let statement = Array("The council should hold caf\u{E9} nights, it was said".utf8)
    let own = NaiveTarget("We should forbid caf\u{E9}", topic: ["caf\u{E9}"], isMinus: true)
    let model = try SyntheticModel([(3, [.maskedWords])], texts: [statement, statement], own: own, seed: 37).model
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    var values: [[Double]] = []
    for target in ["We should ban caf\u{E9}", "We should ban cafe\u{301}", "We should ban caf\u{E9}"] {
      scorer.score(statement.span, target: target, scratch: &scratch)
      #expect(difference(scratch.decisionValues, reference.decisionValues(statement.span, target: target)) <= 1e-5)
      values.append(scratch.decisionValues)
    }
    #expect(values[0] == values[2] && difference(values[0], values[1]) > 0.01)
  }

  @Test(arguments: ["stance and hostility", "four heads", "words"])
  func statementsOfAnyOrderGiveWhatAFreshScratchGives(_ name: String) throws {
    let scorer = try Scorer(try Self.model(name))
    var scratch = ScoringScratch(for: scorer)
    let targets: [NaiveTarget?] = [nil] + NaiveTarget.others
    for (number, text) in SyntheticModel.texts(90, seed: 33).enumerated() {
      let target = targets[number % targets.count]?.text
      scorer.score(text.span, target: target, scratch: &scratch)
      var fresh = ScoringScratch(for: scorer)
      scorer.score(text.span, target: target, scratch: &fresh)
      #expect(scratch.decisionValues == fresh.decisionValues, "text \(number)")
    }
  }

  /// Unknown words of every length, met again after many others, and words that differ only behind their 16th byte.
  @Test func unknownWordsAreRememberedAsTheyAre() throws {
    let model = try Self.model("characters")
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    var words = (1...60).map { String(repeating: "council", count: 9).prefix($0) + "x" }.map { String($0) }
    words += (0..<40).map { "internationalization\($0 % 10)the\(String(repeating: "a", count: $0))" }
    words += ["1inquiry", "inquiry", "review", ""].map { "statementstatement" + $0 }
    var random = SplitMix64(seed: 34)
    for _ in 0..<400 {
      let text = Array((0..<5).map { _ in words[random.index(below: words.count)] }.joined(separator: " ").utf8)
      scorer.score(text.span, scratch: &scratch)
      #expect(difference(scratch.decisionValues, reference.decisionValues(text.span)) <= 1e-5)
    }
  }

  /// More unknown words than the cache has places, so that entries are driven out and computed again.
  @Test func theWordCacheMayOverflow() throws {
    let model = try Self.model("characters")
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    func name(_ number: Int) -> String {
      String(String(number + 99_991, radix: 26).map { $0.isNumber ? "z" : $0 }) + "council" + letters(number)
    }
    func letters(_ number: Int) -> String {
      String(String(number).map { Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue!))) })
    }
    for start in stride(from: 0, to: WordStore.capacity(lanes: 1) * 3 / 2, by: 400) {
      let text = Array((start..<(start + 400)).map(name).joined(separator: " ").utf8)
      scorer.score(text.span, scratch: &scratch)
      guard start % 4_000 == 0 else { continue }
      #expect(scratch.wordCount == 400)
      #expect(difference(scratch.decisionValues, reference.decisionValues(text.span)) <= 1e-5)
    }
    let again = Array((0..<300).map(name).joined(separator: " ").utf8)
    scorer.score(again.span, scratch: &scratch)
    #expect(difference(scratch.decisionValues, reference.decisionValues(again.span)) <= 1e-5)
  }

  @Test func labelCodeIsThatOfThePredictions() throws {
    let model = try Self.model("four heads")
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var codes = Set<Int>()
    for text in SyntheticModel.texts(80, seed: 35) {
      scorer.score(text.span, scratch: &scratch)
      let labels = scratch.predictions().map(\.label)
      let code = zip(labels, model.heads).reduce(0) { $0 * $1.1.labels.count + $1.0 }
      #expect(scratch.labelCode == code)
      #expect(scratch.predictions(coverage: 0.5).map(\.decisionValues).flatMap { $0 } == scratch.decisionValues)
      codes.insert(code)
    }
    #expect(codes.count > 10)
  }

  @Test func tiesGoToTheFirstLabel() throws {
    var random = SplitMix64(seed: 36)
    let heads = [2, 3, 4].map { Head.synthetic("of \($0)", labels: $0, blocks: [], &random) }
    let model = try LinearModel(metadata: .synthetic(heads), blocks: [:], vocabulary: Vocabulary(words: []))
    var scratch = ScoringScratch(for: try Scorer(model))
    for (values, labels) in [
      ([0, 1, 1, 0, 2, 2, 2, 2], [0, 0, 0]), ([-0.0, 0, 1, 1, 0, 5, 5, 1], [0, 1, 1]),
      ([-1e-300, 0, 0, 1e-300, 0, 0, 0, 1], [1, 2, 3]),
    ] as [([Double], [Int])] {
      scratch.decisionValues = values
      #expect(scratch.predictions().map(\.label) == labels)
      #expect(scratch.labelCode == (labels[0] * 3 + labels[1]) * 4 + labels[2])
    }
  }

  /// The code is a number to sum up, and may wrap round: 64 heads fit in a row.
  @Test func theCodeOfManyHeadsWraps() throws {
    var random = SplitMix64(seed: 38)
    let heads = (0..<64).map { Head.synthetic("head\($0)", labels: 2, blocks: [], &random) }
    let model = try LinearModel(metadata: .synthetic(heads), blocks: [:], vocabulary: Vocabulary(words: []))
    var scratch = ScoringScratch(for: try Scorer(model))
    scratch.decisionValues = [Double](repeating: -1, count: 64)
    #expect(scratch.labelCode == -1)
    scratch.decisionValues[63] = 1
    #expect(scratch.labelCode == -2)
  }
}
