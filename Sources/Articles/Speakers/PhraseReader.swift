/// Finds noun phrases in the words of a sentence, without a dictionary of the language: determiners, prepositions,
/// capitals and lists of nouns that can speak show where phrases begin and end.
struct PhraseReader {
  let words: WordSequence
  let sentence: Sentence
  var tokens: [Token] { words.tokens }

  /// Prepositions after which a phrase goes on: "a spokesperson for the council".
  static let postmodifiers = WordSet("of for from at in with to behind on by representing against")

  /// Whether a word can stand inside a phrase.
  func isPhraseWord(_ index: Int, isFirst: Bool, afterName: Bool) -> Bool {
    let token = tokens[index]
    if token.shape.contains(.number) { return isFirst }
    let classes = token.classes
    let nouns = !classes.isDisjoint(with: .speaking)
    if afterName { return nouns && !classes.contains(.nounLike) || classes.contains(.suffix) }
    if !classes.isDisjoint(with: [.preposition, .clauseOpener, .pronoun, .auxiliary, .and, .determiner]) {
      return false
    }
    if nouns { return true }
    if !classes.isDisjoint(with: [.saying, .stance, .otherVerb, .participle]) {
      // "his claims", "the emergency call centre"
      let next = index + 1 < sentence.tokens.upperBound ? tokens[index + 1] : nil
      let isCompound =
        next.map { $0.gap.isEmpty && !$0.classes.isDisjoint(with: .speaking) && $0.classes.isDisjoint(with: .nounLike) }
        ?? false
      return classes.contains(.nounLike) && (isFirst || isCompound)
    }
    if classes.contains(.temporal) { return isFirst }
    // "the bereaved families", "the newly elected mayor", but "the chain filed"
    if token.shape.contains(.participial), !isFirst, tokens[index - 1].classes.isEmpty || nounsBefore(index) {
      let isLast = index + 1 == sentence.tokens.upperBound || !tokens[index + 1].gap.isEmpty
      return endsInLY(index - 1) || isLast && words.text[token.range.upperBound - 1] == UInt8(ascii: "g")
    }
    return !classes.contains(.adverb)
  }

  func nounsBefore(_ index: Int) -> Bool { !tokens[index - 1].classes.isDisjoint(with: .speaking) }

  /// "newly", "angrily"
  func endsInLY(_ index: Int) -> Bool {
    let range = tokens[index].range
    return tokens[index].classes.isEmpty && range.count > 4 && words.text[range.upperBound - 1] == UInt8(ascii: "y")
      && words.text[range.upperBound - 2] == UInt8(ascii: "l")
  }

  /// The phrase that starts at `start`, its postmodifiers included; nil if none does.
  func phrase(from start: Int, to end: Int) -> NounPhrase? {
    guard var phrase = corePhrase(from: start, to: end) else { return nil }
    if phrase.isPronoun { return phrase }
    let isNamed = phrase.name != nil
    var next = phrase.tokens.upperBound
    for _ in 0..<4 {
      guard next + 1 < end, tokens[next].gap.isEmpty, tokens[next + 1].gap.isEmpty,
        Self.postmodifiers.contains(tokens[next].key), !tokens[next].isName || sentence.isTitleCase,
        let object = corePhrase(from: next + 1, to: end),
        !object.isPronoun || Self.partitives.contains(tokens[object.head].key),
        !tokens[object.head].classes.contains(.temporal) || object.tokens.count > 1
      else { break }
      // "Nora Marlow of Harrowmoor Council", but not "Nora Marlow of all people"
      if isNamed, object.name == nil { break }
      next = object.tokens.upperBound
    }
    phrase.tokens = phrase.tokens.lowerBound..<next
    return phrase
  }

  func corePhrase(from start: Int, to end: Int) -> NounPhrase? {
    guard start < end else { return nil }
    var index = start
    let classes = tokens[start].classes
    if !classes.isDisjoint(with: .pronoun), !tokens[start].shape.contains(.handle),
      classes.isDisjoint(with: .determiner) || start + 1 >= end || !tokens[start + 1].gap.isEmpty
    {
      return NounPhrase(tokens: start..<start + 1, name: nil, head: start, isPronoun: true)
    }
    while index < end, index == start || tokens[index].gap.isEmpty, tokens[index].classes.contains(.determiner),
      !isNamePart(index) || index == sentence.tokens.lowerBound
    {
      index += 1
    }
    let content = index
    var run: Range<Int>?
    while index < end, index == start || tokens[index].gap.isEmpty,
      tokens[index].shape.contains(.quoted) == tokens[start].shape.contains(.quoted)
    {
      if isNamePart(index) {
        let found = nameRun(from: index, to: end)
        run = found
        index = found.upperBound
        continue
      }
      let followsName = run?.upperBound == index && !endsInPossessive(index)
      // "a Western diplomat": after a determiner the name is an attribute.
      let isPlainNoun =
        followsName && content > start && tokens[index].classes.isEmpty && !tokens[index].shape.contains(.participial)
      guard isPlainNoun || isPhraseWord(index, isFirst: index == content, afterName: followsName) else { break }
      index += 1
    }
    guard index > content else {
      // "Many said so": the determiner is all.
      return content > start && Self.absolute.contains(tokens[content - 1].key)
        ? NounPhrase(tokens: start..<content, name: nil, head: content - 1) : nil
    }
    var phrase = NounPhrase(tokens: start..<index, name: nil, head: index - 1)
    if let run, run.upperBound == index {
      phrase.name = name(in: run)
    }
    return phrase
  }

  /// Determiners that stand for people by themselves: "many said so".
  static let absolute = WordSet("some many several few one most another others both all each two three four five")
  static let partitives = WordSet("them us")
  static let the = Array("the".utf8).wordKey(of: 0..<3)
  func endsInPossessive(_ index: Int) -> Bool { tokens[index - 1].shape.contains(.possessive) }
}
