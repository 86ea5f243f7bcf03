// The clauses of parliamentary motions, amendments and bills, which semicolons divide.

extension [UInt8] {
  /// Verbs with which the clauses of a motion begin: what "this House" does.
  private static let clauseVerbs = WordSet(
    """
    believes calls notes recognises recognizes welcomes regrets urges acknowledges considers condemns congratulates
    commends supports declines agrees disagrees opposes rejects endorses demands requests requires resolves expresses
    affirms reaffirms reiterates insists deplores thanks pays applauds praises asks invites instructs directs accepts
    understands shares values celebrates remembers hopes wishes offers stands encourages registers declares takes looks
    draws points remains finds stresses emphasises emphasizes underlines highlights observes pledges commits trusts
    concludes concurs backs seeks proposes recommends deprecates laments appreciates honours honors respects
    recognising recognizing noting believing welcoming acknowledging regretting considering calling
    """)
  /// Words that may stand before the verb.
  private static let clauseAdverbs = WordSet(
    "and or but also further furthermore therefore strongly deeply fully warmly additionally particularly consequently")
  /// Words that open a clause by themselves.
  private static let clauseConjunctions = WordSet("because to that while whereas further furthermore")
  /// "is" and "has" open a clause of a motion only before one of these; else they may ask a question.
  private static let clauseStates = WordSet(
    "further also deeply gravely seriously extremely concerned alarmed aware of appalled dismayed considered disappointed"
  )
  private static let clauseAuxiliaries = WordSet("is has")

  /// Whether a clause of a list begins at `start`, after a semicolon and white space.
  func opensClause(at start: Int, to end: Int) -> Bool {
    let limit = Swift.min(end, start + 120)
    if opensWithEnumerator(at: start, to: limit) { return true }
    var index = start
    // "and" alone proves nothing: it needs the verb; two adverbs at most come between.
    for position in 0..<4 {
      guard let word = nextWord(from: index, to: limit), isPlainGap(index..<word.lowerBound) else { return false }
      let key = wordKey(of: word)
      if Self.clauseVerbs.contains(key) || Self.clauseConjunctions.contains(key) { return true }
      if Self.clauseAuxiliaries.contains(key) {
        guard let next = nextWord(from: word.upperBound, to: limit) else { return false }
        return Self.clauseStates.contains(wordKey(of: next))
      }
      if position == 0, opensWithEnumerator(at: skippingWhiteSpace(from: word.upperBound, to: limit), to: limit),
        Self.clauseAdverbs.contains(key)
      {
        return true
      }
      guard Self.clauseAdverbs.contains(key) else { return false }
      index = word.upperBound
    }
    return false
  }

  /// "(a)", "(iv)", "(2)", "b)" or "iii."; a bare letter or number is none.
  private func opensWithEnumerator(at start: Int, to end: Int) -> Bool {
    var index = start
    let isBracketed = index < end && self[index] == UInt8(ascii: "(")
    if isBracketed { index += 1 }
    let tokenStart = index
    while index < end, self[index].isASCIILetter || self[index].isASCIIDigit { index += 1 }
    guard index < end, isEnumerator(tokenStart..<index, allowingWords: isBracketed) else { return false }
    return self[index] == UInt8(ascii: ")") || !isBracketed && self[index] == UInt8(ascii: ".")
  }

  /// Whether words stand side by side, with commas or white space between them only.
  private func isPlainGap(_ gap: Range<Int>) -> Bool {
    self[gap].allSatisfy { $0.isASCIIWhiteSpace || $0 == UInt8(ascii: ",") }
  }
}
