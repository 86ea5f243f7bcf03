/// What a word before a full stop says about whether the stop ends the sentence.
enum StopReading {
  /// An ordinary word: the stop ends the sentence.
  case word
  /// "Mr.", "e.g.": the stop never ends it.
  case never
  /// "No.", "p.": not before a digit.
  case beforeDigit
  /// "U.S.", "Ltd.", an initial: only if the next word is one with which sentences begin and names do not.
  case beforeStarter
  /// "p.m.": unless a day, a month, a zone or a name in capitals follows.
  case timeOfDay
  /// "etc.": whenever a capital follows.
  case beforeCapital
}

extension [UInt8] {
  private static let titles = WordSet(
    """
    mr mrs ms mx dr prof rev revd hon rt gen col sgt lt cpl cpt capt maj cmdr cdr adm brig cllr messrs mme mlle sen rep
    gov pres supt insp det fr cpo mgr msgr amb
    """)
  private static let inner = WordSet("vs v cf viz approx ca c hon incl esp")
  private static let references = WordSet(
    "no nos nr p pp para paras art arts sec secs s ss fig figs vol vols ch cl pt reg regs sch ex app op")
  private static let finals = WordSet(
    """
    inc ltd co corp plc bros llc jr sr esq dept assn univ ave rd blvd st mt ft jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue tues wed thu thur thurs fri
    """)
  private static let lists = WordSet("etc al seq ibid")
  private static let dottedInner = WordSet("e.g i.e")
  private static let timesOfDay = WordSet("a.m p.m")
  private static let longestToken = 24

  /// Reads the full stop at `stop`, which belongs to a sentence that starts at `start`.
  func reading(ofStopAt stop: Int, from start: Int) -> StopReading {
    var tokenStart = stop
    let limit = Swift.max(start, stop - Self.longestToken)
    var points = 0
    var letters = 0
    while tokenStart > limit {
      let byte = self[tokenStart - 1]
      if byte == UInt8(ascii: ".") {
        points += 1
      } else if byte.isASCIILetter {
        letters += 1
      } else if !byte.isASCIIDigit && byte < 0x80 || tokenStart >= 3 && endsQuotationMark(at: tokenStart) {
        break
      }
      tokenStart -= 1
    }
    let token = tokenStart..<stop
    if token.isEmpty { return .word }
    // "Q.", "A.", "1." and "iv." at the start of a sentence count it and do not end it.
    if isEnumerator(token), tokenStart - start <= 1 || !hasWordCharacter(start..<tokenStart) { return .never }
    if points > 0 { return dottedReading(token) }
    if letters == 0 { return .word }
    let isCapitalized = self[tokenStart].isASCIIUppercase
    if token.count == 1, isCapitalized { return .beforeStarter }
    let key = wordKey(of: token)
    if Self.inner.contains(key) { return .never }
    if Self.references.contains(key) { return .beforeDigit }
    if Self.lists.contains(key) { return .beforeCapital }
    guard isCapitalized else { return .word }
    if Self.titles.contains(key) { return .never }
    return Self.finals.contains(key) ? .beforeStarter : .word
  }

  /// "p.m", "e.g", "U.S", "Ph.D", "D.C": one or two letters between points. "example.org" is an ordinary word.
  private func dottedReading(_ token: Range<Int>) -> StopReading {
    var run = 0
    for byte in self[token] {
      run = byte == UInt8(ascii: ".") ? 0 : run + 1
      if run > 2 || byte.isASCIIDigit { return .word }
    }
    let key = wordKey(of: token)
    if Self.dottedInner.contains(key) { return .never }
    if Self.timesOfDay.contains(key) { return .timeOfDay }
    return .beforeStarter
  }

  /// Whether a sentence may start with the capital at `start` after a stop of this reading.
  func allowsStart(at start: Int, to end: Int, after reading: StopReading) -> Bool {
    switch reading {
    case .word, .beforeCapital, .beforeDigit: return true
    case .never: return false
    case .beforeStarter:
      guard let word = nextWord(from: start, to: Swift.min(end, start + Self.longestToken)) else { return false }
      // The "A." of "J. A. Thorne" is an initial, not an article.
      if word.count == 1, word.upperBound < end, self[word.upperBound] == UInt8(ascii: ".") { return false }
      return WordSet.sentenceStarters.contains(firstPartKey(of: word))
    case .timeOfDay:
      guard let word = nextWord(from: start, to: Swift.min(end, start + Self.longestToken)) else { return false }
      if word.count > 1, self[word].allSatisfy(\.isASCIIUppercase) { return false }
      return !Self.datesAndZones.contains(wordKey(of: word))
    }
  }

  private static let datesAndZones = WordSet(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur
    thurs fri sat sun eastern pacific central greenwich
    """)

  /// The key of a word up to its apostrophe: "It" for "It's".
  private func firstPartKey(of word: Range<Int>) -> WordKey {
    var end = word.lowerBound
    while end < word.upperBound, self[end].isASCIILetter { end += 1 }
    return wordKey(of: word.lowerBound..<end)
  }

  private func endsQuotationMark(at end: Int) -> Bool {
    // The last byte of a mark of General Punctuation, or of a guillemet.
    if isGeneralPunctuation(self[end - 1] & 0x3F, at: end - 3) { return true }
    return self[end - 2] == 0xC2 && (self[end - 1] == 0xAB || self[end - 1] == 0xBB || self[end - 1] == 0xA0)
  }

  private func hasWordCharacter(_ range: Range<Int>) -> Bool {
    // A marker is preceded by a few opening marks at most; a longer stretch holds words.
    range.count > 12 || nextWord(from: range.lowerBound, to: range.upperBound) != nil
  }
}
