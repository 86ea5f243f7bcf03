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
    if phrase.tokens.contains(where: { Self.mute.contains(words.tokens[$0].key) }) { return nil }
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

  static let pairs = WordSet("pair duo couple two trio both")
  static let possessives = WordSet("his her their my our its")

  func isDefinite(_ phrase: NounPhrase) -> Bool {
    words.tokens[phrase.tokens.lowerBound].key == PhraseReader.the
  }

  /// Things that carry words of nobody who could be named.
  static let mute = WordSet(
    "sign placard banner plaque notice poster somebody someone nobody anybody anyone everybody everyone")

  /// One without a name: the phrase itself.
  func described(_ phrase: NounPhrase) -> Source {
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

  /// How many mentions back, or actors in all, are looked at: so time stays linear in texts that are no articles.
  static let mentionReach = 500
}
