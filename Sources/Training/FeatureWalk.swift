internal import TextFeatures

/// Collects the features of statements in one walk over their words.
///
/// It gives what `Featurizer` lists, sooner: what a word has by itself (its stem, its character n-grams) is computed once a
/// word and not once an occurrence, and a crossed n-gram is looked up by the number of the plain one.
struct FeatureWalk: Sendable {
  private(set) var words = VocabularyBuilder()
  private let needed: Set<FeatureBlock>
  private let isMasking: Bool
  private var text = TokenizedText()
  private var masked = MaskedText()
  /// The ids of the row at hand.
  private var row: [UInt64] = []
  private var unmaskedGrams = SparseBlockBuilder()
  private var maskedGrams = SparseBlockBuilder()
  private var crossedGrams = CrossedRows()
  private var placedWords = SparseBlockBuilder()

  /// - Parameter needed: the blocks that are asked for later.
  init(_ needed: Set<FeatureBlock>) {
    self.needed = needed
    isMasking = needed.contains(where: \.isMasking)
  }

  mutating func append(_ statement: Span<UInt8>, target: Target?) {
    text.tokenize(statement)
    words.append(text)
    if needed.contains(.words) {
      list(words.hashes)
      unmaskedGrams.append(row)
    }
    guard isMasking else { return }
    if let target {
      let (hashes, stems) = (words.hashes, words.rowStems)
      masked.mask(hashes.span, stems: stems.span, target: target)
    } else {
      masked.take(text)
    }
    if needed.contains(.maskedWords) || needed.contains(.crossedWords) {
      list(masked.words.map(\.hash))
      maskedGrams.append(row)
    }
    if needed.contains(.crossedWords) {
      let plain = maskedGrams
      crossedGrams.append(
        plain.rows[plain.rows.count - 1], ids: plain.numbering.ids, polarity: target?.polarity ?? .plus)
    }
    if needed.contains(.position) {
      row.removeAll(keepingCapacity: true)
      for word in masked.words where word.place != .plain { row.append(FeatureHash.placed(word.hash, word.place)) }
      placedWords.append(row)
    }
  }

  /// Makes the row of the 1-grams and 2-grams of words.
  private mutating func list(_ hashes: [UInt64]) {
    row.removeAll(keepingCapacity: true)
    row.append(contentsOf: hashes)
    for index in hashes.indices.dropLast() { row.append(FeatureHash.bigram(hashes[index], hashes[index + 1])) }
  }

  /// A block that was asked for and that no table of words gives.
  func block(_ block: FeatureBlock, minimumDocuments: Int) -> SparseBlock {
    switch block {
    case .words: unmaskedGrams.block(minimumDocuments: minimumDocuments)
    case .maskedWords: maskedGrams.block(minimumDocuments: minimumDocuments)
    case .crossedWords:
      SparseBlock(crossedGrams.rows, ids: crossedGrams.ids, minimumDocuments: minimumDocuments)
    case .position: placedWords.block(minimumDocuments: minimumDocuments)
    case .characters: characters(minimumDocuments)
    case .lexicon, .vectors, .crossedVectors: preconditionFailure("\(block.rawValue) is a table of words")
    }
  }

  private func characters(_ minimumDocuments: Int) -> SparseBlock {
    var numbering = IDNumbering()
    let features = words.characters(&numbering)
    return SparseBlock(
      words: words.rows, features: features, ids: numbering.ids, minimumDocuments: minimumDocuments)
  }
}

/// Rows of n-grams under the polarity of the row's proposal.
private struct CrossedRows: Sendable {
  private(set) var ids: [UInt64] = []
  private(set) var rows = FeatureRows()
  /// By polarity and the number of the plain n-gram; -1 has none yet.
  private var numbers = [[Int32]](repeating: [], count: Polarity.allCases.count)
  private var row: [Int32] = []

  /// - Parameters:
  ///   - plain: the numbers of a row's n-grams.
  ///   - plainIDs: their ids, by number.
  mutating func append(_ plain: Span<Int32>, ids plainIDs: [UInt64], polarity: Polarity) {
    let condition = polarity == .plus ? 0 : 1
    row.removeAll(keepingCapacity: true)
    if numbers[condition].count < plainIDs.count {
      numbers[condition] += [Int32](repeating: -1, count: plainIDs.count - numbers[condition].count)
    }
    for index in plain.indices {
      let gram = Int(plain[index])
      var number = numbers[condition][gram]
      if number < 0 {
        number = Int32(ids.count)
        numbers[condition][gram] = number
        ids.append(FeatureHash.crossed(plainIDs[gram], polarity))
      }
      row.append(number)
    }
    rows.append(row)
  }
}
