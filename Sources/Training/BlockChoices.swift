internal import LinearModels
internal import TextFeatures

/// The sets of blocks that a head may choose: one of the bases, and on top of it one addition after another, each kept if
/// held-out scores gain by it. The plainer and the cheaper come first.
struct BlockChoices: Sendable {
  let hasTargets: Bool
  /// Whether the statements' targets have both polarities.
  let hasBothPolarities: Bool
  /// The blocks that word tables were given for.
  let tables: Set<FeatureBlock>

  func bases(_ head: TrainingSet.Head) -> [[FeatureBlock]] {
    if let fixed = head.blocks { return [fixed] }
    if !hasTargets { return [[.words]] }
    switch head.masking {
    case .never: return [[.words]]
    case .always: return [[.maskedWords]]
    case .chosen: return [[.words], [.maskedWords]]
    }
  }

  /// The block sets that an addition makes of a set; nil if it does not go with it.
  func adding(_ addition: FeatureBlock, to blocks: [FeatureBlock]) -> [FeatureBlock]? {
    !addition.isMasking || blocks.contains(.maskedWords) ? blocks + [addition] : nil
  }

  func additions(_ head: TrainingSet.Head) -> [FeatureBlock] {
    if head.blocks != nil { return [] }
    let masking = hasTargets && head.masking != .never
    let crossing = masking && hasBothPolarities
    return (crossing ? [.crossedWords] : []) + (masking ? [.position] : [])
      + (tables.contains(.vectors) ? [.vectors] + (crossing ? [.crossedVectors] : []) : [])
      + (tables.contains(.lexicon) ? [.lexicon] : []) + [.characters]
  }

  /// All that some head of a set may choose.
  func needed(_ heads: [TrainingSet.Head]) -> Set<FeatureBlock> {
    Set(heads.flatMap { bases($0).flatMap { $0 } + additions($0) })
  }
}
