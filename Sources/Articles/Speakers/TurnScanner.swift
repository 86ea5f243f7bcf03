/// Finds the turns of a text in which each begins with its speaker's name: transcripts, debates, interviews, chats.
///
/// Two labels make a transcript, if one of them comes again or labels are a quarter of the blocks: in ordinary articles
/// lines with colons are rare and of many kinds. In the form "Q." and "A.", headings say who asks and who answers.
struct TurnScanner {
  let text: [UInt8]

  private struct Label: Equatable {
    var block: Int
    /// Nil where the source names nobody.
    var speaker: String?
  }

  /// Beyond so many the short forms of names stay as they are.
  private static let mostSpeakers = 300

  /// The turns, ascending; none if the text is no transcript.
  func turns(of blocks: [Range<Int>]) -> [Turn] {
    let letters = LetterScanner(text: text).turns(of: blocks)
    return letters.isEmpty ? spokenTurns(of: blocks) : letters
  }

  private func spokenTurns(of blocks: [Range<Int>]) -> [Turn] {
    var labels = blocks.indices.compactMap { label(of: $0, blocks) }
    let answers = questionsAndAnswers(blocks)
    let names = Array(Set(labels.compactMap(\.speaker)))
    if names.count <= Self.mostSpeakers {
      let full = Dictionary(names.map { ($0, fullName(of: $0, among: names)) }) { first, _ in first }
      for index in labels.indices { labels[index].speaker = labels[index].speaker.flatMap { full[$0] } }
    }
    if answers.count <= 3, labels.count > 1 { labels = (labels + oaths(blocks)).sorted { $0.block < $1.block } }
    if answers.count > 3 { labels = (labels + answers + headings(blocks)).sorted { $0.block < $1.block } }
    let counts = Dictionary(labels.compactMap(\.speaker).map { ($0, 1) }, uniquingKeysWith: +)
    if let interview = interview(labels, counts.count, blocks) { labels = interview }
    if labels.isEmpty || labels.count == 1 && labels[0].block == 0, let answers = unlabeledInterview(blocks) {
      return answers
    }
    // A speech has one label, which emphasis shows to be one.
    if let only = labels.first, labels.count == 1, only.block < 4,
      text[blocks[only.block].lowerBound] == UInt8(ascii: "*")
    {
      return [Turn(speaker: only.speaker, range: blocks[only.block].lowerBound..<blocks[blocks.count - 1].upperBound)]
    }
    guard labels.count > 1,
      answers.count > 3 || labels.count * 4 >= blocks.count || counts.values.contains(where: { $0 > 1 })
    else { return [] }
    return labels.enumerated().map { index, label in
      let end =
        index + 1 < labels.count ? blocks[labels[index + 1].block].lowerBound : blocks[blocks.count - 1].upperBound
      return Turn(speaker: label.speaker, range: blocks[label.block].lowerBound..<end)
    }
  }

  private func label(of block: Int, _ blocks: [Range<Int>]) -> Label? {
    guard let label = text.speakerLabel(of: withoutNumber(blocks[block])) else { return nil }
    // "Residential Care: Allegations" is a heading, like any line without a final stop.
    guard
      blocks[block].count > 120 || LineBreaks.endsSentence(text, blocks[block])
        || label.upperBound + 3 >= blocks[block].upperBound
    else {
      return nil
    }
    return name(of: label).map { Label(block: block, speaker: $0) }
  }

  /// "4. Mrs Edith Harlow (Penmoor) (Independent):", as questions are numbered.
  private func withoutNumber(_ block: Range<Int>) -> Range<Int> {
    var index = block.lowerBound
    while index < block.upperBound, text[index].isASCIIDigit || text[index] == UInt8(ascii: "T"),
      index < block.lowerBound + 4
    { index += 1 }
    guard index > block.lowerBound, index + 1 < block.upperBound, text[index] == UInt8(ascii: ".") else { return block }
    return text.skippingWhiteSpace(from: index + 1, to: block.upperBound)..<block.upperBound
  }

  /// The longest label of the same surname, title or not, or with these initials: "Mrs Harlow" and "EH" are Edith Harlow.
  private func fullName(of name: String, among names: [String]) -> String {
    let parts = name.split(separator: " ")
    let isInitials = parts.count == 1 && name.count <= 3 && name.allSatisfy(\.isUppercase)
    let matches = Set(
      names.filter { other in
        let words = other.split(separator: " ")
        guard words.count > 1 else { return false }
        if isInitials { return words.compactMap(\.first).map(String.init).joined() == name }
        return words.last == parts.last && (parts.count == 1 || isTitled(parts)) && other.count > name.count
      })
    return matches.count == 1 ? matches.first ?? name : name
  }

  /// "Mrs Harlow": a title and a surname.
  private func isTitled(_ parts: [Substring]) -> Bool {
    let key = Array(parts[0].utf8).wordKey(of: 0..<parts[0].utf8.count)
    return parts.count == 2 && WordClassTable.english[key].contains(.title)
  }

  /// The speaker of a label: "Nora Marlow" of "Nora Marlow (Westerby) (Independent)", and of "The Minister for Housing
  /// (Nora Marlow)"; nil if it heads a section or a list: "Update:", "Witnesses:".
  private func name(of label: Range<Int>) -> String? {
    guard let bracket = text[label].firstIndex(of: UInt8(ascii: "(")) else {
      return isName(label) ? string(label) : nil
    }
    let before = text.trimmingWhiteSpace(label.lowerBound..<bracket)
    if let close = text[bracket..<label.upperBound].firstIndex(of: UInt8(ascii: ")")) {
      let inside = text.trimmingWhiteSpace(bracket + 1..<close)
      if classes(of: before).isDisjoint(with: [.femaleName, .maleName]), !classes(of: before).isDisjoint(with: .role),
        !classes(of: inside).isDisjoint(with: [.femaleName, .maleName, .title])
      {
        return string(inside)
      }
    }
    return isName(before) ? string(before) : nil
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  private func classes(of range: Range<Int>) -> WordClass {
    var classes: WordClass = []
    var index = range.lowerBound
    while let word = text.nextWord(from: index, to: range.upperBound) {
      classes.formUnion(WordClassTable.english[text.wordKey(of: word)])
      index = word.upperBound
    }
    return classes
  }

  private func isName(_ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return false }
    if range.count <= 3, text[range].allSatisfy(\.isASCIIUppercase) { return true }
    var hasName = false
    var index = range.lowerBound
    var count = 0
    while let word = text.nextWord(from: index, to: range.upperBound) {
      let classes = WordClassTable.english[text.wordKey(of: word)]
      count += 1
      let names: WordClass = [.title, .role, .femaleName, .maleName, .body]
      let others: WordClass = [.common, .temporal, .utterance, .preposition, .determiner, .people]
      if !classes.isDisjoint(with: names) || classes.isDisjoint(with: others) { hasName = true }
      index = word.upperBound
    }
    return hasName && count <= 12
  }

  // MARK: Questions and answers

  /// "Q." and "A." with the names of those who ask and answer, as far as headings give them: "Questions from Ms Marlow",
  /// "MR PIET OKAFOR (sworn)".
  private func questionsAndAnswers(_ blocks: [Range<Int>]) -> [Label] {
    var labels: [Label] = []
    var (counsel, witness): (String?, String?)
    for (number, block) in blocks.enumerated() {
      if let letter = letter(of: block) {
        labels.append(Label(block: number, speaker: letter == UInt8(ascii: "Q") ? counsel : witness))
      } else if block.count < 160 {
        for opening in ["questions from ", "questions by ", "examination by ", "examined by "] {
          if let start = text.firstIndex(ofASCII: opening, from: block.lowerBound, to: block.upperBound) {
            counsel = heading(start + opening.utf8.count..<block.upperBound)
          }
        }
        if let bracket = text[block].firstIndex(of: UInt8(ascii: "(")),
          ["(sworn", "(affirmed", "(recalled", "(called"].contains(where: {
            text.hasPrefix($0, at: bracket, to: block.upperBound)
          })
        {
          witness = heading(block.lowerBound..<bracket)
        }
      }
    }
    return labels
  }

  /// "MR PIET OKAFOR (sworn)"
  private func oaths(_ blocks: [Range<Int>]) -> [Label] {
    blocks.indices.filter { isOath(blocks[$0]) }.map { Label(block: $0, speaker: nil) }
  }

  private func isOath(_ block: Range<Int>) -> Bool {
    guard block.count < 160, let bracket = text[block].firstIndex(of: UInt8(ascii: "(")) else { return false }
    return ["(sworn", "(affirmed", "(recalled", "(called"].contains {
      text.hasPrefix($0, at: bracket, to: block.upperBound)
    }
  }

  /// Headings between turns, which nobody says.
  private func headings(_ blocks: [Range<Int>]) -> [Label] {
    blocks.indices.filter { block in
      let range = blocks[block]
      return range.count < 160 && !LineBreaks.endsSentence(text, range) && letter(of: range) == nil
        && text.speakerLabel(of: range) == nil
    }.map { Label(block: $0, speaker: nil) }
  }

  private func heading(_ range: Range<Int>) -> String? {
    var range = text.trimmingWhiteSpace(range)
    while let first = range.first, text[first] == UInt8(ascii: "*") { range = first + 1..<range.upperBound }
    while let last = range.last, text[last] == UInt8(ascii: "*") { range = range.lowerBound..<last }
    return range.isEmpty ? nil : string(range)
  }

  /// Q or A at the start of a block, before a point or a colon.
  private func letter(of block: Range<Int>) -> UInt8? {
    let first = text[block.lowerBound]
    guard first == UInt8(ascii: "Q") || first == UInt8(ascii: "A"), block.count > 3 else { return nil }
    let mark = text[block.lowerBound + 1]
    return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ":")) && text[block.lowerBound + 2].isASCIIWhiteSpace
      ? first : nil
  }

  /// An interview whose headline names the one who answers, "Nora Marlow: ‘…’", and whose questions are paragraphs of their
  /// own.
  private func unlabeledInterview(_ blocks: [Range<Int>]) -> [Turn]? {
    guard let title = blocks.first, let colon = text[title].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = title.lowerBound..<colon
    guard name.count < 50, isName(name), !classes(of: name).isDisjoint(with: [.femaleName, .maleName, .title]) else {
      return nil
    }
    let questions = blocks.indices.filter {
      blocks[$0].count < 200 && text[blocks[$0].upperBound - 1] == UInt8(ascii: "?")
    }
    guard questions.count >= 3, let first = questions.first, let last = questions.last, last + 1 < blocks.count else {
      return nil
    }
    var turns: [Turn] = []
    var asks = true
    for block in first...last + 1 {
      let isQuestion = asks || text[blocks[block].upperBound - 1] == UInt8(ascii: "?")
      turns.append(Turn(speaker: isQuestion ? nil : string(name), range: blocks[block]))
      asks = !isQuestion
    }
    return turns
  }

  /// An interview that names its two speakers once, at their first words: after that, who asks is who asked.
  private func interview(_ labels: [Label], _ speakers: Int, _ blocks: [Range<Int>]) -> [Label]? {
    guard labels.count == 2, speakers == 2, labels[0].block + 1 == labels[1].block, blocks.count > labels[1].block + 3,
      text[blocks[labels[0].block].upperBound - 1] == UInt8(ascii: "?")
    else { return nil }
    return labels
      + (labels[1].block + 1..<blocks.count).map { block in
        let asks = text[blocks[block].upperBound - 1] == UInt8(ascii: "?")
        return Label(block: block, speaker: labels[asks ? 0 : 1].speaker)
      }
  }
}
