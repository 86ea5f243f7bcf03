/// What a word can be in the sentence, as far as finding a speaker asks. A word may be several things.
struct WordClass: OptionSet, Sendable {
  var rawValue: UInt32

  /// Verbs of saying, in finite forms: "said", "tells".
  static let saying = WordClass(rawValue: 1 << 0)
  /// Verbs by which somebody takes a position, in finite forms: "backed", "rejects".
  static let stance = WordClass(rawValue: 1 << 1)
  /// Participles of both: "saying", "accusing".
  static let participle = WordClass(rawValue: 1 << 2)
  /// Verb forms that may also be nouns: "calls", "demands", "backs".
  static let nounLike = WordClass(rawValue: 1 << 3)
  /// Verbs whose passive names a speaker after "by": "accused", "backed".
  static let passive = WordClass(rawValue: 1 << 4)
  /// "is", "has", "will" and their like.
  static let auxiliary = WordClass(rawValue: 1 << 5)
  /// Forms of "be".
  static let being = WordClass(rawValue: 1 << 6)
  /// Words that may stand between a subject and its verb.
  static let adverb = WordClass(rawValue: 1 << 7)
  static let preposition = WordClass(rawValue: 1 << 8)
  /// "the", "a", "his", "some", "two".
  static let determiner = WordClass(rawValue: 1 << 9)
  /// Words that open a clause: "that", "who", "when", "but".
  static let clauseOpener = WordClass(rawValue: 1 << 10)
  static let he = WordClass(rawValue: 1 << 11)
  static let she = WordClass(rawValue: 1 << 12)
  static let they = WordClass(rawValue: 1 << 13)
  /// Pronouns that no speaker is found for: "I", "it", "what".
  static let otherPronoun = WordClass(rawValue: 1 << 14)
  /// "Mr", "Dr", "Dame", before a name.
  static let title = WordClass(rawValue: 1 << 15)
  /// "KC", "MP", after a name.
  static let suffix = WordClass(rawValue: 1 << 16)
  /// Days, months, "yesterday", "night".
  static let temporal = WordClass(rawValue: 1 << 17)
  /// What one person is: "leader", "mother", "spokesperson".
  static let role = WordClass(rawValue: 1 << 18)
  /// What speaks as a body: "council", "police".
  static let body = WordClass(rawValue: 1 << 19)
  /// What several people are: "families", "campaigners".
  static let people = WordClass(rawValue: 1 << 20)
  static let femaleName = WordClass(rawValue: 1 << 21)
  static let maleName = WordClass(rawValue: 1 << 22)
  /// Words that tell a woman or a man: "mother", "son", "Mrs", "Sir".
  static let female = WordClass(rawValue: 1 << 23)
  static let male = WordClass(rawValue: 1 << 24)
  /// Lower-case parts of names: "van", "de".
  static let particle = WordClass(rawValue: 1 << 25)
  /// Nouns that carry words as a verb does: "statement", "letter", "report".
  static let utterance = WordClass(rawValue: 1 << 26)
  /// Verbs that are neither: "came", "resigned", "met".
  static let otherVerb = WordClass(rawValue: 1 << 27)
  static let and = WordClass(rawValue: 1 << 28)
  /// Words with which sentences begin, whose capital there says nothing.
  static let common = WordClass(rawValue: 1 << 29)

  static let it = WordClass(rawValue: 1 << 30)

  static let pronoun: WordClass = [.he, .she, .they, .it, .otherPronoun]
  static let cue: WordClass = [.saying, .stance]
  /// Nouns that can say something.
  static let speaking: WordClass = [.role, .body, .people, .utterance]
  static let givenName: WordClass = [.femaleName, .maleName]
}

/// The classes of the words that have one: an open-addressed table, asked once for every word of an article.
struct WordClassTable: Sendable {
  private let slots: [(key: WordKey, classes: WordClass)]
  private let mask: Int

  init(_ lists: [(WordClass, String)]) {
    var classes: [WordKey: WordClass] = [:]
    for (wordClass, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        let bytes = Array(word.utf8)
        precondition(bytes.count <= 16, "a word of a list has at most 16 bytes: \(word)")
        classes[bytes.wordKey(of: bytes.indices), default: []].formUnion(wordClass)
      }
    }
    var capacity = 64
    while capacity < classes.count * 4 { capacity *= 2 }
    var slots = [(key: WordKey, classes: WordClass)](repeating: (0, []), count: capacity)
    for (key, value) in classes {
      var slot = WordSet.hash(key) & (capacity - 1)
      while slots[slot].key != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = (key, value)
    }
    self.slots = slots
    mask = capacity - 1
  }

  subscript(_ key: WordKey) -> WordClass {
    if key == 0 { return [] }
    var slot = WordSet.hash(key) & mask
    while slots[slot].key != 0 {
      if slots[slot].key == key { return slots[slot].classes }
      slot = (slot + 1) & mask
    }
    return []
  }

  static let english = WordClassTable(verbs + structure + nouns + givenNames)
}
