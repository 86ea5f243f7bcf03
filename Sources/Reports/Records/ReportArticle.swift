/// An article, or the rows of a file that belong together.
public struct ReportArticle: Sendable {
  /// The path, or the group that rows name.
  public var name: String
  public var title: String?
  public var byline: String?
  /// As the article gives it; one that begins with year, month and day in ISO 8601 is put on the time axis.
  public var date: String?
  /// Who published it.
  public var source: String?
  public var statements: [ReportStatement]
  /// The index of the article that this one nearly repeats, itself no copy; nil for an article of its own. Copies are
  /// shown and not counted.
  public var copyOf: Int?
  /// Whether its statements are rows that nothing but their file holds together: each then counts as an article.
  public var isLooseRows: Bool

  public init(
    name: String, title: String? = nil, byline: String? = nil, date: String? = nil, source: String? = nil,
    statements: [ReportStatement], copyOf: Int? = nil, isLooseRows: Bool = false
  ) {
    self.name = name
    self.title = title
    self.byline = byline
    self.date = date
    self.source = source
    self.statements = statements
    self.copyOf = copyOf
    self.isLooseRows = isLooseRows
  }
}
