import Testing
import TextFeatures

/// What a target masks, shown as text: `[T]` for the target, `[R]` for a rival, `<` and `>` after words placed before and
/// after it.
struct TargetMaskingTests {
  static let inquiry = Target(
    "We should hold a national inquiry", phrases: ["royal commission", "commission of inquiry"],
    rivals: ["local inquiry", "local inquiries into it", "audit", "independent review"])

  private func masked(_ statement: String, _ target: Target) -> String {
    var text = TokenizedText()
    text.tokenize(Array(statement.utf8).span)
    let tokens = text.tokens
    let words = tokens.indices.map { text.foldedBytes(of: tokens[$0]) }
    var masked = MaskedText()
    masked.mask(text, stems: words.map { Featurizer.stem(of: $0[...]) }, target: target)
    return masked.words.map { word in
      switch word.mask {
      case .target: "[T]"
      case .rival: "[R]"
      case .none:
        String(decoding: words[Int(word.firstToken)], as: UTF8.self)
          + (word.place == .before ? "<" : word.place == .after ? ">" : "")
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    // A word in any inflection, and a run of them.
    ("hold the inquiry now", "hold< the< [T] now>"),
    ("National inquiries", "[T]"),
    ("nationally nation", "[T] nation>"),
    // A phrase is whole or not at all.
    ("the royal commission sat", "the< [T] sat>"),
    ("the royal family and a commission", "the royal family and a commission"),
    ("a commission of inquiry", "a< [T]"),
    // A rival is longer than the target's word in it, and the longest rival wins.
    ("a local inquiry", "a [R]"),
    ("local inquiries into it", "[R]"),
    ("local inquiries into the matter", "[R] into the matter"),
    ("an audit", "an [R]"),
    ("an independent body, a review", "an independent body a review"),
    // Runs of one mask collapse; of two masks they do not.
    ("audit audits local inquiry", "[R]"),
    ("national inquiry royal commission", "[T]"),
    ("national audit", "[T] [R]"),
    ("local inquiry national inquiry", "[R] [T]"),
    ("", ""),
    ("nothing of the kind", "nothing of the kind"),
  ])
  func mask(_ statement: String, _ expected: String) {
    #expect(masked(statement, Self.inquiry) == expected)
  }

  @Test func wordsUnknownToAnyModelAreMasked() {
    let target = Target("We should ban zorbling")
    #expect(target.polarity == .minus)
    #expect(masked("They zorbled; no zorbles left", target) == "they< [T] no< [T] left>")
  }

  @Test func reachIsSixMaskedWordsOnEitherSide() {
    let words = (1...8).map { "w\($0)x" }.joined(separator: " ")
    let expected = "w0x w0x w0x< w0x< w0x< w0x< w0x< w0x< [T] w0x> w0x> w0x> w0x> w0x> w0x> w0x w0x"
    #expect(masked("\(words) national inquiry \(words)", Self.inquiry) == expected)
  }

  @Test func theNearerTargetDecidesAndTheFollowingOneAtEqualDistance() {
    #expect(masked("inquiry a b c d inquiry", Self.inquiry) == "[T] a> b> c< d< [T]")
    #expect(masked("inquiry a b c inquiry", Self.inquiry) == "[T] a> b< c< [T]")
  }

  /// A rival has no place, and counts as one word on the way.
  @Test func aRivalStandsBetween() {
    #expect(masked("inquiry audit a b c d e f", Self.inquiry) == "[T] [R] a> b> c> d> e> f")
  }

  @Test func firstNamedOfEqualSequencesWins() {
    let target = Target("We should hold an inquiry", phrases: ["open review"], rivals: ["open reviews", "inquiry"])
    #expect(masked("open review", target) == "[T]")
    // The rival is named before the topic's own word.
    #expect(masked("inquiry", target) == "[R]")
  }

  @Test func maskedWordsKeepTheirTokens() {
    var featurizer = Featurizer()
    var occurrences: [FeatureOccurrence] = []
    let statement = Array("Hold that “royal” commission now".utf8)
    featurizer.read(statement.span, target: Self.inquiry)
    featurizer.list(.maskedWords, into: &occurrences)
    let texts = occurrences.map { String(decoding: statement[Int($0.start)..<Int($0.end)], as: UTF8.self) }
    let grams = ["Hold", "that", "royal” commission", "now"]
    #expect(texts == grams + ["Hold that", "that “royal” commission", "royal” commission now"])
  }

  @Test func stemFilterNeverDeniesAnEnding() {
    for word in ["inquiry", "commission", "review", "audit", "it", "national"] {
      #expect(Self.inquiry.endings.mayContain(Featurizer.stem(of: Array(word.utf8)[...])), "\(word)")
    }
    let strangers = (0..<1_000).filter { number in
      Self.inquiry.endings.mayContain(Featurizer.stem(of: Array("q\(number)z".utf8)[...]))
    }
    #expect(strangers.count < 30)
  }
}
