import Testing

@testable import Articles
@testable import Pages

/// Of a whole page the article alone, with who wrote it and when.
@Suite struct PageArticleTests {
  private func read(_ page: String) throws -> Article { try Page(parsing: Array(page.utf8)).article }

  @Test func aNewsPage() throws {
    let article = try read(newsPage)
    #expect(article.title == "Harrowmoor asks for an inquiry")
    #expect(article.byline == "Ines Calloway, Tobias Fenn")
    #expect(article.date == "2026-03-04T07:30:00Z")
    let expected = [
      "Councillors in Harrowmoor voted on Tuesday to ask ministers for a public inquiry into the reservoir.",
      "“People deserve to know what happened,” said the council’s leader, Petra Lindqvist.",
      "The water company said it would “help in every way”, but called an inquiry needless and slow.",
      "We were never asked, and nobody came to see us.",
      "Ministers are to answer within a month, a spokesman said on Wednesday morning.",
    ]
    let texts = article.statements.map(\.text)
    #expect(texts.suffix(expected.count) == expected[...])
    #expect(
      texts.dropLast(expected.count).allSatisfy { $0.hasPrefix("Harrowmoor asks") || $0.hasPrefix("Councillors want") })
  }

  @Test func rangesOfAPageBoundItsSource() throws {
    let bytes = Array(newsPage.utf8)
    let statements = try read(newsPage).statements
    let quote = try #require(statements.first { $0.text.hasPrefix("“People") })
    #expect(
      String(decoding: bytes[quote.range], as: UTF8.self)
        == "&ldquo;People deserve to know what happened,&rdquo; said the council&rsquo;s leader, Petra Lindqvist.")
    let marked = try #require(statements.first { $0.text.hasPrefix("The water") })
    #expect(String(decoding: bytes[marked.range], as: UTF8.self).contains("<q>help in every way</q>"))
  }

  @Test func aPageOfTables() throws {
    let article = try read(tablePage)
    #expect(article.title == "Westerby Evening Post - Ferry plan put off")
    #expect(article.byline == "Alma Reyes")
    let texts = article.statements.map(\.text)
    #expect(texts.filter { $0.utf8.count > 60 }.count == 4)
    for word in ["Weather", "Market", "Copyright", "Other stories", "Privacy"] {
      #expect(!texts.contains { $0.contains(word) }, "\(texts)")
    }
  }

  @Test func aLiveBlogKeepsAllEntries() throws {
    let article = try read(liveBlog)
    #expect(article.title == "Vote on the inquiry: as it happened")
    #expect(article.date == "2026-05-06")
    let texts = article.statements.map(\.text)
    for opening in ["The motion", "The minister says", "Some two hundred"] {
      #expect(texts.contains { $0.hasPrefix(opening) }, "\(texts)")
    }
    #expect(!texts.contains { $0.contains("walks") })
  }

  @Test(arguments: [
    (paywalledPage, PageProblem.paywalled(words: 22)), (wordedPaywall, .paywalled(words: 33)),
    (cookieWall, .cookieWall),
    (scriptShell, .needsScript), (errorPage, .errorPage(title: "Page not found")), (frontPage, .noArticle),
    ("", .noArticle),
    ("<nav><a href=x>Home</a></nav>", .noArticle), ("<script>never closed", .needsScript),
  ])
  func pagesWithoutAnArticleAreTold(_ page: String, _ expected: PageProblem) {
    #expect(throws: expected) { try read(page) }
    #expect(!expected.description.contains("\n") && expected.description.contains(";"), "what it is; what to do")
  }

  @Test func aShortNoticeIsAnArticle() throws {
    let page =
      "<html><head><title>Notice</title><script src=x></script></head><body><p>The hall is closed.</p></body></html>"
    #expect(try read(page).statements.map(\.text) == ["The hall is closed."])
    let free = paywalledPage.replacing("False", with: "True")
    #expect(try read(free).statements.count == 2)
  }

  @Test func whatAPageSaysOfItselfComesInOrder() throws {
    let body = "<article><p class=byline>By Odile Marsh</p><p>The hall is closed, the council said.</p></article>"
    #expect(try read(body).byline == "Odile Marsh")
    #expect(try read("<meta name=author content='Wim Castle'>" + body).byline == "Wim Castle")
    let data = #"<script type="application/ld+json">{"@type":"Article","author":"Ana Brook"}</script>"#
    #expect(try read(data + "<meta name=author content='Wim Castle'>" + body).byline == "Ana Brook")
    #expect(try read("<meta name=author content='https://example.org/wim'>" + body).byline == "Odile Marsh")
    #expect(try read("<script type='application/ld+json'>{broken</script>" + body).byline == "Odile Marsh")
    let dated = "<meta property='article:published_time' content='2026-02-03'>" + body
    #expect(try read(dated).date == "2026-02-03")
    #expect(
      try read("<article><time datetime='2026-02-04T10:00'>x</time><p>The hall is closed.</p></article>").date
        == "2026-02-04T10:00:00")
  }
}
