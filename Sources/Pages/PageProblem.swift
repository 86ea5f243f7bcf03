/// Why a page, a feed or a record gives no article to score. The description says in one sentence what it is and what to
/// do; the caller says which file.
public enum PageProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// Only the beginning of the article is there.
  case paywalled(words: Int)
  /// A question about cookies and nothing else.
  case cookieWall
  /// The page is filled in by a script, which a saved source does not run.
  case needsScript
  /// "Not found" and its kin.
  case errorPage(title: String)
  /// No text that could be an article.
  case noArticle
  /// Markup that would take too long or too much memory to read.
  case tooIntricate
  /// XML whose root element is of no kind that is read.
  case unknownXML(root: String)
  /// A feed whose items have no text.
  case emptyFeed(items: Int)
  /// A record of debates in which nobody says anything.
  case emptyRecord
  /// XML that ends or breaks before there is anything in it.
  case brokenXML(line: Int, what: String)

  public var description: String {
    switch self {
    case .paywalled(let words):
      "the article is behind a paywall, only \(words) words of it are here; save the page while logged in"
    case .cookieWall:
      "the page only asks about cookies; answer it in a browser and save the article then"
    case .needsScript:
      "the page has no text until its scripts run; open it in a browser and save it from there"
    case .errorPage(let title):
      "the page is an error page (\(title)); save the article again"
    case .noArticle:
      "there is no article text in it; if it is a list of links, save the articles themselves"
    case .tooIntricate:
      "the markup nests deeper than any article (\(MarkupLimits.mostOpenElements) elements); save the text as .txt"
    case .unknownXML(let root):
      "the XML is no feed and no record of debates (its root element is \(root)); RSS, Atom and Hansard are read"
    case .emptyFeed(let items):
      items == 0
        ? "the feed has no items" : "the \(items) items of the feed have no text; save the articles that they link to"
    case .emptyRecord:
      "no speech and no paragraph in the record"
    case .brokenXML(let line, let what):
      "line \(line): not well-formed XML: \(what); nothing could be read"
    }
  }
}
