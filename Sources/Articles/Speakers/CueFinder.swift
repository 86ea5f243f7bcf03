/// Finds the cues of a sentence.
struct CueFinder {
  let reader: PhraseReader
  var tokens: [Token] { reader.words.tokens }
  var sentence: Sentence { reader.sentence }
  static let according = WordSet("according")
  static let tells = WordSet("told tells tell")
  static let by = WordSet("by")
  static let to = WordSet("to")
  static let on = WordSet("on")

  /// The cues of the sentence's own words, in order.
  func cues() -> [Cue] {
    var cues: [Cue] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      let token = tokens[index]
      if !token.shape.contains(.quoted), let cue = cue(at: index) { cues.append(cue) }
      index += 1
    }
    return cues
  }

  func cue(at index: Int) -> Cue? {
    let token = tokens[index]
    let classes = token.classes
    if Self.according.contains(token.key) { return according(at: index) }
    guard !classes.isDisjoint(with: [.saying, .stance, .participle]) else { return nil }
    if token.isName && index > sentence.tokens.lowerBound && !sentence.isTitleCase && token.gap.isEmpty { return nil }
    if classes.contains(.participle), classes.isDisjoint(with: .cue) { return participle(at: index) }
    if index > sentence.tokens.lowerBound, token.gap.isEmpty {
      let before = tokens[index - 1]
      // "to say", "his claims", "Marlow's demands", "growing calls".
      if Self.to.contains(before.key) { return goesOnToSay(index) ? active(at: index) : nil }
      if classes.contains(.nounLike), isNounContext(before) { return nil }
      // "plans approved by the board"
      if classes.contains(.passive), index + 1 < sentence.tokens.upperBound, Self.by.contains(tokens[index + 1].key) {
        return passive(at: index)
      }
      if isPassive(index) { return tokens[index].classes.contains(.passive) ? passive(at: index) : nil }
    }
    return inverted(at: index) ?? active(at: index)
  }

  func goesOnToSay(_ index: Int) -> Bool {
    index - 2 >= sentence.tokens.lowerBound && Self.on.contains(tokens[index - 2].key)
  }

  func isNounContext(_ before: Token) -> Bool {
    if before.shape.contains(.possessive) { return true }
    if before.classes.contains(.determiner) { return true }
    if before.isName || !before.classes.isDisjoint(with: WordClass.pronoun.union([.adverb, .auxiliary, .temporal])) {
      return false
    }
    // "crews vow", but "new questions": a plural is a subject.
    return before.classes.isDisjoint(with: .speaking)
      && reader.words.text[before.range.upperBound - 1] != UInt8(ascii: "s")
  }

  /// Whether a form of "be" stands before the verb: "was accused", "has been widely backed".
  func isPassive(_ index: Int) -> Bool {
    var before = index - 1
    while before >= sentence.tokens.lowerBound, tokens[before].classes.contains(.adverb),
      !tokens[before].classes.contains(.being)
    {
      before -= 1
    }
    return before >= sentence.tokens.lowerBound && tokens[before].classes.contains(.being)
  }

  // MARK: The rules

  /// "according to Nora Marlow"
  func according(at index: Int) -> Cue? {
    guard index + 2 < sentence.tokens.upperBound, Self.to.contains(tokens[index + 1].key),
      let source = reader.phrase(from: index + 2, to: sentence.tokens.upperBound)
    else { return nil }
    return Cue(
      rule: .accordingTo, words: index..<index + 2, sources: sources(from: source),
      touchesQuotation: sentence.quotedWords > 0,
      isTrailing: true)
  }

  /// "was backed by Nora Marlow"
  func passive(at index: Int) -> Cue? {
    var by = index + 1
    while by < sentence.tokens.upperBound, by < index + 5, tokens[by].gap.isEmpty, !Self.by.contains(tokens[by].key) {
      by += 1
    }
    guard by + 1 < sentence.tokens.upperBound, Self.by.contains(tokens[by].key),
      let source = reader.phrase(from: by + 1, to: sentence.tokens.upperBound), canSpeak(source)
    else { return nil }
    return Cue(
      rule: .passive, words: index..<index + 1, sources: sources(from: source),
      touchesQuotation: touchesQuotation(index),
      isSubordinate: isSubordinate(index))
  }

  /// "…,” said Nora Marlow", "the bridge was unsafe, said Nora Marlow"
  func inverted(at index: Int) -> Cue? {
    let token = tokens[index]
    guard token.classes.contains(.saying), index + 1 < sentence.tokens.upperBound, tokens[index + 1].gap.isEmpty,
      !tokens[index + 1].shape.contains(.quoted)
    else { return nil }
    let afterQuotation = token.gap.contains(.quotation)
    guard afterQuotation || !token.gap.isDisjoint(with: [.comma, .dash, .stop]) || index == sentence.tokens.lowerBound
    else { return nil }
    guard !Self.addressed.contains(token.key),
      let source = reader.phrase(from: index + 1, to: sentence.tokens.upperBound), canSpeak(source) || afterQuotation
    else { return nil }
    if source.isPronoun, !isNamedPronoun(source) || tokens[source.head].classes.contains(.it) { return nil }
    guard afterQuotation || sentence.quotedWords > 0 || Self.invertible.contains(token.key) else { return nil }
    let end = source.tokens.upperBound
    // "Marlow, 43, said the council was wrong": what follows the phrase is its verb.
    if !afterQuotation, end < sentence.tokens.upperBound, tokens[end].gap.isEmpty,
      tokens[end].classes.isDisjoint(with: [.temporal, .preposition, .and, .clauseOpener])
    {
      return nil
    }
    if end < sentence.tokens.upperBound, tokens[end].gap.isEmpty,
      !tokens[end].classes.isDisjoint(with: [.auxiliary, .otherVerb, .saying, .stance]),
      !tokens[end].classes.contains(.preposition)
    {
      return nil
    }
    if !afterQuotation, index > sentence.tokens.lowerBound,
      reader.subject(before: index).map({ $0.opensClause && isPerson($0) }) ?? false
    {
      return nil
    }
    return Cue(
      rule: sentence.quotedWords > 0 ? .quotation : .reported, words: index..<index + 1, sources: sources(from: source),
      touchesQuotation: afterQuotation || touchesQuotation(end - 1), isTrailing: true)
  }

  /// "Nora Marlow said", "the council has rejected"
  func active(at index: Int) -> Cue? {
    let token = tokens[index]
    let next = index + 1 < sentence.tokens.upperBound ? tokens[index + 1] : nil
    if let next, next.gap.isEmpty, Self.nothings.contains(next.key) || declinesToSpeak(index) { return nil }
    if isNegated(index), Self.tellings.contains(token.key) { return nil }
    let touches = touchesQuotation(index, within: Self.hardlySaying.contains(token.key) ? 2 : 9)
    let isSaying = token.classes.contains(.saying)
    let isStance = takesPosition(at: index, touchesQuotation: touches)
    guard isStance || isSaying, let subject = reader.subject(before: index) else { return nil }
    let sources = subject.phrases.filter { !$0.isPronoun || isNamedPronoun($0) }
    guard let last = sources.last else { return nil }
    // "enjoyed great support": what could be a noun needs its subject near.
    if token.classes.contains(.nounLike), tokens[index].gap.isEmpty, last.tokens.upperBound + 2 < index { return nil }
    let isTag =
      isSaying
      && endsSentence(after: index, isWeak: Self.weak.contains(token.key) && !Self.tells.contains(token.key))
      && !tokens[sources[0].tokens.lowerBound].gap.isEmpty
    // "…, court told": a passive.
    if Self.tells.contains(token.key), next == nil { return nil }
    let isTrailing = isTag && sources[0].tokens.lowerBound > sentence.tokens.lowerBound
    let isWeak = !isStance && !touches && !isTrailing && saysNothingYet(at: index)
    // A verb that can be nothing else lets anything be its subject, beside a quotation or with a clause.
    let isPlain =
      !token.classes.contains(.nounLike)
      && (touches || isSaying && !Self.weak.contains(token.key) && opensClause(after: index))
    guard isPlain || sources.contains(where: canSpeak) else { return nil }
    let rule: Speaker.Rule =
      touches || isSaying && sentence.quotedWords > 0
      ? .quotation : isSaying && (!isStance || opensClause(after: index)) ? .reported : .stance
    return Cue(
      rule: rule, words: index..<index + 1, sources: sources, touchesQuotation: touches,
      isTrailing: isTrailing,
      isSubordinate: isSubordinate(index) || !subject.opensClause || isContent(sources[0]) || isRelative(index),
      isWeak: isWeak,
      hasClause: isTrailing || opensClause(after: index) || hasThat(after: index) || hasInfinitive(after: index))
  }

  /// Whether a verb of stance takes a position where it stands: "called for", not "called a meeting"; "backed", not
  /// "backed away"; not "the answer he wants" or "who questioned them".
  private func takesPosition(at index: Int, touchesQuotation touches: Bool) -> Bool {
    let token = tokens[index]
    if Self.votes.contains(token.key), votes(index) { return true }
    guard token.classes.contains(.stance) else { return false }
    let next = index + 1 < sentence.tokens.upperBound ? tokens[index + 1] : nil
    if !touches, next == nil || isRelative(index) { return false }
    guard let words = Self.completed.first(where: { $0.verbs.contains(token.key) })?.words else {
      return !(next.map { $0.gap.isEmpty && Self.movements.contains($0.key) } ?? false)
    }
    let hasMore = index + 2 < sentence.tokens.upperBound
    if let next, next.gap.isEmpty, words.contains(next.key), hasMore || Self.votes.contains(token.key) { return true }
    // "called again for"
    return hasMore && !touches && tokens[index + 1].classes.contains(.adverb) && words.contains(tokens[index + 2].key)
  }

  /// Whether a verb that needs a clause has none: "found", "told".
  private func saysNothingYet(at index: Int) -> Bool {
    let key = tokens[index].key
    guard Self.weak.contains(key) else { return false }
    if index + 2 < sentence.tokens.upperBound, Self.completes(key, tokens[index + 1].key) { return false }
    if hasThat(after: index) || bareClause(from: index + 1) || opensWithColon(after: index) { return false }
    return !(Self.requests.contains(key) && hasInfinitive(after: index))
  }

  static let asWord = WordSet("as")
  static let that = Array("that".utf8).wordKey(of: 0..<4)
  static let not = Array("not".utf8).wordKey(of: 0..<3)

  /// ", saying that …": the subject is that of the sentence.
  func participle(at index: Int) -> Cue? {
    guard index > sentence.tokens.lowerBound else { return nil }
    let touches = touchesQuotation(index)
    guard !tokens[index].gap.isEmpty || Self.by.contains(tokens[index - 1].key),
      opensClause(after: index) || touches || hasInfinitive(after: index)
    else {
      // "is calling for", "are also demanding"
      var being = index - 1
      while being > sentence.tokens.lowerBound, tokens[being].gap.isEmpty,
        tokens[being].classes.isDisjoint(with: .being), !tokens[being].classes.isDisjoint(with: [.adverb, .temporal])
      {
        being -= 1
      }
      guard tokens[index].gap.isEmpty, tokens[being].classes.contains(.being),
        touches || !Self.bareSaying.contains(tokens[index].key),
        let subject = reader.subject(before: being), subject.phrases.contains(where: canSpeak)
      else { return nil }
      return Cue(
        rule: touches ? .quotation : .stance, words: index..<index + 1,
        sources: subject.phrases.filter { !$0.isPronoun || isNamedPronoun($0) }, touchesQuotation: touches,
        isSubordinate: isSubordinate(index))
    }
    guard let source = firstSubject(before: index) else { return nil }
    return Cue(
      rule: .participle, words: index..<index + 1, sources: sources(from: source), touchesQuotation: touches,
      isSubordinate: true)
  }
}
