// Whether a stop ends its sentence.

extension SentenceSegmenter {
  /// How a sentence could start.
  private enum Opening {
    case uppercase, lowercase, digit, symbol
  }

  /// Whether `stop` ends the sentence, given that white space and then the text at `next` follow it.
  ///
  /// - Parameter sentence: from the start of the sentence to the end of the block.
  func isBoundary(_ stop: Stop, before next: Int, sentence: Range<Int>, profile: Profile) -> Bool {
    let end = sentence.upperBound
    let (first, isQuoted, isBracketed) = skippingOpeningMarks(from: next, to: end)
    guard first < end, let opening = opening(at: first) else { return false }
    if stop.isEllipsis {
      return opening == .uppercase && ellipsisEnds(stop, before: first, to: end, isQuoted: isQuoted, in: sentence)
    }
    var reading =
      stop.mark == UInt8(ascii: ".") ? text.reading(ofStopAt: stop.start, from: sentence.lowerBound) : StopReading.word
    // "(Amendment etc.) (Wales) Order": the sentence may go on after the bracket.
    if case .beforeCapital = reading, stop.end > stop.start + 1 { reading = .beforeStarter }
    switch opening {
    case .uppercase:
      guard isQuoted && reading != .never || text.allowsStart(at: first, to: end, after: reading) else { return false }
      return !stop.closesQuotation || isQuoted || !isTag(from: first, to: end, after: stop.mark)
    case .digit:
      return reading == .word
    case .symbol:
      return reading != .never
    case .lowercase:
      // A quotation may start in lower case, and some posts have no capitals at all.
      guard reading == .word, !stop.closesQuotation else { return false }
      return isQuoted || isBracketed || !profile.hasUppercase
    }
  }

  private func skippingOpeningMarks(from start: Int, to end: Int) -> (Int, isQuoted: Bool, isBracketed: Bool) {
    var index = start
    var isQuoted = false
    var isBracketed = false
    while index < end {
      if let mark = QuotationMark(in: text, at: index) {
        isQuoted = true
        index += mark.length
        continue
      }
      switch text[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        isBracketed = true
        index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        index += 1
      case UInt8(ascii: ".") where isQuoted, 0xE2 where text.isGeneralPunctuation(0x26, at: index) && isQuoted:
        // A quotation that opens with an ellipsis.
        index += text[index] == 0xE2 ? 3 : 1
      case 0x20 where isQuoted:
        index += 1
      default: return (index, isQuoted, isBracketed)
      }
    }
    return (end, isQuoted, isBracketed)
  }

  private func opening(at index: Int) -> Opening? {
    let byte = text[index]
    if byte.isASCIIUppercase { return .uppercase }
    if byte.isASCIILowercase { return .lowercase }
    if byte.isASCIIDigit { return .digit }
    if byte < 0x80 {
      // Hashtags, handles and sums of money.
      return byte == UInt8(ascii: "#") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "$") ? .symbol : nil
    }
    let properties = text.scalar(at: index).scalar.properties
    if properties.isUppercase { return .uppercase }
    if properties.isLowercase { return .lowercase }
    switch properties.generalCategory {
    case .otherLetter, .titlecaseLetter: return .uppercase
    case .currencySymbol, .otherSymbol: return .symbol
    case .decimalNumber: return .digit
    default: return nil
    }
  }

  /// An ellipsis ends a sentence if it clings to its last word and a capital follows that is not "I"; after a space
  /// it stands for words left out, and only a word with which sentences begin shows that one has ended.
  private func ellipsisEnds(
    _ stop: Stop, before first: Int, to end: Int, isQuoted: Bool, in sentence: Range<Int>
  ) -> Bool {
    guard let word = text.nextWord(from: first, to: min(end, first + 32)) else { return false }
    if text[first] == UInt8(ascii: "I"), word.count == 1 || !text[first + 1].isASCIILetter { return isQuoted }
    if isQuoted || stop.closesQuotation { return true }
    if text.whiteSpaceLength(before: stop.start, from: sentence.lowerBound) == 0 { return true }
    return WordSet.sentenceStarters.contains(text.wordKey(of: word))
  }

  /// Whether a capital after a closing quotation mark opens the tag of that quotation, as in `"No!" Ms Marlow said.`
  ///
  /// A verb of saying must follow within six words. After a full stop the tag must also be all there is before the
  /// next stop, for mostly a full stop in quotation marks ends the sentence.
  private func isTag(from start: Int, to end: Int, after mark: UInt8) -> Bool {
    let limit = min(end, start + 200)
    var index = start
    var words = 0
    var hasVerb = false
    var verbEnd: Int?
    var lastKey: WordKey = 0
    while words < 8, let word = text.nextWord(from: index, to: limit) {
      if words > 0, let stop = sentenceEnd(from: index, to: word.lowerBound, sentence: start) {
        return hasVerb && stop < limit
      }
      words += 1
      let key = text.wordKey(of: word)
      // "What would she say?" asks, and "Ms Marlow said she had" reports.
      if words == 1, Self.questionOpeners.contains(key) { return false }
      // "He was told to sit down."
      let isPassive = Self.forms.contains(lastKey)
      lastKey = key
      if let verbEnd, verbEnd + 1 == word.lowerBound, Self.clauseSubjects.contains(key) { return false }
      if mark != UInt8(ascii: "."), verbEnd != nil { return true }
      if words <= 6, !isPassive, WordSet.sayingVerbs.contains(text.wordKey(of: word)) {
        hasVerb = true
        verbEnd = word.upperBound
      }
      index = word.upperBound
    }
    if mark != UInt8(ascii: "."), hasVerb { return true }
    // No word follows the tag, or too many do.
    return hasVerb && words < 8 && limit == end
  }

  private static let questionOpeners = WordSet(
    "what who why how where when did does do is are was were would will can could")
  private static let forms = WordSet("was were is are been be")
  private static let clauseSubjects = WordSet("that she he they it we i you there whether")

  /// Where a sentence ends between two words, if it does.
  private func sentenceEnd(from start: Int, to end: Int, sentence: Int) -> Int? {
    for index in start..<end {
      switch text[index] {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return index
      case UInt8(ascii: "."):
        if case .word = text.reading(ofStopAt: index, from: sentence) { return index }
      default: break
      }
    }
    return nil
  }
}
