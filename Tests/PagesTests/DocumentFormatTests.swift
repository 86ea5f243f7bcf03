import Testing

@testable import Articles
@testable import Pages

@Suite struct DocumentFormatTests {
  @Test(arguments: [
    ("txt", DocumentFormat.text(.plainText)), ("Markdown", .text(.markdown)), ("html", .page), ("htm", .page),
    (".xhtml", .page), ("rss", .xml), ("Atom", .xml), (".XML", .xml),
  ])
  func extensionsAreKnown(_ name: String, _ format: DocumentFormat) {
    #expect(DocumentFormat(fileExtension: name) == format)
  }

  @Test(arguments: ["", "pdf", "json", "htmlx"])
  func othersAreNot(_ name: String) { #expect(DocumentFormat(fileExtension: name) == nil) }

  @Test(arguments: [
    "<!DOCTYPE html><title>x</title>", "\u{FEFF}\n <HTML lang='en'>", "Text first <p>then a tag</p>",
    "x<body\nclass=a>",
    "<div><p class=\"lead\">Words</p></div>",
  ])
  func pagesAreGuessed(_ text: String) { #expect(DocumentFormat.guessed(from: Array(text.utf8)) == .page) }

  @Test(arguments: ["<?xml version='1.0'?><rss>", "<rss version=\"2.0\">", "\n<feed xmlns='x'>", "<publicwhip>"])
  func xmlIsGuessed(_ text: String) { #expect(DocumentFormat.guessed(from: Array(text.utf8)) == .xml) }

  @Test(arguments: [
    "", "Words.", "# A heading", "a < b and p > q", "<pre", "<person> spoke", "<", "<p", "<!doctype htm",
  ])
  func anythingElseIsPlainText(_ text: String) {
    #expect(DocumentFormat.guessed(from: Array(text.utf8)) == .text(.plainText))
  }
}
