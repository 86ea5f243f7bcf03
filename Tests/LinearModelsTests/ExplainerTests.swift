import Evaluation
import FeatureOracle
import LinearModels
import Testing
import TextFeatures

/// Explanations add up to the decision values of both scorers, and each piece is what the naive features under it give.
struct ExplainerTests {
  private static let targets: [NaiveTarget?] = [nil, .inquiryWithRivals] + NaiveTarget.others

  @Test(arguments: SyntheticModel.shapes.keys.sorted())
  func piecesAndInterceptAddUpToTheDecisionValue(_ name: String) throws {
    let shape = try #require(SyntheticModel.shapes[name])
    let texts = SyntheticModel.texts(40, seed: 50)
    let model = try SyntheticModel(shape, texts: texts, seed: 51).model
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    var explainer = try Explainer(model)
    var moved = 0
    for (number, text) in (texts + SyntheticModel.texts(80, seed: 52)).enumerated() {
      let target = Self.targets[number % Self.targets.count]?.text
      let explanation = explainer.explain(text.span, target: target)
      scorer.score(text.span, target: target, scratch: &scratch)
      let values = explanation.heads.flatMap(\.decisionValues)
      #expect(difference(values, reference.decisionValues(text.span, target: target)) <= 1e-9, "text \(number)")
      #expect(difference(scratch.decisionValues, values) <= 1e-5, "text \(number)")
      #expect(explanation.known == scratch.known)
      for (head, part) in zip(model.heads, explanation.heads) {
        #expect(part.intercepts == head.intercepts)
        let sums = part.intercepts.indices.map { column in
          part.pieces.reduce(part.intercepts[column]) { $0 + $1.values[column] }
        }
        #expect(difference(sums, part.decisionValues) <= 1e-9)
        if part.decisionValues != head.intercepts { moved += 1 }
      }
    }
    #expect(moved > 60)
  }

  @Test(arguments: SyntheticModel.shapes.keys.sorted())
  func eachPieceIsWhatTheFeaturesUnderItGive(_ name: String) throws {
    let shape = try #require(SyntheticModel.shapes[name])
    let texts = SyntheticModel.texts(40, seed: 53)
    let model = try SyntheticModel(shape, texts: texts, seed: 54).model
    let naive = NaiveScorer(model, own: .inquiryWithRivals)
    var explainer = try Explainer(model)
    for (number, text) in (texts + SyntheticModel.texts(40, seed: 55)).enumerated() {
      let target = Self.targets[number % Self.targets.count]
      let explanation = explainer.explain(text.span, target: target?.text)
      let terms = naive.terms(text, target: target)
      for (part, terms) in zip(explanation.heads, terms) {
        let norm = NaiveScorer.norm(terms)
        var found = 0
        for piece in part.pieces {
          // A pair's features reach over both words; those of a word, or of a word under a mask, do not reach beyond it.
          let own = terms.filter { term in
            piece.second == nil
              ? piece.range.lowerBound <= term.range.lowerBound && term.range.upperBound <= piece.range.upperBound
              : term.range == piece.range
          }
          found += own.count
          let expected = piece.values.indices.map { column in
            own.reduce(0) { $0 + $1.values[column] } / max(norm, 1e-300)
          }
          #expect(difference(piece.values, expected) <= 1e-9, "text \(number), bytes \(piece.range)")
        }
        #expect(found == terms.count, "text \(number): a feature belongs to one piece")
      }
    }
  }

  @Test func wordsHaveTheirPlacesAndMasksSayWhatTheyCover() throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let texts = SyntheticModel.texts(40, seed: 56)
    let model = try SyntheticModel(shape, texts: texts, seed: 57).model
    var explainer = try Explainer(model)
    var masks = 0
    var pairs = 0
    for (number, text) in (texts + SyntheticModel.texts(60, seed: 58)).enumerated() {
      let target = Self.targets[number % Self.targets.count] ?? .inquiryWithRivals
      let naive = NaiveFeaturizer(text, target: target)
      let explanation = explainer.explain(text.span, target: target.text)
      let masked = naive.masked.map { word in
        Explanation.Word(
          naive.words[word.words.lowerBound].range.lowerBound..<naive.words[word.words.upperBound - 1].range.upperBound,
          word.mask == .target ? .target : word.mask == .rival ? .rival : .none)
      }
      let written = naive.words.map { Explanation.Word($0.range, .none) }
      for (part, words) in zip(explanation.heads, [masked, written]) {
        #expect(part.pieces.filter { $0.second == nil }.map(\.first) == words)
        masks += part.pieces.count { $0.first.mask != .none }
        let neighbors = zip(words, words.dropFirst()).map { $0 }
        for piece in part.pieces where piece.second != nil {
          pairs += 1
          let isNeighbors = neighbors.contains { $0.0 == piece.first && $0.1 == piece.second }
          #expect(isNeighbors)
        }
      }
    }
    #expect(masks > 30 && pairs > 100)
  }

  /// What was met before, and under which polarity, must not show; nor that the store of words was emptied.
  @Test func anExplainerGivesWhatAFreshOneGives() throws {
    let shape = try #require(SyntheticModel.shapes["four heads"])
    let texts = SyntheticModel.texts(60, seed: 59)
    let model = try SyntheticModel(shape, texts: texts, seed: 60).model
    let fresh = try Explainer(model)
    var warm = fresh
    let many = Array((0..<70_000).map { "word\(String($0, radix: 36))x" }.joined(separator: " ").utf8)
    for (number, text) in texts.enumerated() {
      if number == 30 { _ = warm.explain(many.span, target: number % 2 == 0 ? nil : Self.targets[2]?.text) }
      let target = Self.targets[number % Self.targets.count]?.text
      var another = fresh
      #expect(warm.explain(text.span, target: target) == another.explain(text.span, target: target), "text \(number)")
    }
  }

  @Test func aStatementWithoutWordsIsItsIntercepts() throws {
    let shape = try #require(SyntheticModel.shapes["four heads"])
    let model = try SyntheticModel(shape, texts: SyntheticModel.texts(10, seed: 61), seed: 62).model
    var explainer = try Explainer(model)
    for text in ["", " — … ", "\u{0}"] {
      let explanation = explainer.explain(Array(text.utf8).span)
      #expect(explanation.known == 0)
      #expect(explanation.heads.map(\.decisionValues) == model.heads.map(\.intercepts))
      #expect(explanation.heads.flatMap(\.pieces).isEmpty)
    }
  }

  @Test func withTwoLabelsAPieceThatPullsForOnePullsAgainstTheOther() throws {
    let model = try SyntheticModel([(2, [.words])], texts: [Array("council review".utf8)], seed: 63).model
    var explainer = try Explainer(model)
    let pieces = explainer.explain(Array("council review council".utf8).span).heads[0].pieces
    #expect(pieces.count >= 3)
    for piece in pieces { #expect(piece.labelValues == [piece.values[0], -piece.values[0]]) }
  }
}
