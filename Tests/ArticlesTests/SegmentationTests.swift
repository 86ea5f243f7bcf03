import Testing

@testable import Articles

@Suite struct SegmentationTests {
  @Test(arguments: SegmentationCases.all)
  func statementsEndAtTheBars(_ marked: String) {
    let pieces = marked.split(separator: "¦").map { String($0).trimmed }.filter { !$0.isEmpty }
    #expect(texts(of: marked.filter { $0 != "¦" }) == pieces)
  }

  @Test func thereAreManyCases() {
    #expect(SegmentationCases.all.count >= 60)
    #expect(Set(SegmentationCases.all).count == SegmentationCases.all.count)
  }

  @Test func postsWithoutCapitalsAreCutToo() {
    #expect(texts(of: "this is bad. we need an inquiry. now!") == ["this is bad.", "we need an inquiry.", "now!"])
  }

  @Test func longSentencesAreCutAtWhiteSpace() {
    let word = "inquiry "
    let text = String(repeating: word, count: 1300)
    let statements = Article(parsing: Array(text.utf8), markup: .plainText).statements
    #expect(statements.count == 3)
    #expect(statements.allSatisfy { $0.text.utf8.count <= SentenceSegmenter.longestStatement })
    #expect(statements.allSatisfy { $0.text.hasPrefix("inquiry") && $0.text.hasSuffix("inquiry") })
    #expect(statements.map(\.text).joined(separator: " ") == text.trimmed)
  }

  @Test func aWordLongerThanAStatementIsCutBetweenCharacters() {
    let text = String(repeating: "é", count: 5000)
    let statements = Article(parsing: Array(text.utf8), markup: .plainText).statements
    #expect(statements.map(\.text).joined() == text)
    #expect(statements.allSatisfy { $0.text.utf8.count <= SentenceSegmenter.longestStatement })
  }

  @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", "\u{FEFF} \r\n"])
  func blankSourcesHaveNoStatements(_ text: String) {
    for markup in [Markup.plainText, .markdown] {
      let article = Article(parsing: Array(text.utf8), markup: markup)
      #expect(article.statements.isEmpty)
      #expect(article.title == nil)
    }
  }

  @Test func aByteOrderMarkIsNoText() {
    let statements = Article(parsing: Array("\u{FEFF}It rained. We left.".utf8), markup: .plainText).statements
    #expect(statements.map(\.range) == [3..<13, 14..<22])
  }

  @Test func aLoneFirstLineIsTheTitle() {
    #expect(Article(parsing: Array("Bridge falls\n\nIt fell.".utf8), markup: .plainText).title == "Bridge falls")
    #expect(Article(parsing: Array("It fell.\n\nWe left.".utf8), markup: .plainText).title == nil)
    #expect(Article(parsing: Array("Bridge falls".utf8), markup: .plainText).title == nil)
  }
}
