public import TextFeatures

/// A trained model: immutable, a value. Features have 64-bit ids; weights are those of the normalized features.
///
/// The decision value of column k for a statement is
/// sum over occurrences of idf_f w_fk / sqrt(sum over occurrences of idf_f^2) + intercept_k,
/// both sums over the features of the head's own blocks that were seen in training.
public struct LinearModel: Sendable, Equatable {
  public let metadata: ModelMetadata
  /// One a block of any head.
  public let blocks: [FeatureBlock: BlockWeights]
  public let vocabulary: Vocabulary

  /// - Throws: `inconsistent` with what does not fit.
  public init(
    metadata: ModelMetadata, blocks: [FeatureBlock: BlockWeights], vocabulary: Vocabulary
  ) throws(ModelError) {
    self.metadata = metadata
    self.blocks = blocks
    self.vocabulary = vocabulary
    try check()
  }

  public var heads: [Head] { metadata.heads }

  /// The blocks that any head reads, in their fixed order.
  public var usedBlocks: [FeatureBlock] { Self.usedBlocks(of: heads) }

  static func usedBlocks(of heads: [Head]) -> [FeatureBlock] {
    FeatureBlock.allCases.filter { block in heads.contains { $0.blocks.contains(block) } }
  }

  /// The decision columns that a block's weights hold: those of the heads that read it, in the order of the heads.
  static func columns(of block: FeatureBlock, heads: [Head]) -> Int {
    heads.reduce(0) { $0 + ($1.blocks.contains(block) ? $1.decisionColumns : 0) }
  }

  /// The target that is used where a statement names none.
  public var defaultTarget: Target? { metadata.target.map { target(for: $0.text) } }

  /// The mask for a proposal. The corpus's phrases and rivals belong to its own target only.
  public func target(for text: String) -> Target {
    guard let declared = metadata.target, declared.text == text else { return Target(text) }
    return Target(declared.text, phrases: declared.phrases, rivals: declared.rivals)
  }

  private func check() throws(ModelError) {
    guard !heads.isEmpty else { throw .inconsistent("the model has no head") }
    guard Set(heads.map(\.name)).count == heads.count else { throw .inconsistent("two heads have one name") }
    for head in heads {
      guard head.labels.count >= 2, Set(head.labels).count == head.labels.count else {
        throw .inconsistent("head \(head.name) needs two or more distinct labels")
      }
      guard head.intercepts.count == head.decisionColumns,
        head.calibration.offsets.count == head.labels.count, head.conformal.quantiles.count == head.labels.count
      else { throw .inconsistent("head \(head.name): intercepts, offsets or quantiles do not match its labels") }
      let quantiles = head.conformal.quantiles
      guard quantiles.allSatisfy({ $0.isEmpty || $0.count == ConformalThresholds.steps + 1 }) else {
        throw .inconsistent("head \(head.name): a label has neither 0 nor \(ConformalThresholds.steps + 1) quantiles")
      }
      if let groups = head.conformal.splitGroups {
        guard groups.count == quantiles.count, zip(groups, quantiles).allSatisfy({ $0 >= 0 && ($0 == 0) == $1.isEmpty })
        else { throw .inconsistent("head \(head.name): the groups of its quantiles do not match them") }
      }
      let numbers = head.intercepts + head.calibration.offsets + [head.calibration.scale] + quantiles.joined()
      guard numbers.allSatisfy(\.isFinite) else { throw .inconsistent("head \(head.name): a number is not finite") }
    }
    for head in heads where head.isMasking && head.blocks.contains(.words) {
      throw .inconsistent("head \(head.name) reads words both masked and unmasked")
    }
    for block in usedBlocks {
      guard let weights = blocks[block] else { throw .inconsistent("block \(block.rawValue) has no weights") }
      try weights.check(block, columns: Self.columns(of: block, heads: heads))
    }
    for block in FeatureBlock.allCases where blocks[block] != nil && !usedBlocks.contains(block) {
      throw .inconsistent("no head reads block \(block.rawValue)")
    }
    try checkCrossing()
  }

  /// The compiled scorer finds a crossed n-gram by its plain one.
  private func checkCrossing() throws(ModelError) {
    guard let crossed = blocks[.crossedWords] else { return }
    let plain = blocks[.maskedWords]?.ids ?? []
    let expected = Set(plain.flatMap { id in Polarity.allCases.map { FeatureHash.crossed(id, $0) } })
    guard crossed.ids.allSatisfy(expected.contains) else {
      throw .inconsistent("block crossedWords has a feature whose plain one is not in block maskedWords")
    }
  }
}

/// The features of one block: `ids` ascending, `weights` row-major with one row a feature.
public struct BlockWeights: Sendable, Equatable {
  public let ids: [UInt64]
  public let inverseDocumentFrequencies: [Float]
  public let weights: [Float]

  public init(ids: [UInt64], inverseDocumentFrequencies: [Float], weights: [Float]) {
    self.ids = ids
    self.inverseDocumentFrequencies = inverseDocumentFrequencies
    self.weights = weights
  }

  func check(_ block: FeatureBlock, columns: Int) throws(ModelError) {
    guard inverseDocumentFrequencies.count == ids.count, weights.count == ids.count * columns else {
      throw .inconsistent(
        "block \(block.rawValue): \(ids.count) ids, \(inverseDocumentFrequencies.count) idf and \(weights.count) weights"
      )
    }
    for index in ids.indices.dropFirst() where ids[index - 1] >= ids[index] {
      throw .inconsistent("block \(block.rawValue): ids are not ascending at \(index)")
    }
    guard inverseDocumentFrequencies.allSatisfy({ $0.isFinite && $0 > 0 }), weights.allSatisfy(\.isFinite) else {
      throw .inconsistent("block \(block.rawValue): an idf or a weight is not a finite number")
    }
  }
}

/// The words seen in training as folded UTF-8, the most frequent first.
public struct Vocabulary: Sendable, Equatable {
  public let bytes: [UInt8]
  /// Where each word begins in `bytes`, and at the end their number.
  public let offsets: [UInt32]

  public var count: Int { offsets.count - 1 }

  public init(words: [[UInt8]]) {
    bytes = Array(words.joined())
    var offsets: [UInt32] = [0]
    for word in words { offsets.append(offsets.last! + UInt32(word.count)) }
    self.offsets = offsets
  }

  /// - Throws: `inconsistent` if the offsets are not those of distinct, non-empty words that fill the bytes.
  package init(bytes: [UInt8], offsets: [UInt32]) throws(ModelError) {
    self.bytes = bytes
    self.offsets = offsets
    guard offsets.first == 0, offsets.last.map(Int.init) == bytes.count else {
      throw .inconsistent("the vocabulary's offsets do not span its \(bytes.count) bytes")
    }
    for index in offsets.indices.dropFirst() where offsets[index - 1] >= offsets[index] {
      throw .inconsistent("the vocabulary's offsets do not ascend at \(index)")
    }
    guard bytes.count < 1 << 31 else { throw .inconsistent("the vocabulary is larger than 2 GiB") }
    // By their sorted hashes: a set of ten thousand words would take longer than all else that is checked.
    let hashes = (0..<count).map { FeatureHash.hash(Array(word($0))) }.sorted()
    for index in hashes.indices.dropFirst() where hashes[index - 1] == hashes[index] {
      throw .inconsistent("the vocabulary has a word twice")
    }
  }

  public func word(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(offsets[index])..<Int(offsets[index + 1])]
  }
}
