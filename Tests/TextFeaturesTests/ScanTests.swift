import Evaluation
import FeatureOracle
import Testing

@testable import TextFeatures

/// Two ways lead to the same words. A text is sent each way by a sign at its end that belongs to no word: none or a
/// no-break space (the scan), an ideographic space (the full walk).
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

  /// Whatever instructions the processor has, the words are the same.
  @Test(arguments: RandomText.Kind.allCases)
  func allInstructionsGiveTheSameWords(_ kind: RandomText.Kind) {
    var random = SplitMix64(seed: 4)
    var scans = ScannedText.Kind.allCases.filter(\.isSupported).map { TokenizedText($0) }
    #expect(scans.count >= 2)
    for _ in 0..<400 {
      let text = RandomText.bytes(kind, &random)
      let words = scans[0].words(of: text)
      for index in scans.indices.dropFirst() { #expect(scans[index].words(of: text) == words, "\(shown(text))") }
    }
  }

  /// Statements in one scan have the words that each has alone, irregular ones between others too.
  @Test(arguments: ScannedText.Kind.allCases.filter(\.isSupported))
  func statementsAreScannedAsIfAlone(_ kind: ScannedText.Kind) {
    var random = SplitMix64(seed: 5)
    var scan = ScannedText(kind)
    for _ in 0..<60 {
      let kinds = RandomText.Kind.allCases
      let statements = (0..<(1 + random.index(below: 30))).map { _ in
        random.index(below: 8) == 0 ? [] : RandomText.bytes(kinds[random.index(below: kinds.count)], &random)
      }
      var ends: [UInt32] = []
      var text: [UInt8] = []
      for statement in statements {
        if !ends.isEmpty { text.append(0x0A) }
        text += statement
        ends.append(UInt32(text.count))
      }
      scan.scan(text.span, ends: ends.span, keepsSource: true)
      let expected = statements.map { NaiveTokenizer.words(of: $0) }
      var word = 0
      for (number, statement) in expected.enumerated() {
        let start = number == 0 ? 0 : Int(ends[number - 1]) + 1
        for naive in statement {
          guard word < scan.count else { break }
          let bounds = (scan.wordBounds[2 * word], scan.wordBounds[2 * word + 1])
          let folded = FoldedWord(scan.foldedBytes, start: bounds.0, end: bounds.1)
          #expect(scan.foldedBytes(Int(folded.start)..<Int(folded.start + folded.length)) == naive.bytes)
          let source = Int(scan.sourceWordBounds[2 * word])..<Int(scan.sourceWordBounds[2 * word + 1])
          #expect(source == (start + naive.range.lowerBound)..<(start + naive.range.upperBound))
          word += 1
        }
        #expect(Int(scan.statementEnds[number]) == word, "\(shown(text))")
      }
      #expect(word == scan.count)
    }
  }
}
