/// The proposal that statements are scored toward, ready for masking.
///
/// A text's word with the stem of a topic word becomes the mask `target`; so do the phrases that a corpus adds, and its
/// rivals (what is proposed in the target's place) become `rival`. Masking is what lets one model serve many targets.
public struct Target: Sendable {
  /// The proposal as given.
  public let text: String
  public let polarity: Polarity

  /// Masked stem sequences that begin with each stem, longest first.
  private let sequences: [UInt64: [Sequence]]
  /// One bit for each stem that begins a sequence, by its low six bits: most words are told apart by this alone.
  private let filter: UInt64

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
      if !stems.isEmpty, !found.contains(where: { $0.stems == stems }) { found.append(Sequence(stems: stems, mask: mask)) }
    }
    for phrase in phrases { add(Self.words(of: phrase, in: &tokenized), as: .target) }
    for rival in rivals { add(Self.words(of: rival, in: &tokenized), as: .rival) }
    for word in proposal.topic { add([word], as: .target) }
    found.sort { $0.stems.count > $1.stems.count }
    sequences = Dictionary(grouping: found) { $0.stems[0] }
    filter = found.reduce(0) { $0 | 1 << ($1.stems[0] & 63) }
  }

  private static func words(of text: String, in tokenized: inout TokenizedText) -> [[UInt8]] {
    tokenized.tokenize(Array(text.utf8).span)
    return (0..<tokenized.count).map { tokenized.foldedBytes(of: tokenized.tokens[$0]) }
  }

  /// Whether a masked sequence may begin with this stem; false is certain.
  @inlinable
  @inline(__always)
  public func mayBegin(_ stem: UInt64) -> Bool {
    beginnings >> (stem & 63) & 1 == 1
  }

  /// The filter behind `mayBegin`, for loops that keep it in a register.
  public var beginnings: UInt64 { filter }

  /// The longest masked sequence that begins at `index`.
  func match(_ stems: Span<UInt64>, at index: Int) -> (length: Int, mask: Mask)? {
    guard mayBegin(stems[index]), let candidates = sequences[stems[index]] else { return nil }
    let match = candidates.first { candidate in
      index + candidate.stems.count <= stems.count
        && candidate.stems.indices.allSatisfy { stems[index + $0] == candidate.stems[$0] }
    }
    return match.map { ($0.stems.count, $0.mask) }
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
