/// The actors of an article and where it names them.
///
/// One pass collects the names of all sentences. Full names come first; then each surname, with or without a title,
/// joins the full name that it is the end of. Where two people bear it, the one named last of the title's sex is meant.
struct Cast {
  private(set) var actors: [Actor] = []
  /// Ascending by token.
  private(set) var mentions: [Mention] = []
  /// The actors of each surname, given name, and first word of a body's name.
  private var actorsOfWord: [WordKey: [Int]] = [:]
  /// One each an actor.
  private var mentionCounts: [Int] = []
  private var lastMentions: [Int] = []
  let words: WordSequence

  private struct Occurrence {
    var name: Range<Int>
    var phrase: NounPhrase
    var sentence: Int
    var parts: NameParts
  }

  init(_ words: WordSequence) {
    self.words = words
    var occurrences: [Occurrence] = []
    for (number, sentence) in words.sentences.enumerated() {
      let reader = PhraseReader(words: words, sentence: sentence)
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        guard reader.isNamePart(index) else {
          index += 1
          continue
        }
        let run = reader.nameRun(from: index, to: sentence.tokens.upperBound)
        if let name = reader.name(in: run), let parts = NameParts(name, words) {
          let phrase = NounPhrase(tokens: run, name: name, head: name.upperBound - 1)
          occurrences.append(Occurrence(name: name, phrase: phrase, sentence: number, parts: parts))
        }
        index = run.upperBound
      }
    }
    // Bodies first, so that "Marlin Creek" is short for Marlin Creek Outfitters Ltd.
    for (isPerson, isQuoted) in [(false, false), (false, true), (true, false), (true, true)] {
      for occurrence in occurrences where occurrence.parts.isFull && occurrence.parts.isPerson == isPerson {
        if words.tokens[occurrence.name.lowerBound].shape.contains(.quoted) == isQuoted { addFull(occurrence.parts) }
      }
    }
    for occurrence in occurrences {
      guard let actor = actor(of: occurrence.parts, adding: true) else { continue }
      mentions.append(Mention(token: occurrence.name.lowerBound, actor: actor))
      mentionCounts[actor] += 1
      lastMentions[actor] = occurrence.name.lowerBound
      let first = occurrence.name.lowerBound
      if first > 0, words.tokens[first].gap.isEmpty, Self.placePrepositions.contains(words.tokens[first - 1].key) {
        actors[actor].isPlace = true
      }
      tieRoles(to: actor, occurrence)
    }
  }

  private mutating func addFull(_ parts: NameParts) {
    if let known = actor(same: parts) ?? body(shortenedTo: parts) {
      actors[known].join(parts)
    } else {
      _ = add(Actor(parts))
    }
  }

  /// The actor that a name belongs to.
  private mutating func actor(of parts: NameParts, adding: Bool) -> Int? {
    if parts.isFull, let found = actor(same: parts) ?? body(shortenedTo: parts) { return found }
    // Latest first, so that of two people of one surname the last is meant.
    var candidates: [Int] = []
    for index in actorsOfWord[parts.keys.count > 1 ? parts.given : parts.surname] ?? [] {
      let actor = actors[index]
      guard
        (actor.isPerson == parts.isPerson || parts.keys.count == 1) && actor.gender.allows(parts.gender)
          && parts.isShort(of: actor)
      else {
        continue
      }
      candidates.append(index)
    }
    if candidates.count > 1 { candidates = [meant(by: parts, candidates)] }
    if let found = candidates.first {
      actors[found].join(parts)
      return found
    }
    return adding ? add(Actor(parts)) : nil
  }

  private func body(shortenedTo parts: NameParts) -> Int? {
    (actorsOfWord[parts.given] ?? []).first { !actors[$0].isPerson && parts.isShort(of: actors[$0]) }
  }

  private func actor(same parts: NameParts) -> Int? {
    (actorsOfWord[parts.isPerson ? parts.surname : parts.given] ?? []).first { parts.isSame(actors[$0]) }
  }

  /// Of several who bear a name: after a title the last named; without one whom the article is about, the most named.
  private func meant(by parts: NameParts, _ candidates: [Int]) -> Int {
    let latest = candidates.max { lastMentions[$0] < lastMentions[$1] } ?? candidates[0]
    guard parts.gender == .unknown else { return latest }
    let most = candidates.map { mentionCounts[$0] }.max() ?? 0
    return candidates.first { mentionCounts[$0] == most } ?? latest
  }

  /// The actor that a name names, if the article has it.
  func actor(named name: Range<Int>) -> Int? {
    let first = firstMention(from: name.lowerBound)
    return first < mentions.count && mentions[first].token < name.upperBound ? mentions[first].actor : nil
  }

  /// The number of the first mention at or after a token.
  private func firstMention(from token: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The mentions before a token, the latest first, down to `first`.
  func mentions(before token: Int, from first: Int) -> ReversedCollection<ArraySlice<Mention>> {
    mentions[firstMention(from: first)..<max(firstMention(from: first), firstMention(from: token))].reversed()
  }

  mutating func add(_ actor: Actor) -> Int {
    let number = actors.count
    actors.append(actor)
    mentionCounts.append(0)
    lastMentions.append(-1)
    for word in Set([actor.surname, actor.given]) where word != 0 { actorsOfWord[word, default: []].append(number) }
    return number
  }

  mutating func showAsPerson(_ actor: Int) { actors[actor].isShownAsPerson = true }

  mutating func learn(_ gender: Actor.Gender, of actor: Int) {
    if actors[actor].gender == .unknown { actors[actor].gender = gender }
  }

  // MARK: Roles

  private static let placePrepositions = WordSet("in at near outside across around into")
  private static let leaving = WordSet(
    "resign resigned resigns quit quits step stepped stand stood retire retired appointed elected served serves")
  private static let asWord = WordSet("as")
  private static let down = WordSet("down")
  private static let copulas = WordSet("is was became remains")

  /// Ties to an actor what stands in apposition to its name.
  private mutating func tieRoles(to actor: Int, _ occurrence: Occurrence) {
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
  private mutating func tieRelative(from start: Int, _ reader: PhraseReader, to actor: Int) {
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

  private static let relatives = WordSet("who whose")
  private static let agents: [(verbs: WordSet, noun: WordKey)] = [
    (WordSet("leads led"), key("leader")), (WordSet("chairs chaired"), key("chair")),
    (WordSet("runs ran"), key("manager")),
    (WordSet("heads headed"), key("head")), (WordSet("owns owned"), key("owner")),
    (WordSet("represents represented"), key("mp")),
    (WordSet("founded"), key("founder")), (WordSet("teaches taught"), key("teacher")),
  ]

  private static func key(_ word: String) -> WordKey { Array(word.utf8).wordKey(of: 0..<word.utf8.count) }

  private func isAttribute(_ index: Int) -> Bool {
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
