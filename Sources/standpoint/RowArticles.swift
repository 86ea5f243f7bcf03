import Articles
import Corpora
import Reports

/// The rows of a file as articles: those of one group, or else of one source, are one; the rest belong to the file alone.
struct RowArticles {
  var articles: [ReportArticle] = []
  /// The target of each statement of each article, where a row names its own.
  private(set) var targets: [[String?]] = []
  private let path: String
  private var numbers: [String: Int] = [:]

  init(path: String) { self.path = path }

  /// - Parameter index: the number of the row in its file, from 0.
  mutating func add(_ row: Row, index: Int) {
    let source = row.fields["source"]
    let key = row.group ?? source
    let number = number(of: key, title: row.fields["title"] ?? key)
    let date = row.fields["date"]
    if articles[number].statements.isEmpty, key != nil {
      articles[number].date = date
      articles[number].source = row.group == nil ? nil : source
      articles[number].byline = row.fields["byline"]
    }
    // A speaker that a row names was found by nobody's rule.
    let speaker = row.fields["speaker"].flatMap { name in
      name.allSatisfy(\.isWhitespace) ? nil : Speaker(name: name, cue: "", cueRange: nil, rule: .row, confidence: 1)
    }
    let count = articles[number].statements.count
    articles[number].statements.append(
      ReportStatement(
        id: row.isNamed ? row.id : "\(path):\(index)", text: row.text, paragraph: count,
        kind: speaker == nil ? .narration : .direct, speaker: speaker,
        date: date == articles[number].date ? nil : date, answers: [], known: 0))
    targets[number].append(row.target)
  }

  private mutating func number(of key: String?, title: String?) -> Int {
    // No group has this name: groups are not empty.
    if let number = numbers[key ?? ""] { return number }
    numbers[key ?? ""] = articles.count
    articles.append(ReportArticle(name: key ?? path, title: title, statements: [], isLooseRows: key == nil))
    targets.append([])
    return articles.count - 1
  }
}
