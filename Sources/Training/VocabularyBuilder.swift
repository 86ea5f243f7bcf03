internal import LinearModels
internal import TextFeatures

/// Collects the words of statements, and computes at a word's first occurrence what each of them asks for.
struct VocabularyBuilder: Sendable {
  private(set) var numbering = IDNumbering()
  /// Folded, by number.
  private var words: [[UInt8]] = []
  /// The identities of their stems, by number.
  private var stems: [UInt64] = []
  /// The words' numbers, statement after statement.
  private(set) var rows = FeatureRows()
  /// Of the words of the last statement: hashes, identities of stems, numbers.
  private(set) var hashes: [UInt64] = []
  private(set) var rowStems: [UInt64] = []
  private var row: [Int32] = []

  /// Adds the words of a statement.
  mutating func append(_ text: TokenizedText) {
    let tokens = text.tokens
    hashes.removeAll(keepingCapacity: true)
    rowStems.removeAll(keepingCapacity: true)
    row.removeAll(keepingCapacity: true)
    for index in tokens.indices {
      let hash = tokens[index].hash
      let number = numbering.number(of: hash)
      if number == words.count {
        let word = text.foldedBytes(of: tokens[index])
        words.append(word)
        stems.append(Featurizer.stem(of: word[...]))
      }
      hashes.append(hash)
      rowStems.append(stems[number])
      row.append(Int32(truncatingIfNeeded: number))
    }
    rows.append(row)
  }

  /// The character n-grams of each word, numbered over all words.
  func characters(_ numbering: inout IDNumbering) -> FeatureRows {
    var result = FeatureRows()
    var characters = CharacterNGrams()
    for word in words {
      characters.read(word[...])
      result.append(characters.ids, &numbering)
    }
    return result
  }

  /// The ids of all words, statement after statement.
  var ids: [UInt64] { rows.numbers.map { numbering.ids[Int($0)] } }

  /// The words, the most frequent first.
  var vocabulary: Vocabulary {
    var counts = [Int](repeating: 0, count: words.count)
    for number in rows.numbers { counts[Int(number)] += 1 }
    let order = words.indices.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : words[$0].lexicographicallyPrecedes(words[$1])
    }
    return Vocabulary(words: order.map { words[$0] })
  }
}
