/// A place in a sentence that says whose words or position it gives.
struct Cue {
  var rule: Speaker.Rule
  /// The words of the cue: a verb, or "according to".
  var words: Range<Int>
  var sources: [NounPhrase]
  /// Whether a quotation stands right beside it.
  var touchesQuotation = false
  /// Whether it closes its sentence: ", she said."
  var isTrailing = false
  /// Whether it stands in a clause that another one rules: "after the council refused, …".
  var isSubordinate = false
  /// Whether the sentence could have it without anybody's words in it: "found", "called".
  var isWeak = false
  /// Whether what was said follows or stands around it as a clause, and not as a mere object: "urged them to wait".
  var hasClause = true
}

/// Finds the cues of a sentence.
struct CueFinder {
  let reader: PhraseReader

  private var tokens: [Token] { reader.words.tokens }
  private var sentence: Sentence { reader.sentence }

  /// Verbs that need a clause, a quotation or a tag's place to say anything.
  private static let weak = WordSet(
    """
    found finds read reads ruled rules believe believes believed think thinks thought hoped hopes hope feared fears fear
    remembered remembers began begins shot laughed smiled grinned nodded shrugged sighed reflected reflects thanked thanks
    challenged challenges observed observes noted notes continued speaking agreed agrees agree accepted accepts accept
    wondered wonders labelled labels labeled described describes describe called calls call branded brands dubbed
    reported reports report estimated estimates estimate indicated indicates answered answers advised advises advise
    revealed reveals read posted posts reminded informed informs briefed signalled signals signaled interrupted cried
    screamed roared texted emailed posts repeated repeats concluded concludes told tells tell wrote writes asked asks
    ask put puts replied replies responded responds pleaded pleads rule expects expected informs laughs added adds forecasts
    """)
  /// Verbs of stance that need one of some words after them.
  private static let completed: [(verbs: WordSet, words: WordSet)] = [
    (
      WordSet(
        "called calls call campaigned campaigns campaign voted votes vote petitioned petitions lobbied lobbies pressed presses press pushed pushes"
      ),
      WordSet("for on against to upon")
    ),
    (WordSet("asked asks ask"), WordSet("for")),
    (WordSet("stood stands"), WordSet("by behind against with")),
    (WordSet("poured"), WordSet("cold scorn")),
    (WordSet("hit hits"), WordSet("back out")),
    (WordSet("ruled rules rule"), WordSet("out against")),
    (WordSet("turned turns"), WordSet("down")),
    (WordSet("throw throws threw"), WordSet("out his her their its")),
    (WordSet("stopped stops"), WordSet("short")),
    (WordSet("pointed points"), WordSet("out")),
    (WordSet("put puts"), WordSet("it")),
    (WordSet("rounded"), WordSet("on")),
    (WordSet("tore"), WordSet("into")),
    (WordSet("sided sides"), WordSet("with")),
    (WordSet("distanced"), WordSet("himself herself themselves itself")),
  ]
  /// What turns a verb of stance into a movement: "backed away".
  private static let movements = WordSet("away off out down into up over")
  /// Verbs that stand before their subject without a quotation: "the bridge was unsafe, says the council".
  private static let invertible = WordSet(
    "said says claims claimed warns warned argues argued insists insisted suggests reports admits reveals finds")
  /// Verbs that stand before their subject only right after a quotation.
  private static let addressed = WordSet(
    "told tells tell informed informs assured reminded thanked briefed challenged called described branded")
  private static let according = WordSet("according")
  private static let tells = WordSet("told tells tell")
  private static let by = WordSet("by")
  private static let to = WordSet("to")
  private static let on = WordSet("on")
  private static let clauseOpeners = WordSet("that whether if why how what")
  private static let subordinators = WordSet("after when while as although though because since before if until once")

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

  private func cue(at index: Int) -> Cue? {
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

  private func goesOnToSay(_ index: Int) -> Bool {
    index - 2 >= sentence.tokens.lowerBound && Self.on.contains(tokens[index - 2].key)
  }

  private func isNounContext(_ before: Token) -> Bool {
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
  private func isPassive(_ index: Int) -> Bool {
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
  private func according(at index: Int) -> Cue? {
    guard index + 2 < sentence.tokens.upperBound, Self.to.contains(tokens[index + 1].key),
      let source = reader.phrase(from: index + 2, to: sentence.tokens.upperBound)
    else { return nil }
    return Cue(
      rule: .accordingTo, words: index..<index + 2, sources: sources(from: source),
      touchesQuotation: sentence.quotedWords > 0,
      isTrailing: true)
  }

  /// "was backed by Nora Marlow"
  private func passive(at index: Int) -> Cue? {
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
  private func inverted(at index: Int) -> Cue? {
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

  private func isPerson(_ subject: PhraseReader.Subject) -> Bool {
    subject.phrases.contains { $0.name != nil || $0.isPronoun }
  }

  /// "Nora Marlow said", "the council has rejected"
  private func active(at index: Int) -> Cue? {
    let token = tokens[index]
    let next = index + 1 < sentence.tokens.upperBound ? tokens[index + 1] : nil
    if let next, next.gap.isEmpty, Self.nothings.contains(next.key) { return nil }
    let isWeakVerb = Self.weak.contains(token.key)
    let touches = touchesQuotation(index, within: Self.hardlySaying.contains(token.key) ? 2 : 9)
    var isStance = token.classes.contains(.stance)
    if isStance {
      if let next, next.gap.isEmpty, Self.movements.contains(next.key), !Self.completes(token.key, next.key) {
        isStance = false
      }
      if let words = Self.completed.first(where: { $0.verbs.contains(token.key) })?.words {
        isStance =
          (index + 2 < sentence.tokens.upperBound || Self.votes.contains(token.key))
          && next.map { $0.gap.isEmpty && words.contains($0.key) } ?? false
          || index + 2 < sentence.tokens.upperBound && words.contains(tokens[index + 2].key) && token.key != 0
            && !touches && tokens[index + 1].classes.contains(.adverb)
      }
    }
    let isSaying = token.classes.contains(.saying)
    if isNegated(index), Self.tellings.contains(token.key) { return nil }
    if Self.votes.contains(token.key) { isStance = isStance || votes(index) }
    guard isStance || isSaying, let subject = reader.subject(before: index) else { return nil }
    let sources = subject.phrases.filter { !$0.isPronoun || isNamedPronoun($0) }
    guard let last = sources.last else { return nil }
    // "enjoyed great support": what could be a noun needs its subject near.
    if token.classes.contains(.nounLike), tokens[index].gap.isEmpty, last.tokens.upperBound + 2 < index { return nil }
    let isTag =
      isSaying && endsSentence(after: index, isWeak: isWeakVerb) && !tokens[sources[0].tokens.lowerBound].gap.isEmpty
    // "…, court told": a passive.
    if Self.tells.contains(token.key), next == nil { return nil }
    let isTrailing = isTag && sources[0].tokens.lowerBound > sentence.tokens.lowerBound
    let isCompleted = index + 2 < sentence.tokens.upperBound && next.map { Self.completes(token.key, $0.key) } ?? false
    let isWeak =
      !isStance && isWeakVerb && !touches && !isTrailing && !isCompleted && !hasThat(after: index)
      && !bareClause(from: index + 1)
      && !opensWithColon(after: index) && !(Self.requests.contains(token.key) && hasInfinitive(after: index))
    let isPlain =
      !token.classes.contains(.nounLike) && (touches || isSaying && !isWeakVerb && opensClause(after: index))
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

  private static let nothings = WordSet("nothing little guilty")
  /// Verbs of saying that mostly say nothing: a quotation must follow at once.
  private static let hardlySaying = WordSet("read reads found finds began begins shot put puts ask asks asked posts")
  private static let depictions = WordSet("described describes describe")
  private static let asWord = WordSet("as")
  private static let requests = WordSet("asked asks ask told tells wrote writes agreed agrees apologised apologized")
  private static let votes = WordSet("voted votes vote")

  /// "told us: too few"
  private func opensWithColon(after verb: Int) -> Bool {
    (verb + 1..<max(verb + 1, min(sentence.tokens.upperBound, verb + 4))).contains { tokens[$0].gap.contains(.colon) }
  }

  /// Whether "that" or a question follows within a few words.
  private func hasThat(after verb: Int) -> Bool {
    let depicts = Self.depictions.contains(tokens[verb].key)
    for index in verb + 1..<max(verb + 1, min(sentence.tokens.upperBound, verb + 25)) {
      let token = tokens[index]
      if token.shape.contains(.quoted) || !token.gap.isDisjoint(with: [.stop, .colon]) { return false }
      if depicts, Self.asWord.contains(token.key) { return true }
      // Beyond some words only "that", right after an insertion: "told Ms Obi, the chair, that".
      if Self.clauseOpeners.contains(token.key), index < verb + 8 && token.gap.isEmpty || token.key == Self.that {
        return true
      }
      // "told the programme it was clear"
      if Self.tells.contains(tokens[verb].key), index > verb + 1, !token.classes.isDisjoint(with: .pronoun),
        index + 1 < sentence.tokens.upperBound,
        tokens[index + 1].gap.isEmpty, tokens[index + 1].classes.contains(.auxiliary), index < verb + 12
      {
        return true
      }
      if !token.classes.isDisjoint(with: [.saying, .stance]), !token.classes.contains(.nounLike),
        !Self.to.contains(tokens[index - 1].key)
      {
        return false
      }
    }
    return false
  }

  /// "urged them to wait", "vowed to go", "accused him of lying", "denies using it"
  private func hasInfinitive(after verb: Int) -> Bool {
    for index in verb + 1..<max(verb + 1, min(sentence.tokens.upperBound, verb + 9)) {
      let token = tokens[index]
      guard token.gap.isEmpty, !token.shape.contains(.quoted) else { return false }
      let next = index + 1 < sentence.tokens.upperBound ? tokens[index + 1] : nil
      if Self.to.contains(token.key), let next, !next.isName,
        next.classes.isDisjoint(with: WordClass.pronoun.union(.determiner)),
        next.classes.isDisjoint(with: [.determiner, .body, .people, .role, .temporal])
      {
        return true
      }
      if token.shape.contains(.participial), reader.words.text[token.range.upperBound - 1] == UInt8(ascii: "g"),
        index == verb + 1 || tokens[index - 1].classes.contains(.preposition)
      {
        return true
      }
      if !token.classes.isDisjoint(with: [.saying, .stance]), !token.classes.contains(.nounLike) { return false }
    }
    return false
  }

  private static let that = Array("that".utf8).wordKey(of: 0..<4)

  /// Whether a clause that says what was said or asked begins with a phrase: "whether she wanted".
  private func isContent(_ phrase: NounPhrase) -> Bool {
    let start = phrase.tokens.lowerBound
    return start > sentence.tokens.lowerBound && tokens[start].gap.isEmpty
      && Self.contentOpeners.contains(tokens[start - 1].key)
  }

  /// "an employee who asked not to be named"
  private func isRelative(_ verb: Int) -> Bool {
    var before = verb - 1
    while before > sentence.tokens.lowerBound, tokens[before].gap.isEmpty,
      !tokens[before].classes.isDisjoint(with: [.adverb, .auxiliary]),
      tokens[before].classes.isDisjoint(with: .clauseOpener)
    {
      before -= 1
    }
    return before >= sentence.tokens.lowerBound && tokens[verb].gap.isEmpty
      && Self.relatives.contains(tokens[before].key)
  }

  /// "voted 4-3 on Monday to move"
  private func votes(_ verb: Int) -> Bool {
    (verb + 1..<max(verb + 1, min(sentence.tokens.upperBound, verb + 10))).contains {
      Self.ballots.contains(tokens[$0].key) && !tokens[$0].shape.contains(.quoted)
    }
  }

  /// "would not confirm"
  private func isNegated(_ verb: Int) -> Bool {
    (max(sentence.tokens.lowerBound, verb - 3)..<verb).contains {
      let range = tokens[$0].range
      return tokens[$0].key == Self.not
        || range.count > 3 && tokens[$0].classes.contains(.auxiliary)
          && reader.words.text[range.upperBound - 1] == UInt8(ascii: "t")
          && reader.words.text[range].contains { $0 == UInt8(ascii: "'") || $0 == 0x99 }
    }
  }

  private static let ballots = WordSet("to for against down on")
  private static let tellings = WordSet("confirm say tell comment explain reveal disclose answer announce")
  private static let not = Array("not".utf8).wordKey(of: 0..<3)
  private static let relatives = WordSet("who which that")
  private static let contentOpeners = WordSet("that whether if which who what why how where")

  private static func completes(_ verb: WordKey, _ next: WordKey) -> Bool {
    completed.contains { $0.verbs.contains(verb) && $0.words.contains(next) }
  }

  /// ", saying that …": the subject is that of the sentence.
  private func participle(at index: Int) -> Cue? {
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

  private static let bareSaying = WordSet("saying telling asking adding writing posting describing")

  private func firstSubject(before index: Int) -> NounPhrase? {
    guard let phrase = reader.mainSubject(before: index), canSpeak(phrase) else { return nil }
    return phrase.isPronoun && !isNamedPronoun(phrase) ? nil : phrase
  }

  // MARK: What surrounds a cue

  private func sources(from phrase: NounPhrase) -> [NounPhrase] {
    var sources = [phrase]
    let and = phrase.tokens.upperBound
    if and + 1 < sentence.tokens.upperBound, tokens[and].gap.isEmpty, tokens[and].classes.contains(.and),
      let second = reader.phrase(from: and + 1, to: sentence.tokens.upperBound), canSpeak(second), !second.isPronoun
    {
      let end = second.tokens.upperBound
      let goesOn =
        end < sentence.tokens.upperBound && tokens[end].gap.isEmpty
        && !tokens[end].classes.isDisjoint(with: [.auxiliary, .saying, .stance, .otherVerb])
      if !goesOn { sources.append(second) }
    }
    if sources.count == 1 { sources[0] = reader.named(phrase) }
    return sources
  }

  /// Whether a phrase names one that can speak.
  func canSpeak(_ phrase: NounPhrase) -> Bool {
    if phrase.isPronoun { return isNamedPronoun(phrase) }
    if phrase.name != nil { return true }
    if tokens[phrase.head].isName { return true }
    for index in phrase.tokens {
      // The first noun is the head of "a spokesperson for the bridge".
      let classes = tokens[index].classes
      if !classes.isDisjoint(with: .speaking) { return true }
      if classes.contains(.preposition) { break }
    }
    // "others said", "many said"
    return phrase.tokens.count == 1 && tokens[phrase.head].classes.contains(.determiner)
  }

  private func isNamedPronoun(_ phrase: NounPhrase) -> Bool {
    !tokens[phrase.head].classes.isDisjoint(with: [.he, .she, .they, .it])
  }

  /// Whether a quotation begins after the verb, a few words for whom it is said to between, or ends before its subject.
  private func touchesQuotation(_ verb: Int, within reach: Int = 9) -> Bool {
    guard sentence.quotedWords > 0 else { return false }
    var index = verb + 1
    while index < sentence.tokens.upperBound, index <= verb + reach {
      if tokens[index].shape.contains(.quoted) { return true }
      if !tokens[index].classes.isDisjoint(with: [.saying, .stance]), !tokens[index].classes.contains(.nounLike) {
        break
      }
      index += 1
    }
    index = verb
    while index > sentence.tokens.lowerBound, verb - index <= reach * 3 {
      if tokens[index].gap.contains(.quotation) { return true }
      index -= 1
    }
    return false
  }

  private func endsSentence(after verb: Int, isWeak: Bool) -> Bool {
    var index = verb + 1
    var words = 0
    while index < sentence.tokens.upperBound {
      if tokens[index].shape.contains(.quoted) { return tokens[index].gap.contains(.quotation) }
      if !tokens[index].gap.isEmpty, words == 0 { return true }
      if isWeak, words == 0, tokens[index].classes.isDisjoint(with: [.temporal, .preposition]) { return false }
      if !tokens[index].classes.isDisjoint(with: [.temporal, .adverb, .preposition, .determiner])
        || words > 0 && !tokens[index].classes.contains(.auxiliary)
      {
        words += 1
        if words > 5 { return false }
        index += 1
        continue
      }
      return false
    }
    return true
  }

  /// Whether a clause begins after the verb: "that", or at once with its subject.
  private func opensClause(after verb: Int) -> Bool {
    var index = verb + 1
    let end = min(sentence.tokens.upperBound, verb + 6)
    while index < end, tokens[index].gap.isEmpty || index == verb + 1 {
      if Self.clauseOpeners.contains(tokens[index].key) { return true }
      index += 1
    }
    guard verb + 1 < sentence.tokens.upperBound, tokens[verb + 1].gap.isEmpty else { return false }
    let classes = tokens[verb + 1].classes
    return classes.contains(.adverb) || !classes.isDisjoint(with: .pronoun)
      || bareClause(from: verb + 1)
  }

  /// Whether a phrase and then a verb follow.
  private func bareClause(from start: Int) -> Bool {
    guard let phrase = reader.phrase(from: start, to: sentence.tokens.upperBound) else { return false }
    let end = phrase.tokens.upperBound
    return end < sentence.tokens.upperBound && tokens[end].gap.isEmpty && !tokens[end].shape.contains(.quoted)
      && !tokens[end].classes.isDisjoint(with: [.auxiliary, .otherVerb])
  }

  /// Whether a verb stands in a clause that opens the sentence and ends with a comma after it, or in a relative one.
  private func isSubordinate(_ verb: Int) -> Bool {
    let first = sentence.tokens.lowerBound
    if Self.subordinators.contains(tokens[first].key) {
      var index = verb + 1
      while index < sentence.tokens.upperBound, tokens[index].gap.isEmpty { index += 1 }
      let commaBefore = (first + 1..<max(first + 1, verb)).contains { tokens[$0].gap.contains(.comma) }
      if index < sentence.tokens.upperBound, tokens[index].gap.contains(.comma), !commaBefore { return true }
    }
    return false
  }
}
