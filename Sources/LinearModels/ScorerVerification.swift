/// Holds the compiled scorer to the plain one on statements made of the model's own words, of parts of them, and of words
/// it cannot know.
public enum ScorerVerification {
  /// |compiled - plain| <= tolerance * max(1, |plain|).
  public static let tolerance = 1e-5

  /// The largest difference, relative where the value is above one.
  public static func largestDifference(_ model: LinearModel, statements: Int) throws(ModelError) -> Double {
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(model)
    var state: UInt64 = 0x5DEE_CE66_D1CE_B00C
    func random(_ bound: Int) -> Int {
      // xorshift64; any stream of bits will do here.
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(max(1, bound)))
    }
    let separators = [" ", " ", " ", ", ", ". ", " \u{201C}", "\u{2019}", "-", " #", "\u{00A0}", "\u{0}"]
    var largest = 0.0
    for number in 0..<statements {
      var text: [UInt8] = []
      for _ in 0..<random(60) {
        if model.vocabulary.count > 0, random(8) > 0 {
          text += model.vocabulary.word(random(model.vocabulary.count))
        } else {
          text += (0..<random(24)).map { _ in UInt8(random(256)) }
        }
        text += separators[random(separators.count)].utf8
      }
      let target = number % 3 == 0 ? "We should ban the \(number) proposal" : nil
      scorer.score(text.span, target: target, scratch: &scratch)
      for (compiled, plain) in zip(scratch.decisionValues, reference.decisionValues(text.span, target: target)) {
        largest = max(largest, abs(compiled - plain) / max(1, abs(plain)))
      }
    }
    return largest
  }
}
