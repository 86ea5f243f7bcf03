/// The proposal that statements are scored toward, ready for masking.
///
/// A text's word with the stem of a topic word becomes the mask `target`; so do the phrases that a corpus adds, and its
/// rivals (what is proposed in the target's place) become `rival`. Masking is what lets one model serve many targets.
public struct Target: Sendable {
  /// The proposal as given.
  public let text: String
  public let polarity: Polarity

  /// Masked stem sequences, flat: for each stem that ends some, the numbers of those, longest first. The last word of a
  /// phrase is its rarest one: many sentences have "public", few have "inquiry".
  private let sequences: [UInt64: Range<Int>]
  private let masks: [Mask]
  /// Where each sequence's stems begin in `stems`, and at the end their number.
  private let offsets: [Int]
  private let stems: [UInt64]
  /// One bit for each of them: nearly all words are told apart by this alone.
  public let endings: StemFilter

  private struct Sequence {
    var stems: [UInt64]
    var mask: Mask
  }

  /// - Parameters:
  ///   - text: the proposal, such as "We should hold a national inquiry".
  ///   - phrases: the target's other names, such as "royal commission".
  ///   - rivals: what is proposed instead, such as "local inquiry".
  public init(_ text: String, phrases: [String] = [], rivals: [String] = []) {
    self.text = text
    var tokenized = TokenizedText()
    let proposal = Proposal(words: Self.words(of: text, in: &tokenized))
    polarity = proposal.polarity
    var found: [Sequence] = []
    func add(_ words: [[UInt8]], as mask: Mask) {
      let stems = words.map { Stem.identity(of: $0[...]) }
      if !stems.isEmpty, !found.contains(where: { $0.stems == stems }) {
        found.append(Sequence(stems: stems, mask: mask))
      }
    }
    for phrase in phrases { add(Self.words(of: phrase, in: &tokenized), as: .target) }
    for rival in rivals { add(Self.words(of: rival, in: &tokenized), as: .rival) }
    for word in proposal.topic { add([word], as: .target) }
    found.sort { $0.stems.count > $1.stems.count }
    var sequences: [UInt64: Range<Int>] = [:]
    var ordered: [Sequence] = []
    for (ending, group) in Dictionary(grouping: found, by: { $0.stems[$0.stems.count - 1] }) {
      sequences[ending] = ordered.count..<(ordered.count + group.count)
      ordered += group
    }
    self.sequences = sequences
    masks = ordered.map(\.mask)
    offsets = ordered.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.stems.count) }
    stems = Array(ordered.map(\.stems).joined())
    endings = StemFilter(Array(sequences.keys))
  }

  private static func words(of text: String, in tokenized: inout TokenizedText) -> [[UInt8]] {
    tokenized.tokenize(Array(text.utf8).span)
    return (0..<tokenized.count).map { tokenized.foldedBytes(of: tokenized.tokens[$0]) }
  }

  /// Whether a statement has a masked sequence, given the stems of its words.
  public func masksAny(_ stems: Span<UInt64>) -> Bool {
    let endingBits = endings.bits.span
    for index in 0..<stems.count where StemFilter.mayContain(stems[index], endingBits) != 0 {
      if match(stems, endingAt: index) != nil { return true }
    }
    return false
  }

  /// The longest masked sequence that ends at `index`.
  func match(_ stems: Span<UInt64>, endingAt index: Int) -> (length: Int, mask: Mask)? {
    guard endings.mayContain(stems[index]), let candidates = sequences[stems[index]] else {
      return nil
    }
    for candidate in candidates {
      let first = offsets[candidate]
      let length = offsets[candidate + 1] - first
      let start = index + 1 - length
      if start >= 0, isEqual(stems, from: start, sequenceFrom: first, length: length) {
        return (length, masks[candidate])
      }
    }
    return nil
  }

  private func isEqual(_ stems: Span<UInt64>, from start: Int, sequenceFrom first: Int, length: Int) -> Bool {
    for offset in 0..<length where stems[start + offset] != self.stems[first + offset] { return false }
    return true
  }
}

/// A set of stems that may answer yes wrongly and never no: 32,768 bits, of which the words of a text touch few, so that
/// they stay in the first-level cache.
public struct StemFilter: Sendable {
  /// 64 stems' bits an element.
  public let bits: [UInt64]

  public init(_ stems: [UInt64]) {
    var bits = [UInt64](repeating: 0, count: 512)
    for stem in stems { bits[Int(stem >> 55)] |= 1 << (stem & 63) }
    self.bits = bits
  }

  public func mayContain(_ stem: UInt64) -> Bool { Self.mayContain(stem, bits.span) != 0 }

  /// 1 if a set of these bits may contain a stem, else 0.
  @inlinable
  @inline(__always)
  public static func mayContain(_ stem: UInt64, _ bits: Span<UInt64>) -> UInt64 {
    bits[Int(truncatingIfNeeded: stem &>> 55)] &>> stem & 1
  }
}

/// What a masked word was.
@frozen
public enum Mask: UInt8, Sendable {
  case none, target, rival

  /// The id that stands for the mask among the words; folded words contain no byte below space.
  @inlinable
  public var hash: UInt64 {
    switch self {
    case .none: preconditionFailure("an unmasked word has an id of its own")
    case .target: FeatureHash.targetMask
    case .rival: FeatureHash.rivalMask
    }
  }
}

/// Where a word stands relative to the target.
@frozen
public enum Place: UInt8, Sendable, CaseIterable {
  case plain, before, after
}
