public import Articles

/// An article of a file.
public struct Document: Sendable {
  /// What names it within a file of several; nil where the file is the article.
  public let id: String?
  public let article: Article
  /// What ranges of its statements count in: the file's bytes; of an item of a feed its decoded text; of a debate its
  /// paragraphs, with an empty line between.
  public let source: [UInt8]
}

/// The articles of a file, whatever its format.
public struct Documents: Sendable {
  /// In the file's order, one at least, each with a statement.
  public private(set) var articles: [Document] = []
  /// What should be told of the file, without its name.
  public private(set) var warnings: [String] = []

  /// - Parameter source: valid UTF-8, save in XML, which says its encoding. Other bytes do no harm, but show as U+FFFD.
  /// - Throws: why there is nothing to score. Text without a statement throws `.noArticle`.
  public init(parsing source: [UInt8], format: DocumentFormat) throws(PageProblem) {
    switch format {
    case .text(let markup):
      articles = [Document(id: nil, article: Article(parsing: source, markup: markup), source: source)]
    case .page: articles = [Document(id: nil, article: try Page(parsing: source).article, source: source)]
    case .xml: try readXML(source)
    }
    articles.removeAll { $0.article.statements.isEmpty }
    if articles.isEmpty { throw .noArticle }
  }

  private mutating func readXML(_ source: [UInt8]) throws(PageProblem) {
    let events = XMLEvents(source)
    guard let root = events.root else {
      let (line, what) = events.problem ?? (1, "there is no element in it")
      throw .brokenXML(line: line, what: what)
    }
    if root == "html" {
      articles = [Document(id: nil, article: try Page(parsing: source).article, source: source)]
      return
    }
    if let problem = events.problem {
      warnings.append("line \(problem.line): not well-formed XML: \(problem.what); read as far as it makes sense")
    }
    if Feed.roots.contains(root) {
      try readFeed(Feed(events))
    } else if DebateRecord.roots.contains(root) {
      readDebates(DebateRecord(events))
      if articles.isEmpty { throw .emptyRecord }
    } else {
      throw .unknownXML(root: root)
    }
  }

  private mutating func readFeed(_ feed: Feed) throws(PageProblem) {
    var names = UniqueNames()
    var empty = 0
    for (index, item) in feed.items.enumerated() {
      let id = names.unique(item.names.lazy.compactMap(UniqueNames.shortened).first ?? "\(index)")
      guard let article = Self.article(of: item), !article.statements.isEmpty else {
        empty += 1
        continue
      }
      articles.append(Document(id: id, article: article, source: item.content))
    }
    if articles.isEmpty { throw .emptyFeed(items: feed.items.count) }
    if empty > 0 { warnings.append("\(empty) of \(feed.items.count) items have no text and are left out") }
  }

  private static func article(of item: Feed.Item) -> Article? {
    let article: Article
    if DocumentFormat.holdsMarkup(item.content) {
      guard let page = try? Page(parsing: item.content) else { return nil }
      article = page.article
    } else {
      article = Article(parsing: item.content, markup: .plainText)
    }
    return article.described(title: item.title, byline: PageMetadata.byline(item.authors), date: item.date)
  }

  private mutating func readDebates(_ record: DebateRecord) {
    var names = UniqueNames()
    for (index, debate) in record.debates.enumerated() {
      let id = names.unique(debate.name.flatMap(UniqueNames.shortened) ?? "\(index)")
      var cleaned = CleanedText(
        bytes: debate.text, paragraphs: debate.paragraphs, title: debate.title, linesMayWrap: false)
      cleaned.turns = debate.turns
      cleaned.date = debate.date
      articles.append(Document(id: id, article: Article(cleaned), source: debate.text))
    }
  }
}

/// Names within a file, each once.
package struct UniqueNames: Sendable {
  private var taken: Set<String> = []
  /// The number that the next repetition of a name gets.
  private var numbers: [String: Int] = [:]

  package init() {}

  /// A name as it is, or with a number behind it if it is taken.
  package mutating func unique(_ name: String) -> String {
    var candidate = name
    while !taken.insert(candidate).inserted {
      let number = numbers[name, default: 2]
      numbers[name] = number + 1
      candidate = "\(name)-\(number)"
    }
    return candidate
  }

  /// The last part of an address or of an id of several parts; nil if nothing is left.
  package static func shortened(_ name: String) -> String? {
    let parts = name.split { $0 == "/" || $0 == "?" || $0 == "#" || $0 == ":" || $0 == "=" || $0.isWhitespace }
    return parts.last.map(String.init)
  }
}
