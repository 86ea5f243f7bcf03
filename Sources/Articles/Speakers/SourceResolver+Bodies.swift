// Whom "the council" and "its statement" mean.

extension SourceResolver {
  static let genericBodies = WordSet(
    """
    company firm group business charity organisation organization body party club union trust association agency regulator
    watchdog order operator airline retailer manufacturer developer provider insurer lender bank broadcaster supplier chain maker
    """)

  /// Whose statement, report or letter speaks: "Ivana Marlow's brief", "its statement", "her report".
  mutating func owner(of phrase: NounPhrase, in number: Int, speakers: [Int?]) -> Source? {
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

  static let its = Array("its".utf8).wordKey(of: 0..<3)
  static let his = Array("his".utf8).wordKey(of: 0..<3)
  static let her = Array("her".utf8).wordKey(of: 0..<3)

  /// The named body that "the council" means.
  func namedBody(_ head: Token, _ attributes: [WordKey], _ phrase: NounPhrase) -> Source? {
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
}
