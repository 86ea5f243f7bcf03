// What the article says that people are: offices before names, appositions after them.

extension Cast {
  static let leaving = WordSet(
    "resign resigned resigns quit quits step stepped stand stood retire retired appointed elected served serves")

  static let asWord = WordSet("as")
  static let down = WordSet("down")
  static let copulas = WordSet("is was became remains")

  /// Ties to an actor what stands in apposition to its name.
  mutating func tieRoles(to actor: Int, _ occurrence: Occurrence) {
    let sentence = words.sentences[occurrence.sentence]
    let reader = PhraseReader(words: words, sentence: sentence)
    let tokens = words.tokens
    // "council leader Martin Oakes", "Prime Minister Nora Marlow"
    var start = occurrence.name.lowerBound
    while start > sentence.tokens.lowerBound, tokens[start].gap.isEmpty, isAttribute(start - 1) { start -= 1 }
    tie(start..<occurrence.name.lowerBound, to: actor)
    // "Martin Oakes has refused to step down as chair of the board"
    if mentions.count < 2 || mentions[mentions.count - 2].token < sentence.tokens.lowerBound,
      let asWord = (occurrence.name.upperBound..<max(occurrence.name.upperBound, sentence.tokens.upperBound)).first(
        where: { Self.leaving.contains(tokens[$0].key) }),
      asWord + 2 < sentence.tokens.upperBound,
      Self.asWord.contains(tokens[asWord + 1].key) || Self.down.contains(tokens[asWord + 1].key),
      let office = reader.phrase(
        from: asWord + (Self.asWord.contains(tokens[asWord + 1].key) ? 2 : 3), to: sentence.tokens.upperBound),
      office.name == nil
    {
      tie(office.tokens, to: actor)
    }
    // "The leader of the council, Martin Oakes,"
    if start == occurrence.name.lowerBound, start > sentence.tokens.lowerBound, tokens[start].gap == .comma,
      occurrence.name.upperBound == sentence.tokens.upperBound || !tokens[occurrence.name.upperBound].gap.isEmpty,
      let office = reader.lastPhrase(endingAt: start), office.name == nil, !office.isPronoun
    {
      tie(office.tokens, to: actor)
    }
    // "Martin Oakes, 43, the leader of the council", "Martin Oakes (leader of the council)", "Martin Oakes is the leader"
    var next = occurrence.name.upperBound
    for _ in 0..<3 {
      guard next < sentence.tokens.upperBound else { return }
      let token = tokens[next]
      if token.gap == .comma, Self.relatives.contains(token.key) {
        actors[actor].isShownAsPerson = true
        tieRelative(from: next, reader, to: actor)
        return
      }
      if token.gap.isEmpty, Self.copulas.contains(token.key) {
        if let phrase = reader.phrase(from: next + 1, to: sentence.tokens.upperBound), phrase.name == nil,
          !phrase.isPronoun
        {
          tie(phrase.tokens, to: actor)
        }
        return
      }
      guard token.gap == .comma || token.gap == .bracketOpens || token.gap == .dash else { return }
      if token.shape.contains(.number) {
        actors[actor].isShownAsPerson = true
        actors[actor].age = token.key
        next += 1
        continue
      }
      guard let phrase = reader.phrase(from: next, to: sentence.tokens.upperBound), !phrase.isPronoun else { return }
      let end = phrase.tokens.upperBound
      let isClosed =
        end == sentence.tokens.upperBound || !tokens[end].gap.isEmpty || tokens[end].classes.contains(.clauseOpener)
      if phrase.name == nil, isClosed { tie(phrase.tokens, to: actor) }
      return
    }
  }

  /// "Nora Marlow, who leads the council" is its leader.
  mutating func tieRelative(from start: Int, _ reader: PhraseReader, to actor: Int) {
    let tokens = words.tokens
    for index in start + 1..<min(start + 3, reader.sentence.tokens.upperBound) {
      guard let noun = Self.agents.first(where: { $0.verbs.contains(tokens[index].key) })?.noun else { continue }
      actors[actor].roles.insert(noun)
      if let object = reader.phrase(from: index + 1, to: reader.sentence.tokens.upperBound) {
        for token in tokens[object.tokens] where token.classes.isDisjoint(with: [.determiner, .preposition]) {
          actors[actor].roles.insert(token.key)
        }
      }
      return
    }
  }

  static let relatives = WordSet("who whose")

  static let agents: [(verbs: WordSet, noun: WordKey)] = [
    (WordSet("leads led"), key("leader")), (WordSet("chairs chaired"), key("chair")),
    (WordSet("runs ran"), key("manager")),
    (WordSet("heads headed"), key("head")), (WordSet("owns owned"), key("owner")),
    (WordSet("represents represented"), key("mp")),
    (WordSet("founded"), key("founder")), (WordSet("teaches taught"), key("teacher")),
  ]

  static func key(_ word: String) -> WordKey { Array(word.utf8).wordKey(of: 0..<word.utf8.count) }

  func isAttribute(_ index: Int) -> Bool {
    let token = words.tokens[index]
    if token.shape.contains(.quoted) != words.tokens[index + 1].shape.contains(.quoted) { return false }
    if !token.classes.isDisjoint(with: [.role, .body, .people, .suffix]) { return true }
    let limits: WordClass = [
      .preposition, .clauseOpener, .pronoun, .auxiliary, .and, .determiner, .saying, .stance, .otherVerb, .adverb,
      .temporal,
    ]
    return token.classes.isDisjoint(with: limits) && !token.shape.contains(.number)
      && (token.isName || index + 1 < words.tokens.count && !words.tokens[index + 1].isName)
  }

  mutating func tie(_ range: Range<Int>, to actor: Int) {
    guard !range.isEmpty, range.count <= 16 else { return }
    let found = words.tokens[range]
    guard found.contains(where: { !$0.classes.isDisjoint(with: [.role, .female, .male]) }) else { return }
    for token in found where token.classes.isDisjoint(with: [.determiner, .preposition]) {
      actors[actor].roles.insert(token.key)
      if actors[actor].isPerson { actors[actor].isShownAsPerson = true }
      if actors[actor].isPerson, actors[actor].gender == .unknown {
        if token.classes.contains(.female) { actors[actor].gender = .female }
        if token.classes.contains(.male) { actors[actor].gender = .male }
      }
    }
  }
}
