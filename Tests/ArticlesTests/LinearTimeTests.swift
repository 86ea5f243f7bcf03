import Testing

@testable import Articles

/// Sources made to hang a careless reader. Quadratic time would take minutes on these.
@Suite struct LinearTimeTests {
  private static let units = [
    "a", "a ", ".", ". ", ". A", "A. ", "! @ ", "…", "\"", "' ", "'s ", "'as' '( xs' ", "“", "”", "« ", "» ", "(", ")",
    "; and ",
    "a; to ", "\n", "a\n", "A\n", "- a\n", "<", "<a ", "<a href=\"", "<a href='>", "<!", "<!-", "<![CDATA[", "&", "&#",
    "&#1",
    "<article>", "</article>", "<main>", "<p>", "<q>", "<h1>", "<nav>", "<svg/>", "<title>", "[", "]", "[a](", "[a][",
    "![",
    "*", "*a ", "a* ", "_a", "**a*", "`", "`` ` ", "~~a", "\\", "<!-- ", "<b", "> ", "|", "# a\n", "```\n", "\u{A0}",
    "é",
    "Mr. ", "Nora ", "x.y.", "[1]", "1. ", "Nora Marlow said it. ", "Ms Marlow said ", "“It fell. ", "she said, ",
    "the chair said. ",
    "Marlow and ", "who said ", "Nora Marlow: It fell.\n", "Q. Why?\nA. So.\n", "Sir, it fell.\n\nNora Marlow\n\n",
    "told and ",
  ]

  @Test(.timeLimit(.minutes(5)), arguments: units)
  func repeatedPiecesAreReadQuickly(_ unit: String) {
    let source = Array(String(repeating: unit, count: 150_000 / unit.utf8.count).utf8)
    for markup in [Markup.plainText, .markdown] {
      var end = 0
      for statement in Article(parsing: source, markup: markup).statements {
        #expect(statement.range.lowerBound >= end)
        end = statement.range.upperBound
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func manyMegabytesWithoutALineEnd() {
    let source = Array(String(repeating: "The council said nothing. ", count: 100_000).utf8)
    #expect(Article(parsing: source, markup: .plainText).statements.count == 100_000)
  }
}
