public import Evaluation

/// Seeded texts on which the tokenizers and scorers are compared: from plain prose to bytes that are no text.
public enum RandomText {
  /// What a text is made of. Each aims at one of the tokenizer's ways.
  public enum Kind: Sendable, CaseIterable {
    /// Plain ASCII.
    case plain
    /// ASCII and the typographic signs that are simplified.
    case typographic
    /// Everything that text can hold, URLs and broken UTF-8 too.
    case mixed
    /// A few bytes that decide between rules, in any order.
    case adjacent
    /// Any bytes.
    case bytes
  }

  /// Lengths at the edges of the scan's blocks.
  static let edges = [0, 1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 191, 192, 193]

  static let plainPieces = [
    "The", "council", "should", "hold", "a", "national", "inquiry", "Inquiries", "into", "local", "review", "reviews",
    "public", "banned", "banning", "vaccine", "Vaccination", "don't", "o'clock", "dogs'", "'tis", "rock'n'roll", "3.14",
    "1,000,000.50", "1.", ".5", "2,", "90's", "it", "was", "not", "we", "say", "Statement", "QUITE", "#tag", "#Inquiry",
    "a#b", "@someone", "x@example.org", "##", "@@x", "#1", "@9", "internationalization", "counterrevolutionaries'",
    "well-known", "e.g.", "a/b", "ratio: 3", "w", "ww", "00000000000000001", "misunderstandings", "royal commission",
  ]
  static let typographicPieces = [
    "don\u{2019}t", "\u{201C}No\u{201D}", "\u{2018}so\u{2019}", "\u{2014}", "\u{2013}", "\u{2026}", "\u{A0}", "\u{A3}5",
    "\u{20AC}1.5", "brand\u{2122}", "\u{AB}x\u{BB}", "5\u{B0}", "the inquiry\u{2019}s", "1\u{2019}2", "\u{2022}",
    "\u{A9}",
    "a\u{B7}b", "x\u{B2}", "#\u{2019}a", "\u{2028}", "3\u{2009}000", "girls\u{2019}", "\u{85}",
  ]
  static let mixedPieces = [
    "ΟΔΟΣ", "οδός", "Москва", "İstanbul", "ȺȾ", "straße", "STRASSE", "ﬀ", "Ⅷ", "n\u{303}", "e\u{301}#x", "नमस्ते", "שלום",
    "日本語", "한국어", "١٢٣", "१,२", "٣.٥", "a\u{AD}b", "co\u{AD}\u{AD}operate", "x\u{AD}#y", "zero\u{200B}width",
    "\u{FEFF}bom",
    "don\u{2BC}t", "it\u{2019}\u{AD}s", "😀", "👩\u{200D}🔬", "👍🏽", "❤\u{FE0F}", "😀#tag", "1\u{FE0F}\u{20E3}", "🇳🇿", "Ⓐ",
    "→", "✓", "√",
    "https://example.org/a?b=c#d,", "HTTP://EXAMPLE.ORG.", "www.example.org)", "WWW.x", "www.", "http://", "wwww.a",
    "1http://a",
    "éhttp://a", "#http://a", "(see ftp://h/é)", "<a href=\"http://x.y/z\">", "\u{301}", "a\u{301}'b", "ª", "µ", "º",
    "Σ", "ς",
    "ǅ", "\u{3000}", "\u{2060}x", "a\u{2060}b", "𝒳𝟙", "ẞ", "K", "Å",
  ]
  /// Sequences that are not UTF-8: overlong forms, halves of pairs, leads and continuations out of place, too large ones.
  static let brokenPieces: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE2, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xEF, 0xBF],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x90, 0x80, 0x80],
    [0xF9, 0x9D, 0x92, 0x9C], [0xFB, 0xA0, 0x80, 0x80, 0x80], [0xFC, 0x84], [0xFF], [0xFE, 0xFF], [0x00],
    [0x61, 0x00, 0x62],
    [0x7F], [0x0D, 0x0A], [0x1B], [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1], [0xC3, 0x28],
  ]
  static let adjacentPieces: [[UInt8]] =
    "aZ09'.,#@:/wW -".utf8.map { [$0] }
    + ["\u{2019}", "\u{AD}", "\u{301}", "é", "٣", "😀", "\u{A0}", "\u{2BC}"].map { Array($0.utf8) }
    + [[0x00], [0xC3], [0xE2, 0x80], [0x80], [0xFF]]

  /// Plain words that occur in the texts.
  public static let words = plainPieces.filter { $0.allSatisfy(\.isLetter) && $0.count > 3 }

  /// A text of at most 400 bytes. A third of them end at a block's edge, wherever that cuts a scalar.
  public static func bytes(_ kind: Kind, _ random: inout SplitMix64) -> [UInt8] {
    let length = random.index(below: 3) == 0 ? edges[random.index(below: edges.count)] : random.index(below: 401)
    var text: [UInt8] = []
    while text.count < length { appendPiece(kind, to: &text, &random) }
    return Array(text.prefix(length))
  }

  private static func appendPiece(_ kind: Kind, to text: inout [UInt8], _ random: inout SplitMix64) {
    func any<Element>(_ elements: [Element]) -> Element { elements[random.index(below: elements.count)] }
    switch kind {
    case .plain: text += any(plainPieces).utf8
    case .typographic: text += (random.index(below: 3) == 0 ? any(typographicPieces) : any(plainPieces)).utf8
    case .mixed:
      switch random.index(below: 8) {
      case 0: text += any(brokenPieces)
      case 1, 2, 3: text += any(mixedPieces).utf8
      case 4: text += any(typographicPieces).utf8
      default: text += any(plainPieces).utf8
      }
    case .adjacent: text += any(adjacentPieces)
    case .bytes: text.append(UInt8(random.index(below: 256)))
    }
    if kind != .adjacent, kind != .bytes, random.index(below: 10) > 0 {
      text += any([" ", " ", " ", " ", ", ", ". ", "\n", "-", "  ", "; "]).utf8
    }
  }
}
