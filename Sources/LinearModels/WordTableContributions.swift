import TextFeatures

/// What a word adds by a block of a table of words, whether the vocabulary has the word or not, for one polarity of the
/// proposal.
struct WordTableContributions: Sendable {
  private let block: BlockContributions
  /// Nil if the block is the same for both.
  private let polarity: Polarity?

  /// Nil if the block is none of these.
  init?(_ block: FeatureBlock, of model: LinearModel, layout: ColumnLayout, polarity: Polarity) {
    guard block.wordTable != nil else { return nil }
    self.block = BlockContributions(block, of: model, layout: layout)
    self.polarity = block.isCrossed ? polarity : nil
  }

  func add(_ word: UInt64, to sum: inout RowSum) {
    block.add(polarity.map { FeatureHash.crossed(word, $0) } ?? word, to: &sum)
  }
}
