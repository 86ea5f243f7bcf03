import Evaluation
import FeatureOracle
import TextFeatures

/// A word in a form that prints and compares: its range, its folded bytes and what the token says of them.
struct FoundWord: Equatable, CustomStringConvertible {
  var range: Range<Int>
  var folded: [UInt8]
  var low: UInt64
  var high: UInt64
  var hash: UInt64

  init(_ token: Token, in text: TokenizedText) { self.init(token, folded: text.foldedBytes(of: token)) }

  init(_ token: Token, folded: [UInt8]) {
    range = Int(token.start)..<Int(token.end)
    self.folded = folded
    (low, high, hash) = (token.low, token.high, token.hash)
  }

  init(_ word: NaiveWord) {
    range = word.range
    folded = word.bytes
    let padded = folded.prefix(16) + [UInt8](repeating: 0, count: 16)
    low = padded.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    high = padded.dropFirst(8).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    hash = NaiveHash.hash(folded)
  }

  var description: String { "\(range) \(String(decoding: folded, as: UTF8.self)) \(String(hash, radix: 16))" }
}

extension TokenizedText {
  /// The words of a text; the scratch may have held another one.
  mutating func words(of text: [UInt8]) -> [FoundWord] {
    tokenize(text.span)
    let tokens = tokens
    return tokens.indices.map { FoundWord(tokens[$0], in: self) }
  }

  /// The folded words of a text, as strings.
  static func strings(_ text: String) -> [String] {
    var tokenized = TokenizedText()
    return tokenized.words(of: Array(text.utf8)).map { String(decoding: $0.folded, as: UTF8.self) }
  }
}

/// A text as a Swift literal of its bytes, for a message from which a failure can be repeated.
func shown(_ text: [UInt8]) -> String {
  "\(String(decoding: text, as: UTF8.self).debugDescription) = \(text)"
}
