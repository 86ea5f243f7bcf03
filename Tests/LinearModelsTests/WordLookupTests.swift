import Evaluation
import FeatureOracle
import Testing
import TextFeatures

@testable import LinearModels

/// Words that a table could take for one another: the same first 16 bytes, the same length, the same slot.
struct WordLookupTests {
  /// Words of one prefix, which differ in their last three letters, grouped by the slot that `slot` gives their hash.
  private static func lookalikes(_ slot: (UInt64) -> Int) -> [[[UInt8]]] {
    let letters = Array("abcdefghijklmnopqrst".utf8)
    let tails = letters.flatMap { a in letters.flatMap { b in letters.map { c in [a, b, c] } } }
    let words = tails.map { Array("misunderstandings".utf8) + $0 }
    return Dictionary(grouping: words) { slot(FeatureHash.hash($0)) }.values
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0[0].lexicographicallyPrecedes($1[0]) }
  }

  private static func head(_ blocks: [FeatureBlock]) -> Head {
    Head(
      name: "head", labels: ["a", "b"], blocks: blocks, intercepts: [0],
      calibration: Calibration(scale: 1, offsets: [0, 0]),
      conformal: ConformalThresholds(quantiles: [[], []]))
  }

  @Test func longWordsOfTheVocabularyAreToldApart() throws {
    // A table of two words has 16 slots.
    let alike = try #require(Self.lookalikes { Int($0 >> 60) }.first { $0.count >= 3 })
    let known = Array(alike.prefix(2))
    let rows = zip(known.map { FeatureHash.hash($0) }, [Float(0.5), -2]).sorted { $0.0 < $1.0 }
    let model = try LinearModel(
      metadata: .synthetic([Self.head([.words])]),
      blocks: [
        .words: BlockWeights(ids: rows.map(\.0), inverseDocumentFrequencies: [1, 1], weights: rows.map(\.1))
      ],
      vocabulary: Vocabulary(words: known))
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    for (word, value) in [(alike[0], 0.5), (alike[1], -2), (alike[2], 0)] {
      scorer.score(word.span, scratch: &scratch)
      #expect(scratch.decisionValues == [value], "\(String(decoding: word, as: UTF8.self))")
      #expect(scratch.known == (value == 0 ? 0 : 1))
    }
  }

  @Test func longUnknownWordsAreToldApart() throws {
    let alike = try #require(Self.lookalikes { Int($0 >> 60) }.first)
    try #require(alike.count >= 2)
    // Whatever letters two words differ in are features, so their rows differ.
    var random = SplitMix64(seed: 39)
    let occurrences = alike.flatMap { NaiveFeaturizer($0, target: nil).occurrences(.characters) }
    let ids = Set(occurrences.map(\.id)).sorted()
    let model = try LinearModel(
      metadata: .synthetic([Self.head([.characters])]),
      blocks: [
        .characters: BlockWeights(
          ids: ids, inverseDocumentFrequencies: ids.map { _ in 1 }, weights: ids.map { _ in Float(random.uniform()) })
      ],
      vocabulary: Vocabulary(words: []))
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    var values = Set<Double>()
    for word in alike + alike {
      scorer.score(word.span, scratch: &scratch)
      #expect(difference(scratch.decisionValues, reference.decisionValues(word.span)) <= 1e-5)
      values.formUnion(scratch.decisionValues)
    }
    #expect(values.count == alike.count)
  }
}
