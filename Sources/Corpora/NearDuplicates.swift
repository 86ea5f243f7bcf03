/// Two texts that share more than half of their word 3-grams.
public struct NearDuplicate: Sendable, Equatable {
  /// Index of the earlier text.
  public var first: Int
  /// Index of the later one.
  public var second: Int
  /// Different 3-grams that both have, as a share of those of the text that has more: over 0.5, and 1 if all are the
  /// same.
  public var overlap: Double

  public init(first: Int, second: Int, overlap: Double) {
    self.first = first
    self.second = second
    self.overlap = overlap
  }
}

extension Variety {
  /// Pairs of texts of which each shares more than half of its different word 3-grams with the other, ordered by the
  /// later text, then the earlier. Capitals and punctuation are ignored. Texts of fewer than three words count as
  /// one gram. Of texts with the same grams each later one is paired with the first only; and only the first is
  /// compared with others.
  ///
  /// An inverted index finds the candidates. For the two to share more than half of their grams, each must have one of
  /// the shared ones among the rarer half of its own plus one (prefix filtering: Chaudhuri, Ganti and Kaushik, 2006),
  /// so only that half is indexed and looked up: common phrases, whose lists are long, hardly ever belong to it.
  public static func nearDuplicates(_ texts: [String]) -> [NearDuplicate] {
    var pairs: [NearDuplicate] = []
    var grams: [(index: Int, grams: [UInt64])] = []
    var firstWithGrams: [[UInt64]: Int] = [:]
    for (index, text) in texts.enumerated() {
      let words = Words.lowercased(text)
      let sorted = Set(Words.ngramHashes(words, length: min(3, max(words.count, 1)))).sorted()
      guard !sorted.isEmpty else { continue }
      if let first = firstWithGrams[sorted] {
        pairs.append(NearDuplicate(first: first, second: index, overlap: 1))
      } else {
        firstWithGrams[sorted] = index
        grams.append((index, sorted))
      }
    }
    var frequencies: [UInt64: Int] = [:]
    for text in grams {
      for gram in text.grams { frequencies[gram, default: 0] += 1 }
    }
    // Positions in `grams` of the texts that have a gram in their rarer half.
    var index: [UInt64: [Int]] = [:]
    // The last position for which a candidate was already looked at.
    var lookedAtFor = [Int](repeating: -1, count: grams.count)
    for (position, text) in grams.enumerated() {
      for gram in rarerHalf(text.grams, frequencies: frequencies) {
        for candidate in index[gram] ?? [] where lookedAtFor[candidate] != position {
          lookedAtFor[candidate] = position
          let other = grams[candidate]
          let larger = max(text.grams.count, other.grams.count)
          // The smaller one alone cannot fill more than half of one that is twice as large.
          guard 2 * min(text.grams.count, other.grams.count) > larger else { continue }
          let shared = sharedCount(text.grams, other.grams)
          guard 2 * shared > larger else { continue }
          let overlap = Double(shared) / Double(larger)
          pairs.append(NearDuplicate(first: other.index, second: text.index, overlap: overlap))
        }
        index[gram, default: []].append(position)
      }
    }
    return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }

  /// The rarest grams of a text: so many that fewer than the required number of shared ones are left out.
  private static func rarerHalf(_ grams: [UInt64], frequencies: [UInt64: Int]) -> ArraySlice<UInt64> {
    let byRarity = grams.map { (frequencies[$0] ?? 0, $0) }.sorted { $0 < $1 }.map(\.1)
    let required = grams.count / 2 + 1
    return byRarity.prefix(grams.count - required + 1)
  }

  /// Number of values in both of two ascending lists without repetitions.
  private static func sharedCount(_ left: [UInt64], _ right: [UInt64]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        count += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
