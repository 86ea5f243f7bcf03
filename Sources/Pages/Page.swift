public import Articles

/// A page as saved from a site, read for its article.
public struct Page: Sendable {
  public let article: Article

  /// Reads a page or a fragment of one, in time linear in its length.
  ///
  /// Title, byline and date come from JSON-LD, `meta` and what the page shows, in this order. The text is that of the
  /// article alone: navigation, adverts, captions, lists of links, comments and what is hidden are left out. Ranges of its
  /// statements bound the source, markup included.
  ///
  /// - Parameter source: valid UTF-8. Other bytes do no harm, but show as U+FFFD.
  public init(parsing source: [UInt8]) throws(PageProblem) {
    article = Article(try Page.cleaned(source))
  }

  /// - Parameter isWhole: whether a source without text is a problem; an item of a feed may be empty.
  static func cleaned(_ source: [UInt8]) throws(PageProblem) -> CleanedText {
    let tree = try HTMLTree(source)
    let metadata = PageMetadata(tree)
    let blocks = PageBlocks.read(tree, without: Clutter(tree))
    let text = PageText(source, tree)
    let containers = ContentChoice(tree, blocks, isLiveBlog: metadata.isLiveBlog).containers()
    let content = blocks.filter { block in
      containers.contains { block.firstNode >= $0 && block.firstNode < tree.nodes[$0].end }
    }
    let filter = BlockFilter(tree, text, byline: metadata.byline)
    var cleaned = text.cleaned(filter.kept(content))
    cleaned.title = title(metadata, content: content, page: blocks, text)
    cleaned.byline = metadata.byline
    cleaned.date = metadata.date
    if let problem = PageVerdict(tree, metadata, cleaned).problem { throw problem }
    return cleaned
  }

  /// The headline. What a page tells other sites is often longer than its headline by the name of the site.
  private static func title(
    _ metadata: PageMetadata, content: [PageBlock], page: [PageBlock], _ text: PageText
  ) -> String? {
    let headline = (content.first { $0.tag == .h1 } ?? page.first { $0.tag == .h1 }).map(text.string)
    guard let title = metadata.title else { return headline ?? metadata.pageTitle }
    if let headline, title.hasPrefix(headline) { return headline }
    return title
  }
}
