// Subjects that are not right before their verb: beyond an insertion, a relative clause, or another verb.

extension PhraseReader {
  /// "The premier on Sunday ruled out", "Marlow last night said"
  func skippingTime(before end: Int) -> Int {
    var start = end
    while start > sentence.tokens.lowerBound, tokens[start - 1].classes.contains(.temporal),
      tokens[start].gap.isEmpty || start == end
    {
      start -= 1
    }
    guard start < end, start > sentence.tokens.lowerBound, tokens[start].gap.isEmpty else { return end }
    return Self.timeOpeners.contains(tokens[start - 1].key) ? start - 1 : end
  }

  /// The subject of the verb before "and": "he laughed and said".
  func coordinatedSubject(before and: Int, depth: Int) -> Subject? {
    guard depth > 0 else { return nil }
    var index = and - 1
    while index > sentence.tokens.lowerBound, and - index < 14 {
      let token = tokens[index]
      if token.shape.contains(.quoted) || !token.gap.isDisjoint(with: [.colon, .stop, .quotation]) { return nil }
      let isVerb =
        !token.classes.isDisjoint(with: [.saying, .stance, .otherVerb]) && token.classes.isDisjoint(with: .nounLike)
        || token.shape.contains(.participial) && words.text[token.range.upperBound - 1] == UInt8(ascii: "d")
      if isVerb {
        guard let subject = subject(before: index, depth: depth - 1), subject.opensClause else { return nil }
        return subject
      }
      index -= 1
    }
    return nil
  }

  static let timeOpeners = WordSet("on in last this at earlier")
  static let one = Array("one".utf8).wordKey(of: 0..<3)

  /// The subject of the sentence: its first phrase, after words that open it.
  func mainSubject(before end: Int) -> NounPhrase? {
    var start = sentence.tokens.lowerBound
    while start < end,
      tokens[start].shape.contains(.quoted)
        || !isNamePart(start) && !tokens[start].classes.isDisjoint(with: [.clauseOpener, .and, .adverb])
          && tokens[start].classes.isDisjoint(with: .determiner)
    {
      start += 1
    }
    // "In a letter to members, Nora Marlow": the phrase after the comma.
    if start < end, tokens[start].classes.contains(.preposition), !isNamePart(start) {
      guard let comma = (start + 1..<end).first(where: { tokens[$0].gap == .comma }) else { return nil }
      start = comma
    }
    guard start < end, let phrase = phrase(from: start, to: end) else { return nil }
    return named(phrase)
  }

  /// The name in apposition to an office, if it has one: "its general secretary, Gus Merrilow,".
  func named(_ phrase: NounPhrase) -> NounPhrase {
    let start = phrase.tokens.upperBound
    guard phrase.name == nil, !phrase.isPronoun, start < sentence.tokens.upperBound, tokens[start].gap == .comma,
      isOffice(phrase) || tokens[phrase.tokens.lowerBound].classes.contains(.determiner),
      let name = self.phrase(from: start, to: sentence.tokens.upperBound), let range = name.name,
      range.lowerBound == start,
      name.tokens.upperBound == sentence.tokens.upperBound || !tokens[name.tokens.upperBound].gap.isEmpty
    else { return phrase }
    return name
  }

  /// Whether a phrase without a name says what somebody is.
  func isOffice(_ phrase: NounPhrase) -> Bool {
    for index in phrase.tokens {
      if !tokens[index].classes.isDisjoint(with: [.role, .female, .male]) || tokens[index].key == Self.one {
        return true
      }
      if tokens[index].classes.contains(.preposition) { return false }
    }
    return false
  }

  /// The subject before a relative clause or a participle that ends right before `index`.
  ///
  /// - Parameter end: the end of the clause; one without a name is called by all of it, "an employee who asked not to be
  ///   named".
  func antecedent(before index: Int, extendingTo end: Int, depth: Int) -> Subject? {
    guard depth > 0 else { return nil }
    var index = index
    for _ in 0..<12 {
      guard index > sentence.tokens.lowerBound else { return nil }
      index -= 1
      let token = tokens[index]
      if token.shape.contains(.quoted) || !token.gap.isDisjoint(with: [.comma, .colon, .stop, .quotation]) {
        return nil
      }
      // "people briefed on the matter"
      let isReduced =
        token.classes.contains(.passive) && tokens[index + 1].classes.contains(.preposition)
      let opens = token.classes.contains(.clauseOpener) || token.shape.contains(.participial) || isReduced
      if opens, index > sentence.tokens.lowerBound, var subject = adjacentSubject(endingAt: index, depth: depth - 1),
        subject.opensClause
      {
        if subject.phrases.count == 1, subject.phrases[0].name == nil, !subject.phrases[0].isPronoun {
          var close = skippingTime(before: end)
          while close > subject.phrases[0].tokens.upperBound, tokens[close - 1].classes.contains(.clauseOpener) {
            close -= 1
          }
          let words = subject.phrases[0].tokens.upperBound..<max(close, subject.phrases[0].tokens.upperBound)
          if close - subject.phrases[0].tokens.lowerBound <= 10, words.allSatisfy({ tokens[$0].gap.isEmpty }) {
            subject.phrases[0].tokens = subject.phrases[0].tokens.lowerBound..<close
          }
        }
        return subject
      }
    }
    return nil
  }
}
