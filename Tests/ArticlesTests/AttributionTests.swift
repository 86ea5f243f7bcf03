import Testing

@testable import Articles

/// The goals of attribution, on articles written for that. A figure that falls is a rule that broke.
@Suite struct AttributionTests {
  @Test(arguments: [("a", 0.85), ("b", 0.68), ("c", 0.89), ("d", 0.84), ("e", 0.82)])
  func articlesAreRead(_ set: String, _ speakerAccuracy: Double) throws {
    let figures = AttributionFigures(try AttributedArticle.all(of: set))
    #expect(figures.attributed > 300)
    #expect(figures.boundaryF1 >= 0.98)
    #expect(figures.directRecall >= 0.97)
    #expect(figures.speakerAccuracy >= speakerAccuracy)
  }

  /// The confidence of a rule is what it got right; it may not promise more than a little above that.
  @Test func rulesKeepTheirConfidence() throws {
    let figures = AttributionFigures(try ["a", "b", "c", "d", "e"].flatMap(AttributedArticle.all(of:)))
    for (rule, count) in figures.rules where count.all >= 20 {
      let accuracy = Double(count.right) / Double(count.all)
      #expect(Attribution.confidence(rule) <= accuracy + 0.05, "\(rule): \(count)")
    }
  }

  @Test func namesAreComparedLeniently() {
    #expect(AttributionFigures.isSame("Nora Marlow", "Cllr Nora Marlow"))
    #expect(AttributionFigures.isSame("the council", "Council"))
    #expect(!AttributionFigures.isSame("Nora Marlow", "Nora"))
    #expect(!AttributionFigures.isSame("Nora Marlow and Piet Okafor", "Nora Marlow"))
  }
}
