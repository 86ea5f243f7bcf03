import Testing

@testable import Articles

@Suite struct MarkupTests {
  @Test(arguments: [
    ("txt", Markup.plainText), ("text", .plainText), (".TXT", .plainText), ("md", .markdown), ("Markdown", .markdown),
    ("html", .html), ("htm", .html), (".xhtml", .html),
  ])
  func extensionsAreKnown(_ name: String, _ markup: Markup) { #expect(Markup(fileExtension: name) == markup) }

  @Test(arguments: ["", "pdf", "json", "htmlx"])
  func othersAreNot(_ name: String) { #expect(Markup(fileExtension: name) == nil) }

  @Test(arguments: [
    "<!DOCTYPE html><title>x</title>", "\u{FEFF}\n <HTML lang='en'>", "Text first <p>then a tag</p>",
    "x<body\nclass=a>",
    "<div><p class=\"lead\">Words</p></div>",
  ])
  func pagesAreGuessed(_ text: String) { #expect(Markup.guessed(from: Array(text.utf8)) == .html) }

  @Test(arguments: [
    "", "Words.", "# A heading", "a < b and p > q", "<pre", "<person> spoke", "<", "<p", "<!doctype htm",
  ])
  func anythingElseIsPlainText(_ text: String) { #expect(Markup.guessed(from: Array(text.utf8)) == .plainText) }
}
