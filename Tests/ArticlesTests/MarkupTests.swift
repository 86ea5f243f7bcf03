import Testing

@testable import Articles

@Suite struct MarkupTests {
  @Test(arguments: [
    ("txt", Markup.plainText), ("text", .plainText), (".TXT", .plainText), ("md", .markdown), ("Markdown", .markdown),
  ])
  func extensionsAreKnown(_ name: String, _ markup: Markup) { #expect(Markup(fileExtension: name) == markup) }

  @Test(arguments: ["", "pdf", "json", "html"])
  func othersAreNot(_ name: String) { #expect(Markup(fileExtension: name) == nil) }
}
