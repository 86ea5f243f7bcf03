public import Articles

/// What kind of file an article stands in.
public enum DocumentFormat: Sendable, Equatable {
  case text(Markup)
  /// HTML or XHTML, a page or a fragment.
  case page
  /// XML: a feed or a record of debates. Its root element says which.
  case xml

  /// The format that a file name extension stands for, in any case and with or without its dot.
  ///
  /// - Returns: nil for an extension that is not one of txt, text, md, markdown, html, htm, xhtml, rss, atom and xml.
  public init?(fileExtension: String) {
    let name = fileExtension.hasPrefix(".") ? String(fileExtension.dropFirst()) : fileExtension
    switch name.lowercased() {
    case "html", "htm", "xhtml": self = .page
    case "rss", "atom", "xml": self = .xml
    default:
      guard let markup = Markup(fileExtension: name) else { return nil }
      self = .text(markup)
    }
  }

  /// How much of a source is looked at when guessing.
  private static let guessedPrefix = 4096

  /// Guesses the format of a source that has no name, such as standard input.
  ///
  /// A source is a page if it starts with a document type or an `html` tag, or has a `body` or `p` tag within its first
  /// 4,096 bytes; it is XML if it starts as a feed or a record of debates does. Anything else is plain text: Markdown reads
  /// well as plain text, so it is never guessed.
  public static func guessed(from source: [UInt8]) -> DocumentFormat {
    let start = Array(source.prefix(guessedPrefix).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
    let text = String(decoding: start, as: UTF8.self).lowercased()
    if text.hasPrefix("<?xml") || text.hasPrefix("<rss") || text.hasPrefix("<feed") || text.hasPrefix("<publicwhip") {
      return text.contains("<html") ? .page : .xml
    }
    return isPage(text) ? .page : .text(.plainText)
  }

  private static func isPage(_ text: String) -> Bool {
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return true }
    for opening in ["<p", "<body"] {
      for part in text.components(after: opening) where part.first.map({ $0 == ">" || $0.isWhitespace }) ?? false {
        return true
      }
    }
    return false
  }

  /// Whether a field of a feed or a row is markup: there nothing but its look says so.
  package static func holdsMarkup(_ field: [UInt8]) -> Bool {
    let text = String(decoding: field.prefix(guessedPrefix), as: UTF8.self).lowercased()
    if isPage(text) { return true }
    let tags = [
      "</p>", "<br", "</a>", "<div", "</b>", "</i>", "</em>", "</strong>", "</span>", "</li>", "<img ", "</h2>",
    ]
    return tags.contains { text.contains($0) } || text.contains("&amp;") || text.contains("&#")
      || text.contains("&nbsp;")
  }
}

extension String {
  /// What follows each occurrence of a piece.
  fileprivate func components(after piece: String) -> [Substring] {
    ranges(of: piece).map { self[$0.upperBound...] }
  }
}
