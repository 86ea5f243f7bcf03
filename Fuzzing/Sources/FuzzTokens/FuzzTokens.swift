import FeatureOracle

@testable import TextFeatures

/// Arbitrary bytes as a text, and their lines as statements of one: every kind of scan finds the naive tokenizer's words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTokens(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let expected = NaiveTokenizer.words(of: text).map(FoundWord.init)
  let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  let expectedOfLines = lines.map { NaiveTokenizer.words(of: $0).map(FoundWord.init) }
  for kind in ScannedText.Kind.allCases where kind.isSupported {
    var tokenized = TokenizedText(kind)
    require(tokenized.words(of: text), expected, "\(kind)")
    var scanned = ScannedText(kind)
    require(scanned.words(ofLines: lines, of: text), expectedOfLines, "\(kind), lines")
    // What was there before must not show.
    for (line, expected) in zip(lines, expectedOfLines).prefix(4) {
      require(tokenized.words(of: line), expected, "\(kind), used again")
    }
    require(scanned.words(ofLines: [text], of: text), [expected], "\(kind), lines as one statement")
  }
  return 0
}

private func require<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) {
  guard found == expected else { fatalError("\(what): found \(found), expected \(expected)") }
}

extension ScannedText {
  /// The words of each line, with ranges in the line.
  fileprivate mutating func words(ofLines lines: [[UInt8]], of text: [UInt8]) -> [[FoundWord]] {
    var ends: [UInt32] = []
    for line in lines { ends.append((ends.last.map { $0 + 1 } ?? 0) + UInt32(line.count)) }
    scan(text.span, ends: ends.span, keepsSource: true)
    var first = 0
    return lines.indices.map { line in
      let lineStart = line == 0 ? 0 : Int(ends[line - 1]) + 1
      let end = Int(statementEnds[line])
      defer { first = end }
      return (first..<end).map { word in
        FoundWord(
          FoldedWord(foldedBytes, start: wordBounds[2 * word], end: wordBounds[2 * word + 1]),
          range: (Int(sourceWordBounds[2 * word]) - lineStart)..<(Int(sourceWordBounds[2 * word + 1]) - lineStart),
          in: self)
      }
    }
  }
}

extension FoundWord {
  fileprivate init(_ word: FoldedWord, range: Range<Int>, in text: borrowing ScannedText) {
    self.init(
      Token(
        start: UInt32(range.lowerBound), end: UInt32(range.upperBound), foldedStart: word.start,
        foldedLength: word.length, low: word.low, high: word.high, hash: word.hash),
      folded: text.foldedBytes(Int(word.start)..<Int(word.start + word.length)))
  }
}
