// Whom "she", "they" and "it" mean.

extension SourceResolver {
  /// How many sentences back a pronoun may reach: far for somebody who is known to be of its sex.
  static let pronounReach = (known: 20, unknown: 4)

  // MARK: Pronouns

  mutating func pronoun(_ phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
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
  mutating func antecedent(
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
  func subjectAhead(of token: Int, in number: Int, _ gender: Actor.Gender) -> Int? {
    let sentence = words.sentences[number]
    guard token == sentence.tokens.lowerBound + 1, words.tokens[token - 1].classes.contains(.clauseOpener),
      let comma = sentence.tokens.dropFirst(2).first(where: { words.tokens[$0].gap == .comma }),
      let actor = cast.actor(named: comma..<comma + 1), cast.actors[actor].isPerson,
      cast.actors[actor].gender.allows(gender)
    else { return nil }
    return actor
  }

  /// The actor with whom a sentence begins, who is its subject.
  mutating func openingSubject(of number: Int, before token: Int) -> Int? {
    let reader = PhraseReader(words: words, sentence: words.sentences[number])
    guard let subject = reader.mainSubject(before: token), !subject.isPronoun else { return nil }
    if let name = subject.name { return cast.actor(named: name) }
    return role(subject, in: number)?.actor
  }

  func lastGroup(in number: Int) -> Source? {
    guard let group, number - group.sentence <= 4 else { return nil }
    return Source(name: group.source.name, actor: group.source.actor, certainty: 0.8)
  }

  /// The body that spoke last, or that one of the last sentences begins with: "it", "they", "the company".
  func body(in number: Int, speakers: [Int?]) -> Source? {
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

  func isBody(_ actor: Int) -> Bool {
    !cast.actors[actor].isPerson || !cast.actors[actor].isShownAsPerson && cast.actors[actor].surname != 0
  }
}
