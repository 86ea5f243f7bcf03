/// Says whom a noun phrase means: an actor of the cast, or nobody but its own words.
struct SourceResolver {
  let words: WordSequence
  var cast: Cast
  /// The last who spoke together, for "the pair" and "they".
  var joint: (name: String, sentence: Int)?

  /// The last body, group or document that spoke, for "it" and "they".
  var group: (source: Source, sentence: Int)?

  /// Whom a phrase means.
  struct Source: Equatable {
    var name: String
    /// In the cast; nil for one without a name.
    var actor: Int?
    /// How sure the step from phrase to actor is, as a factor of confidence.
    var certainty: Double
  }

  /// How many sentences back a pronoun may reach: far for somebody who is known to be of its sex.
  private static let pronounReach = (known: 20, unknown: 4)
  /// Offices that are called by another's name.
  private static let synonyms: [WordSet] = [
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

  /// - Parameters:
  ///   - sentence: the number of the phrase's sentence.
  ///   - speakers: the actor who spoke in each sentence before it, where one did.
  mutating func resolve(_ phrase: NounPhrase, in sentence: Int, speakers: [Int?]) -> Source? {
    if phrase.isPronoun { return pronoun(phrase, in: sentence, speakers: speakers) }
    if let name = phrase.name {
      if let actor = cast.actor(named: name) {
        return Source(name: cast.actors[actor].name, actor: actor, certainty: 1)
      }
      return Source(name: words.string(name), actor: nil, certainty: 0.9)
    }
    if Self.mute.contains(words.tokens[phrase.head].key)
      || phrase.tokens.contains(where: { Self.mute.contains(words.tokens[$0].key) })
    {
      return nil
    }
    if let joint, sentence - joint.sentence <= 6,
      phrase.tokens.contains(where: { Self.pairs.contains(words.tokens[$0].key) })
    {
      return Source(name: joint.name, actor: nil, certainty: 0.85)
    }
    if let owner = owner(of: phrase, in: sentence, speakers: speakers) { return owner }
    if phrase.tokens.count == 2,
      sentence == 0 || isDefinite(phrase) || Self.possessives.contains(words.tokens[phrase.tokens.lowerBound].key),
      let body = namedBody(words.tokens[phrase.head], [], phrase)
    {
      return body
    }
    if let person = aged(phrase, in: sentence, speakers: speakers) { return person }
    if let known = role(phrase, in: sentence) { return known }
    if isDefinite(phrase), phrase.tokens.count <= 4, Self.genericBodies.contains(words.tokens[phrase.head].key),
      let body = body(in: sentence, speakers: speakers)
    {
      return body
    }
    if let named = namedNext(phrase, in: sentence) ?? namedLast(phrase, in: sentence, speakers: speakers) {
      return named
    }
    // In a headline an office without an article stands for somebody whom the article names.
    if sentence == 0, !words.tokens[phrase.tokens.lowerBound].classes.contains(.determiner), isUnnamedOffice(phrase) {
      return nil
    }
    var source = described(phrase)
    // Later sentences may call the same one "she", or "the employee".
    if let head = singularOffice(phrase), !Self.possessives.contains(words.tokens[phrase.tokens.lowerBound].key) {
      let token = words.tokens[head]
      let gender: Actor.Gender =
        token.classes.contains(.female) ? .female : token.classes.contains(.male) ? .male : .unknown
      let roles = Set(
        phrase.tokens.prefix { !words.tokens[$0].classes.contains(.preposition) }.map { words.tokens[$0].key })
      source.actor = cast.add(Actor(described: source.name, roles: roles, gender: gender))
    }
    return source
  }

  /// "the 20-year-old": who is said to be 20, or who spoke last.
  private func aged(_ phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
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

  private func isUnnamedOffice(_ phrase: NounPhrase) -> Bool {
    let head = words.tokens[phrase.head].classes
    return !head.isDisjoint(with: [.role, .female, .male]) && head.isDisjoint(with: [.body, .people])
  }

  private static let pairs = WordSet("pair duo couple two trio both")
  private static let genericBodies = WordSet(
    """
    company firm group business charity organisation organization body party club union trust association agency regulator
    watchdog order operator airline retailer manufacturer developer provider insurer lender bank broadcaster supplier chain maker
    """)

  /// Whose statement, report or letter speaks: "Ivana Marlow's brief", "its statement", "her report".
  private mutating func owner(of phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
    let core = phrase.tokens.prefix { !words.tokens[$0].classes.contains(.preposition) }
    guard let head = core.last, words.tokens[head].classes.contains(.utterance), let first = core.first else {
      return nil
    }
    switch words.tokens[first].key {
    case Self.its: return body(in: number, speakers: speakers)
    case Self.his, Self.her:
      let gender: Actor.Gender = words.tokens[first].key == Self.his ? .male : .female
      guard let actor = antecedent(gender, before: first, in: number, speakers: speakers, shownOnly: true) else {
        return nil
      }
      return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.85)
    default:
      guard let possessive = core.first(where: { words.tokens[$0].shape.contains(.possessive) }),
        let actor = cast.actor(named: first..<possessive + 1)
      else { return nil }
      return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.9)
    }
  }

  private static let its = Array("its".utf8).wordKey(of: 0..<3)
  private static let his = Array("his".utf8).wordKey(of: 0..<3)
  private static let her = Array("her".utf8).wordKey(of: 0..<3)
  private static let possessives = WordSet("his her their my our its")

  /// A role in the lead whose bearer is named in one of the next sentences: "The leader of the council has called for …",
  /// then "Nora Marlow said …".
  private mutating func namedNext(_ phrase: NounPhrase, in number: Int) -> Source? {
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
  private mutating func namedLast(_ phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
    guard let head = singularOffice(phrase), words.tokens[phrase.tokens.lowerBound].key == PhraseReader.the,
      phrase.tokens.count <= 4
    else { return nil }
    for index in stride(from: number - 1, through: max(0, number - 4), by: -1) {
      if let actor = speakers[index] { return tie(phrase, head, to: actor) }
    }
    return nil
  }

  private func isSingular(_ phrase: NounPhrase) -> Bool {
    Self.articles.contains(words.tokens[phrase.tokens.lowerBound].key)
  }
  private static let articles = WordSet("the a an")

  private func isDefinite(_ phrase: NounPhrase) -> Bool {
    words.tokens[phrase.tokens.lowerBound].key == PhraseReader.the
  }

  private mutating func tie(_ phrase: NounPhrase, _ head: Int, to actor: Int) -> Source? {
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

  /// Things that carry words of nobody who could be named.
  private static let mute = WordSet(
    "sign placard banner plaque notice poster somebody someone nobody anybody anyone everybody everyone")

  private func singularOffice(_ phrase: NounPhrase) -> Int? {
    let core = phrase.tokens.prefix {
      !words.tokens[$0].classes.contains(.preposition) && !words.tokens[$0].classes.contains(.clauseOpener)
    }
    guard let head = core.last(where: { !words.tokens[$0].classes.isDisjoint(with: [.role, .female, .male]) }) else {
      return nil
    }
    return head
  }

  /// One without a name: the phrase itself.
  private func described(_ phrase: NounPhrase) -> Source {
    var range = phrase.tokens
    let first = words.tokens[range.lowerBound]
    // "the Home Office" is named without its article, as names are.
    if range.count > 1, first.key == PhraseReader.the, words.tokens[range.lowerBound + 1].isName,
      words.tokens[range.upperBound - 1].isName
    {
      range = range.lowerBound + 1..<range.upperBound
    }
    var name = words.string(range)
    if let initial = name.first, initial.isUppercase, range.lowerBound == phrase.tokens.lowerBound,
      first.classes.contains(.determiner)
        || !first.classes.isDisjoint(with: [.role, .people])
          && (range.count == 1 || words.tokens[range.lowerBound + 1].shape.contains(.lowercase))
    {
      name = initial.lowercased() + name.dropFirst()
    }
    return Source(name: name, actor: nil, certainty: 0.9)
  }

  // MARK: Pronouns

  private mutating func pronoun(_ phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
    let classes = words.tokens[phrase.head].classes
    if classes.contains(.they) {
      if let joint, number - joint.sentence <= 4 { return Source(name: joint.name, actor: nil, certainty: 0.85) }
      return lastGroup(in: number) ?? body(in: number, speakers: speakers)
    }
    if classes.contains(.it) { return lastGroup(in: number) ?? body(in: number, speakers: speakers) }
    let gender: Actor.Gender = classes.contains(.she) ? .female : .male
    if let actor = subjectAhead(of: phrase.head, in: number, gender) {
      return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.9)
    }
    guard
      let actor = antecedent(gender, before: phrase.head, in: number, speakers: speakers, shownOnly: true)
        ?? antecedent(gender, before: phrase.head, in: number, speakers: speakers, shownOnly: false)
    else { return nil }
    let wasKnown = cast.actors[actor].gender == gender
    cast.learn(gender, of: actor)
    return Source(name: cast.actors[actor].name, actor: actor, certainty: wasKnown ? 0.95 : 0.85)
  }

  /// The last fitting person: in the sentence itself, then sentence by sentence backwards, who spoke before who was
  /// named.
  private mutating func antecedent(
    _ gender: Actor.Gender, before token: Int, in number: Int, speakers: [Int?], shownOnly: Bool
  ) -> Int? {
    var index = number
    func fits(_ actor: Int) -> Bool {
      // Far back only one whose sex is known.
      if cast.actors[actor].gender == .unknown, number - index > Self.pronounReach.unknown { return false }
      return cast.actors[actor].isPerson
        && (cast.actors[actor].isShownAsPerson
          || !shownOnly && cast.actors[actor].words.count > 1 && !cast.actors[actor].isPlace)
        && cast.actors[actor].gender.allows(gender)
    }
    while index >= 0, number - index <= (shownOnly ? Self.pronounReach.known : Self.pronounReach.unknown) {
      let sentence = words.sentences[index]
      if index < number, let speaker = speakers[index], fits(speaker) { return speaker }
      if index == number {
        if let subject = openingSubject(of: number, before: token), fits(subject) { return subject }
        index -= 1
        continue
      }
      // The first named of a sentence is mostly its subject.
      var first: Int?
      for mention in cast.mentions(before: sentence.tokens.upperBound, from: sentence.tokens.lowerBound)
      where fits(mention.actor) {
        if words.tokens[mention.token].shape.contains(.quoted)
          || words.tokens[mention.token].shape.contains(.possessive)
        {
          continue
        }
        first = mention.actor
      }
      if let first { return first }
      index -= 1
    }
    return nil
  }

  /// "Though she called it shameful, Nora Marlow voted for it": the name after the comma.
  private func subjectAhead(of token: Int, in number: Int, _ gender: Actor.Gender) -> Int? {
    let sentence = words.sentences[number]
    guard token == sentence.tokens.lowerBound + 1, words.tokens[token - 1].classes.contains(.clauseOpener),
      let comma = sentence.tokens.dropFirst(2).first(where: { words.tokens[$0].gap == .comma }),
      let actor = cast.actor(named: comma..<comma + 1), cast.actors[actor].isPerson,
      cast.actors[actor].gender.allows(gender)
    else { return nil }
    return actor
  }

  /// The actor with whom a sentence begins, who is its subject.
  private mutating func openingSubject(of number: Int, before token: Int) -> Int? {
    let reader = PhraseReader(words: words, sentence: words.sentences[number])
    guard let subject = reader.mainSubject(before: token), !subject.isPronoun else { return nil }
    if let name = subject.name { return cast.actor(named: name) }
    return role(subject, in: number)?.actor
  }

  private func lastGroup(in number: Int) -> Source? {
    guard let group, number - group.sentence <= 4 else { return nil }
    return Source(name: group.source.name, actor: group.source.actor, certainty: 0.8)
  }

  /// The body that spoke last, or that one of the last sentences begins with: "it", "they", "the company".
  private func body(in number: Int, speakers: [Int?]) -> Source? {
    for index in stride(from: number - 1, through: max(0, number - 4), by: -1) {
      if let speaker = speakers[index] {
        if isBody(speaker) { return Source(name: cast.actors[speaker].name, actor: speaker, certainty: 0.8) }
        continue
      }
      let sentence = words.sentences[index]
      let reader = PhraseReader(words: words, sentence: sentence)
      if let name = reader.mainSubject(before: sentence.tokens.upperBound)?.name, let actor = cast.actor(named: name),
        isBody(actor)
      {
        return Source(name: cast.actors[actor].name, actor: actor, certainty: 0.75)
      }
    }
    return nil
  }

  private func isBody(_ actor: Int) -> Bool {
    !cast.actors[actor].isPerson || !cast.actors[actor].isShownAsPerson && cast.actors[actor].surname != 0
  }

  // MARK: Roles

  /// The person whom the article has tied to "the minister" or "the Pellworth boss".
  private func role(_ phrase: NounPhrase, in number: Int) -> Source? {
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

  /// The named body that "the council" means.
  private func namedBody(_ head: Token, _ attributes: [WordKey], _ phrase: NounPhrase) -> Source? {
    guard phrase.tokens.count <= 3 else { return nil }
    // A headline names what the article does after it.
    let isHeadline = words.sentences.first.map { $0.tokens.contains(phrase.tokens.lowerBound) } ?? false
    let end = isHeadline ? words.tokens.count : phrase.tokens.lowerBound
    for mention in cast.mentions(before: end, from: 0).prefix(Self.mentionReach) {
      let actor = cast.actors[mention.actor]
      if !actor.isShownAsPerson, actor.surname != 0, actor.words.contains(head.key),
        attributes.allSatisfy(actor.words.contains)
      {
        return Source(name: actor.name, actor: mention.actor, certainty: 0.9)
      }
    }
    return nil
  }

  /// How many mentions back, or actors in all, are looked at: so time stays linear in texts that are no articles.
  private static let mentionReach = 500
  private static let formers = WordSet("former current new then senior")
}
