/// The actors of an article and where it names them.
///
/// One pass collects the names of all sentences. Full names come first; then each surname, with or without a title,
/// joins the full name that it is the end of. Where two people bear it, the one named last of the title's sex is meant.
struct Cast {
  var actors: [Actor] = []
  /// Ascending by token.
  private(set) var mentions: [Mention] = []
  /// The actors of each surname, given name, and first word of a body's name.
  var actorsOfWord: [WordKey: [Int]] = [:]

  /// One each an actor.
  var mentionCounts: [Int] = []

  var lastMentions: [Int] = []
  let words: WordSequence

  struct Occurrence {
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

  mutating func addFull(_ parts: NameParts) {
    if let known = actor(same: parts) ?? body(shortenedTo: parts) {
      actors[known].join(parts)
    } else {
      _ = add(Actor(parts))
    }
  }

  /// The actor that a name belongs to.
  mutating func actor(of parts: NameParts, adding: Bool) -> Int? {
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

  func body(shortenedTo parts: NameParts) -> Int? {
    (actorsOfWord[parts.given] ?? []).first { !actors[$0].isPerson && parts.isShort(of: actors[$0]) }
  }

  func actor(same parts: NameParts) -> Int? {
    (actorsOfWord[parts.isPerson ? parts.surname : parts.given] ?? []).first { parts.isSame(actors[$0]) }
  }

  /// Of several who bear a name: after a title the last named; without one whom the article is about, the most named.
  func meant(by parts: NameParts, _ candidates: [Int]) -> Int {
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
  func firstMention(from token: Int) -> Int {
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

  static let placePrepositions = WordSet("in at near outside across around into")
}
