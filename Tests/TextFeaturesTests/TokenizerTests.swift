import Testing
import TextFeatures

/// The documented rules, one example each.
struct TokenizerTests {
  @Test(arguments: [
    ("", []),
    (" \t\n", []),
    ("One two", ["one", "two"]),
    ("don't don’t donʼt", ["don't", "don't", "don't"]),
    ("'quoted' dogs' ’tis", ["quoted", "dogs", "tis"]),
    ("3.14 and 1,250.75, then 7.", ["0.00", "and", "0,000.00", "then", "0"]),
    ("end.Start", ["end", "start"]),
    ("٣.٤", ["0.0"]),
    ("#Tag a#b ## #", ["#tag", "a", "b"]),
    ("@Someone said; mail x@example.org", ["@", "said", "mail", "x", "example", "org"]),
    ("see https://example.org/a?b, then", ["see", "://", "then"]),
    ("(www.example.org).", ["://"]),
    ("www. and http:// alone", ["www", "and", "http", "alone"]),
    ("good 👍🏽 work", ["good", "👍", "work"]),
    ("👩‍🔬", ["👩", "🔬"]),
    ("co\u{AD}operate zero\u{200B}width", ["cooperate", "zerowidth"]),
    ("ΟΔΟΣ οδός", ["οδοσ", "οδόσ"]),
    ("İ STRASSE ẞ", ["i\u{307}", "strasse", "ß"]),
    ("one—two “three” four…", ["one", "two", "three", "four"]),
    ("£5 20° ©", ["0", "00"]),
    ("n\u{303}a", ["n\u{303}a"]),
    ("\u{303}a", ["a"]),
    ("a\0b", ["a", "b"]),
  ])
  func example(_ text: String, _ words: [String]) {
    #expect(TokenizedText.strings(text) == words)
  }

  @Test func aByteOutsideUTF8Separates() {
    var tokenized = TokenizedText()
    // A lead byte of five, once taken for one of four.
    let words = tokenized.words(of: [0x61, 0xF9, 0x9D, 0x92, 0x9C, 0x62])
    #expect(words.map(\.range) == [0..<1, 5..<6])
  }

  @Test func offsetsAreThoseOfTheSourceBehindShortenedSigns() {
    var tokenized = TokenizedText()
    let text = "“Don’t—go” she said…"
    let words = tokenized.words(of: Array(text.utf8))
    let slices = words.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    #expect(slices == ["Don’t", "go", "she", "said"])
  }

  @Test(arguments: [1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 500])
  func aWordOfAnyLengthIsWhole(_ length: Int) {
    let word = String(repeating: "a", count: length)
    #expect(TokenizedText.strings("x \(word) y") == ["x", word, "y"])
    #expect(TokenizedText.strings("x \(word)\u{3000}y") == ["x", word, "y"])
  }

  /// Texts that would take hours if a rule looked ahead again and again.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["a", "a:", "a://", "www", "\u{AD}", "a\u{AD}", "#", "@a", "'", "1.", "\u{2019}", "é", "http://."])
  func isLinear(_ piece: String) {
    let text = Array(repeatElement(Array(piece.utf8), count: 20_000).joined())
    var tokenized = TokenizedText()
    tokenized.tokenize(text.span)
    #expect(tokenized.tokens.count == tokenized.count)
    let last = tokenized.count > 0 ? Int(tokenized.tokens[tokenized.count - 1].end) : 0
    #expect(last <= text.count)
  }
}
