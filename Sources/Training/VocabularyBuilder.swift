internal import LinearModels
internal import TextFeatures

/// Collects the words of statements.
struct VocabularyBuilder: Sendable {
  private var numbering = IDNumbering()
  private var words: [[UInt8]] = []
  private var counts: [Int] = []
  /// The ids of all words, statement after statement, and where each statement's begin.
  private(set) var ids: [UInt64] = []
  private(set) var offsets = [0]

  mutating func append(_ text: TokenizedText) {
    let tokens = text.tokens
    for index in tokens.indices {
      let hash = tokens[index].hash
      let number = numbering.number(of: hash)
      if number == words.count {
        words.append(text.foldedBytes(of: tokens[index]))
        counts.append(0)
      }
      counts[number] += 1
      ids.append(hash)
    }
    offsets.append(ids.count)
  }

  /// The words, the most frequent first.
  var vocabulary: Vocabulary {
    let order = words.indices.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : words[$0].lexicographicallyPrecedes(words[$1])
    }
    return Vocabulary(words: order.map { words[$0] })
  }
}
