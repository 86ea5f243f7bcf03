internal import LinearModels
internal import TextFeatures

/// The features of a training set, block by block, and its vocabulary.
struct FeatureMatrix: Sendable {
  /// Those that a head of the set may choose.
  let blocks: [FeatureBlock: SparseBlock]
  let vocabulary: Vocabulary
  let choices: BlockChoices

  /// How many nonzero features some rows have in some blocks.
  func nonzeros(of names: [FeatureBlock], rows: [Int]) -> Int {
    names.compactMap { blocks[$0] }.reduce(0) { sum, block in
      rows.reduce(sum) { $0 + block.rowOffsets[$1 + 1] - block.rowOffsets[$1] }
    }
  }

  init(_ set: TrainingSet, minimumDocuments: Int) {
    let targets = StatementTargets(set)
    choices = BlockChoices(
      hasTargets: !targets.polarities.isEmpty, hasBothPolarities: targets.polarities.count == 2,
      tables: Set(set.tables.keys))
    let needed = choices.needed(set.heads)
    var walk = FeatureWalk(needed)
    for (row, statement) in set.statements.enumerated() {
      walk.append(statement.text.utf8Span.span, target: targets[row])
    }
    let ofRow = set.statements.indices.map { targets[$0]?.polarity == .minus ? 1 : 0 }
    var blocks: [FeatureBlock: SparseBlock] = [:]
    for block in needed {
      guard let table = set.table(of: block) else {
        blocks[block] = walk.block(block, minimumDocuments: minimumDocuments)
        continue
      }
      blocks[block] = SparseBlock(
        words: walk.words.ids, offsets: walk.words.rows.offsets, table: table,
        conditions: block == .crossedVectors ? (ofRow, Polarity.allCases.count) : nil)
    }
    self.blocks = blocks
    vocabulary = walk.words.vocabulary
  }
}

/// The target of each statement, made once a text.
private struct StatementTargets {
  private(set) var polarities: Set<Polarity> = []
  private var targets: [Target] = []
  /// By statement; -1 has none.
  private var numbers: [Int] = []

  init(_ set: TrainingSet) {
    var known: [String: Int] = [:]
    if let own = set.target {
      targets.append(Target(own.text, phrases: own.phrases, rivals: own.rivals))
      known[own.text] = 0
    }
    for statement in set.statements {
      guard let text = statement.target else {
        numbers.append(set.target == nil ? -1 : 0)
        continue
      }
      let number = known[text] ?? targets.count
      if number == targets.count {
        targets.append(Target(text))
        known[text] = number
      }
      numbers.append(number)
    }
    for number in numbers where number >= 0 { polarities.insert(targets[number].polarity) }
  }

  subscript(row: Int) -> Target? { numbers[row] < 0 ? nil : targets[numbers[row]] }
}
