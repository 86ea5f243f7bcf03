/// Figures that show how unlike each other the texts of a corpus are. Pure functions of the texts.
public enum Variety {
  /// How many different words the texts hold, capitals ignored.
  public static func vocabularySize(_ texts: [String]) -> Int {
    var words: Set<[UInt8]> = []
    for text in texts { words.formUnion(Words.lowercased(text)) }
    return words.count
  }

  /// How often texts begin with the same words, capitals and punctuation ignored, the most frequent first. Texts with
  /// fewer words are counted under all that they have, empty ones not at all.
  public static func openingCounts(_ texts: [String], words count: Int = 2) -> [ValueCount] {
    precondition(count > 0, "an opening has at least one word")
    var counts: [String: Int] = [:]
    for text in texts {
      let words = Words.lowercased(text).prefix(count)
      guard !words.isEmpty else { continue }
      counts[String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self), default: 0] += 1
    }
    return counts.map { ValueCount(value: $0.key, count: $0.value) }.sorted(by: Composition.precedes)
  }

  /// The share of runs of `length` words, over all texts, that are different: 1 if none is used twice. Nil if no text
  /// is long enough to have one.
  public static func distinctRatio(_ texts: [String], length: Int = 4) -> Double? {
    var distinct: Set<UInt64> = []
    var total = 0
    for text in texts {
      let hashes = Words.ngramHashes(Words.lowercased(text), length: length)
      total += hashes.count
      distinct.formUnion(hashes)
    }
    return total == 0 ? nil : Double(distinct.count) / Double(total)
  }
}
