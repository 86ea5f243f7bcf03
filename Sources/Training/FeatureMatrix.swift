internal import LinearModels
internal import TextFeatures

/// The features of a training set, block by block, and its vocabulary.
struct FeatureMatrix: Sendable {
  /// Those that a head of the set may choose.
  let blocks: [FeatureBlock: SparseBlock]
  let vocabulary: Vocabulary
  let choices: BlockChoices

  init(_ set: TrainingSet, minimumDocuments: Int) {
    var targets: [String: Target] = [:]
    let own = set.target.map { Target($0.text, phrases: $0.phrases, rivals: $0.rivals) }
    let rowTargets = set.statements.map { statement -> Target? in
      guard let text = statement.target, text != set.target?.text else { return own }
      if let target = targets[text] { return target }
      let target = Target(text)
      targets[text] = target
      return target
    }
    var polarities = Set<Polarity>()
    for target in rowTargets { if let target { polarities.insert(target.polarity) } }
    choices = BlockChoices(
      hasTargets: !polarities.isEmpty, hasBothPolarities: polarities.count == 2, tables: Set(set.tables.keys))
    let needed = choices.needed(set.heads)

    var featurizer = Featurizer()
    var words = VocabularyBuilder()
    var occurrences: [FeatureOccurrence] = []
    let listed = FeatureBlock.allCases.filter { needed.contains($0) && set.table(of: $0) == nil }
    var builders = listed.map { _ in SparseBlockBuilder() }
    for (statement, target) in zip(set.statements, rowTargets) {
      featurizer.read(statement.text.utf8Span.span, target: target)
      words.append(featurizer.text)
      for (index, block) in listed.enumerated() {
        featurizer.list(block, into: &occurrences)
        builders[index].append(occurrences.lazy.map(\.id))
      }
    }
    var blocks: [FeatureBlock: SparseBlock] = [:]
    for (block, builder) in zip(listed, builders) {
      blocks[block] = builder.block(minimumDocuments: minimumDocuments)
    }
    let ofRow = rowTargets.map { $0?.polarity == .minus ? 1 : 0 }
    for block in needed {
      guard let table = set.table(of: block) else { continue }
      blocks[block] = SparseBlock(
        words: words.ids, offsets: words.offsets, table: table,
        conditions: block == .crossedVectors ? (ofRow, Polarity.allCases.count) : nil)
    }
    self.blocks = blocks
    vocabulary = words.vocabulary
  }
}
