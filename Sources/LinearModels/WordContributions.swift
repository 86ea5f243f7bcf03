import TextFeatures

/// What words, bigrams and masks add to a row, block by block, for one polarity of the proposal.
struct WordContributions {
  private let plain: BlockContributions
  private let masked: BlockContributions
  private let crossed: BlockContributions
  private let position: BlockContributions
  private let polarity: Polarity

  init(_ model: LinearModel, layout: ColumnLayout, polarity: Polarity) {
    func contributions(_ block: FeatureBlock) -> BlockContributions {
      BlockContributions(block, of: model, layout: layout)
    }
    plain = contributions(.words)
    masked = contributions(.maskedWords)
    crossed = contributions(.crossedWords)
    position = contributions(.position)
    self.polarity = polarity
  }

  /// What heads that do not mask add for a word 1-gram or 2-gram.
  func addPlain(_ id: UInt64, to sum: inout RowSum) { plain.add(id, to: &sum) }

  /// What masking heads add for one.
  func addMasked(_ id: UInt64, to sum: inout RowSum) {
    masked.add(id, to: &sum)
    if !crossed.ids.isEmpty { crossed.add(FeatureHash.crossed(id, polarity), to: &sum) }
  }

  /// What a word adds at a place, besides all else. Returns whether that is something.
  func addPlaced(_ id: UInt64, _ place: Place, to sum: inout RowSum) -> Bool {
    position.add(FeatureHash.placed(id, place), to: &sum)
  }

  /// The bigrams of all blocks, ascending: what is no word of the vocabulary. A crossed one has a plain one beside it.
  func bigramIDs(words: [UInt64]) -> [UInt64] {
    let (first, second) = (plain.ids.span, masked.ids.span)
    let excluded = (words + [Mask.target.hash, Mask.rival.hash]).sorted()
    var ids: [UInt64] = []
    ids.reserveCapacity(max(first.count, second.count))
    var (one, two, word) = (0, 0, 0)
    while one < first.count || two < second.count {
      let id = min(one < first.count ? first[one] : .max, two < second.count ? second[two] : .max)
      if one < first.count, first[one] == id { one += 1 }
      if two < second.count, second[two] == id { two += 1 }
      while word < excluded.count, excluded[word] < id { word += 1 }
      if word == excluded.count || excluded[word] != id { ids.append(id) }
    }
    return ids
  }
}
