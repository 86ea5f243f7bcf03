/// Finds the speakers of an article's sentences.
///
/// Sentence by sentence, a cue in its own words decides; then quotations without one take the speaker of the words around
/// them. Every answer has its rule. Where the rules disagree or none applies, nobody is named: a wrong name is worse than
/// none.
struct Attribution {
  let words: WordSequence
  var resolver: SourceResolver
  var answers: [Answer?]

  /// The actor who spoke in each sentence, for pronouns.
  var actors: [Int?]

  var isInTurn: [Bool] = []

  /// The blocks that are posts of the handle that opens them.
  var postings: Set<Int> = []

  /// A speaker with the place of its cue in the cleaned text.
  struct Answer {
    var name: String
    var actor: Int?
    var cue: Range<Int>?
    var rule: Speaker.Rule
    var confidence: Double
    /// Whether the sentence tells what was said, as indirect speech does.
    var isReport = false
  }

  init(_ words: WordSequence) {
    self.words = words
    resolver = SourceResolver(words: words, cast: Cast(words))
    answers = [Answer?](repeating: nil, count: words.sentences.count)
    actors = [Int?](repeating: nil, count: words.sentences.count)
  }

  /// One answer a sentence, or nil.
  ///
  /// - Parameter turns: ascending; none outside transcripts.
  static func answers(for words: WordSequence, turns: [Turn]) -> [Answer?] {
    var attribution = Attribution(words)
    attribution.takeTurns(turns)
    attribution.takeMotions()
    for number in words.sentences.indices where attribution.answers[number] == nil && !attribution.isInTurn[number] {
      attribution.takeCues(of: number)
    }
    attribution.takeEcho()
    return attribution.answers
  }

  // MARK: The source's own division

  mutating func takeTurns(_ turns: [Turn]) {
    isInTurn = [Bool](repeating: false, count: words.sentences.count)
    var turn = 0
    for (number, sentence) in words.sentences.enumerated() {
      while turn < turns.count, turns[turn].range.upperBound <= sentence.range.lowerBound { turn += 1 }
      guard turn < turns.count, turns[turn].range.contains(sentence.range.lowerBound) else { continue }
      isInTurn[number] = true
      guard let name = turns[turn].speaker, !isStageDirection(sentence.range) else { continue }
      answers[number] = Answer(name: name, actor: nil, cue: nil, rule: .turn, confidence: Self.confidence(.turn))
    }
  }

  /// "[Interruption.]", "(A short break)": nobody says that.
  func isStageDirection(_ range: Range<Int>) -> Bool {
    // "Nora Marlow (Westerby) rose—"
    if words.text.firstIndex(ofASCII: " rose", from: max(range.lowerBound, range.upperBound - 8), to: range.upperBound)
      != nil
    {
      return true
    }
    return switch (words.text[range.lowerBound], words.text[range.upperBound - 1]) {
    case (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "("), UInt8(ascii: ")")): true
    default: false
    }
  }

  /// "That this House …", and all clauses of its block after that.
  mutating func takeMotions() {
    var block: Int?
    for (number, sentence) in words.sentences.enumerated() where answers[number] == nil {
      if block != sentence.block {
        block = nil
        let range = sentence.range
        let opens =
          words.text.firstIndex(ofASCII: "that this house", from: range.lowerBound, to: range.upperBound) != nil
          || words.text.firstIndex(ofASCII: "leave out from ", from: range.lowerBound, to: range.upperBound) != nil
        if opens { block = sentence.block }
      }
      if block == sentence.block {
        answers[number] = Answer(
          name: "this House", actor: nil, cue: nil, rule: .motion, confidence: Self.confidence(.motion))
      }
    }
  }

  // MARK: Cues

  mutating func takeCues(of number: Int) {
    let sentence = words.sentences[number]
    let opensWithHandle = sentence.tokens.first.map { words.tokens[$0].shape.contains(.handle) } ?? false
    if postings.contains(sentence.block), number > 0, !opensWithHandle { return copy(number - 1, to: number, .label) }
    if sentence.quotedWords < sentence.tokens.count {
      let finder = CueFinder(reader: PhraseReader(words: words, sentence: sentence))
      let cues = finder.cues()
      for cue in Self.ranked(cues, isQuoting: sentence.quotedWords > 0) {
        if take(cue, number) { return }
      }
      if takeLabel(number) { return }
    }
    guard sentence.quotedWords > 0 else { return }
    takeSurroundings(of: number)
  }

  /// The cues of a sentence that can name its speaker, the likeliest first.
  static func ranked(_ cues: [Cue], isQuoting: Bool) -> [Cue] {
    func rank(_ cue: Cue) -> Int {
      if isQuoting {
        return (cue.touchesQuotation ? 0 : cue.hasClause ? 1 : 5) + (cue.isSubordinate ? 3 : 0)
          + (cue.rule == .stance ? 1 : 0)
      }
      return (cue.isSubordinate ? 4 : 0) + (cue.isTrailing ? 0 : 1)
    }
    return cues.filter { !$0.isWeak }.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  mutating func take(_ cue: Cue, _ number: Int) -> Bool {
    var sources: [SourceResolver.Source] = []
    for phrase in cue.sources {
      guard let source = resolver.resolve(phrase, in: number, speakers: actors) else { return false }
      sources.append(source)
    }
    guard let first = sources.first else { return false }
    let name = sources.map(\.name).joined(separator: " and ")
    let certainty = sources.map(\.certainty).min() ?? 1
    let tokens = words.tokens[cue.words]
    guard let start = tokens.first?.range.lowerBound, let end = tokens.last?.range.upperBound else { return false }
    answers[number] = Answer(
      name: name, actor: sources.count == 1 ? first.actor : nil, cue: start..<end, rule: cue.rule,
      confidence: Self.confidence(cue.rule) * certainty, isReport: cue.hasClause)
    actors[number] = sources.count == 1 ? first.actor : nil
    if sources.count > 1 { resolver.joint = (name, number) }
    if sources.count == 1, first.actor.map({ !resolver.cast.actors[$0].isPerson }) ?? true {
      resolver.group = (first, number)
    }
    if let actor = actors[number], cue.rule != .passive, cue.rule != .accordingTo,
      resolver.cast.actors[actor].words.count > 1
    {
      resolver.cast.showAsPerson(actor)
    }
    return true
  }

  /// "Marlow: we were wrong" in a headline, "@westerby: “…”", "One member was less sure: “…”".
  mutating func takeLabel(_ number: Int) -> Bool {
    let sentence = words.sentences[number]
    let tokens = words.tokens
    guard let colon = sentence.tokens.dropFirst().first(where: { tokens[$0].gap.contains(.colon) }) else {
      return false
    }
    let reader = PhraseReader(words: words, sentence: sentence)
    let isQuoting = tokens[colon].shape.contains(.quoted)
    let isHandle = tokens[sentence.tokens.lowerBound].shape.contains(.handle)
    guard isQuoting || isHandle || number == 0 && colon - sentence.tokens.lowerBound <= 6,
      !tokens[sentence.tokens.lowerBound].shape.contains(.quoted),
      var phrase = reader.mainSubject(before: colon)
    else { return false }
    let isLabel = phrase.tokens.upperBound == colon && phrase.tokens.lowerBound == sentence.tokens.lowerBound
    // "Mr Corrigan's verdict: “…”"
    if isQuoting, let owner = owner(of: phrase, reader) { phrase = owner }
    // "Thornhaugh Secure Unit: Independent Inquiry" is a heading.
    if isLabel, !isQuoting, !isHandle, let name = phrase.name, let actor = resolver.cast.actor(named: name),
      !resolver.cast.actors[actor].isShownAsPerson
    {
      return false
    }
    guard isLabel ? phrase.name != nil || isQuoting : isQuoting, CueFinder(reader: reader).canSpeak(phrase),
      let source = resolver.resolve(phrase, in: number, speakers: actors)
    else { return false }
    let rule: Speaker.Rule = isLabel ? .label : .introduction
    answers[number] = Answer(
      name: source.name, actor: source.actor, cue: nil, rule: rule, confidence: Self.confidence(rule) * source.certainty
    )
    actors[number] = source.actor
    if isHandle, isLabel { postings.insert(sentence.block) }
    return true
  }

  func owner(of phrase: NounPhrase, _ reader: PhraseReader) -> NounPhrase? {
    let first = phrase.tokens.lowerBound
    guard phrase.name == nil, reader.isNamePart(first) else { return nil }
    let run = reader.nameRun(from: first, to: phrase.tokens.upperBound)
    guard let last = run.last, words.tokens[last].shape.contains(.possessive), let name = reader.name(in: run) else {
      return nil
    }
    return NounPhrase(tokens: run, name: name, head: last)
  }

  mutating func copy(_ from: Int, to number: Int, _ rule: Speaker.Rule) {
    guard var answer = answers[from] else { return }
    answer.confidence = min(answer.confidence, 1) * Self.confidence(rule)
    answer.rule = rule
    answers[number] = answer
    actors[number] = actors[from]
  }

  /// The share of right answers of a rule on the articles of the tests.
  static func confidence(_ rule: Speaker.Rule) -> Double {
    switch rule {
    case .row, .correction: 1
    // Of what the same quotation's tag is worth.
    case .sameQuotation: 1
    case .runOn, .echo, .label, .motion: 0.95
    case .quotation, .reported, .turn, .introduction, .continuation: 0.9
    case .accordingTo, .participle: 0.85
    case .stance, .passive: 0.8
    }
  }
}
