// The subject of a verb: who does what a cue says.

extension PhraseReader {
  /// One who speaks or takes a position, or several together.
  struct Subject {
    var phrases: [NounPhrase]
    /// Whether it opens its clause, so that nothing else can be the subject.
    var opensClause = true
  }

  /// How far the subject may be from its verb, in words.
  static let reach = 40

  /// The subject before a finite verb at `verb`: "Nora Marlow, who leads the council, later said".
  ///
  /// - Parameter depth: how many clauses within clauses are looked through; so time stays linear in any text.
  func subject(before verb: Int, depth: Int = 2) -> Subject? {
    let first = sentence.tokens.lowerBound
    var end = verb
    while end > first, tokens[end].gap.isEmpty, isBetweenSubjectAndVerb(end - 1) { end -= 1 }
    if tokens[end].gap.isEmpty, case let start = skippingTime(before: end), start < end {
      end = start
      while end > first, tokens[end].gap.isEmpty, isBetweenSubjectAndVerb(end - 1) { end -= 1 }
    }
    guard end > first else { return nil }
    if tokens[end - 1].classes.contains(.and) || tokens[end - 1].key == Self.but {
      // "would not discuss it but said": the subject is that of the sentence.
      if let subject = adjacentSubject(endingAt: end, depth: depth), subject.phrases.count > 1 { return subject }
      if let subject = coordinatedSubject(before: end - 1, depth: depth) { return subject }
      return mainSubject(before: end - 1).map { Subject(phrases: [$0]) }
    }
    if tokens[end].gap.isEmpty { return adjacentSubject(endingAt: end, depth: depth) }
    guard tokens[end].gap.isDisjoint(with: [.colon, .stop, .quotation]) else { return nil }
    return subject(beforeInsertionEndingAt: end, depth: depth)
  }

  static let but = Array("but".utf8).wordKey(of: 0..<3)

  func isBetweenSubjectAndVerb(_ index: Int) -> Bool {
    let token = tokens[index]
    // "she'd" is its subject too.
    guard !token.shape.contains(.quoted), !isNamePart(index), token.classes.isDisjoint(with: .pronoun) else {
      return false
    }
    if !token.classes.isDisjoint(with: [.adverb, .auxiliary]) {
      return token.classes.isDisjoint(with: [.people, .body, .role])
    }
    return endsInLY(index)
  }

  /// The subject before "…, who leads the council," that ends at `end`: the phrase before one of the commas to the left.
  func subject(beforeInsertionEndingAt end: Int, depth: Int) -> Subject? {
    var index = end - 1
    var fallback: Subject?
    var hops = 0
    var quoted = 0
    // A dash or a bracket that closes has its like that opens.
    let openings: Token.Gap =
      tokens[end].gap.contains(.dash)
      ? .dash : tokens[end].gap == .bracketCloses ? .bracketOpens : [.comma, .dash, .bracketOpens]
    while index > sentence.tokens.lowerBound, end - index < Self.reach, hops < 5 {
      let token = tokens[index]
      // "Joan Whitmarsh (Independent, Harbour), who": what is in brackets is no subject.
      if token.gap.contains(.bracketCloses),
        index != end || !openings.contains(.bracketOpens) || openings.contains(.comma)
      {
        var open = index - 1
        while open > sentence.tokens.lowerBound, !tokens[open].gap.contains(.bracketOpens) { open -= 1 }
        if open > sentence.tokens.lowerBound, let subject = adjacentSubject(endingAt: open, depth: depth),
          subject.opensClause
        {
          return subject
        }
        index = open - 1
        continue
      }
      if token.shape.contains(.quoted) {
        // A word or two may stand in quotation marks there.
        quoted += 1
        if quoted > 4 { break }
        index -= 1
        continue
      }
      if !token.gap.isDisjoint(with: [.colon, .stop]) { break }
      if !token.gap.isDisjoint(with: openings) {
        hops += 1
        // "The leader of the council, Martin Oakes, voted": the name is the insertion.
        if hops == 1, let name = phrase(from: index, to: end), name.name?.lowerBound == index,
          name.tokens.upperBound == end,
          let office = lastPhrase(endingAt: index), office.name == nil,
          isOffice(office) || tokens[office.tokens.lowerBound].classes.contains(.determiner)
            || tokens[index].shape.contains(.handle)
        {
          return Subject(phrases: [name])
        }
        // "She did, however, accept": the auxiliary stands before the insertion.
        let isSplit = tokens[index - 1].classes.contains(.auxiliary) && !isNamePart(index - 1)
        if let subject = isSplit
          ? depth > 0 ? self.subject(before: index - 1, depth: depth - 1) : nil
          : adjacentSubject(endingAt: index, depth: depth)
        {
          if subject.opensClause { return subject }
          fallback = fallback ?? subject
        }
      }
      index -= 1
    }
    // "Asked why, she said": the insertion is a clause before the subject, which then stands in it.
    return fallback
  }

  /// The subject whose last word stands right before `end`.
  func adjacentSubject(endingAt end: Int, depth: Int) -> Subject? {
    let first = sentence.tokens.lowerBound
    guard end > first else { return nil }
    var start = end
    while start > first, end - start < Self.reach, canStandInSegment(start - 1, isLast: start == end) {
      start -= 1
      if !tokens[start].gap.isEmpty { break }
    }
    guard start < end else { return antecedent(before: end, extendingTo: end, depth: depth) }
    let found = phrases(in: start..<end)
    guard let last = found.last, last.phrase.tokens.upperBound == end,
      !last.phrase.tokens.allSatisfy({ tokens[$0].shape.contains(.number) }) || tokens[last.phrase.head].range.count > 4
    else { return nil }
    let opens = start == first || !tokens[start].gap.isEmpty || opensClause(after: start - 1)
    // "Outside court Nora Marlow said"
    if last.afterPreposition, found.count == 1, opens, last.phrase.name != nil, !last.phrase.description.isEmpty,
      tokens[last.phrase.tokens.lowerBound].classes.isDisjoint(with: .determiner)
    {
      return Subject(phrases: [last.phrase])
    }
    if last.afterPreposition {
      // "families affected by the flood said", "officials who met Ms Calder said"
      return antecedent(before: start, extendingTo: end, depth: depth)
    }
    var subject = Subject(phrases: [last.phrase], opensClause: opens || found.count > 1)
    if last.afterAnd, found.count > 1, opens, !found[found.count - 2].afterPreposition,
      found[found.count - 2].phrase.tokens.upperBound == last.phrase.tokens.lowerBound - 1,
      found.count == 2 || !found[found.count - 2].phrase.isPronoun, isSpeaker(found[found.count - 2].phrase)
    {
      let first = found[found.count - 2].phrase
      subject.phrases.insert(first, at: 0)
      addListed(before: first, to: &subject)
    } else if last.afterAnd, found.count == 2, opens, !found[0].afterPreposition, !isSpeaker(found[0].phrase) {
      // "Federal and state officials"
      subject.phrases[0].tokens = found[0].phrase.tokens.lowerBound..<end
    }
    if !subject.opensClause, !last.phrase.isPronoun,
      let antecedent = antecedent(before: start, extendingTo: end, depth: depth)
    {
      return antecedent
    }
    return subject
  }

  /// "Ada Moss, Piet Okafor and Nora Marlow said": the names before the last two.
  func addListed(before phrase: NounPhrase, to subject: inout Subject) {
    guard subject.phrases.allSatisfy({ $0.name != nil }) else { return }
    var start = phrase.tokens.lowerBound
    while start > sentence.tokens.lowerBound, tokens[start].gap == .comma, let listed = lastPhrase(endingAt: start),
      listed.name != nil
    {
      subject.phrases.insert(listed, at: 0)
      start = listed.tokens.lowerBound
    }
  }

  /// The phrase right before `end`, whatever its place in the sentence.
  func lastPhrase(endingAt end: Int) -> NounPhrase? {
    var start = end
    while start > sentence.tokens.lowerBound, end - start < Self.reach,
      canStandInSegment(start - 1, isLast: start == end)
    {
      start -= 1
      if !tokens[start].gap.isEmpty { break }
    }
    guard start < end, let last = phrases(in: start..<end).last, last.phrase.tokens.upperBound == end else {
      return nil
    }
    return last.phrase
  }

  func isSpeaker(_ phrase: NounPhrase) -> Bool {
    phrase.name != nil && !tokens[phrase.tokens.lowerBound].shape.contains(.number)
      || phrase.tokens.contains { !tokens[$0].classes.isDisjoint(with: .speaking) }
  }

  func canStandInSegment(_ index: Int, isLast: Bool) -> Bool {
    let token = tokens[index]
    if token.shape.contains(.quoted) { return false }
    if isNamePart(index) || token.shape.contains(.number) { return true }
    let classes = token.classes
    if !classes.isDisjoint(with: .pronoun), classes.isDisjoint(with: .determiner) { return isLast }
    if classes.contains(.clauseOpener), !classes.contains(.preposition) { return false }
    if classes.contains(.auxiliary) { return false }
    if !classes.isDisjoint(with: .speaking), !classes.contains(.nounLike) { return true }
    if !classes.isDisjoint(with: [.saying, .stance, .otherVerb, .participle]) {
      guard classes.contains(.nounLike), index > sentence.tokens.lowerBound else { return false }
      // "the emergency call centre"
      if !isLast, tokens[index + 1].gap.isEmpty, !tokens[index + 1].classes.isDisjoint(with: .speaking) { return true }
      let before = tokens[index - 1]
      return before.classes.contains(.determiner) || before.shape.contains(.possessive)
    }
    if token.shape.contains(.participial), index > sentence.tokens.lowerBound {
      // "bereaved families" and "a retired judge", but "families affected".
      let before = tokens[index - 1]
      return before.classes.contains(.determiner) || !tokens[index].gap.isEmpty
    }
    return true
  }

  func opensClause(after index: Int) -> Bool {
    let classes = tokens[index].classes
    return tokens[index].shape.contains(.quoted) || !classes.isDisjoint(with: [.clauseOpener, .adverb, .and])
  }

  struct Found {
    var phrase: NounPhrase
    var afterPreposition: Bool
    var afterAnd: Bool
  }

  /// The phrases of a stretch of words, from left to right.
  func phrases(in range: Range<Int>) -> [Found] {
    var found: [Found] = []
    var index = range.lowerBound
    var (afterPreposition, afterAnd) = (false, false)
    while index < range.upperBound {
      let token = tokens[index]
      if token.classes.contains(.preposition), !isNamePart(index) {
        (afterPreposition, afterAnd) = (true, false)
        index += 1
      } else if token.classes.contains(.and) {
        // "of the council and the police": still after the preposition.
        afterAnd = true
        index += 1
      } else if let phrase = phrase(from: index, to: range.upperBound) {
        found.append(Found(phrase: phrase, afterPreposition: afterPreposition, afterAnd: afterAnd))
        (afterPreposition, afterAnd) = (false, false)
        index = phrase.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }
}
