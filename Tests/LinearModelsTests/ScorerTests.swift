import Evaluation
import FeatureOracle
import LinearModels
import Testing

/// The compiled scorer is held to the plain one, and the plain one to the formula on the naive featurizer's features.
struct ScorerTests {
  static let tolerance = 1e-5

  @Test(arguments: SyntheticModel.shapes.keys.sorted())
  func agreesWithBothReferences(_ name: String) throws {
    let shape = try #require(SyntheticModel.shapes[name])
    let texts = SyntheticModel.texts(40, seed: 10)
    let model = try SyntheticModel(shape, texts: texts, seed: 11).model
    let naive = NaiveScorer(model, own: .inquiryWithRivals)
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    // The model's own target by default and by name, and others.
    let targets: [NaiveTarget?] = [nil, .inquiryWithRivals] + NaiveTarget.others
    var moved = 0
    for (number, text) in (texts + SyntheticModel.texts(60, seed: 12)).enumerated() {
      let target = targets[number % targets.count]
      let expected = naive.decisionValues(text, target: target)
      let plain = reference.decisionValues(text.span, target: target?.text)
      scorer.score(text.span, target: target?.text, scratch: &scratch)
      #expect(difference(plain, expected) <= 1e-9, "text \(number) \(text)")
      #expect(difference(scratch.decisionValues, plain) <= Self.tolerance, "text \(number) \(text)")
      #expect(scratch.known == naive.known(text))
      #expect(scratch.wordCount == NaiveTokenizer.words(of: text).count)
      if expected != model.heads.flatMap(\.intercepts) { moved += 1 }
    }
    #expect(moved > 60)
  }

  @Test(arguments: ["stance and hostility", "four heads"])
  func agreesWithoutATargetOfItsOwn(_ name: String) throws {
    let shape = try #require(SyntheticModel.shapes[name])
    let texts = SyntheticModel.texts(30, seed: 13)
    let model = try SyntheticModel(shape, texts: texts, own: nil, seed: 14).model
    let naive = NaiveScorer(model, own: nil)
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    for (number, text) in texts.enumerated() {
      // The corpus's phrases belong to its own target, which this model does not have.
      let target = [nil, NaiveTarget.inquiry, NaiveTarget.others[0]][number % 3]
      scorer.score(text.span, target: target?.text, scratch: &scratch)
      let plain = reference.decisionValues(text.span, target: target?.text)
      #expect(difference(plain, naive.decisionValues(text, target: target)) <= 1e-9)
      #expect(difference(scratch.decisionValues, plain) <= Self.tolerance)
    }
  }

  @Test func aStatementOfThousandsOfWordsKeepsItsPrecision() throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let texts = SyntheticModel.texts(40, seed: 15)
    let model = try SyntheticModel(shape, texts: texts, seed: 16).model
    let naive = NaiveScorer(model, own: .inquiryWithRivals)
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    var random = SplitMix64(seed: 17)
    var mixed: [UInt8] = []
    for _ in 0..<250 { mixed += RandomText.bytes(.typographic, &random) + [0x20] }
    #expect(NaiveTokenizer.words(of: mixed).count > 5_000)
    // One word again and again, known and unknown: rounding that goes one way only.
    let repeated = ["council ", "unheard ", "national inquiry ", "it was "].map { word in
      Array(String(repeating: word, count: 5_000).utf8)
    }
    for (number, text) in ([mixed] + repeated).enumerated() {
      for target in [nil, NaiveTarget.others[0]] {
        scorer.score(text.span, target: target?.text, scratch: &scratch)
        let plain = reference.decisionValues(text.span, target: target?.text)
        if number == 0 { #expect(difference(plain, naive.decisionValues(text, target: target)) <= 1e-9) }
        #expect(difference(scratch.decisionValues, plain) <= Self.tolerance, "text \(number)")
      }
    }
  }

  @Test func aStatementWithoutAKnownFeatureScoresTheIntercepts() throws {
    for shape in SyntheticModel.shapes.values {
      let model = try SyntheticModel(shape, texts: [Array("council inquiry".utf8)], seed: 18).model
      let scorer = try Scorer(model)
      var scratch = ScoringScratch(for: scorer)
      var reference = ReferenceScorer(model)
      let intercepts = model.heads.flatMap(\.intercepts)
      #expect(scratch.decisionValues == intercepts)
      for text in ["", " ", "…", "\u{0}\u{7F}", "xzxzxz 777 zqzqz", "😀"] {
        // Something between, whose sums must not stay.
        scorer.score(Array("the council inquiry".utf8).span, scratch: &scratch)
        scorer.score(Array(text.utf8).span, target: "We should ban kites", scratch: &scratch)
        #expect(scratch.decisionValues == intercepts, "\(text)")
        #expect(scratch.known == 0)
        #expect(reference.decisionValues(Array(text.utf8).span) == intercepts)
      }
    }
  }

  @Test func aModelWithoutFeaturesOrWordsScoresTheIntercepts() throws {
    let shape = try #require(SyntheticModel.shapes["four heads"])
    let model = try SyntheticModel(shape, texts: [], seed: 19).model
    #expect(model.vocabulary.count == 0)
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    scorer.score(Array("a national inquiry into it".utf8).span, scratch: &scratch)
    #expect(scratch.decisionValues == model.heads.flatMap(\.intercepts))
    #expect(scratch.known == 0 && scratch.wordCount == 5)
  }

  @Test func verificationFindsTheSameAndADifference() throws {
    let shape = try #require(SyntheticModel.shapes["four heads"])
    let model = try SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: 20), seed: 21).model
    let largest = try ScorerVerification.largestDifference(model, statements: 60)
    #expect(largest > 0 && largest <= ScorerVerification.tolerance)
    // Weights beyond single precision's reach: sums that overflow in a row must show.
    let huge = try SyntheticModel(shape, texts: SyntheticModel.texts(30, seed: 20), seed: 21, scale: 1e38).model
    #expect(!(try ScorerVerification.largestDifference(huge, statements: 60) <= ScorerVerification.tolerance))
  }

  @Test func tooManyLabelsAreRefused() throws {
    var random = SplitMix64(seed: 22)
    let head = Head.synthetic("wide", labels: 128, blocks: [], &random)
    let model = try LinearModel(metadata: .synthetic([head]), blocks: [:], vocabulary: Vocabulary(words: []))
    #expect(throws: ModelError.tooManyColumns(129, maximum: 128)) { try Scorer(model) }
    let narrower = Head.synthetic("narrower", labels: 127, blocks: [], &random)
    _ = try Scorer(LinearModel(metadata: .synthetic([narrower]), blocks: [:], vocabulary: Vocabulary(words: [])))
  }
}
