// Who stands beside a cue, and whether such a one can speak.

extension CueFinder {
  func isPerson(_ subject: PhraseReader.Subject) -> Bool {
    subject.phrases.contains { $0.name != nil || $0.isPronoun }
  }

  func firstSubject(before index: Int) -> NounPhrase? {
    guard let phrase = reader.mainSubject(before: index), canSpeak(phrase) else { return nil }
    return phrase.isPronoun && !isNamedPronoun(phrase) ? nil : phrase
  }

  // MARK: What surrounds a cue

  func sources(from phrase: NounPhrase) -> [NounPhrase] {
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

  func isNamedPronoun(_ phrase: NounPhrase) -> Bool {
    !tokens[phrase.head].classes.isDisjoint(with: [.he, .she, .they, .it])
  }
}
