import TextFeatures

/// What words contribute by themselves, whatever stands around them, for one polarity of the proposal: computed when a word
/// is met and kept, since a page of text says most of its words again and again.
struct ExplainedWords: Sendable {
  let contributions: WordContributions
  private let characters: CharacterSums?
  private let wordTables: [WordTableContributions]
  private let vocabulary: IDIndex
  private let width: Int
  /// The places of the words that are kept, by hash.
  private var places: [UInt64: Int] = [:]
  private var rows: [Double] = []
  private(set) var stems: [UInt64] = []
  private(set) var isKnown: [Bool] = []
  private var sum: RowSum
  private var ngrams = CharacterSums.Scratch()

  /// The words that are kept from one statement to the next at most.
  static let capacity = 1 << 16

  init(_ model: LinearModel, layout: ColumnLayout, vocabulary: IDIndex, polarity: Polarity) {
    contributions = WordContributions(model, layout: layout, polarity: polarity)
    characters =
      model.usedBlocks.contains(.characters)
      ? CharacterSums(BlockContributions(.characters, of: model, layout: layout)) : nil
    wordTables = model.usedBlocks.compactMap {
      WordTableContributions($0, of: model, layout: layout, polarity: polarity)
    }
    self.vocabulary = vocabulary
    width = layout.columns
    sum = RowSum(layout)
  }

  /// Prepares for a statement: the places of words are good for one.
  mutating func begin() {
    guard places.count >= Self.capacity else { return }
    places.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    stems.removeAll(keepingCapacity: true)
    isKnown.removeAll(keepingCapacity: true)
  }

  /// The place of a word.
  mutating func place(of token: Token, in text: TokenizedText) -> Int {
    if let place = places[token.hash] { return place }
    let place = stems.count
    places[token.hash] = place
    let word = text.foldedBytes(of: token)
    sum.clear()
    characters?.add(word.span, to: &sum, &ngrams)
    for table in wordTables { table.add(token.hash, to: &sum) }
    contributions.addPlain(token.hash, to: &sum)
    rows.append(contentsOf: sum.values.prefix(width))
    stems.append(Featurizer.stem(of: word[...]))
    isKnown.append(vocabulary.position(of: token.hash) >= 0)
    return place
  }

  /// Adds what the word at a place contributes to a row.
  func add(_ place: Int, to sum: inout RowSum) {
    for column in 0..<width { sum.values[column] += rows[place * width + column] }
  }
}
