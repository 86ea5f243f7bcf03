import Evaluation
import Testing

@testable import Articles
@testable import Pages

@Suite struct PageTextTests {
  @Test(arguments: [
    ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
    ("<p>One<p>Two", ["One", "Two"]),
    ("<div>One <b>bold</b> and <a href=\"x>y\">linked</a> word.</div>", ["One bold and linked word."]),
    ("<p>One\n   two&nbsp;\n three.</p>", ["One two three."]),
    ("<p>A<br>B</p>", ["A", "B"]),
    ("<p>A line that<br/>goes on.</p>", ["A line that goes on."]),
    ("<p>A.<br><br>B.</p>", ["A.", "B."]),
    ("<ul><li>First item<li>Second item</ul>", ["First item", "Second item"]),
    ("<table><tr><td>Cost</td><td>High</td></tr></table>", ["Cost", "High"]),
    ("<p>a &lt; b &amp;&amp; c &gt; d</p>", ["a < b && c > d"]),
    ("<p>5 < 6 and 7 > 3.</p>", ["5 < 6 and 7 > 3."]),
    ("<p>Fish &chips; and R&D &unknown; stay.</p>", ["Fish &chips; and R&D &unknown; stay."]),
    ("<p>Kept<!-- not <p>this --> words.</p>", ["Kept words."]),
    ("<p>Kept<!-->words.</p>", ["Keptwords."]),
    ("<p>Kept <![CDATA[1 < 2 & so on]]> words.</p>", ["Kept words."]),
    ("<script>var a = '<p>No.</p>';</script><p>Yes.</p>", ["Yes."]),
    ("<style>p > a { color: red }</style><p>Yes.</p>", ["Yes."]),
    ("<p>Yes.</p><textarea><p>No.</p></textarea>", ["Yes."]),
    ("<nav><ul><li>Menu <nav>x</nav></ul></nav><p>Yes.</p><footer>No.</footer>", ["Yes."]),
    ("<aside><p>No.</p></aside><p>Yes.</p><noscript><p>No.</p></noscript>", ["Yes."]),
    ("<p>Yes.</p><svg><title>No</title><text>No.</text></svg>", ["Yes."]),
    ("<form><p>No.</p><button>No</button></form><p>Yes.</p>", ["Yes."]),
    ("<form><article><p>Yes.</p></article></form>", ["Yes."]),
    ("<header><span>By nobody</span><h1>Head</h1><time>Now</time></header><p>Yes.</p>", ["Head", "Yes."]),
    ("<head><title>T</title><meta name=x>Ends the head.</head><body><p>Yes.</p>", ["Ends the head.", "Yes."]),
    ("<head><title>T</title><p>Yes.</p>", ["Yes."]),
    ("<p>No.</p><article><p>Yes, this is long.</p></article><article>No.</article>", ["Yes, this is long."]),
    ("<div>No.</div><main><h2>Head</h2><article>Yes.</article></main>", ["Head", "Yes."]),
    ("<article><p>Yes.</p><article>Reply.</article><p>More.</p></article>", ["Yes.", "Reply.", "More."]),
    ("<nav>No.<main><p>Yes.</p></main>", ["Yes."]),
    ("<p>Yes.</p><main></main>", ["Yes."]),
    ("<aside><p>All there is.</p></aside>", ["All there is."]),
    ("<p>An <a href='x'title=\"y\">odd</a> tag.</p>", ["An odd tag."]),
    ("<p>An <b unclosed tag.<p>Next.", ["An Next."]),
    ("<p>Ends with <b", ["Ends with"]),
    ("<p>Ends with <!-- open", ["Ends with"]),
    ("<p>inq&shy;uiry and <wbr>so on</p>", ["inquiry and so on"]),
    ("<pre>Line one\nLine two</pre>", ["Line one", "Line two"]),
    ("<p>•</p><p>One.</p><div>|</div>", ["One."]),
    ("<p>She said <q>no</q>.</p>", ["She said “no”."]),
    ("<figure><img alt=x><figcaption>The bridge in May.</figcaption></figure><p>Yes.</p>", ["Yes."]),
    ("<?xml version=\"1.0\"?><!DOCTYPE html><html><body><p>Yes.</p></body></html>", ["Yes."]),
    ("<P>Upper <B>CASE</B></P>", ["Upper CASE"]),
    ("</p></div>Stray ends.</b>", ["Stray ends."]),
  ])
  func textIsRead(_ source: String, _ expected: [String]) throws {
    #expect(try texts(of: source) == expected)
  }

  @Test(arguments: [
    ("<title>Site &amp; page</title><h1>The <i>head</i>line</h1><p>x</p>", "The headline"),
    ("<title> Site &amp;\n page </title><p>x</p>", "Site & page"),
    ("<h1>Logo</h1><article><h1>Headline</h1><p>Words.</p></article>", "Headline"),
    ("<header><h1>Headline</h1></header><main><p>Words.</p></main>", "Headline"),
    ("<h1>Never closed<p>Words.</p>", "Never closed"),
  ])
  func titleIsFound(_ source: String, _ expected: String) throws {
    #expect(try Page(parsing: Array(source.utf8)).article.title == expected)
  }

  @Test func rangesBoundTheSource() throws {
    let source = "<p>&ldquo;N&eacute;v&#233;r.&rdquo; <b>It</b>  is &lt;over&gt;</p>"
    let bytes = Array(source.utf8)
    let statements = try Page(parsing: bytes).article.statements
    #expect(statements.map(\.text) == ["“Névér.”", "It is <over>"])
    #expect(
      statements.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "&ldquo;N&eacute;v&#233;r.&rdquo;", "It</b>  is &lt;over&gt;",
      ])
  }

  private static let pieces = [
    "<p>", "</p>", "<div class=\"a>b\">", "</div>", "<b>", "</b>", "<br>", "<article>", "</article>", "<main>",
    "</main>",
    "<nav>", "</nav>", "<header>", "</header>", "<h1>", "</h1>", "<script>", "</script>", "<!--", "-->", "<![CDATA[",
    "]]>", "<", ">", "&", "&amp;", "&#8220;", "&nbsp;", "\"", "'", "=", " ", "\n", "Word", "said", ".", "é", "😀",
    "<form>",
    "</form>", "<pre>", "</pre>", "<q>", "</q>", "<title>", "</title>", "<head>", "</head>", "/",
  ]

  @Test(arguments: 0..<300)
  func anyTagsAreReadAndRangesAscend(_ seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let source = Array(randomText(of: Self.pieces, length: 60, using: &generator).utf8)
    var end = 0
    for statement in (try? Page(parsing: source).article.statements) ?? [] {
      #expect(statement.range.lowerBound >= end && !statement.range.isEmpty)
      end = statement.range.upperBound
      // Read on its own, the source of a statement begins and ends as the statement does.
      #expect(statement.text == statement.text.trimmed && statement.text == statement.text.folded)
      let slice = String(decoding: source[statement.range], as: UTF8.self)
      #expect(slice == slice.trimmed)
      for (text, bytes) in [(statement.text.first, slice.first), (statement.text.last, slice.last)] {
        #expect(text == bytes || bytes == "&" || bytes == ";" || bytes == "<" || bytes == ">")
      }
    }
    #expect(end <= source.count)
  }

  @Test(arguments: 0..<60)
  func escapedTextReadsAsPlainText(_ seed: Int) throws {
    // The same words as plain text and as HTML give the same statements.
    var generator = SplitMix64(seed: UInt64(seed))
    let words = ["The", "council", "said", "“no”.", "\"Why?\"", "he", "asked.", "R&D", "a<b", "Mr. Thorne", "left!"]
    let text = (0..<30).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    let page = try Page(parsing: Array("<html><body><p>\(escaped)</p></body></html>".utf8)).article.statements
    let plain = Article(parsing: Array(text.utf8), markup: .plainText).statements
    #expect(page.map(\.text) == plain.map(\.text))
    #expect(page.map(\.kind) == plain.map(\.kind))
  }
}
