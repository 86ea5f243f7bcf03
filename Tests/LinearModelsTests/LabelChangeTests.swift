import Evaluation
import FeatureOracle
import LinearModels
import Testing
import TextFeatures

/// Words without which a label changes: what is left is scored by the plain scorer.
struct LabelChangeTests {
  private static func label(_ reference: inout ReferenceScorer, _ model: LinearModel, _ text: [UInt8]) -> [Int] {
    let values = reference.decisionValues(text.span)
    var first = 0
    return model.heads.map { head in
      defer { first += head.decisionColumns }
      let own = Head.labelValues(Array(values[first..<(first + head.decisionColumns)]))
      return own.indices.max { own[$0] < own[$1] } ?? 0
    }
  }

  @Test func theRestGetsTheLabelThatIsNamed() throws {
    let shape = try #require(SyntheticModel.shapes["stance and hostility"])
    let texts = SyntheticModel.texts(80, seed: 70)
    let model = try SyntheticModel(shape, texts: texts, seed: 71).model
    var explainer = try Explainer(model)
    var reference = ReferenceScorer(model)
    var (found, several, none) = (0, 0, 0)
    for (number, text) in texts.enumerated() {
      let before = Self.label(&reference, model, text)
      for head in model.heads.indices {
        guard let change = explainer.labelChange(text.span, head: head, most: 4) else {
          none += 1
          continue
        }
        found += 1
        if change.words.count > 1 { several += 1 }
        #expect((1...4).contains(change.words.count))
        var rest = text
        for word in change.words { for index in word { rest[index] = 0x20 } }
        for (word, next) in zip(change.words, change.words.dropFirst()) {
          #expect(word.upperBound <= next.lowerBound)
        }
        let after = Self.label(&reference, model, rest)[head]
        #expect(after == change.label && after != before[head], "text \(number)")
      }
    }
    #expect(found > 20 && several > 5 && none > 5)
  }

  @Test func withoutWordsNothingCanGo() throws {
    let model = try SyntheticModel([(3, [.words])], texts: SyntheticModel.texts(10, seed: 72), seed: 73).model
    var explainer = try Explainer(model)
    for text in ["", " … ", "qqqqq zzzzz"] {
      #expect(explainer.labelChange(Array(text.utf8).span, head: 0) == nil)
    }
    #expect(explainer.labelChange(Array("council review".utf8).span, head: 0, most: 0) == nil)
  }
}
