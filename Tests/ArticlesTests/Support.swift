@testable import Articles

func texts(of source: String, _ markup: Markup = .plainText) -> [String] {
  Article(parsing: Array(source.utf8), markup: markup).statements.map(\.text)
}

func kinds(of source: String, _ markup: Markup = .plainText) -> [Statement.Kind] {
  Article(parsing: Array(source.utf8), markup: markup).statements.map(\.kind)
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    var view = self[...]
    while let first = view.unicodeScalars.first, first.properties.isWhitespace { view.unicodeScalars.removeFirst() }
    while let last = view.unicodeScalars.last, last.properties.isWhitespace { view.unicodeScalars.removeLast() }
    return String(view)
  }

  /// With every stretch of white space as one space.
  var folded: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A small seeded generator, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Texts glued together from pieces that the rules care about.
func randomText(of pieces: [String], length: Int, using generator: inout SeededGenerator) -> String {
  (0..<length).map { _ in pieces.randomElement(using: &generator)! }.joined()
}
