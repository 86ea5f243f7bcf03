internal import Articles

/// Who wrote a page's article, when, and under which headline: JSON-LD first, then `meta`, then what readers see.
struct PageMetadata {
  private(set) var title: String?
  private(set) var byline: String?
  private(set) var date: String?
  private(set) var isFree: Bool?
  private(set) var isLiveBlog: Bool
  /// What the `title` element says, the name of the site included.
  private(set) var pageTitle: String?

  private let tree: HTMLTree
  private var meta: [String: [String]] = [:]

  init(_ tree: HTMLTree) {
    self.tree = tree
    let data = StructuredData(tree)
    isLiveBlog = data.isLiveBlog
    isFree = data.isAccessibleForFree
    readMeta()
    if isFree == nil, meta["article:content_tier"]?.first == "locked" { isFree = false }
    title = data.headline ?? meta["og:title"]?.first ?? meta["twitter:title"]?.first
    byline = Self.byline(data.authors) ?? Self.byline(metaAuthors()) ?? Self.byline(visibleAuthors())
    let dates = [data.datePublished].compactMap(\.self) + metaDates() + visibleDates()
    date = dates.lazy.compactMap(PublicationDate.normalized).first
  }

  // MARK: - meta

  private mutating func readMeta() {
    for index in tree.nodes.indices {
      guard let element = tree.element(index) else { continue }
      if element.tag == .title, pageTitle == nil { pageTitle = Self.filled(tree.text(of: index)) }
      guard element.tag == .meta, let content = element[.content].flatMap(Self.filled) else { continue }
      for key in [element[.property], element[.name], element[.itemprop]].compactMap(\.self) {
        meta[key.lowercased(), default: []].append(content)
      }
    }
  }

  private func metaAuthors() -> [String] {
    for key in [
      "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author",
    ] {
      if let names = meta[key], Self.byline(names) != nil { return names }
    }
    return []
  }

  private func metaDates() -> [String] {
    [
      "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
      "pubdate", "publish-date", "publishdate", "publication_date", "dc.date.issued", "dcterms.created", "dc.date",
      "date",
      "article:published", "og:published_time", "cxenseparse:recs:publishtime",
    ].flatMap { meta[$0] ?? [] }
  }

  // MARK: - What readers see

  private func visibleDates() -> [String] {
    var dates: [String] = []
    for index in tree.nodes.indices {
      guard let element = tree.element(index) else { continue }
      let isPublished = element[.itemprop] == "datePublished"
      guard element.tag == .time || isPublished else { continue }
      let value = element[.datetime] ?? element[.content] ?? tree.text(of: index)
      if isPublished { dates.insert(value, at: 0) } else { dates.append(value) }
    }
    return dates
  }

  private static let bylineNames = HTMLPhrases("byline, bylines, author, writer")

  /// The names that `rel=author` or a class marks, in the article's own part of the page.
  private func visibleAuthors() -> [String] {
    var named: [String] = []
    var marked: [String] = []
    for index in tree.nodes.indices {
      guard let element = tree.element(index), tree.nodes[index].end - index < 60 else { continue }
      if element[.rel]?.split(separator: " ").contains("author") ?? false, element.tag == .a {
        named.append(tree.text(of: index))
      } else if element[.itemprop]?.split(separator: " ").contains("author") ?? false, named.isEmpty {
        named.append(tree.text(of: index))
      } else if marked.isEmpty, element.tag != .body, HTMLNames(element).contain(Self.bylineNames) {
        let text = tree.text(of: index)
        // A box around byline, date and buttons is none.
        if text.utf8.count <= 80 { marked.append(text) }
      }
    }
    return named.isEmpty ? marked : named
  }

  // MARK: - Names

  /// Names as one line; nil if none of them is a name.
  static func byline(_ names: [String]) -> String? {
    var kept: [String] = []
    for name in names.compactMap(name) where !kept.contains(name) { kept.append(name) }
    return kept.isEmpty ? nil : kept.prefix(8).joined(separator: ", ")
  }

  private static func name(_ text: String) -> String? {
    var name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for opening in ["by ", "by: ", "written by ", "posted by ", "words by "] where name.lowercased().hasPrefix(opening)
    {
      name = String(name.dropFirst(opening.count))
    }
    let isAddress = name.hasPrefix("http") || name.hasPrefix("@") || name.hasPrefix("/") || name.contains("://")
    guard !isAddress, (2...120).contains(name.count), name.contains(where: \.isLetter) else { return nil }
    return name
  }

  private static func filled(_ text: String) -> String? {
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return folded.isEmpty ? nil : folded
  }
}
