@testable import Articles
@testable import Pages

func texts(of source: String) throws -> [String] {
  try Page(parsing: Array(source.utf8)).article.statements.map(\.text)
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
  var folded: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Texts glued together from pieces that the rules care about.
func randomText(of pieces: [String], length: Int, using generator: inout some RandomNumberGenerator) -> String {
  (0..<length).map { _ in pieces.randomElement(using: &generator)! }.joined()
}
