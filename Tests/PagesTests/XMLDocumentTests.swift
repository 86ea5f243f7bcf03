import Testing

@testable import Articles
@testable import Pages

/// Feeds and records of debates: each item and each debate is an article of its own.
@Suite struct XMLDocumentTests {
  private func read(_ xml: String) throws -> Documents { try Documents(parsing: Array(xml.utf8), format: .xml) }

  private static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <channel><title>Westerby Gazette</title><description>News</description>
    <item><title>Inquiry &amp;amp; answers</title><link>https://example.org/news/inquiry-asked</link>
      <guid isPermaLink="false">https://example.org/?p=4711</guid><pubDate>Wed, 04 Mar 2026 07:30:00 GMT</pubDate>
      <d:creator>Ines Calloway</d:creator><description>A teaser.</description>
      <content:encoded><![CDATA[<p>The council asked for an&nbsp;inquiry.</p><p>&ldquo;Too slow,&rdquo; said <b>Petra Lindqvist</b>.</p>]]>
      </content:encoded></item>
    <item><title>Second</title><link>https://example.org/news/second/</link><author>a@example.org (Tobias Fenn)</author>
      <description>Fish &amp;amp; chips are dear. &lt;i&gt;So is bread.&lt;/i&gt;</description></item>
    <item><title>Empty</title><link>https://example.org/news/empty</link></item>
    <item><title>Third</title><description>Plain words only.</description></item>
    </channel></rss>
    """

  @Test func itemsOfRSS() throws {
    let documents = try read(Self.rss)
    #expect(documents.articles.map(\.id) == ["4711", "second", "3"])
    #expect(documents.warnings == ["1 of 4 items have no text and are left out"])
    let first = documents.articles[0]
    #expect(first.article.title == "Inquiry & answers" && first.article.byline == "Ines Calloway")
    #expect(first.article.date == "2026-03-04T07:30:00Z")
    #expect(
      first.article.statements.map(\.text) == [
        "The council asked for an inquiry.", "“Too slow,” said Petra Lindqvist.",
      ])
    // Offsets count in the decoded item.
    let range = first.article.statements[1].range
    #expect(
      String(decoding: first.source[range], as: UTF8.self) == "&ldquo;Too slow,&rdquo; said <b>Petra Lindqvist</b>.")
    #expect(documents.articles[1].article.byline == "Tobias Fenn")
    #expect(documents.articles[1].article.statements.map(\.text) == ["Fish & chips are dear.", "So is bread."])
    #expect(documents.articles[2].article.statements.map(\.text) == ["Plain words only."])
  }

  @Test func entriesOfAtom() throws {
    let documents = try read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
      <entry><title type="html">A &lt;b&gt;vote&lt;/b&gt;</title><id>tag:example.org,2026:vote</id><updated>2026-03-05T10:00:00Z</updated>
        <published>2026-03-04T10:00:00+01:00</published><author><name>Alma Reyes</name><uri>x</uri></author>
        <link rel="replies" href="https://example.org/no"/><link href="https://example.org/vote"/><summary>Short.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They <em>voted</em> &lt; twice &amp; left.</p></div></content>
      </entry>
      <entry><title>Same</title><id>x/vote</id><updated>2026-03-06</updated><content type="html">&lt;p&gt;It passed.&lt;/p&gt;</content></entry>
      </feed>
      """)
    #expect(documents.articles.map(\.id) == ["vote", "vote-2"])
    let first = documents.articles[0].article
    #expect(first.title == "A vote" && first.byline == "Alma Reyes" && first.date == "2026-03-04T10:00:00+01:00")
    #expect(first.statements.map(\.text) == ["They voted < twice & left."])
    #expect(documents.articles[1].article.date == "2026-03-06")
  }

  private static let debates = """
    <?xml version="1.0" encoding="ISO-8859-1"?>
    <publicwhip><major-heading id="uk.org.publicwhip/debate/2026-03-04a.10.0">Reservoirs</major-heading>
    <minor-heading id="uk.org.publicwhip/debate/2026-03-04a.10.1">Harrowmoor</minor-heading>
    <speech id="uk.org.publicwhip/debate/2026-03-04a.10.2" speakername="Petra Lindqvist"><p>I beg to move,</p>
      <p>That there be an <i>inquiry</i>.</p></speech>
    <speech id="uk.org.publicwhip/debate/2026-03-04a.11.0" nospeaker="true"><p>[Interruption.]</p></speech>
    <speech id="uk.org.publicwhip/debate/2026-03-04a.11.1" speakername="Rufus Hale"><p>I oppose it. It is needless.</p></speech>
    <major-heading id="uk.org.publicwhip/debate/2026-03-04a.20.0">Ferries</major-heading>
    <speech id="uk.org.publicwhip/debate/2026-03-04a.20.1" speakername="Ren\u{E9} Hale"><p>When will it sail?</p></speech>
    </publicwhip>
    """

  @Test func debatesOfParlparse() throws {
    let bytes = Self.debates.unicodeScalars.map { UInt8($0.value) }
    let documents = try Documents(parsing: bytes, format: .xml)
    #expect(documents.articles.map(\.id) == ["2026-03-04a.10.1", "2026-03-04a.20.0"])
    #expect(documents.articles.map(\.article.title) == ["Reservoirs: Harrowmoor", "Ferries"])
    #expect(documents.articles.map(\.article.date) == ["2026-03-04", "2026-03-04"])
    let statements = documents.articles[0].article.statements
    #expect(
      statements.map { $0.speaker?.name } == ["Petra Lindqvist", "Petra Lindqvist", nil, "Rufus Hale", "Rufus Hale"])
    #expect(statements.last?.text == "It is needless.")
    #expect(
      documents.articles[1].article.statements.map { $0.speaker?.name } == ["René Hale"], "in the declared encoding")
    // Offsets count in the paragraphs of the debate.
    for statement in statements {
      #expect(String(decoding: documents.articles[0].source[statement.range], as: UTF8.self) == statement.text)
    }
  }

  @Test func debatesOfHistoricHansard() throws {
    let documents = try read(
      """
      <hansard><housecommons><date format="1921-06-02">THURSDAY</date><title>COMMONS</title>
      <debates><section><title>RESERVOIRS.</title>
      <p id="S5CV0001P0-00001"><image src="x"/><col>1</col><member>Mr. HALE <memberconstituency>(Tarn)</memberconstituency>:</member>
        <membercontribution>: Will the Minister hold an inquiry?</membercontribution></p>
      <p id="S5CV0001P0-00002"><member>The MINISTER</member><membercontribution>I do not think it is needed.</membercontribution></p>
      <p id="S5CV0001P0-00003"><membercontribution>But I will look into it.</membercontribution></p>
      <p id="S5CV0001P0-00004">Question put, and agreed to.</p></section>
      <section><title>FERRIES.</title><p><member>Mr. FENN</member><membercontribution>asked about ferries.</membercontribution></p>
      </section></debates></housecommons></hansard>
      """)
    #expect(documents.articles.map(\.article.title) == ["RESERVOIRS.", "FERRIES."])
    let statements = documents.articles[0].article.statements
    #expect(statements.map(\.text).first == "Will the Minister hold an inquiry?")
    #expect(statements.map { $0.speaker?.name } == ["Mr. HALE", "The MINISTER", "The MINISTER", nil])
    #expect(documents.articles[0].article.date == "1921-06-02")
  }

  @Test(arguments: [
    ("", PageProblem.brokenXML(line: 1, what: "it is empty")), ("<rss><channel/></rss>", .emptyFeed(items: 0)),
    ("<rss><channel><item><title>x</title></item></channel></rss>", .emptyFeed(items: 1)),
    ("<publicwhip></publicwhip>", .emptyRecord), ("<opml><body/></opml>", .unknownXML(root: "opml")),
  ])
  func whatHasNothingToScoreIsTold(_ xml: String, _ expected: PageProblem) {
    #expect(throws: expected) { try read(xml) }
  }

  @Test func whatIsBrokenIsReadAsFarAsItMakesSense() throws {
    let documents = try read(String(Self.rss.prefix(1_300)).replacing("Second", with: "Second & third"))
    #expect(documents.articles.first?.id == "4711")
    #expect(documents.warnings.contains { $0.hasPrefix("line ") && $0.contains("not well-formed") })
    #expect(throws: (any Error).self) { try read("words only") }
  }

  @Test func entitiesThatADocumentDeclaresAreNotUnfolded() throws {
    var declarations = "<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1...9 {
      let inner = String(repeating: "&a\(level - 1);", count: 10)
      declarations += "<!ENTITY a\(level) \"\(inner)\">"
    }
    let bomb =
      "<!DOCTYPE rss [\(declarations)<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><channel><item>"
      + "<description>Before &a9; &file; after.</description></item></channel></rss>"
    let source = try read(bomb).articles[0].source
    #expect(source.count < 100 && !String(decoding: source, as: UTF8.self).contains("root:"))
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["<a>", "<item>", "<entry><id>x</id>", "&", "<![CDATA[", "<a b='", "<!ENTITY ", "</rss>"])
  func hostileXMLIsReadOrRefused(_ unit: String) {
    for opening in ["<rss>", "<publicwhip>", "<hansard><section>"] {
      _ = try? read(opening + String(repeating: unit, count: 300_000 / unit.utf8.count))
    }
    let items = String(repeating: "<item><guid>x</guid><description>Words.</description></item>", count: 2_000)
    #expect((try? read("<rss>" + items + "</rss>").articles.count) == 2_000)
  }
}
