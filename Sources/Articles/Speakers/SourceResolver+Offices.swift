// Whom "the minister" and "the 20-year-old" mean.

extension SourceResolver {
  /// Offices that are called by another's name.
  static let synonyms: [WordSet] = [
    WordSet("boss chief executive director head president manager"),
    WordSet("chairman chairwoman chair chairperson"),
    WordSet("mp politician lawmaker parliamentarian backbencher"),
    WordSet("minister secretary chancellor premier"),
    WordSet("leader head boss chief"),
    WordSet("mother mum parent"),
    WordSet("father dad parent"),
    WordSet("lawyer solicitor barrister counsel"),
    WordSet("doctor physician consultant surgeon"),
    WordSet("councillor councilor"),
    WordSet("spokesman spokeswoman spokesperson"),
    WordSet("professor academic researcher scientist"),
    WordSet("campaigner activist"),
    WordSet("officer detective inspector superintendent sergeant constable"),
  ]

  /// "the 20-year-old": who is said to be 20, or who spoke last.
  func aged(_ phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
    let token = words.tokens[phrase.head]
    guard isDefinite(phrase), phrase.tokens.count == 2, token.shape.contains(.number), token.range.count > 8 else {
      return nil
    }
    let digits = token.range.prefix { words.text[$0].isASCIIDigit }
    let age = words.text.wordKey(of: digits.startIndex..<digits.endIndex)
    if let actor = cast.actors.suffix(Self.mentionReach).firstIndex(where: { $0.isPerson && $0.age == age }) {
      return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.95)
    }
    for index in stride(from: number - 1, through: max(0, number - 3), by: -1) {
      if let actor = speakers[index], cast.actors[actor].isPerson, cast.actors[actor].age == 0 {
        return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.8)
      }
    }
    return nil
  }

  func isUnnamedOffice(_ phrase: NounPhrase) -> Bool {
    let head = words.tokens[phrase.head].classes
    return !head.isDisjoint(with: [.role, .female, .male]) && head.isDisjoint(with: [.body, .people])
  }

  /// A role in the lead whose bearer is named in one of the next sentences: "The leader of the council has called for …",
  /// then "Nora Marlow said …".
  mutating func namedNext(_ phrase: NounPhrase, in number: Int) -> Source? {
    guard number < 4, let head = singularOffice(phrase), isSingular(phrase) || number == 0 else { return nil }
    for next in number + 1..<max(number + 1, min(number + 4, words.sentences.count)) {
      let sentence = words.sentences[next]
      let reader = PhraseReader(words: words, sentence: sentence)
      for cue in CueFinder(reader: reader).cues() where cue.sources.count == 1 {
        guard let name = cue.sources[0].name, let actor = cast.actor(named: name) else { continue }
        return tie(phrase, head, to: actor)
      }
    }
    return nil
  }

  /// A role that the last speaker must have, since nothing else is said of either: "“I was polite,” the warden told them."
  mutating func namedLast(_ phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
    guard let head = singularOffice(phrase), words.tokens[phrase.tokens.lowerBound].key == PhraseReader.the,
      phrase.tokens.count <= 4
    else { return nil }
    for index in stride(from: number - 1, through: max(0, number - 4), by: -1) {
      if let actor = speakers[index] { return tie(phrase, head, to: actor) }
    }
    return nil
  }

  func isSingular(_ phrase: NounPhrase) -> Bool {
    Self.articles.contains(words.tokens[phrase.tokens.lowerBound].key)
  }

  static let articles = WordSet("the a an")

  mutating func tie(_ phrase: NounPhrase, _ head: Int, to actor: Int) -> Source? {
    let token = words.tokens[head]
    let gender: Actor.Gender =
      token.classes.contains(.female) ? .female : token.classes.contains(.male) ? .male : .unknown
    guard cast.actors[actor].isPerson, cast.actors[actor].surname != 0,
      cast.actors[actor].words.count > 1 || cast.actors[actor].gender != .unknown,
      cast.actors[actor].roles.isEmpty || cast.actors[actor].roles.contains(token.key),
      cast.actors[actor].gender.allows(gender)
    else { return nil }
    cast.tie(phrase.tokens, to: actor)
    return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.8)
  }

  func singularOffice(_ phrase: NounPhrase) -> Int? {
    let core = phrase.tokens.prefix {
      !words.tokens[$0].classes.contains(.preposition) && !words.tokens[$0].classes.contains(.clauseOpener)
    }
    guard let head = core.last(where: { !words.tokens[$0].classes.isDisjoint(with: [.role, .female, .male]) }) else {
      return nil
    }
    return head
  }

  // MARK: Roles

  /// The person whom the article has tied to "the minister" or "the Pellworth boss".
  func role(_ phrase: NounPhrase, in number: Int) -> Source? {
    let tokens = words.tokens
    guard
      tokens[phrase.tokens.lowerBound].key == PhraseReader.the || number == 0 || tokens[phrase.tokens.lowerBound].isName
    else { return nil }
    var attributes: [WordKey] = []
    var head: Token?
    for index in phrase.tokens {
      let token = tokens[index]
      if token.classes.contains(.preposition), head != nil { break }
      if !token.classes.isDisjoint(with: [.determiner, .temporal]) { continue }
      if let before = head { attributes.append(before.key) }
      head = token
    }
    guard let head else { return nil }
    if head.classes.contains(.body), head.classes.isDisjoint(with: .role) { return namedBody(head, attributes, phrase) }
    guard !head.classes.isDisjoint(with: [.role, .female, .male]) else { return nil }
    var others = attributes.filter { !Self.formers.contains($0) }
    // "The leader of Dunmarrow Council" is nobody's of another council.
    for index in phrase.tokens.drop(while: { !tokens[$0].classes.contains(.preposition) }) where tokens[index].isName {
      others.append(tokens[index].key)
    }
    func fits(_ actor: Actor) -> Bool {
      guard actor.isPerson else { return false }
      let gender: Actor.Gender =
        head.classes.contains(.female) ? .female : head.classes.contains(.male) ? .male : .unknown
      guard actor.gender.allows(gender), others.allSatisfy({ actor.roles.contains($0) }) else { return false }
      return actor.roles.contains(head.key)
        || Self.synonyms.contains { $0.contains(head.key) && actor.roles.contains(where: $0.contains) }
    }
    for mention in cast.mentions(before: phrase.tokens.lowerBound, from: 0).prefix(Self.mentionReach)
    where fits(cast.actors[mention.actor]) {
      return Source(name: cast.actors[mention.actor].name, actor: mention.actor, certainty: 0.9)
    }
    // "the West Fennings chief": one chief, whose place is not told beside his name.
    let plain = others.count
    others.removeAll { key in phrase.tokens.contains { tokens[$0].isName && tokens[$0].key == key } }
    if others.count < plain {
      let bearers = Set(
        cast.mentions(before: phrase.tokens.lowerBound, from: 0).prefix(Self.mentionReach).map(\.actor).filter {
          fits(cast.actors[$0])
        })
      if bearers.count == 1, let actor = bearers.first {
        return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.8)
      }
    }
    // One without a name who spoke before.
    if let actor = cast.actors.suffix(Self.mentionReach).lastIndex(where: {
      $0.surname == 0 && $0.isPerson && $0.roles.contains(head.key) && others.allSatisfy($0.roles.contains)
    }) {
      return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.9)
    }
    // A lead may call people by their office and name them later.
    guard number < 4, cast.actors.count <= Self.mentionReach else { return nil }
    let later = cast.actors.indices.filter { fits(cast.actors[$0]) }
    guard later.count == 1, let actor = later.first else { return nil }
    return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.8)
  }

  static let formers = WordSet("former current new then senior")
}
