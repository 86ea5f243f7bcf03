import Evaluation
import FeatureOracle
import Testing
import TextFeatures

@testable import LinearModels

/// A statement's scores are its own: whatever stands beside it in a batch, wherever a chunk ends, whatever the scratch has
/// met before, they have the same bits.
struct StatementBatchTests {
  private static func texts(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    var texts = SyntheticModel.texts(count, seed: seed)
    // Empty ones, and some that are longer than a segment, a block and a chunk.
    for place in stride(from: 0, to: count, by: 9) { texts[place] = [] }
    for length in [70, 200, 700, 4_000] {
      let place = random.index(below: count)
      texts[place] = Array(
        (0..<length).map { _ in RandomText.words[random.index(below: RandomText.words.count)] + " " }
          .joined().utf8)
    }
    // A line feed would be two statements in a file of lines, but is none of a batch's business.
    texts[random.index(below: count)] = Array("the council\nshould hold\na national inquiry".utf8)
    return texts
  }

  private static func scores(
    _ texts: [[UInt8]], _ scorer: Scorer, target: String?, _ scratch: inout ScoringScratch
  ) -> [[Double]] {
    var batch = StatementBatch()
    for text in texts { batch.append(text[...]) }
    scorer.score(batch, target: target, scratch: &scratch)
    #expect(scratch.count == texts.count)
    return texts.indices.map { scratch.decisionValues(of: $0) + [scratch.known(of: $0)] }
  }

  @Test(arguments: ["stance and hostility", "four heads", "words", "characters"])
  func anySplitGivesTheSameBits(_ name: String) throws {
    let shape = try #require(SyntheticModel.shapes[name])
    let model = try SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: 40), seed: 41).model
    let scorer = try Scorer(model)
    let texts = Self.texts(300, seed: 42)
    var random = SplitMix64(seed: 43)
    for target in [nil] + NaiveTarget.others.map({ $0.text as String? }) {
      var fresh = ScoringScratch(for: scorer)
      let whole = Self.scores(texts, scorer, target: target, &fresh)
      var warm = fresh
      #expect(Self.scores(texts, scorer, target: target, &warm) == whole)
      // Parts of any size, on a scratch that has met other targets and texts.
      var parts: [[Double]] = []
      while parts.count < texts.count {
        let count = min(texts.count - parts.count, random.index(below: 3) == 0 ? 1 : 1 + random.index(below: 60))
        _ = Self.scores(Self.texts(20, seed: UInt64(parts.count)), scorer, target: nil, &warm)
        parts += Self.scores(Array(texts[parts.count..<(parts.count + count)]), scorer, target: target, &warm)
      }
      #expect(parts == whole)
      for (index, text) in texts.enumerated() {
        scorer.score(text.span, target: target, scratch: &warm)
        #expect(warm.decisionValues + [warm.known] == whole[index], "text \(index)")
      }
    }
  }

  @Test func aRangeOfABatchIsThatPart() throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let scorer = try Scorer(SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: 44), seed: 45).model)
    let texts = Self.texts(200, seed: 46)
    var batch = StatementBatch()
    for text in texts { batch.append(text[...]) }
    var scratch = ScoringScratch(for: scorer)
    let whole = Self.scores(texts, scorer, target: nil, &scratch)
    for range in [0..<0, 0..<1, 7..<7, 13..<150, 199..<200, 0..<200] {
      scorer.score(batch, range, scratch: &scratch)
      #expect(scratch.count == range.count)
      #expect(
        range.indices.map {
          scratch.decisionValues(of: $0 - range.lowerBound) + [scratch.known(of: $0 - range.lowerBound)]
        } == Array(whole[range]))
    }
  }

  /// Each thread has its own scratch and meets its own part of the words.
  @Test(arguments: [1, 2, 3, 7])
  func anyNumberOfThreadsGivesTheSameBits(_ threads: Int) async throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let scorer = try Scorer(SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: 47), seed: 48).model)
    let texts = Self.texts(240, seed: 49)
    var scratch = ScoringScratch(for: scorer)
    let whole = Self.scores(texts, scorer, target: nil, &scratch)
    let parts = await withTaskGroup(of: (Int, [[Double]]).self) { group in
      for thread in 0..<threads {
        let part = Array(texts[(texts.count * thread / threads)..<(texts.count * (thread + 1) / threads)])
        group.addTask {
          var scratch = ScoringScratch(for: scorer)
          return (thread, Self.scores(part, scorer, target: nil, &scratch))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(parts.sorted { $0.0 < $1.0 }.flatMap(\.1) == whole)
  }

  /// Any bytes, many at a time, against the formula on the naive featurizer's features.
  @Test(arguments: RandomText.Kind.allCases)
  func batchesOfAnyBytesAgreeWithTheOracle(_ kind: RandomText.Kind) throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let model = try SyntheticModel(shape, texts: SyntheticModel.texts(40, seed: 50), seed: 51).model
    let naive = NaiveScorer(model, own: .inquiryWithRivals)
    let scorer = try Scorer(model)
    var random = SplitMix64(seed: 52)
    var scratch = ScoringScratch(for: scorer)
    let texts = (0..<150).map { _ in RandomText.bytes(kind, &random) }
    for target in [nil, NaiveTarget.others[0]] {
      let scores = Self.scores(texts, scorer, target: target?.text, &scratch)
      for (index, text) in texts.enumerated() {
        let expected = naive.decisionValues(text, target: target)
        #expect(difference(Array(scores[index].dropLast()), expected) <= ScorerTests.tolerance, "\(text)")
        #expect(scores[index].last == naive.known(text))
      }
    }
  }

  /// When the store of unknown words is full, words are computed and not kept: that must not show either.
  @Test func aFullStoreGivesTheSameBits() throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let model = try SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: 53), seed: 54).model
    let scorer = try Scorer(model)
    func word(_ number: Int) -> String {
      "council"
        + String(String(number).map { Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue!))) })
    }
    let count = WordStore.capacity(lanes: 1) + 3_000
    // One statement, so that no chunk ends while the store fills; its last words are masked, placed and not kept.
    let long = Array(
      ((0..<count).map(word) + ["a", "national", "inquiry", word(count - 1)]).joined(separator: " ").utf8)
    var scratch = ScoringScratch(for: scorer)
    scorer.score(long.span, scratch: &scratch)
    let first = scratch.decisionValues
    var reference = ReferenceScorer(model)
    #expect(difference(first, reference.decisionValues(long.span)) <= ScorerTests.tolerance)
    let short = Array("the \(word(7)) national inquiry \(word(count - 5)) \(word(count + 5))".utf8)
    scorer.score(short.span, scratch: &scratch)
    var fresh = ScoringScratch(for: scorer)
    let values = scratch.decisionValues
    scorer.score(short.span, scratch: &fresh)
    #expect(values == fresh.decisionValues)
    scorer.score(long.span, scratch: &scratch)
    #expect(scratch.decisionValues == first)
  }
}
