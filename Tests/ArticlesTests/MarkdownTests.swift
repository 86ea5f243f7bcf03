import Testing

@testable import Articles

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("# Head #\n\nOne. Two.", ["Head", "One.", "Two."]),
    ("Head\n====\nWords.", ["Head", "Words."]),
    ("Head\n---\nWords.", ["Head", "Words."]),
    ("One.\n\n---\n\nTwo.\n\n* * *\n\nThree.", ["One.", "Two.", "Three."]),
    ("A *very* **strong** ***word*** and `code`.", ["A very strong word and code."]),
    ("An _emphasis_ and a snake_case_word.", ["An emphasis and a snake_case_word."]),
    ("5 * 3 * 2 stays, and a footnote* too.", ["5 * 3 * 2 stays, and a footnote* too."]),
    ("~~Gone~~ but ~ stays.", ["Gone but ~ stays."]),
    ("See [the report](https://example.org/a_b_(c) \"T\") now.", ["See the report now."]),
    ("See [the *long* report][ref] now.\n\n[ref]: https://example.org \"T\"", ["See the long report now."]),
    ("See <https://example.org/x> now.", ["See https://example.org/x now."]),
    ("![A bridge](b.jpg)\n\nWords.", ["Words."]),
    ("[![Alt](a.png) Linked](b) words.", ["Linked words."]),
    ("\"[He] left,\" she said.", ["\"[He] left,\" she said."]),
    ("A note[^1] here.\n\n[^1]: The note.", ["A note here.", "The note."]),
    ("> Quoted *words*\n> go on.\n\nMine.", ["Quoted words go on.", "Mine."]),
    ("Mine\n> Quoted", ["Mine", "Quoted"]),
    ("- One item\n- Two items\n\n1. First\n2. Second", ["One item", "Two items", "First", "Second"]),
    (
      "The bridge at Westerby was opened to traffic in\n1998. It fell on a Monday in May, after weeks of\nrain.",
      ["The bridge at Westerby was opened to traffic in 1998.", "It fell on a Monday in May, after weeks of rain."]
    ),
    ("Words.\n\n```swift\nlet no = 1\n```\n\nMore.", ["Words.", "More."]),
    ("Words.\n\n~~~\nnever closed", ["Words."]),
    ("Words <!-- not\n\nthis --> more.", ["Words <!-- not", "this --> more."]),
    ("<!-- not\n\nthis -->\nWords.", ["Words."]),
    ("Words <!-- not this --> more.", ["Words more."]),
    ("Some <b>bold</b> words<br>Second line.", ["Some bold words", "Second line."]),
    ("A &amp; B &ldquo;so&rdquo;.", ["A & B “so”."]),
    ("Not \\*emphasis\\* and 1\\. not a list.", ["Not *emphasis* and 1. not a list."]),
    ("A line  \nthat goes on\\\nto the end.", ["A line that goes on to the end."]),
    ("| Cost | High |\n|---|:-:|\n| 5 | **6** |", ["Cost", "High", "5", "6"]),
    ("`*not emphasis*` and ``a ` tick``.", ["*not emphasis* and a ` tick."]),
    ("**Ms Marlow**: Did you know?\n**Mr Thorne**: No.", ["Ms Marlow: Did you know?", "Mr Thorne: No."]),
    ("Unclosed *star and [bracket and `tick.", ["Unclosed *star and [bracket and `tick."]),
    ("[Speaker]: these are words.", ["[Speaker]: these are words."]),
    ("Head\r\n====\r\n\r\nOne\r\nline.\r\n", ["Head", "One line."]),
    ("#Inquiry is a tag.", ["#Inquiry is a tag."]),
  ])
  func textIsRead(_ source: String, _ expected: [String]) { #expect(texts(of: source, .markdown) == expected) }

  @Test(arguments: [
    ("---\ntitle: \"The: headline\"\ndate: 2020\n---\n\n# Other\n\nWords.", "The: headline"),
    ("---\r\ntitle: Plain\r\n---\r\nWords.", "Plain"),
    ("# The *headline*\n\n# Second", "The headline"),
    ("Head\n====\n\nWords.", "Head"),
  ])
  func titleIsFound(_ source: String, _ expected: String) {
    #expect(Article(parsing: Array(source.utf8), markup: .markdown).title == expected)
  }

  @Test func frontMatterIsDropped() {
    #expect(texts(of: "---\ntitle: T\n---\nWords.", .markdown) == ["Words."])
    // A rule at the start that is never answered is a rule.
    #expect(texts(of: "---\nWords: yes.", .markdown) == ["Words: yes."])
  }

  @Test func rangesBoundTheSource() {
    let source = "> **It** is [over](x).\n> We\n> left &amp;\n"
    let bytes = Array(source.utf8)
    let statements = Article(parsing: bytes, markup: .markdown).statements
    #expect(statements.map(\.text) == ["It is over.", "We left &"])
    #expect(
      statements.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "It** is [over](x).", "We\n> left &amp;",
      ])
  }

  private static let pieces = [
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "![", "](x)", "](", "[^1]", "<", ">", "<b>", "<!--", "-->", "\\",
    "&amp;",
    "~~", "#", "# ", "\n", "\n\n", "- ", "1. ", "> ", "---\n", "```\n", "| ", " ", "Word", "said", ".", "é", "\"",
    "=\n",
  ]

  @Test(arguments: 0..<300)
  func anyMarksAreReadAndRangesAscend(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = Array(randomText(of: Self.pieces, length: 60, using: &generator).utf8)
    var end = 0
    for statement in Article(parsing: source, markup: .markdown).statements {
      #expect(statement.range.lowerBound >= end && statement.range.upperBound <= source.count)
      #expect(statement.text == statement.text.folded)
      let slice = String(decoding: source[statement.range], as: UTF8.self)
      #expect(slice == slice.trimmed)
      end = statement.range.upperBound
    }
  }
}
