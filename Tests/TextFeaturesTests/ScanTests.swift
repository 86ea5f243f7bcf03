import Evaluation
import FeatureOracle
import Testing
import TextFeatures

/// Three ways lead to the same words. A text is sent each way by a sign at its end that belongs to no word: none (the
/// scan), a no-break space (simplified, then the scan), an ideographic space (the full walk).
struct ScanTests {
  static let noBreakSpace: [UInt8] = [0xC2, 0xA0]
  static let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]

  @Test(arguments: [RandomText.Kind.plain, .adjacent, .bytes])
  func asciiTakesThreeWaysToTheSameWords(_ kind: RandomText.Kind) {
    var random = SplitMix64(seed: 2)
    var tokenized = TokenizedText()
    for _ in 0..<800 {
      let text = RandomText.bytes(kind, &random).map { $0 & 0x7F }
      let scanned = tokenized.words(of: text)
      #expect(scanned == tokenized.words(of: text + Self.noBreakSpace), "\(shown(text))")
      #expect(scanned == tokenized.words(of: text + Self.ideographicSpace), "\(shown(text))")
    }
  }

  @Test func typographyTakesTwoWaysToTheSameWords() {
    var random = SplitMix64(seed: 3)
    var tokenized = TokenizedText()
    for _ in 0..<800 {
      let text = RandomText.bytes(.typographic, &random)
      // A sign cut at the end would join the sign that is appended.
      let whole = text[..<(text.lastIndex { $0 < 0x80 } ?? 0)]
      #expect(tokenized.words(of: Array(whole)) == tokenized.words(of: whole + Self.ideographicSpace), "\(shown(text))")
    }
  }

  /// What decides stands on both sides of a block's edge, at every offset around it.
  @Test(arguments: [
    "don't", "3.14", "1,2", "#tag", "@name", "a#b", "x", "www", "a:/b", "don\u{2019}t", "'a", "a'", "1.", ".1",
  ])
  func decidingBytesMayStraddleABlock(_ piece: String) {
    var tokenized = TokenizedText()
    for offset in 56...68 {
      for edge in [0, 64, 128] {
        let text = Array(String(repeating: "-", count: offset + edge).utf8) + Array(piece.utf8) + [0x20, 0x62]
        let words = tokenized.words(of: text)
        #expect(words == NaiveTokenizer.words(of: text).map(FoundWord.init), "\(shown(text))")
        #expect(words == tokenized.words(of: text + Self.ideographicSpace), "\(shown(text))")
      }
    }
  }

  /// Every text of the scan's capacity: a word at every other byte.
  @Test(arguments: [1, 2, 63, 64, 65, 127, 128, 129, 400])
  func aWordAtEveryOtherByteFits(_ length: Int) {
    let text = (0..<length).map { $0 % 2 == 0 ? UInt8(ascii: "a") : UInt8(ascii: " ") }
    var tokenized = TokenizedText()
    #expect(tokenized.words(of: text).map(\.range) == stride(from: 0, to: length, by: 2).map { $0..<($0 + 1) })
  }

  @Test func aScratchThatHasGrownReadsShortTextsAgain() {
    var grown = TokenizedText()
    _ = grown.words(of: Array(String(repeating: "“word’s” 1.5 ", count: 3_000).utf8))
    for text in ["a", "", "“x”", "é", "@n", "b"] {
      var fresh = TokenizedText()
      #expect(grown.words(of: Array(text.utf8)) == fresh.words(of: Array(text.utf8)))
    }
  }
}
