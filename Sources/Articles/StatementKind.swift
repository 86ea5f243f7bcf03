// The kind of a statement, from its words and the quotations they lie in.

/// Tells direct, indirect and mixed speech from narration.
struct SpeechClassifier {
  let text: [UInt8]

  /// The longest tag beside a direct quotation, in words.
  private static let longestTag = 8
  /// How many words may stand between a verb of saying and the word that opens its clause.
  private static let longestAddressee = 4

  /// What is counted along a statement.
  private struct Count {
    var inside = 0
    var outside = 0
    var hasSayingVerb = false
    /// A colon or comma, a quoting verb or a stop stands at each edge between a quotation and words beside it.
    var edgesAreSet = true
    var isReported = false
    var colonOpens = false
  }

  /// The kind of a statement.
  ///
  /// - Parameters:
  ///   - quotations: the quotations of its block, ascending.
  ///   - first: the first quotation that may reach into the statement; moved forward for the next statement.
  func kind(of statement: Range<Int>, quotations: [Range<Int>], first: inout Int) -> Statement.Kind {
    while first < quotations.count, quotations[first].upperBound <= statement.lowerBound { first += 1 }
    let count = count(of: statement, quotations: quotations[first...])
    if count.inside == 0 { return count.isReported ? .indirect : .narration }
    if count.outside * 10 <= count.inside { return .direct }
    let isTagged = count.edgesAreSet && (count.hasSayingVerb || count.colonOpens)
    return count.outside <= Self.longestTag && isTagged ? .direct : .mixed
  }

  private func count(of statement: Range<Int>, quotations: ArraySlice<Range<Int>>) -> Count {
    var count = Count()
    var quotation = quotations.startIndex
    var index = statement.lowerBound
    var wasInside: Bool?
    var lastKey: WordKey = 0
    // The distance in words from the last verb of saying, and from the last comma.
    var sinceVerb = Int.max / 2
    var sinceComma = Int.max / 2
    while let word = text.nextWord(from: index, to: statement.upperBound) {
      while quotation < quotations.endIndex, quotations[quotation].upperBound <= word.lowerBound { quotation += 1 }
      let isInside = quotation < quotations.endIndex && quotations[quotation].lowerBound <= word.lowerBound
      let gap = index..<word.lowerBound
      let key = text.wordKey(of: word)
      if let wasInside, wasInside != isInside {
        let isSet = isEdge(gap) || isInside && WordSet.quotingVerbs.contains(lastKey)
        count.edgesAreSet = count.edgesAreSet && isSet
        if isInside, text[gap].contains(UInt8(ascii: ":")) { count.colonOpens = true }
      }
      if isInside {
        count.inside += 1
      } else {
        count.outside += 1
        sinceVerb += 1
        sinceComma += 1
        let followsComma = text[gap].contains(UInt8(ascii: ","))
        // "As you say, it rained" and "which he said, too" are asides, not tags.
        if followsComma { sinceComma = Self.asides.contains(key) ? Int.max / 2 : 0 }
        // "What did they say to that?" has no clause.
        if WordSet.clauseOpeners.contains(key), sinceVerb <= Self.longestAddressee,
          !Self.prepositions.contains(lastKey)
        {
          count.isReported = true
        }
        if sinceVerb == 1, !followsComma, Self.bareClauseVerbs.contains(lastKey), WordSet.clauseSubjects.contains(key) {
          count.isReported = true
        }
        if key == Self.to, lastKey == Self.according { count.isReported = true }
        if WordSet.sayingVerbs.contains(key) {
          count.hasSayingVerb = true
          sinceVerb = 0
          // ", she said." at the end, or between commas.
          if sinceComma <= 3, endsTag(at: word.upperBound, in: statement) { count.isReported = true }
        }
      }
      wasInside = isInside
      lastKey = key
      index = word.upperBound
    }
    return count
  }

  private static let bareClauseVerbs = WordSet("said says say claimed claims insisted insists")
  private static let asides = WordSet("as which who")
  private static let prepositions = WordSet("to of about on in for with at by from like")
  private static let according = Array("according".utf8).wordKey(of: 0..<9)
  private static let to = Array("to".utf8).wordKey(of: 0..<2)

  private func endsTag(at index: Int, in statement: Range<Int>) -> Bool {
    index >= statement.upperBound || text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",")
  }

  /// Whether the bytes between two words hold a mark that sets a tag off from its quotation.
  private func isEdge(_ gap: Range<Int>) -> Bool {
    for index in gap {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
      case 0xE2:
        // En dash, em dash, ellipsis.
        for low: UInt8 in [0x13, 0x14, 0x26] where text.isGeneralPunctuation(low, at: index) { return true }
      default: break
      }
    }
    return false
  }
}
