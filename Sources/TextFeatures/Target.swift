/// The proposal that statements are scored toward, ready for masking.
///
/// A text's word with the stem of a topic word becomes the mask `target`; so do the phrases that a corpus adds, and its
/// rivals (what is proposed in the target's place) become `rival`. Masking is what lets one model serve many targets.
public struct Target: Sendable {
  /// The proposal as given.
  public let text: String
  public let polarity: Polarity

  /// Masked stem sequences that end with each stem, longest first. The last word of a phrase is its rarest one: many
  /// sentences have "public", few have "inquiry".
  private let sequences: [UInt64: [Sequence]]
  /// One bit for each stem that ends a sequence: nearly all words are told apart by this alone.
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
    sequences = Dictionary(grouping: found) { $0.stems[$0.stems.count - 1] }
    endings = StemFilter(Array(sequences.keys))
  }

  private static func words(of text: String, in tokenized: inout TokenizedText) -> [[UInt8]] {
    tokenized.tokenize(Array(text.utf8).span)
    return (0..<tokenized.count).map { tokenized.foldedBytes(of: tokenized.tokens[$0]) }
  }

  /// The longest masked sequence that ends at `index`.
  func match(_ stems: Span<UInt64>, endingAt index: Int) -> (length: Int, mask: Mask)? {
    guard endings.mayContain(stems[index]), let candidates = sequences[stems[index]] else { return nil }
    for candidate in candidates {
      let start = index + 1 - candidate.stems.count
      guard start >= 0 else { continue }
      if candidate.stems.indices.allSatisfy({ stems[start + $0] == candidate.stems[$0] }) {
        return (candidate.stems.count, candidate.mask)
      }
    }
    return nil
  }
}

/// A set of stems that may answer yes wrongly and never no: 4,096 bits, which stay in the first-level cache.
public struct StemFilter: Sendable {
  @usableFromInline let bits: [UInt64]

  init(_ stems: [UInt64]) {
    var bits = [UInt64](repeating: 0, count: 64)
    for stem in stems { bits[Int(stem >> 58)] |= 1 << (stem & 63) }
    self.bits = bits
  }

  @inlinable
  @inline(__always)
  public func mayContain(_ stem: UInt64) -> Bool { bits[Int(stem >> 58)] >> (stem & 63) & 1 == 1 }
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
