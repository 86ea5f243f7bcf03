internal import CText

/// The bounds and the folded bytes of the words of one or more statements: the one walk over their UTF-8 bytes. A value of
/// this type is scratch: it keeps its storage from one text to the next, so a thread has its own.
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
/// Two ways lead to the same words: statements of ASCII and typographic signs are scanned, 64 bytes at a time; any other
/// goes through `ScalarScanner`. The scan runs over all statements at once, since what it costs to begin and to end would
/// be a third of the time of a short statement.
public struct ScannedText: Sendable {
  /// The instructions of the scan; all give the same words.
  enum Kind: Int32, CaseIterable {
    case best, portable, sse2, avx2

    var isSupported: Bool { standpoint_scan_supports(rawValue) != 0 }
  }

  private let kind: Kind
  /// What the scan folded, at the places of the source; behind it, what walks fold.
  private var folded: [UInt8] = []
  /// Start and end of each word in `folded`, in turn; those of a word of an `@` and a name are still both's.
  private var bounds: [UInt32] = []
  /// Start and end of each word in the source, in turn, if they are asked for.
  private var sourceBounds: [UInt32] = []
  private var ends: [UInt32] = []
  private var irregular: [UInt8] = []
  private var joints: [UInt32] = []
  /// The bounds if there are irregular statements, with what the walk found of these.
  private var rebuilt: [UInt32] = []
  private var rebuiltSource: [UInt32] = []
  private var isRebuilt = false
  private var scanner = ScalarScanner()
  private var statements = 0
  /// The number of words.
  public private(set) var count = 0

  /// The longest text in bytes: offsets have 32 bits, those of the folded text too, which may be four times as long.
  public static let maximumLength = Int(UInt32.max >> 2)

  public init() { self.init(.best) }

  init(_ kind: Kind) {
    precondition(kind.isSupported, "the processor has the instructions of the scan")
    self.kind = kind
  }

  /// Start and end of each word in the folded bytes, in turn. A handle is the one byte at its start.
  public var wordBounds: Span<UInt32> {
    @_lifetime(borrow self)
    get { isRebuilt ? rebuilt.span : bounds.span.extracting(0..<(2 * count)) }
  }

  /// Start and end of each word in the text, in turn.
  var sourceWordBounds: Span<UInt32> {
    @_lifetime(borrow self)
    get { isRebuilt ? rebuiltSource.span : sourceBounds.span.extracting(0..<(2 * count)) }
  }

  /// For each statement, the number of words up to its end.
  public var statementEnds: Span<UInt32> {
    @_lifetime(borrow self)
    get { ends.span.extracting(0..<statements) }
  }

  /// The folded bytes of all words. At least 16 readable bytes follow each word.
  public var foldedBytes: RawSpan {
    @_lifetime(borrow self)
    get { unsafe folded.span.bytes }
  }

  /// Some of the folded bytes.
  public func foldedBytes(_ range: Range<Int>) -> [UInt8] { Array(folded[range]) }

  /// Finds the words of several statements.
  ///
  /// - Parameters:
  ///   - text: the statements one after another, with a line feed behind each but the last, which ends with the text.
  ///   - ends: the offset of each statement's end, ascending.
  ///   - keepsSource: whether bounds in the source are wanted too.
  public mutating func scan(_ text: Span<UInt8>, ends statementEnds: Span<UInt32>, keepsSource: Bool = false) {
    precondition(text.count <= Self.maximumLength, "a text has at most \(Self.maximumLength) bytes")
    precondition(
      !statementEnds.isEmpty && Int(statementEnds[statementEnds.count - 1]) == text.count,
      "the last statement ends with the text")
    statements = statementEnds.count
    reserve(text.count)
    var jointCount = 0
    var irregularCount = 0
    count = unsafe text.withUnsafeBufferPointer { text in
      unsafe statementEnds.withUnsafeBufferPointer { statementEnds in
        guard let base = text.baseAddress, let firstEnd = statementEnds.baseAddress else { return 0 }
        return unsafe standpoint_scan(
          kind.rawValue, base, text.count, firstEnd, statementEnds.count, &folded, &bounds, &ends, &irregular,
          &irregularCount, &joints, &jointCount)
      }
    }
    if text.count == 0 { for index in 0..<statements { ends[index] = 0 } }
    if keepsSource {
      Self.grow(&sourceBounds, to: 2 * count)
      for index in 0..<(2 * count) { sourceBounds[index] = bounds[index] }
    }
    if jointCount > 0 { Self.straighten(joints, jointCount, &folded, &bounds) }
    isRebuilt = false
    if irregularCount > 0 { walkIrregular(text, statementEnds, keepsSource: keepsSource) }
  }

  /// Makes room for the scan.
  private mutating func reserve(_ length: Int) {
    // 64 is the block of the scan, 16 the padding of the hash.
    Self.grow(&folded, to: length + 64 + 16)
    Self.grow(&bounds, to: length + 65)
    Self.grow(&joints, to: length / 3 + 1)
    Self.grow(&ends, to: statements)
    Self.grow(&irregular, to: statements)
  }

  private static func grow<Element: FixedWidthInteger>(_ array: inout [Element], to count: Int) {
    guard array.count < count else { return }
    array.append(contentsOf: repeatElement(0, count: max(count, 2 * array.count) - array.count))
  }

  /// Folds the curly apostrophes inside words to straight ones, in place.
  private static func straighten(
    _ joints: [UInt32], _ count: Int, _ folded: inout [UInt8], _ bounds: inout [UInt32]
  ) {
    let joints = joints.span
    var folded = folded.mutableSpan
    var bounds = bounds.mutableSpan
    for index in 0..<count {
      let word = Int(joints[index])
      // A word with two is there twice.
      if index > 0, joints[index - 1] == joints[index] { continue }
      var target = Int(bounds[2 * word])
      var source = target
      let end = Int(bounds[2 * word + 1])
      while source < end {
        let isCurly = folded[source] == 0xE2
        folded[target] = isCurly ? UInt8(ascii: "'") : folded[source]
        target += 1
        source += isCurly ? 3 : 1
      }
      bounds[2 * word + 1] = UInt32(target)
    }
  }

  /// Replaces the words of statements that the scan cannot read by those of the full walk: any script, URLs, broken UTF-8.
  private mutating func walkIrregular(_ text: Span<UInt8>, _ statementEnds: Span<UInt32>, keepsSource: Bool) {
    // A folded scalar takes at most three times its bytes.
    Self.grow(&folded, to: 4 * text.count + 64 + 16)
    rebuilt.removeAll(keepingCapacity: true)
    rebuiltSource.removeAll(keepingCapacity: true)
    var scanner = ScalarScanner()
    swap(&scanner, &self.scanner)
    var foldedEnd = text.count
    var first = 0  // of the bounds that are not rebuilt yet
    var scannedEnd = 0
    for statement in 0..<statements {
      let begin = scannedEnd
      scannedEnd = 2 * Int(ends[statement])
      if irregular[statement] != 0 {
        keep(first..<begin, keepsSource: keepsSource)
        first = scannedEnd
        let start = statement == 0 ? 0 : Int(statementEnds[statement - 1]) + 1
        foldedEnd = Self.walk(
          text.extracting(start..<Int(statementEnds[statement])), from: start, &scanner, &folded, foldedEnd, &rebuilt,
          &rebuiltSource, keepsSource: keepsSource)
      }
      ends[statement] = UInt32((rebuilt.count + scannedEnd - first) / 2)
    }
    keep(first..<scannedEnd, keepsSource: keepsSource)
    swap(&scanner, &self.scanner)
    isRebuilt = true
    count = rebuilt.count / 2
  }

  /// Takes bounds as the scan found them.
  private mutating func keep(_ range: Range<Int>, keepsSource: Bool) {
    rebuilt.append(contentsOf: bounds[range])
    if keepsSource { rebuiltSource.append(contentsOf: sourceBounds[range]) }
  }

  /// Appends the bounds of the words of one statement, which is at `start` in the source. Returns where the folded bytes end.
  private static func walk(
    _ statement: Span<UInt8>, from start: Int, _ scanner: inout ScalarScanner, _ folded: inout [UInt8],
    _ foldedEnd: Int,
    _ bounds: inout [UInt32], _ sourceBounds: inout [UInt32], keepsSource: Bool
  ) -> Int {
    var folded = folded.mutableSpan
    var end = foldedEnd
    scanner.begin()
    while let word = scanner.nextWord(in: statement, foldedInto: &folded, at: end) {
      bounds.append(UInt32(end))
      end += word.foldedLength
      bounds.append(UInt32(end))
      guard keepsSource else { continue }
      sourceBounds.append(UInt32(start + word.range.lowerBound))
      sourceBounds.append(UInt32(start + word.range.upperBound))
    }
    return end
  }
}
