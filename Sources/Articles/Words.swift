/// A short word packed into one number, ASCII letters in lower case, so that sets of words need no strings.
typealias WordKey = UInt128

/// A set of words of at most 16 bytes.
///
/// An open-addressed table: a look-up is asked for nearly every word of an article, several times, and the standard
/// library's set with its keyed hash took a quarter of the whole time.
struct WordSet: Sendable {
  /// A power of two slots, at most a quarter full; 0 is a free slot.
  private let slots: [WordKey]

  /// - Parameter words: in lower case, divided by white space.
  init(_ words: String) {
    let keys = words.split(whereSeparator: \.isWhitespace).map { word in
      let bytes = Array(word.utf8)
      precondition(bytes.count <= 16, "a word of a set has at most 16 bytes")
      return bytes.wordKey(of: bytes.indices)
    }
    var capacity = 8
    while capacity < keys.count * 4 { capacity *= 2 }
    var slots = [WordKey](repeating: 0, count: capacity)
    for key in keys {
      var slot = WordSet.hash(key) & (capacity - 1)
      while slots[slot] != 0 && slots[slot] != key { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = key
    }
    self.slots = slots
  }

  func contains(_ key: WordKey) -> Bool {
    if key == 0 { return false }
    var slot = WordSet.hash(key) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  static func hash(_ key: WordKey) -> Int {
    let mixed = (UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40)
  }

  /// Verbs that attribute words to a speaker in a tag beside a quotation or before a clause.
  static let sayingVerbs = WordSet(
    """
    said says say saying told tells telling asked asks added adds replied replies argued argues claimed claims warned
    warns insisted insists declared declares stated states announced announces explained explains shouted wrote writes
    tweeted posted continued admitted admits conceded confirmed confirms denied denies urged urges demanded demands
    suggested suggests noted remarked commented concluded responded answered recalled stressed acknowledged complained
    alleged alleges accused asserted maintained maintains reiterated repeated joked whispered cried screamed begged
    pleaded testified promised vowed pledged predicted revealed reported observed emphasised emphasized
    """)

  /// Verbs after which a quotation needs neither comma nor colon.
  static let quotingVerbs = WordSet("said says asked asks added replied shouted wrote declared")

  /// Words that open a reported clause after any verb of saying.
  static let clauseOpeners = WordSet("that whether if why how")

  /// Words that open a reported clause directly after "said" or "says".
  static let clauseSubjects = WordSet(
    "it he she they we i you there this these those the a an his her their its our my nobody some many all")

  /// Capitalized words with which sentences begin and names do not: after an abbreviation they show its sentence ended.
  static let sentenceStarters = WordSet(
    """
    the a an it its he she they we you i his her their our my this that these those there here but and or nor so yet if
    when while after before since because although though however in on at by for from with without as to under over
    during until what who why how where which whether no not yes one some many most all both each every another other
    others now then today yesterday tomorrow more few two three several meanwhile instead still only even once just
    despite among between mr mrs ms is are was were do does did has have had would can could should let please
    """)
}

extension [UInt8] {
  /// The packed word of a range; 0, which is in no set, if it is empty or longer than 16 bytes.
  func wordKey(of range: Range<Int>) -> WordKey {
    guard range.count <= 16 else { return 0 }
    var key: WordKey = 0
    for index in range { key = key << 8 | WordKey(self[index].asciiLowercased) }
    return key
  }

  /// The next word at or after `start`: letters and digits, with apostrophes, hyphens or points only between them.
  func nextWord(from start: Int, to end: Int) -> Range<Int>? {
    var index = start
    while index < end {
      let length = wordCharacterLength(at: index)
      if length > 0 { break }
      index += 1
    }
    guard index < end else { return nil }
    let wordStart = index
    while index < end {
      var length = wordCharacterLength(at: index)
      if length == 0 {
        let joiner = wordJoinerLength(at: index)
        guard joiner > 0, index + joiner < end, wordCharacterLength(at: index + joiner) > 0 else { break }
        length = joiner
      }
      index += length
    }
    return wordStart..<Swift.min(index, end)
  }

  /// The length of the letter or digit at `index`, or 0. Beyond ASCII everything but punctuation and white space of
  /// the blocks Latin-1 and General Punctuation is taken for a letter; it is cheap and errs on rare signs only.
  func wordCharacterLength(at index: Int) -> Int {
    let byte = self[index]
    if byte < 0x80 { return byte.isASCIILetter || byte.isASCIIDigit ? 1 : 0 }
    if byte.isUTF8Continuation { return 0 }
    if byte == 0xC2 || byte == 0xE2 { return 0 }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    return whiteSpaceLength(at: index) > 0 || index + length > count ? 0 : length
  }

  private func wordJoinerLength(at index: Int) -> Int {
    switch self[index] {
    case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "."): return 1
    case 0xE2: return isGeneralPunctuation(0x19, at: index) ? 3 : 0
    default: return 0
    }
  }
}
