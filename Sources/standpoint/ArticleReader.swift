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
///     for path in try InputPaths.expanding(inputs, isKnown: ArticleReader.reads).paths {
///       let file = try reader.read(path)
///       // file.warnings, then file.articles; an InputError that isUnscorable is told, and the next file read
///     }
///
/// Files of rows whose text is a whole article come row by row from Corpora: `articles(of:path:firstIndex:)`.
struct ArticleReader: Sendable {
  /// What becomes of bytes that are no UTF-8.
  let onError: ErrorPolicy

  /// What a file has.
  struct File: Sendable {
    /// In the file's order.
    var articles: [InputArticle] = []
    /// What should be told, a line each.
    var warnings: [String] = []
    /// Rows that hold no article, each with what to do about it.
    var problems: [InputError] = []
  }

  /// Whether a file's name says that it holds articles: a page, a text, a feed or a record.
  static func reads(_ path: String) -> Bool { format(of: path) != nil }

  /// Reads a whole file, or standard input for `-`: one article at least.
  ///
  /// - Throws: `FileError`, or `InputError` if there is no article in it.
  func read(_ path: String) throws -> File {
    let (source, format, warnings) = try ArticleSource.read(path, format: Self.format(of: path), onError: onError)
    let documents: Documents
    do throws(PageProblem) {
      documents = try Documents(parsing: source, format: format)
    } catch .noArticle where format != .page {
      throw InputError.noStatements(path: path)
    } catch {
      throw InputError.page(path: path, error)
    }
    return File(
      articles: documents.articles.map { document in
        let name = document.id.map { "\(path)#\($0)" } ?? path
        return InputArticle(name: name, article: document.article, source: document.source)
      },
      warnings: warnings + documents.warnings.map { "\(path): \($0)" })
  }

  private static func format(of path: String) -> DocumentFormat? {
    path.lastIndex(of: ".").flatMap { DocumentFormat(fileExtension: String(path[path.index(after: $0)...])) }
  }

  // MARK: - Rows

  /// The articles of rows whose text is a whole article, HTML if it looks so. Bad rows are the caller's to report.
  ///
  /// - Parameter firstIndex: the number of the first row among those of the file, from 0.
  func articles(of rows: [RowResult], path: String, firstIndex: Int) -> File {
    var file = File()
    for (index, result) in rows.enumerated() {
      guard case .row(let row) = result else { continue }
      let name = "\(path)#\(Self.id(of: row) ?? "\(firstIndex + index)")"
      let source = Array(row.text.utf8)
      let article: Article
      do throws(PageProblem) {
        article = try Self.article(of: row, source)
      } catch {
        file.problems.append(.page(path: name, error))
        continue
      }
      if article.statements.isEmpty {
        file.problems.append(.noStatements(path: name))
      } else {
        file.articles.append(InputArticle(name: name, article: article, source: source))
      }
    }
    return file
  }

  private static func article(of row: Row, _ source: [UInt8]) throws(PageProblem) -> Article {
    let article =
      DocumentFormat.holdsMarkup(source)
      ? try Page(parsing: source).article : Article(parsing: source, markup: .plainText)
    return article.described(
      title: value(of: ["title", "headline"], in: row), byline: value(of: ["byline", "author", "authors"], in: row),
      date: value(of: ["date", "published", "date_published", "datePublished", "published_at", "pubDate"], in: row)
        .flatMap(PublicationDate.normalized))
  }

  /// The row's own id, else the end of its address.
  private static func id(of row: Row) -> String? {
    if row.isNamed { return row.id }
    return value(of: ["url", "link", "source"], in: row).flatMap(UniqueNames.shortened)
  }

  private static func value(of names: [String], in row: Row) -> String? {
    names.lazy.compactMap { row.fields[$0] }.first { !$0.isEmpty }
  }
}
