// Names: where they begin and end, and what of them is an office.

extension PhraseReader {
  /// Words between the parts of a body's name: "Department for Education".
  static let nameLinks = WordSet("of for and the & on a")

  /// Whether a word is part of a name: a capital that its place does not explain.
  func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    if Self.houseNumbers.contains(token.key) {
      return index > sentence.tokens.lowerBound && tokens[index - 1].key == Self.no
    }
    guard token.isName else { return false }
    if token.shape.contains(.handle) { return true }
    let classes = token.classes
    let isFirst =
      index == sentence.tokens.lowerBound || !token.gap.isDisjoint(with: [.quotation, .colon, .stop, .dash])
    // "No. 10"
    if token.key == Self.no {
      return index + 1 < sentence.tokens.upperBound && Self.houseNumbers.contains(tokens[index + 1].key)
    }
    if classes.isEmpty {
      // "Improvements are needed": a capital at the start is no name unless it is one elsewhere, or another follows.
      guard isFirst, !sentence.isTitleCase, index + 1 < sentence.tokens.upperBound else { return true }
      return words.midCapitals.contains(token.key) || tokens[index + 1].isName && tokens[index + 1].gap.isEmpty
    }
    if classes.contains(.temporal) {
      // April, May, June and August are names before another name.
      if index > sentence.tokens.lowerBound, token.gap.isEmpty,
        !tokens[index - 1].classes.isDisjoint(with: .givenName.union(.title)),
        tokens[index - 1].isName
      {
        return true
      }
      return !classes.isDisjoint(with: .givenName) && index + 1 < sentence.tokens.upperBound
        && tokens[index + 1].isName && tokens[index + 1].gap.isEmpty
    }
    if classes.contains(.otherPronoun) { return false }
    // "Will it be held?", but Will Marlow.
    let small: WordClass = [.determiner, .preposition, .clauseOpener, .auxiliary, .otherVerb]
    if !classes.isDisjoint(with: small) {
      if classes.isDisjoint(with: .givenName) { return false }
      if isFirst {
        return index + 1 < sentence.tokens.upperBound && tokens[index + 1].isName && tokens[index + 1].gap.isEmpty
      }
    }
    if !classes.isDisjoint(with: [.femaleName, .maleName, .title]) { return true }
    // "Families First in Care welcomes": a name elsewhere, and here.
    if isFirst, !sentence.isTitleCase, words.midCapitals.contains(token.key), index + 1 < sentence.tokens.upperBound,
      tokens[index + 1].isName, tokens[index + 1].gap.isEmpty, !classes.isDisjoint(with: .speaking)
    {
      return true
    }
    guard isFirst || sentence.isTitleCase else { return classes.isDisjoint(with: .pronoun) }
    // At the start of a sentence a known word is what it is.
    return !classes.isDisjoint(with: [.suffix]) && !classes.contains(.common)
  }

  /// The run of name parts from `start`, with the small words inside it.
  func nameRun(from start: Int, to end: Int) -> Range<Int> {
    var index = start + 1
    while index < end, !tokens[index - 1].shape.contains(.possessive) || isPluralPossessive(index - 1) {
      let token = tokens[index]
      if token.gap.isEmpty, token.shape.contains(.quoted) == tokens[start].shape.contains(.quoted) {
        if isNamePart(index), !token.shape.contains(.handle) {
          index += 1
          continue
        }
        if let next = nextNamePart(after: index, of: start, to: end) {
          index = next + 1
          continue
        }
      }
      break
    }
    return start..<index
  }

  /// The name part that follows small words at `index`: "van" before "Dijk", "for" before "Education".
  func nextNamePart(after index: Int, of start: Int, to end: Int) -> Int? {
    var next = index
    while next < end, next < index + 3, tokens[next].gap.isEmpty, tokens[next].shape.contains(.lowercase) { next += 1 }
    guard next > index, next < end, tokens[next].gap.isEmpty, isNamePart(next) else { return nil }
    let isParticle = (index..<next).allSatisfy { tokens[$0].classes.contains(.particle) }
    if isParticle { return next }
    let before = tokens[index - 1].classes
    let isLinked = (index..<next).allSatisfy { Self.nameLinks.contains(tokens[$0].key) }
    // "the Skywatchers of Orrin County"
    let isDefinite =
      start > sentence.tokens.lowerBound && tokens[start - 1].key == Self.the && tokens[index].key == Self.of
    let isBody = tokens[start..<index].contains { $0.classes.contains(.body) }
    // "Calderwick and Vale Hospitals Trust": a single word before "and", and a body's name after it.
    if tokens[index].classes.contains(.and), next == index + 1, start + 1 == index, tokens[start].classes.isEmpty,
      endsInBody(from: next, to: end)
    {
      return next
    }
    guard isLinked, isDefinite || isBody || !before.isDisjoint(with: [.body, .role]) else { return nil }
    // "the Democrats and the Greens" are two, and so are "the council and Mr Oakes".
    if tokens[index].classes.contains(.and),
      next > index + 1 || before.contains(.people) && !endsInBody(from: next, to: end)
    {
      return nil
    }
    return tokens[index].classes.contains(.and)
      && !tokens[next].classes.isDisjoint(with: [.title, .femaleName, .maleName])
      ? nil : next
  }

  /// The name proper within a run: without the office before it, or all of a body's name.
  ///
  /// "Prime Minister Nora Marlow" is Nora Marlow; "Home Secretary" is an office and no name.
  func name(in run: Range<Int>) -> Range<Int>? {
    var start = run.lowerBound
    for index in run.dropLast() {
      let classes = tokens[index].classes
      let isOffice =
        !classes.isDisjoint(with: [.role, .suffix]) && classes.isDisjoint(with: [.title, .femaleName, .maleName])
      // "Solicitor General Nora Marlow"
      let isGeneral =
        tokens[index].key == Self.general && index > run.lowerBound && tokens[index - 1].classes.contains(.role)
      if isOffice || isGeneral { start = index + 1 }
      // "Labour's Nora Marlow", but "the Employers' Association".
      if tokens[index].shape.contains(.possessive),
        !isPluralPossessive(index) || tokens[run.upperBound - 1].classes.isDisjoint(with: .body)
      {
        start = index + 1
      }
    }
    guard let last = run.last else { return nil }
    // "Minister for Education" is an office whole.
    if start > run.lowerBound, start < run.upperBound, tokens[start].shape.contains(.lowercase),
      tokens[start].classes.isDisjoint(with: .particle)
    {
      // "Secretary of State Nora Marlow" has a name after all.
      let given = (start..<run.upperBound - 1).first { !tokens[$0].classes.isDisjoint(with: [.femaleName, .maleName]) }
      return given.map { $0..<run.upperBound }
    }
    let lastClasses = tokens[last].classes
    if !lastClasses.isDisjoint(with: [.body, .people]) { return run }
    if lastClasses.contains(.role), lastClasses.isDisjoint(with: .givenName), start == last || run.count == 1 {
      return nil
    }
    // "Harrowmoor Martin Oakes": a place, and a name that begins with a given name.
    if let given = (start..<run.upperBound).first(where: {
      !tokens[$0].classes.isDisjoint(with: [.femaleName, .maleName, .title])
    }),
      given > start, given < last, tokens[given - 1].range.count > 2
    {
      start = given
    }
    return start..<run.upperBound
  }

  func endsInBody(from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end, index == start || tokens[index].gap.isEmpty, tokens[index].isName {
      if index > start, tokens[index].classes.contains(.body), tokens[index].classes.isDisjoint(with: .givenName) {
        return true
      }
      index += 1
    }
    return false
  }

  static let of = Array("of".utf8).wordKey(of: 0..<2)

  /// "the Employers' Association"
  private func isPluralPossessive(_ index: Int) -> Bool {
    tokens[index].shape.contains(.possessive) && tokens[index].stemEnd == tokens[index].range.upperBound
  }

  private static let general = Array("general".utf8).wordKey(of: 0..<7)
  /// Of Downing Street.
  static let houseNumbers = WordSet("10 11")

  static let no = Array("no".utf8).wordKey(of: 0..<2)
}
