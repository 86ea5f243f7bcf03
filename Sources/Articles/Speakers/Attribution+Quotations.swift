// Quotations without a cue of their own.

extension Attribution {
  /// The speaker of a headline's quotation, from the article's own quotation of the same words.
  mutating func takeEcho() {
    guard let headline = words.sentences.first, answers[0] == nil, headline.quotedWords > 2 else { return }
    let tokens = words.tokens
    let quoted = headline.tokens.filter { tokens[$0].shape.contains(.quoted) }.map { tokens[$0].key }
    for (number, sentence) in words.sentences.enumerated().dropFirst() {
      guard answers[number] != nil, sentence.quotedWords >= quoted.count else { continue }
      let keys = sentence.tokens.filter { tokens[$0].shape.contains(.quoted) }.map { tokens[$0].key }
      if (0...keys.count - quoted.count).contains(where: { Array(keys[$0..<$0 + quoted.count]) == quoted }) {
        return copy(number, to: 0, .echo)
      }
    }
  }

  // MARK: Quotations without a cue of their own

  mutating func takeSurroundings(of number: Int) {
    let sentence = words.sentences[number]
    guard let quotations = sentence.quotations else { return }
    // The same quotation, or the same paragraph after a tag.
    if number > 0, words.sentences[number - 1].block == sentence.block, answers[number - 1] != nil {
      let before = words.sentences[number - 1]
      if before.quotations?.upperBound != quotations.lowerBound, takeFromAhead(number, quotations) { return }
      if before.quotations?.upperBound == quotations.lowerBound || sentence.isQuotedThroughout && before.quotedWords > 0
      {
        return copy(number - 1, to: number, .sameQuotation)
      }
      if sentence.isQuotedThroughout { return copy(number - 1, to: number, .introduction) }
    }
    if takeFromAhead(number, quotations) { return }
    guard sentence.isQuotedThroughout, number > 0 else { return }
    let before = words.sentences[number - 1]
    guard answers[number - 1] != nil else {
      takeIntroduction(number)
      if answers[number] == nil, before.block != sentence.block { takeFromParagraphBefore(number) }
      return
    }
    guard before.block != sentence.block else { return }
    if before.quotedWords == 0 {
      return copy(number - 1, to: number, .introduction)
    }
    let isOpen = before.quotations.map { !isClosed(words.quotations[$0.upperBound]) } ?? false
    copy(number - 1, to: number, isOpen ? .runOn : .continuation)
  }

  /// A tag in a later sentence of the same quotation: "“We were wrong. We are sorry,” she said."
  mutating func takeFromAhead(_ number: Int, _ quotations: ClosedRange<Int>) -> Bool {
    let sentence = words.sentences[number]
    var next = number + 1
    while next < words.sentences.count, next - number < Self.reachAhead, words.sentences[next].block == sentence.block,
      words.sentences[next].quotations?.lowerBound == quotations.upperBound
    {
      if words.sentences[next].quotedWords < words.sentences[next].tokens.count {
        // It is read now, so that its pronouns see the same sentences before them.
        takeCues(of: next)
        guard answers[next] != nil else { return false }
        copy(next, to: number, .sameQuotation)
        return true
      }
      next += 1
    }
    return false
  }

  /// How many sentences a quotation may go on before its tag.
  static let reachAhead = 30

  /// "Mr Okafor was unmoved." before a quotation: the one person whom that sentence begins with.
  mutating func takeIntroduction(_ number: Int) {
    let before = words.sentences[number - 1]
    guard before.quotedWords == 0, !before.tokens.isEmpty, number > 1 else { return }
    let reader = PhraseReader(words: words, sentence: before)
    guard let phrase = reader.phrase(from: before.tokens.lowerBound, to: before.tokens.upperBound),
      phrase.name != nil || phrase.isPronoun,
      let source = resolver.resolve(phrase, in: number - 1, speakers: actors), let actor = source.actor,
      resolver.cast.actors[actor].isPerson,
      resolver.cast.actors[actor].isShownAsPerson || resolver.cast.actors[actor].words.count > 1
    else { return }
    answers[number] = Answer(
      name: source.name, actor: actor, cue: nil, rule: .introduction,
      confidence: Self.confidence(.introduction) * source.certainty)
    actors[number] = actor
  }

  /// The last who spoke in the paragraph before, though its last sentence is the author's.
  mutating func takeFromParagraphBefore(_ number: Int) {
    let block = words.sentences[number - 1].block
    var index = number - 1
    while index >= 0, words.sentences[index].block == block {
      if answers[index] != nil { return copy(index, to: number, .continuation) }
      index -= 1
    }
  }

  /// Whether a quotation ends with a mark, and not just with its paragraph.
  func isClosed(_ quotation: Range<Int>) -> Bool {
    for length in 1...3 where quotation.count > length {
      let index = quotation.upperBound - length
      if QuotationMark.starts(with: words.text[index]), let mark = QuotationMark(in: words.text, at: index),
        mark.length == length
      {
        return true
      }
    }
    return false
  }
}
