/// All that a report shows, as plain values: whoever makes it has read the inputs, scored them and looked at the clock.
public struct Report: Sendable {
  /// The page's headline.
  public var title: String
  /// The proposal that stance is toward; nil if the model names none.
  public var target: String?
  public var run: ReportRun
  public var model: ReportModel
  /// In the order in which they are shown.
  public var articles: [ReportArticle]
  public var corrections: [ReportCorrection]
  /// Inputs that gave no statements, and why.
  public var unreadable: [UnreadableInput]

  public init(
    title: String, target: String?, run: ReportRun, model: ReportModel, articles: [ReportArticle],
    corrections: [ReportCorrection] = [], unreadable: [UnreadableInput] = []
  ) {
    self.title = title
    self.target = target
    self.run = run
    self.model = model
    self.articles = articles
    self.corrections = corrections
    self.unreadable = unreadable
  }

  /// A headline for a page that was given none.
  public static func title(of articles: [ReportArticle]) -> String {
    articles.count == 1
      ? articles[0].title ?? articles[0].name : "Who says what in \(articles.count.counted("article"))"
  }
}

/// How the statements were scored.
public struct ReportRun: Sendable {
  /// As it is to be shown, such as `2026-11-24 18:40 UTC`.
  public var date: String
  /// The version of the program.
  public var version: String
  /// The coverage that prediction sets were asked for.
  public var coverage: Double

  public init(date: String, version: String, coverage: Double) {
    self.date = date
    self.version = version
    self.coverage = coverage
  }
}

/// A statement's label or speaker that a person has set right.
public struct ReportCorrection: Sendable {
  /// The id of the statement.
  public var id: String
  /// What was changed, such as `stance against to favor`.
  public var change: String
  /// Why, in the words of whoever wrote the correction.
  public var note: String?
  /// Whether a statement had this id.
  public var isApplied: Bool

  public init(id: String, change: String, note: String?, isApplied: Bool) {
    self.id = id
    self.change = change
    self.note = note
    self.isApplied = isApplied
  }
}

/// An input, or a part of one, that is missing from the report.
public struct UnreadableInput: Sendable {
  public var name: String
  public var reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
