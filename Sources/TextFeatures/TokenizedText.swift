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
///
/// Three ways lead to the same words: plain ASCII is scanned 64 bytes at a time; a text whose only other characters are
/// typographic signs is simplified and then scanned; any other goes through `ScalarScanner`.
public struct TokenizedText: Sendable {
  private var storage: [Token] = []
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []
  private var simplified: [UInt8] = []
  private var places: [UInt32] = []
  private var removed: [UInt32] = []
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
    if let found = scan(text) {
      if recordScanned(found) { return }
    } else if let found = scanSimplified(text), recordScanned(found.words) {
      restoreOffsets(breaks: found.breaks)
      return
    }
    walk(text)
  }

  /// The number of words of plain ASCII, or nil if the text is not that.
  private mutating func scan(_ text: Span<UInt8>) -> Int? {
    let found = unsafe text.withUnsafeBufferPointer { source -> Int in
      guard let base = source.baseAddress else { return 0 }
      return unsafe standpoint_scan_ascii(base, source.count, &folded, &starts, &ends)
    }
    return found < 0 ? nil : found
  }

  private mutating func scanSimplified(_ text: Span<UInt8>) -> (words: Int, breaks: Int)? {
    if simplified.count < text.count + 16 {
      simplified = [UInt8](repeating: 0, count: 2 * text.count + 16)
      places = [UInt32](repeating: 0, count: text.count + 1)
      removed = places
    }
    var breaks = 0
    let length = unsafe text.withUnsafeBufferPointer { source -> Int in
      guard let base = source.baseAddress else { return 0 }
      return unsafe standpoint_simplify(base, source.count, &simplified, &places, &removed, &breaks)
    }
    guard length >= 0 else { return nil }
    let found = unsafe standpoint_scan_ascii(simplified, length, &folded, &starts, &ends)
    return found < 0 ? nil : (found, breaks)
  }

  /// Makes room for the scan. Storage for tokens grows only with the words found: a token is 40 bytes.
  private mutating func reserve(_ length: Int) {
    // A folded scalar takes at most three times its bytes; 64 is the block of the scan, 16 the padding of the hash.
    let bytes = 3 * length + 64 + 16
    if folded.count < bytes { folded = [UInt8](repeating: 0, count: max(bytes, 2 * folded.count)) }
    let bounds = length / 2 + 9
    if starts.count < bounds {
      starts = [UInt32](repeating: 0, count: max(bounds, 2 * starts.count))
      ends = starts
    }
  }

  private mutating func reserveTokens(_ count: Int) {
    guard storage.count < count else { return }
    storage.append(contentsOf: repeatElement(.empty, count: max(count, 2 * storage.count, 256) - storage.count))
  }

  /// Turns the bounds found by the scan into tokens. Folded and scanned offsets are the same there. False if a word may
  /// begin a URL ("www"), which only the full walk knows.
  private mutating func recordScanned(_ found: Int) -> Bool {
    count = found
    reserveTokens(found)
    let folded = folded
    let bytes = unsafe folded.span.bytes
    let starts = starts
    let ends = ends
    var tokens = storage.mutableSpan
    var isURL = false
    for index in 0..<found {
      let start = Int(starts[index])
      let end = ends[index]
      var token = Self.token(bytes, start: start, length: Int(end) - start)
      if token.low & 0xFF == UInt64(UInt8(ascii: "@")) { token = Self.token(bytes, start: start, length: 1) }
      isURL = isURL || token.low == 0x77_7777
      token.end = end
      tokens[index] = token
    }
    return !isURL
  }

  /// Moves the source offsets of words behind signs that were shortened.
  private mutating func restoreOffsets(breaks: Int) {
    guard breaks > 0 else { return }
    var passed = 0
    /// The bytes that are gone before an offset. Offsets come in ascending order.
    func gone(before offset: UInt32) -> UInt32 {
      while passed < breaks, places[passed] <= offset { passed += 1 }
      return passed == 0 ? 0 : removed[passed - 1]
    }
    for index in 0..<count {
      storage[index].start += gone(before: storage[index].start)
      storage[index].end += gone(before: storage[index].end)
    }
  }

  /// The full walk: any script, URLs, broken UTF-8.
  private mutating func walk(_ text: Span<UInt8>) {
    count = 0
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
