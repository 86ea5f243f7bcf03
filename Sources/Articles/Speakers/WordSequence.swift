/// All words of an article with its sentences: what every step of attribution reads.
struct WordSequence {
  let text: [UInt8]
  private(set) var tokens: [Token] = []
  private(set) var sentences: [Sentence] = []
  /// Capitalized words that stand elsewhere than at the start of a sentence: names, then.
  private(set) var midCapitals: Set<WordKey> = []
  /// The quotations of the article, ascending.
  private(set) var quotations: [Range<Int>] = []

  init(text: [UInt8]) {
    self.text = text
    tokens.reserveCapacity(text.count / 6)
  }

  /// Appends a block's sentences with their words.
  mutating func append(block: Int, sentences ranges: [Range<Int>], quotations found: [Range<Int>]) {
    let firstQuotation = quotations.count
    quotations += found
    var quotation = firstQuotation
    for range in ranges {
      var sentence = Sentence(range: range, tokens: tokens.count..<tokens.count, block: block)
      var index = range.lowerBound
      var capitals = 0
      var wasQuoted = false
      var innerCapitals: [WordKey] = []
      while let word = nextWord(from: index, to: range.upperBound) {
        while quotation < quotations.count, quotations[quotation].upperBound <= word.lowerBound { quotation += 1 }
        let isQuoted = quotation < quotations.count && quotations[quotation].lowerBound <= word.lowerBound
        var token = token(word, isQuoted: isQuoted)
        if tokens.count > sentence.tokens.lowerBound {
          token.gap = gap(index..<word.lowerBound)
          if endsInPluralPossessive(index, word.lowerBound, isQuoted: wasQuoted) {
            tokens[tokens.count - 1].shape.insert(.possessive)
          }
          // "1,026"
          if token.gap == .comma, word.lowerBound == index + 1, token.shape.contains(.number) { token.gap = [] }
          if isQuoted != wasQuoted { token.gap.insert(.quotation) }
        }
        if isQuoted {
          sentence.quotedWords += 1
          sentence.quotations = (sentence.quotations?.lowerBound ?? quotation)...quotation
        }
        if token.isName {
          capitals += 1
          if tokens.count > sentence.tokens.lowerBound, token.gap.isEmpty { innerCapitals.append(token.key) }
        }
        wasQuoted = isQuoted
        tokens.append(token)
        index = word.upperBound
      }
      sentence.tokens = sentence.tokens.lowerBound..<tokens.count
      sentence.isTitleCase = sentence.tokens.count >= 4 && capitals * 10 >= sentence.tokens.count * 7
      if !sentence.isTitleCase { midCapitals.formUnion(innerCapitals) }
      sentences.append(sentence)
    }
  }

  /// The next word; a handle is one, underscores included.
  private func nextWord(from start: Int, to end: Int) -> Range<Int>? {
    guard var word = text.nextWord(from: start, to: end) else { return nil }
    if isHandle(word) {
      var last = word.upperBound
      while last < end, text[last] == UInt8(ascii: "_") || text[last].isASCIILetter || text[last].isASCIIDigit {
        last += 1
      }
      word = word.lowerBound..<last
    }
    return word
  }

  private func isHandle(_ word: Range<Int>) -> Bool {
    word.lowerBound > 0 && text[word.lowerBound - 1] == UInt8(ascii: "@")
  }

  private func token(_ word: Range<Int>, isQuoted: Bool) -> Token {
    let stemEnd = stemEnd(word)
    let key = text.wordKey(of: word.lowerBound..<stemEnd)
    var token = Token(range: word, stemEnd: stemEnd, key: key, classes: WordClassTable.english[key])
    if stemEnd < word.upperBound { token.shape.insert(.possessive) }
    if isQuoted { token.shape.insert(.quoted) }
    let first = text[word.lowerBound]
    if first.isASCIIDigit {
      token.shape.insert(.number)
    } else if first.isASCIIUppercase || first >= 0x80 && text.scalar(at: word.lowerBound).scalar.properties.isUppercase
    {
      token.shape.insert(.capitalized)
    } else {
      token.shape.insert(.lowercase)
    }
    if isHandle(word) { token.shape.insert(.handle) }
    if token.classes.isEmpty, word.count > 2 {
      token.classes = contractedClasses(word).union(hyphenatedClasses(word.lowerBound..<stemEnd))
      if token.classes.isEmpty, token.shape.contains(.lowercase), endsInParticiple(word) {
        token.shape.insert(.participial)
      }
    }
    return token
  }

  /// Where a word ends without "'s"; an apostrophe after an s is no part of a word anyway.
  private func stemEnd(_ word: Range<Int>) -> Int {
    guard word.count > 2, text[word.upperBound - 1].asciiLowercased == UInt8(ascii: "s") else {
      return word.upperBound
    }
    if text[word.upperBound - 2] == UInt8(ascii: "'") { return word.upperBound - 2 }
    if word.count > 4, text.isGeneralPunctuation(0x19, at: word.upperBound - 4) { return word.upperBound - 4 }
    return word.upperBound
  }

  /// "the engineers' report": an apostrophe after an s, before a space, that closes no quotation.
  private func endsInPluralPossessive(_ end: Int, _ next: Int, isQuoted: Bool) -> Bool {
    guard !isQuoted, next > end + 1, text[end - 1] == UInt8(ascii: "s") else { return false }
    let length = text[end] == UInt8(ascii: "'") ? 1 : text.isGeneralPunctuation(0x19, at: end) ? 3 : 0
    return length > 0 && end + length == next - 1
  }

  /// "I've" and "she'd" are their pronouns.
  private func contractedClasses(_ word: Range<Int>) -> WordClass {
    for index in word.dropFirst() where text[index] == UInt8(ascii: "'") || text.isGeneralPunctuation(0x19, at: index) {
      let classes = WordClassTable.english[text.wordKey(of: word.lowerBound..<index)]
      return classes.isDisjoint(with: .pronoun) ? [] : classes.union(.auxiliary)
    }
    return []
  }

  /// "mother-of-two" and "co-chair" are what their first or last part is.
  private func hyphenatedClasses(_ word: Range<Int>) -> WordClass {
    guard let first = text[word].firstIndex(of: UInt8(ascii: "-")),
      let last = text[word].lastIndex(of: UInt8(ascii: "-"))
    else { return [] }
    let nouns: WordClass = [.role, .body, .people, .female, .male]
    let tail = WordClassTable.english[text.wordKey(of: last + 1..<word.upperBound)].intersection(nouns)
    if !tail.isEmpty { return tail }
    // "Anne-Marie" is a name as Anne is.
    let head = WordClassTable.english[text.wordKey(of: word.lowerBound..<first)]
    return head.intersection(first < last ? nouns.union(.givenName) : .givenName)
  }

  private func endsInParticiple(_ word: Range<Int>) -> Bool {
    let end = word.upperBound
    guard word.count > 4 else { return false }
    if text[end - 1] == UInt8(ascii: "d") { return text[end - 2] == UInt8(ascii: "e") }
    return text[end - 1] == UInt8(ascii: "g") && text[end - 2] == UInt8(ascii: "n")
      && text[end - 3] == UInt8(ascii: "i")
  }

  private func gap(_ range: Range<Int>) -> Token.Gap {
    // A single space, mostly, or the comma of 1,026.
    if range.count == 1 { return text[range.lowerBound] == UInt8(ascii: "/") ? .comma : [] }
    var gap: Token.Gap = []
    for index in range {
      switch text[index] {
      case UInt8(ascii: ","): gap.insert(.comma)
      case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): gap.insert(.stop)
      case UInt8(ascii: ":"): gap.insert(.colon)
      case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.bracketOpens)
      case UInt8(ascii: ")"), UInt8(ascii: "]"): gap.insert(.bracketCloses)
      case UInt8(ascii: "-"): gap.insert(.dash)
      case 0xE2:
        if text.isGeneralPunctuation(0x13, at: index) || text.isGeneralPunctuation(0x14, at: index) {
          gap.insert(.dash)
        }
        if text.isGeneralPunctuation(0x26, at: index) { gap.insert(.stop) }
      default: break
      }
    }
    return gap
  }

  private static let saint = Array("st".utf8).wordKey(of: 0..<2)

  /// The words of a range as the article has them, white space folded, without a possessive ending.
  func string(_ range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    var start = tokens[first].range.lowerBound
    if tokens[first].shape.contains(.handle) { start -= 1 }
    // "St Oswin's" is a name whole.
    let isSaint = range.count > 1 && tokens[first].key == Self.saint
    var bytes: [UInt8] = []
    for byte in text[start..<(isSaint ? tokens[last].range.upperBound : tokens[last].stemEnd)] {
      if byte.isASCIIWhiteSpace {
        if bytes.last != 0x20 { bytes.append(0x20) }
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
