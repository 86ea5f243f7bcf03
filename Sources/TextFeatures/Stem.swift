/// Stems for matching a text's words with a target's: deliberately blunt, so that "inquiry", "inquiries" and "inquired"
/// meet, as do "vaccine" and "vaccination".
///
/// The longest suffix of the list that leaves at least three bytes is taken off, then an undoubling: "banned" gives
/// "bann" and then "ban".
enum Stem {
  /// The stated suffix list.
  static let suffixes = [
    "izations", "isations", "ization", "isation", "ations", "ation", "ments", "ating", "ated", "ates", "ings", "ment",
    "ions", "ally", "ness", "ying", "able", "ies", "ied", "ing", "ion", "ers", "ate", "als", "ly", "ed", "es", "er",
    "al", "'s", "s'", "s", "y", "e",
  ].map { Array($0.utf8) }

  /// How many of a folded word's bytes are its stem, and the stem's 64-bit identity.
  static func identity(of word: ArraySlice<UInt8>) -> UInt64 {
    FeatureHash.hash(Array(word.prefix(length(of: word))), seed: FeatureHash.stemSeed)
  }

  static func length(of word: ArraySlice<UInt8>) -> Int {
    // Most suffixes are ruled out by their last byte, most words by all of them.
    for suffix in suffixes
    where word.last == suffix.last && word.count - suffix.count >= 3
      && word.suffix(suffix.count).elementsEqual(suffix)
    {
      let length = word.count - suffix.count
      return suffix.count > 1 && isDoubledConsonant(word.prefix(length)) ? length - 1 : length
    }
    return word.count
  }

  /// Whether a stem ends in a doubled consonant that doubling before a suffix explains ("bann"); "ll" and "ss" are left,
  /// as most of them belong to the word ("kill", "pass").
  private static func isDoubledConsonant(_ stem: ArraySlice<UInt8>) -> Bool {
    guard stem.count > 3, let last = stem.last, stem.dropLast().last == last else { return false }
    return "bdfgmnprt".utf8.contains(last)
  }
}
