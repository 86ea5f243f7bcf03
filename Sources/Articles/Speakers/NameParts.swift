/// A name taken apart: titles, given names, surname; or the words of a body's name.
struct NameParts {
  private(set) var isPerson: Bool
  private(set) var given: WordKey = 0
  private(set) var surname: WordKey
  private(set) var gender = Actor.Gender.unknown
  /// Its words without titles and letters after it.
  private(set) var keys: [WordKey] = []
  /// The name to show: without "Mr" and its like where a given name follows.
  private(set) var text: String
  private let hasTitle: Bool
  /// Whether a title or a given name shows that it is a person.
  private(set) var isShownAsPerson = false
  /// The offices that its titles stand for.
  private(set) var roles: Set<WordKey> = []

  /// Titles that are left out before a given name.
  private static let plainTitles = WordSet("mr mrs ms miss mx")
  /// What people are called for whom a title stands.
  private static let offices: [(titles: WordSet, roles: Set<WordKey>)] = [
    (WordSet("cllr councillor councilor"), keys("councillor")), (WordSet("prof professor"), keys("professor")),
    (WordSet("dr"), keys("doctor")), (WordSet("rev revd reverend canon fr"), keys("vicar priest reverend")),
    (WordSet("judge justice"), keys("judge")),
    (
      WordSet("sgt sergeant det detective insp inspector supt superintendent pc dc ds dci di constable"),
      keys("officer detective")
    ),
    (WordSet("sen senator"), keys("senator")), (WordSet("gov governor"), keys("governor")),
    (WordSet("mayor"), keys("mayor")),
    (WordSet("president"), keys("president")), (WordSet("lord lady baroness"), keys("peer")),
    (WordSet("rep congressman congresswoman"), keys("congressman congresswoman representative")),
  ]

  private static func keys(_ words: String) -> Set<WordKey> {
    Set(words.split(separator: " ").map { Array($0.utf8).wordKey(of: 0..<$0.utf8.count) })
  }

  /// What tells namesakes apart and stays.
  private static let generations = WordSet("jr sr ii iii")

  /// - Returns: nil if there are only titles.
  init?(_ name: Range<Int>, _ words: WordSequence) {
    let tokens = words.tokens
    var start = name.lowerBound
    var end = name.upperBound
    while start < end, tokens[start].classes.contains(.title), start + 1 < end {
      if tokens[start].classes.contains(.female) { gender = .female }
      if tokens[start].classes.contains(.male) { gender = .male }
      if let office = Self.offices.first(where: { $0.titles.contains(tokens[start].key) }) {
        roles.formUnion(office.roles)
      }
      start += 1
    }
    while end - 1 > start, tokens[end - 1].classes.contains(.suffix) { end -= 1 }
    guard start < end else { return nil }
    hasTitle = start > name.lowerBound
    keys = tokens[start..<end].map { $0.key == 0 ? Self.longKey(words, $0) : $0.key }
    let isBody = tokens[start..<end].contains {
      !$0.classes.isDisjoint(with: [.body, .people]) && $0.classes.isDisjoint(with: .givenName)
    }
    let isFirm = tokens[start..<end].contains { $0.classes.contains(.and) }
    isPerson = hasTitle || !isBody && !isFirm
    surname = keys[keys.count - 1]
    isShownAsPerson = hasTitle || !tokens[start].classes.isDisjoint(with: .givenName)
    if !isPerson, keys.count > 1 { given = keys[0] }
    if isPerson, end - start > 1 {
      given = keys[0]
      if gender == .unknown {
        let classes = tokens[start].classes
        if classes.contains(.femaleName) != classes.contains(.maleName) {
          gender = classes.contains(.femaleName) ? .female : .male
        }
      }
    }
    var shown = name.lowerBound
    while shown < start, end - start > 1, Self.plainTitles.contains(tokens[shown].key) { shown += 1 }
    while end < name.upperBound, Self.generations.contains(tokens[end].key) { end += 1 }
    text = words.string(shown..<end)
  }

  /// A key for words of more than 16 bytes: their first 16.
  private static func longKey(_ words: WordSequence, _ token: Token) -> WordKey {
    words.text.wordKey(of: token.range.lowerBound..<min(token.stemEnd, token.range.lowerBound + 16))
  }

  /// Whether it stands for itself: a body, or a given name with a surname.
  var isFull: Bool { keys.count > 1 }

  /// Whether a full name is an actor's: the same words, or given name and surname.
  func isSame(_ actor: Actor) -> Bool {
    guard actor.isPerson == isPerson else { return false }
    if !isPerson { return actor.words == Set(keys) }
    guard actor.surname == surname, actor.gender.allows(gender) else { return false }
    return actor.given == given || isInitial(of: given, actor.given) || isInitial(of: actor.given, given)
  }

  private func isInitial(of key: WordKey, _ other: WordKey) -> Bool {
    guard key != 0, key < 256, other > 255 else { return false }
    var first = other
    while first > 255 { first >>= 8 }
    return first == key
  }

  /// Whether a single word names an actor of a fuller name: a surname, or a given name without title.
  func isShort(of actor: Actor) -> Bool {
    // "Corran" of Corran Foods
    if !actor.isPerson {
      return !hasTitle && !isShownAsPerson && keys.count < actor.keys.count && actor.keys.starts(with: keys)
    }
    if !isPerson || actor.surname == 0 { return false }
    return actor.surname == surname || !hasTitle && actor.given == surname
  }
}

extension Actor {
  init(_ parts: NameParts) {
    self.init(
      name: parts.text, surname: parts.surname, given: parts.given, gender: parts.gender, isPerson: parts.isPerson)
    words = Set(parts.keys)
    keys = parts.keys
    isShownAsPerson = parts.isPerson && parts.isShownAsPerson
    roles = parts.roles
  }

  /// One without a name: "an employee who asked not to be named".
  init(described name: String, roles: Set<WordKey>, gender: Gender) {
    self.init(name: name, surname: 0, given: 0, gender: gender, isPerson: true, roles: roles, isShownAsPerson: true)
  }

  /// Takes over what another form of the name tells.
  mutating func join(_ parts: NameParts) {
    if gender == .unknown { gender = parts.gender }
    if given == 0 { given = parts.given }
    if parts.isShownAsPerson { isShownAsPerson = true }
    roles.formUnion(parts.roles)
    if parts.keys.count > words.count || parts.keys.count == words.count && parts.text.utf8.count > name.utf8.count {
      name = parts.text
      words = Set(parts.keys)
      keys = parts.keys
    }
  }
}
