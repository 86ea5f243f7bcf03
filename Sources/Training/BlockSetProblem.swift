public import TextFeatures

/// Why blocks do not make a set that a head can read.
public enum BlockSetProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case empty
  case repeated(FeatureBlock)
  /// A head reads a statement with its target masked or as it is written, not both.
  case maskedAndUnmasked
  /// The polarity and the place of a word are told beside the masked word, never without it.
  case needsMaskedWords(FeatureBlock)
  case noTable(FeatureBlock)
  /// Nothing would be masked.
  case noTarget(FeatureBlock)

  public var description: String {
    switch self {
    case .empty: "no block is named"
    case .repeated(let block): "\(block.rawValue) is named twice"
    case .maskedAndUnmasked: "words and maskedWords exclude each other: take words, or maskedWords to mask the target"
    case .needsMaskedWords(let block): "\(block.rawValue) goes with maskedWords only; add maskedWords"
    case .noTable(let block):
      "\(block.rawValue) is read from a file; name it with \(block == .lexicon ? "--lexicon" : "--vectors") FILE"
    case .noTarget(let block):
      "\(block.rawValue) needs a proposal, and no row names one; give it with --target, or take words"
    }
  }

  /// The first problem of a set of blocks whatever the statements; nil if there is none.
  ///
  /// - Parameter tables: the blocks that a word table is given for.
  public init?(_ blocks: [FeatureBlock], tables: Set<FeatureBlock>) {
    if blocks.isEmpty {
      self = .empty
    } else if let block = blocks.enumerated().first(where: { blocks[..<$0.offset].contains($0.element) })?.element {
      self = .repeated(block)
    } else if blocks.contains(.words), blocks.contains(.maskedWords) {
      self = .maskedAndUnmasked
    } else if let block = blocks.first(where: \.isMasking), !blocks.contains(.maskedWords) {
      self = .needsMaskedWords(block)
    } else if let block = blocks.first(where: { $0.wordTable.map { !tables.contains($0) } ?? false }) {
      self = .noTable(block)
    } else {
      return nil
    }
  }
}

extension TrainingSet {
  /// Refuses heads whose fixed blocks cannot be read from this set.
  func checkBlocks() throws(TrainingError) {
    let hasTargets = target != nil || statements.contains { $0.target != nil }
    for head in heads {
      guard let blocks = head.blocks else { continue }
      if let problem = BlockSetProblem(blocks, tables: Set(tables.keys)) {
        throw .blocks(head: head.name, problem)
      }
      if !hasTargets, let block = blocks.first(where: \.isMasking) {
        throw .blocks(head: head.name, .noTarget(block))
      }
    }
  }
}
