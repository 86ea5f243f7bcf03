import Evaluation
import Testing

@testable import Articles
@testable import Pages

/// Sources made to hang, to overflow or to crash a careless reader: each is read or refused, and quickly.
@Suite struct HostilePageTests {
  private static let units = [
    "a ", "<", "<a ", "<a href=\"", "<a href='>", "<!", "<!-", "<!-- ", "<![CDATA[", "&", "&#", "&#1", "&amp;",
    "<article>",
    "</article>", "<main>", "<p>", "<p>word", "<q>", "</q>", "<h1>", "<nav>", "<svg/>", "<svg>", "<title>", "<b", "> ",
    "<b>",
    "<div>", "<div></p>", "<table>", "<div><table></div></table>", "<a><p>", "<li>", "<br>", "</p>", "<script>",
    "<template>",
    "<select>", "<b id=1><p>", "<i><b></i>", "<font size=1>", "<plaintext>", "<frameset>", "\0", "<\0", "&\0", "\r",
    "é",
    "<p hidden>", "<figure><p>x", "<a b=\"", "<math><mi>", "<form>", "<body a>", "<input ", "<x a b c d e f>",
  ]

  private func read(_ source: [UInt8]) {
    var end = 0
    for statement in (try? Page(parsing: source).article.statements) ?? [] {
      #expect(statement.range.lowerBound >= end && statement.range.upperBound <= source.count)
      end = statement.range.upperBound
    }
  }

  @Test(.timeLimit(.minutes(5)), arguments: units)
  func repeatedPieces(_ unit: String) { read(Array(String(repeating: unit, count: 200_000 / unit.utf8.count).utf8)) }

  @Test(.timeLimit(.minutes(5)), arguments: ["<", "<div>"])
  func tenMegabytes(_ unit: String) { read(Array(String(repeating: unit, count: 10_000_000 / unit.utf8.count).utf8)) }

  @Test func manyAttributesAreRefused() {
    let tag = "<p " + (0..<20_000).map { "a\($0) " }.joined() + ">word"
    #expect(throws: PageProblem.tooIntricate) { try Page(parsing: Array(tag.utf8)) }
    let quoted = "<p data-x=\"" + String(repeating: "a b ", count: 20_000) + "\">Words of a paragraph.</p>"
    #expect(throws: Never.self) { try Page(parsing: Array(quoted.utf8)) }
  }

  @Test func deepPagesAreReadUpToTheLimit() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<div>", count: depth) + "Words." + String(repeating: "</div>", count: depth)).utf8)
    }
    #expect(try Page(parsing: nested(500)).article.statements.map(\.text) == ["Words."])
    #expect(throws: PageProblem.tooIntricate) { try Page(parsing: nested(600)) }
  }

  /// Unclosed paragraphs, cells and items do not nest, however many there are.
  @Test(arguments: [
    "<p>Words. ", "<li>Words. ", "<table><tr><td>Words.</table>", "<b>Words.</b> ", "<br>Words.", "<td>",
  ])
  func unclosedElementsDoNotCount(_ unit: String) {
    #expect(MarkupLimits.allow(Array(String(repeating: unit, count: 5_000).utf8)))
  }

  @Test(arguments: 0..<200)
  func anyBytes(_ seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let alphabet: [UInt8] =
      Array("<>&;\"'=/!-p".utf8) + [0, 0x0D, 0x0A, 0x20, 0x80, 0xA8, 0xC2, 0xE2, 0xEF, 0xF0, 0xFF]
    read((0..<300).map { _ in alphabet.randomElement(using: &generator)! })
  }
}
