// What follows a verb: a clause, an infinitive, a colon, the end of the sentence.

extension CueFinder {
  static let clauseOpeners = WordSet("that whether if why how what")
  static let subordinators = WordSet("after when while as although though because since before if until once")

  /// "told us: too few"
  func opensWithColon(after verb: Int) -> Bool {
    (verb + 1..<max(verb + 1, min(sentence.tokens.upperBound, verb + 4))).contains { tokens[$0].gap.contains(.colon) }
  }

  /// Whether "that" or a question follows within a few words.
  func hasThat(after verb: Int) -> Bool {
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
  func hasInfinitive(after verb: Int) -> Bool {
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

  /// Whether a clause that says what was said or asked begins with a phrase: "whether she wanted".
  func isContent(_ phrase: NounPhrase) -> Bool {
    let start = phrase.tokens.lowerBound
    return start > sentence.tokens.lowerBound && tokens[start].gap.isEmpty
      && Self.contentOpeners.contains(tokens[start - 1].key)
  }

  /// "an employee who asked not to be named"
  func isRelative(_ verb: Int) -> Bool {
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

  /// "would not confirm"
  func isNegated(_ verb: Int) -> Bool {
    (max(sentence.tokens.lowerBound, verb - 3)..<verb).contains {
      let range = tokens[$0].range
      return tokens[$0].key == Self.not
        || range.count > 3 && tokens[$0].classes.contains(.auxiliary)
          && reader.words.text[range.upperBound - 1] == UInt8(ascii: "t")
          && reader.words.text[range].contains { $0 == UInt8(ascii: "'") || $0 == 0x99 }
    }
  }

  static let relatives = WordSet("who which that")
  static let contentOpeners = WordSet("that whether if which who what why how where")

  /// Whether a quotation begins after the verb, a few words for whom it is said to between, or ends before its subject.
  func touchesQuotation(_ verb: Int, within reach: Int = 9) -> Bool {
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

  func endsSentence(after verb: Int, isWeak: Bool) -> Bool {
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
  func opensClause(after verb: Int) -> Bool {
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
  func bareClause(from start: Int) -> Bool {
    guard let phrase = reader.phrase(from: start, to: sentence.tokens.upperBound) else { return false }
    let end = phrase.tokens.upperBound
    return end < sentence.tokens.upperBound && tokens[end].gap.isEmpty && !tokens[end].shape.contains(.quoted)
      && !tokens[end].classes.isDisjoint(with: [.auxiliary, .otherVerb])
  }

  /// Whether a verb stands in a clause that opens the sentence and ends with a comma after it, or in a relative one.
  func isSubordinate(_ verb: Int) -> Bool {
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
