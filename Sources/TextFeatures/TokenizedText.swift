internal import CText

/// A statement's words: the one walk over its UTF-8 bytes. A value of this type is scratch: it keeps its storage from
/// one statement to the next, so a thread has its own.
///
/// A word is a run of letters, marks and digits in any script. Beyond that:
/// - an apostrophe (straight or curly) between two letters belongs to the word and is folded to the straight one;
/// - `.` and `,` between two digits belong to the number, and every digit is folded to `0`;
/// - `#` in front of a word belongs to it; a handle (`@name`) is folded to `@`, so that no model learns people's names
///   from their accounts;
/// - a URL (`https://…`, `www.…`) is one word, folded to `://`;
/// - an emoji or another pictorial symbol is a word of its own;
/// - soft hyphens and zero-width joiners inside a word vanish.
///
/// Everything else separates: space, dashes, quotation marks, control characters, bytes that are not UTF-8.
/// Letters are lower-cased by Unicode's full mapping, and a final sigma equals the ordinary one.
public struct TokenizedText: Sendable {
  private var storage: [Token] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  var folded: [UInt8] = []
  /// The number of words.
  public private(set) var count = 0

  /// The longest statement in bytes: offsets have 32 bits.
  public static let maximumLength = Int(UInt32.max >> 1)

  public init() {}

  /// The words, in order.
  public var tokens: Span<Token> {
    @_lifetime(borrow self)
    get { storage.span.extracting(0..<count) }
  }

  /// The folded bytes of a word.
  public func foldedBytes(of token: Token) -> [UInt8] {
    Array(folded[Int(token.foldedStart)..<Int(token.foldedStart + token.foldedLength)])
  }

  /// Replaces the words with those of another statement.
  public mutating func tokenize(_ text: Span<UInt8>) {
    precondition(text.count <= Self.maximumLength, "a statement has at most \(Self.maximumLength) bytes")
    reserve(text.count)
    let found = unsafe text.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return 0 }
      return unsafe standpoint_scan_ascii(base, source.count, &folded, &starts, &ends)
    }
    if found >= 0 {
      count = found
      recordScanned()
    } else {
      count = 0
      walk(text)
    }
  }

  /// Makes room for the scan. Storage for tokens grows only with the words found: a token is 40 bytes.
  private mutating func reserve(_ length: Int) {
    // A folded scalar takes at most three times its bytes; 64 is the block of the scan, 16 the padding of the hash.
    let bytes = 3 * length + 64 + 16
    if folded.count < bytes { folded = [UInt8](repeating: 0, count: max(bytes, 2 * folded.count)) }
    let bounds = length / 2 + 1
    if starts.count < bounds {
      starts = [UInt32](repeating: 0, count: max(bounds, 2 * starts.count))
      ends = starts
    }
  }

  private mutating func reserveTokens(_ count: Int) {
    guard storage.count < count else { return }
    storage.append(contentsOf: repeatElement(.empty, count: max(count, 2 * storage.count, 256) - storage.count))
  }

  /// Turns the bounds found by the scan into tokens. Folded and source offsets are the same there.
  private mutating func recordScanned() {
    let count = count
    reserveTokens(count)
    let folded = folded
    let starts = starts
    let ends = ends
    var tokens = storage.mutableSpan
    for index in 0..<count {
      let start = Int(starts[index])
      if folded[start] == UInt8(ascii: "@") {
        tokens[index] = unsafe Self.token(folded.span.bytes, start: start, length: 1)
        tokens[index].end = ends[index]
      } else {
        tokens[index] = unsafe Self.token(folded.span.bytes, start: start, length: Int(ends[index]) - start)
      }
    }
  }

  /// The full walk: any script, URLs, broken UTF-8.
  private mutating func walk(_ text: Span<UInt8>) {
    var scanner = ScalarScanner()
    var length = 0
    while let word = scanner.nextWord(in: text, foldedInto: &folded, at: length) {
      reserveTokens(count + 1)
      var token = unsafe Self.token(folded.span.bytes, start: length, length: word.foldedLength)
      token.start = UInt32(word.range.lowerBound)
      token.end = UInt32(word.range.upperBound)
      storage[count] = token
      count += 1
      length += word.foldedLength
    }
  }

  @inline(__always)
  private static func token(_ folded: RawSpan, start: Int, length: Int) -> Token {
    let (low, high) = FeatureHash.pair(folded, start: start, length: min(length, 16))
    let hash =
      length <= 16
      ? FeatureHash.hash(low: low, high: high, seed: FeatureHash.wordSeed)
      : FeatureHash.hash(padded: folded, start: start, length: length, seed: FeatureHash.wordSeed)
    return Token(
      start: UInt32(start), end: UInt32(start + length), foldedStart: UInt32(start), foldedLength: UInt32(length),
      low: low, high: high, hash: hash)
  }
}
