import Articles
import Corpora
import Pages

/// One article of the inputs, and what outputs need to point into it.
struct InputArticle: Sendable {
  /// What outputs call it: the path as it was given, `-` for standard input, or `path#id` where a file has several.
  let name: String
  let article: Article
  /// What ranges of its statements count in: the bytes of the file, or those of the field or item that holds the article.
  /// Valid UTF-8.
  let source: [UInt8]
}

/// Reads articles out of files: the one place that knows which kinds of files have articles in them, and how.
///
/// Every command that reads articles takes them from here. A reader is a value without state, so that files can be read by
/// several threads; it never prints:
///
///     let reader = ArticleReader(onError: .stop)
///     for path in paths {
///       let file = try reader.read(path)
///       // file.warnings, then file.articles
///     }
struct ArticleReader: Sendable {
  /// What becomes of bytes that are no UTF-8.
  let onError: ErrorPolicy

  /// What a file has.
  struct File: Sendable {
    /// In the file's order; one at least.
    var articles: [InputArticle]
    /// What should be told, a line each.
    var warnings: [String] = []
  }

  /// Reads a whole file, or standard input for `-`.
  ///
  /// - Throws: `FileError`, or `InputError` if there is no article in it.
  func read(_ path: String) throws -> File {
    let (source, warnings) = try ArticleSource.read(path, onError: onError)
    let article: Article
    do throws(PageProblem) {
      switch Self.format(of: path, source) {
      case .text(let markup): article = Article(parsing: source, markup: markup)
      case .page, .xml: article = try Page(parsing: source).article
      }
    } catch {
      throw InputError.page(path: path, error)
    }
    guard !article.statements.isEmpty else { throw InputError.noStatements(path: path) }
    return File(articles: [InputArticle(name: path, article: article, source: source)], warnings: warnings)
  }

  private static func format(of path: String, _ source: [UInt8]) -> DocumentFormat {
    let ending = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? ""
    return DocumentFormat(fileExtension: ending) ?? DocumentFormat.guessed(from: source)
  }
}
