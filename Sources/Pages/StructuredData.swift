internal import Corpora

/// What the JSON-LD of a page says of its article (schema.org: NewsArticle and its kin).
struct StructuredData {
  private(set) var headline: String?
  private(set) var authors: [String] = []
  private(set) var datePublished: String?
  private(set) var isAccessibleForFree: Bool?
  private(set) var isLiveBlog = false

  private static let types: Set<String> = [
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
    "AdvertiserContentArticle", "Report",
  ]

  /// How many objects are looked at, nested ones included.
  private static let mostObjects = 10_000

  /// Reads all `application/ld+json` scripts of a page; what is no JSON is passed over.
  init(_ tree: HTMLTree) {
    for index in tree.nodes.indices {
      guard let element = tree.element(index), element.tag == .script,
        element[.type]?.lowercased().contains("ld+json") ?? false
      else { continue }
      var bytes: [UInt8] = []
      for node in index..<tree.nodes[index].end {
        if case .text(let range, _) = tree.nodes[node].content { bytes += tree.characters[range] }
      }
      if let value = try? JSONParser.parse(bytes) { read(value) }
    }
  }

  /// Takes the first article among a value, its elements, and what it calls `@graph` or `mainEntity`.
  private mutating func read(_ value: JSONValue) {
    var queue = [value]
    var next = 0
    while next < queue.count, next < Self.mostObjects {
      switch queue[next] {
      case .array(let elements): queue += elements
      case .object(let members):
        let article = queue[next]
        if !Self.types.isDisjoint(with: article["@type"].strings) { take(article) }
        for member in members
        where ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"].contains(member.key) {
          queue.append(member.value)
        }
      default: break
      }
      next += 1
    }
  }

  private mutating func take(_ article: JSONValue) {
    if article["@type"].strings.contains("LiveBlogPosting") { isLiveBlog = true }
    headline = headline ?? (article["headline"].strings.first ?? article["name"].strings.first)?.withoutMarkup
    datePublished = datePublished ?? article["datePublished"].strings.first ?? article["dateCreated"].strings.first
    if authors.isEmpty { authors = article["author"].names }
    switch article["isAccessibleForFree"] {
    case .bool(let value): isAccessibleForFree = isAccessibleForFree ?? value
    case .string(let text): isAccessibleForFree = isAccessibleForFree ?? (text.lowercased() != "false")
    default: break
    }
  }
}

extension JSONValue {
  /// The value of a key, null where there is none.
  fileprivate subscript(key: String) -> JSONValue {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  private var isString: Bool { if case .string = self { true } else { false } }

  private var isArray: Bool { if case .array = self { true } else { false } }

  /// A string, or the strings of an array, white space around them left out, empty ones too.
  fileprivate var strings: [String] {
    switch self {
    case .string(let text): [text.split(whereSeparator: \.isWhitespace).joined(separator: " ")].filter { !$0.isEmpty }
    case .array(let elements): elements.flatMap { $0.isString ? $0.strings : [] }
    default: []
    }
  }

  /// The names of a person or an organization, or of several.
  fileprivate var names: [String] {
    switch self {
    case .string: strings
    case .array(let elements): elements.prefix(20).flatMap { $0.isArray ? [] : $0.names }
    case .object: self["name"].strings
    default: []
    }
  }
}

extension String {
  /// Titles in JSON-LD are plain text, but many sites put references into them.
  fileprivate var withoutMarkup: String {
    guard contains("&") else { return self }
    return HTMLText.decodingReferences(self)
  }
}
