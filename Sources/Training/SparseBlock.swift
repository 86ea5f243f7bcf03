internal import Glibc
internal import LinearModels
internal import TextFeatures

/// The features of one block over all statements, in compressed sparse rows. Values are count x idf; the norm is not yet
/// applied, since it depends on which blocks a head puts together.
struct SparseBlock: Sendable {
  /// Feature ids, ascending: column j is ids[j].
  let ids: [UInt64]
  /// Rounded to single precision, as the model stores them.
  let inverseDocumentFrequencies: [Double]
  let rowOffsets: [Int]
  let columns: [Int32]
  let values: [Double]
  /// A row's share of the squared norm: the sum of count x idf^2.
  let squaredNorms: [Double]

  var rows: Int { rowOffsets.count - 1 }

  /// - Parameter rowIDs: the ids of each row with their counts, ascending by id.
  init(rowIDs: [[(id: UInt64, count: Int)]], minimumDocuments: Int) {
    var all: [UInt64] = []
    all.reserveCapacity(rowIDs.reduce(0) { $0 + $1.count })
    for row in rowIDs { for entry in row { all.append(entry.id) } }
    all.sort()
    var ids: [UInt64] = []
    var frequencies: [Double] = []
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end] == all[start] { end += 1 }
      if end - start >= minimumDocuments {
        ids.append(all[start])
        // Smoothed as scikit-learn's: as if one more statement held every feature.
        frequencies.append(Double(Float(log(Double(1 + rowIDs.count) / Double(1 + end - start)) + 1)))
      }
      start = end
    }
    let index = IDIndex(ids)
    var rowOffsets = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var squaredNorms: [Double] = []
    for row in rowIDs {
      var squaredNorm = 0.0
      for entry in row {
        let column = index.position(of: entry.id)
        guard column >= 0 else { continue }
        let idf = frequencies[column]
        columns.append(Int32(column))
        values.append(Double(entry.count) * idf)
        squaredNorm += Double(entry.count) * idf * idf
      }
      rowOffsets.append(columns.count)
      squaredNorms.append(squaredNorm)
    }
    self.ids = ids
    inverseDocumentFrequencies = frequencies
    self.rowOffsets = rowOffsets
    self.columns = columns
    self.values = values
    self.squaredNorms = squaredNorms
  }
}

extension SparseBlock {
  /// The words of a lexicon, counted by category: column j is category j.
  init(rows: [[[UInt8]]], lexicon: Lexicon) {
    let scale = Lexicon.weight
    var rowOffsets = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var squaredNorms: [Double] = []
    for words in rows {
      var counts = [Int](repeating: 0, count: lexicon.categories.count)
      for word in words { if let category = lexicon.category(of: word) { counts[category] += 1 } }
      for (category, count) in counts.enumerated() where count > 0 {
        columns.append(Int32(category))
        values.append(Double(count) * scale)
      }
      rowOffsets.append(columns.count)
      squaredNorms.append(Double(counts.reduce(0, +)) * scale * scale)
    }
    self.init(
      ids: lexicon.categories.indices.map(UInt64.init),
      inverseDocumentFrequencies: [Double](repeating: scale, count: lexicon.categories.count), rowOffsets: rowOffsets,
      columns: columns, values: values, squaredNorms: squaredNorms)
  }

  private init(
    ids: [UInt64], inverseDocumentFrequencies: [Double], rowOffsets: [Int], columns: [Int32], values: [Double],
    squaredNorms: [Double]
  ) {
    self.ids = ids
    self.inverseDocumentFrequencies = inverseDocumentFrequencies
    self.rowOffsets = rowOffsets
    self.columns = columns
    self.values = values
    self.squaredNorms = squaredNorms
  }
}

/// The features of a training set, block by block, and its vocabulary.
struct FeatureMatrix: Sendable {
  let blocks: [FeatureBlock: SparseBlock]
  let vocabulary: Vocabulary
  /// Whether the statements' targets have both polarities.
  let hasBothPolarities: Bool
  let hasTargets: Bool
  let lexicon: Lexicon?

  init(_ set: TrainingSet, minimumDocuments: Int) {
    var targets: [String: Target] = [:]
    let own = set.target.map { Target($0.text, phrases: $0.phrases, rivals: $0.rivals) }
    var featurizer = Featurizer()
    var occurrences: [FeatureOccurrence] = []
    var words: [[UInt8]: Int] = [:]
    var wordsOfRows: [[[UInt8]]] = []
    lexicon = set.lexicon
    var polarities = Set<Polarity>()
    let rowTargets = set.statements.map { statement -> Target? in
      guard let text = statement.target, text != set.target?.text else { return own }
      if let target = targets[text] { return target }
      let target = Target(text)
      targets[text] = target
      return target
    }
    for target in rowTargets { if let target { polarities.insert(target.polarity) } }
    hasTargets = !polarities.isEmpty
    hasBothPolarities = polarities.count == 2
    var candidates: [FeatureBlock] = [.words, .characters]
    if hasTargets { candidates += [.maskedWords, .position] }
    if hasBothPolarities { candidates.append(.crossedWords) }

    var rowIDs: [FeatureBlock: [[(id: UInt64, count: Int)]]] = [:]
    for (statement, target) in zip(set.statements, rowTargets) {
      featurizer.read(Array(statement.text.utf8).span, target: target)
      let wordsOfRow = featurizer.words
      for word in wordsOfRow { words[word, default: 0] += 1 }
      if set.lexicon != nil { wordsOfRows.append(wordsOfRow) }
      for block in candidates {
        featurizer.list(block, into: &occurrences)
        rowIDs[block, default: []].append(Self.counted(occurrences))
      }
    }
    var blocks = rowIDs.mapValues { SparseBlock(rowIDs: $0, minimumDocuments: minimumDocuments) }
    if let lexicon = set.lexicon { blocks[.lexicon] = SparseBlock(rows: wordsOfRows, lexicon: lexicon) }
    self.blocks = blocks
    vocabulary = Vocabulary(
      words: words.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
        .map(\.key))
  }

  /// Sorts and run-lengths: a dictionary would cost twice as much and its order changes from run to run.
  private static func counted(_ occurrences: [FeatureOccurrence]) -> [(id: UInt64, count: Int)] {
    let ids = occurrences.map(\.id).sorted()
    var counted: [(id: UInt64, count: Int)] = []
    for id in ids {
      if counted.last?.id == id { counted[counted.count - 1].count += 1 } else { counted.append((id, 1)) }
    }
    return counted
  }

  /// What is tried on top of the set that was chosen.
  var additions: [FeatureBlock] { lexicon == nil ? [] : [.lexicon] }

  /// The sets of blocks that are compared, the plainer first. Position and crossing go with masking.
  func candidateSets(_ masking: TrainingSet.Head.Masking) -> [[FeatureBlock]] {
    let plain: [[FeatureBlock]] = [[.words], [.words, .characters]]
    guard hasTargets, masking != .never else { return plain }
    var sets = masking == .always ? [] : plain
    for crossing in hasBothPolarities ? [[], [FeatureBlock.crossedWords]] : [[]] {
      for position in [[], [FeatureBlock.position]] {
        for characters in [[], [FeatureBlock.characters]] {
          sets.append([.maskedWords] + crossing + position + characters)
        }
      }
    }
    return sets
  }
}
