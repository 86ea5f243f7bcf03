import Testing

@testable import Articles
@testable import Pages

/// Names of classes suggest what an element is for; how much it holds decides.
@Suite struct ClutterTests {
  private static let sentence =
    "The council of Harrowmoor met on Tuesday evening to talk about the reservoir and its dam. "

  /// So many paragraphs, all different: lines that repeat are captions.
  private static func paragraphs(_ count: Int, _ opening: String = "") -> String {
    (1...count).map { "<p>\(opening)\($0) of them said: \(sentence)</p>" }.joined()
  }

  private func holds(_ word: String, _ page: String) throws -> Bool {
    try texts(of: page).contains { $0.contains(word) }
  }

  /// A page whose article has `sentences` sentences, with something beside it.
  private func page(beside box: String, sentences: Int = 8) -> String {
    let paragraphs = Self.paragraphs(sentences)
    return "<body><div class=\"content\"><h1>Dam</h1>\(paragraphs)</div>\(box)</body>"
  }

  @Test(arguments: [
    "sidebar", "related-stories", "newsletterSignup", "most-read", "comments", "post-author", "share-tools",
    "storyPromo",
    "ad-slot", "cookie_banner", "sr-only", "image-caption", "breadcrumbs",
  ])
  func boxesOfSuchNamesAreDropped(_ name: String) throws {
    let box = "<div class=\"\(name)\"><p>Beside the point and not of the article, marked thus.</p></div>"
    #expect(try !holds("Beside", page(beside: box)))
    #expect(try !holds("Beside", page(beside: box.replacing("class=", with: "id="))))
  }

  @Test(arguments: ["story", "paragraph", "shaded", "adapted", "sidebarless", "commentary", "promontory"])
  func namesThatOnlyBeginSoAreNot(_ name: String) throws {
    let inner = "<p>\(Self.sentence)</p><div class=\"\(name)\"><p>Within the article and of it, marked thus.</p></div>"
    #expect(try holds("Within", "<article>\(inner)<p>\(Self.sentence)</p></article>"))
  }

  @Test(arguments: ["with-sidebar", "page--has-comments", "ad-free share-ready", "related-layout"])
  func theBoxAroundEverythingIsKept(_ name: String) throws {
    #expect(try holds("reservoir", "<div class=\"\(name)\">\(page(beside: ""))</div>"))
  }

  @Test func aLongPartOfTheTextIsKeptWhateverItsName() throws {
    let part = "<section class=\"part--ads\">\(Self.paragraphs(10, "Second part. "))</section>"
    let article = Self.paragraphs(30)
    #expect(try holds("Second part", "<article>\(article)\(part)</article>"))
    // Readers may write more than the author.
    let comments = part.replacing("part--ads", with: "comments")
    #expect(try !holds("Second part", "<article>\(article)</article>\(comments)"))
    #expect(try !holds("Second part", page(beside: comments, sentences: 5)))
  }

  @Test func namesOfWordsWithinASentenceSayHowTheyLook() throws {
    let text =
      "<article><p>They <span class=\"ad-free\">met</span> the <a class=\"author\" href=x>writer</a> in May.</p></article>"
    #expect(try texts(of: text) == ["They met the writer in May."])
  }
}
