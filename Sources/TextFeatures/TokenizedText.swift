/// A statement's words as tokens, for training and explaining; `ScannedText` says what a word is. A value of this type is
/// scratch: it keeps its storage from one statement to the next, so a thread has its own.
public struct TokenizedText: Sendable {
  private var storage: [Token] = []
  private var scanned: ScannedText
  /// The number of words.
  public private(set) var count = 0

  /// The longest statement in bytes.
  public static let maximumLength = ScannedText.maximumLength

  public init() { self.init(.best) }

  init(_ kind: ScannedText.Kind) { scanned = ScannedText(kind) }

  /// The words, in order.
  public var tokens: Span<Token> {
    @_lifetime(borrow self)
    get { storage.span.extracting(0..<count) }
  }

  /// The folded bytes of a word.
  public func foldedBytes(of token: Token) -> [UInt8] {
    scanned.foldedBytes(Int(token.foldedStart)..<Int(token.foldedStart + token.foldedLength))
  }

  /// Replaces the words with those of another statement.
  public mutating func tokenize(_ text: Span<UInt8>) {
    precondition(text.count <= Self.maximumLength, "a statement has at most \(Self.maximumLength) bytes")
    let end: InlineArray<1, UInt32> = [UInt32(text.count)]
    scanned.scan(text, ends: end.span, keepsSource: true)
    count = scanned.count
    if storage.count < count {
      storage.append(contentsOf: repeatElement(.empty, count: max(count, 2 * storage.count) - storage.count))
    }
    Self.record(scanned, in: &storage)
  }

  private static func record(_ scanned: borrowing ScannedText, in storage: inout [Token]) {
    let bounds = scanned.wordBounds
    let sourceBounds = scanned.sourceWordBounds
    let folded = scanned.foldedBytes
    var tokens = storage.mutableSpan
    for index in 0..<scanned.count {
      let word = FoldedWord(folded, start: bounds[2 * index], end: bounds[2 * index + 1])
      tokens[index] = Token(
        start: sourceBounds[2 * index], end: sourceBounds[2 * index + 1], foldedStart: word.start,
        foldedLength: word.length, low: word.low, high: word.high, hash: word.hash)
    }
  }
}

/// A word of a scanned text with what it is looked up by.
public struct FoldedWord {
  public let start: UInt32
  public let length: UInt32
  /// The first 16 folded bytes, zero-padded.
  public let low: UInt64
  public let high: UInt64
  public let hash: UInt64

  /// The word at given bounds of `ScannedText.foldedBytes`.
  public init(_ folded: RawSpan, start: UInt32, end: UInt32) {
    self.start = start
    let first = unsafe folded.unsafeLoad(fromByteOffset: Int(start), as: UInt8.self)
    length = first == UInt8(ascii: "@") ? 1 : end - start
    (low, high) = FeatureHash.pair(folded, start: Int(start), length: min(Int(length), 16))
    hash = FeatureHash.hash(padded: folded, start: Int(start), length: Int(length), seed: FeatureHash.wordSeed)
  }
}
