import Evaluation
import FeatureOracle
import Testing
import TextFeatures

/// The tokenizer is held to the naive one on texts of every kind.
struct TokenizerPropertyTests {
  @Test(arguments: RandomText.Kind.allCases)
  func wordsEqualTheOracles(_ kind: RandomText.Kind) {
    var random = SplitMix64(seed: 1)
    // One scratch for all texts: what a longer text left behind must not show.
    var tokenized = TokenizedText()
    var found = 0
    for _ in 0..<600 {
      let text = RandomText.bytes(kind, &random)
      let words = tokenized.words(of: text)
      found += words.count
      #expect(words == NaiveTokenizer.words(of: text).map(FoundWord.init), "\(shown(text))")
    }
    #expect(found > 1_000)
  }

  @Test func shortTextsOfDecidingBytesAreRightWithoutException() {
    let alphabet: [[UInt8]] = ["a", "7", "'", ".", "#", "@", ":", "/", "w", " ", "\u{2019}", "\u{AD}", "\u{301}"].map {
      Array($0.utf8)
    }
    var tokenized = TokenizedText()
    for first in alphabet {
      for second in alphabet {
        for third in alphabet {
          let text = first + second + third + second + first
          #expect(tokenized.words(of: text) == NaiveTokenizer.words(of: text).map(FoundWord.init), "\(shown(text))")
        }
      }
    }
  }

  /// Every pair of leading bytes, alone and followed by continuations: what is a scalar and what is not.
  @Test func everyLeadByteIsReadOrRefusedAsUTF8Demands() {
    var tokenized = TokenizedText()
    for lead in UInt8(0x80)...0xFF {
      for second in [0x00, 0x61, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xFF] as [UInt8] {
        let tails: [[UInt8]] = [[], [0x84], [0x84, 0x85], [0x80, 0x80, 0x61]]
        for text in [[lead]] + tails.map({ [0x61, lead, second] + $0 }) {
          #expect(tokenized.words(of: text) == NaiveTokenizer.words(of: text).map(FoundWord.init), "\(shown(text))")
        }
      }
    }
  }

  /// Every scalar that has a class of its own, in front of, inside and behind a word.
  @Test func scalarsAreClassifiedAsDocumented() {
    var tokenized = TokenizedText()
    let ranges: [ClosedRange<UInt32>] = [
      0...0x6FF, 0x900...0x97F, 0x1E90...0x1EA0, 0x1F80...0x1FAF, 0x2000...0x2070, 0x2090...0x2200, 0x24A0...0x24F0,
      0x2600...0x2640, 0x3000...0x3040, 0xFB00...0xFB20, 0xFDF0...0xFE30, 0xFEF0...0xFFFF, 0x10400...0x10430,
      0x1D7C0...0x1D800, 0x1F1E0...0x1F200, 0x1F3F0...0x1F410, 0xE0000...0xE0020,
    ]
    for value in ranges.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Array("\(scalar) a\(scalar)b 1\(scalar)2\(scalar)".utf8)
      let words = tokenized.words(of: text)
      #expect(words == NaiveTokenizer.words(of: text).map(FoundWord.init), "U+\(String(value, radix: 16))")
    }
  }
}
