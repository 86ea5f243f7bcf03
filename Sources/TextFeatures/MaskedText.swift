/// One element of a statement as a masking head sees it: a word, or a run of masked words collapsed to one.
@frozen
public struct MaskedWord: Sendable, Equatable {
  /// The word's hash, or the mask's.
  public var hash: UInt64
  /// Range of tokens.
  public var firstToken: UInt32
  public var endToken: UInt32
  public var mask: Mask
  public var place: Place
}

/// A statement's words after masking, with their places. Scratch, as `TokenizedText` is.
public struct MaskedText: Sendable {
  public private(set) var words: [MaskedWord] = []

  /// Words at most this far from the target, counted in masked words, are marked as before or after it.
  public static let reach = 6

  public init() {}

  /// Masks a statement: from its end backwards, the longest sequence that ends at each word. `stems` begins with the stem
  /// identities of its words, one each.
  public mutating func mask(_ text: TokenizedText, stems: [UInt64], target: Target) {
    let tokens = text.tokens
    let hashes = tokens.indices.map { tokens[$0].hash }
    mask(hashes.span, stems: stems.span.extracting(0..<tokens.count), target: target)
  }

  /// Masks a statement, given the hashes and stem identities of its words.
  public mutating func mask(_ hashes: Span<UInt64>, stems: Span<UInt64>, target: Target) {
    words.removeAll(keepingCapacity: true)
    let endings = target.endings
    let endingBits = endings.bits.span
    var end = hashes.count
    while end > 0 {
      var (length, mask) = (1, Mask.none)
      if StemFilter.mayContain(stems[end - 1], endingBits) != 0, let match = target.match(stems, endingAt: end - 1) {
        (length, mask) = match
      }
      let first = UInt32(end - length)
      if mask != .none, let last = words.last, last.mask == mask {
        words[words.count - 1].firstToken = first
      } else {
        let hash = mask == .none ? hashes[end - 1] : mask.hash
        words.append(MaskedWord(hash: hash, firstToken: first, endToken: UInt32(end), mask: mask, place: .plain))
      }
      end -= length
    }
    words.reverse()
    place()
  }

  /// Takes a statement as it is, without a target.
  public mutating func take(_ text: TokenizedText) {
    let tokens = text.tokens
    words.removeAll(keepingCapacity: true)
    for index in tokens.indices {
      words.append(
        MaskedWord(
          hash: tokens[index].hash, firstToken: UInt32(index), endToken: UInt32(index + 1), mask: .none, place: .plain))
    }
  }

  /// Marks the words near the target. The nearer occurrence decides; at equal distances, the one that follows.
  private mutating func place() {
    var words = words.mutableSpan
    var previous = -1
    for target in 0...words.count {
      let isLast = target == words.count
      guard isLast || words[target].mask == .target else { continue }
      if previous >= 0 {
        for index in (previous + 1)..<min(target, previous + Self.reach + 1) where words[index].mask == .none {
          words[index].place = .after
        }
      }
      if isLast { return }
      for index in max(previous + 1, target - Self.reach)..<target
      where words[index].mask == .none && (previous < 0 || target - index <= index - previous) {
        words[index].place = .before
      }
      previous = target
    }
  }
}
