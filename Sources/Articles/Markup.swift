/// How a source is marked up.
public enum Markup: Sendable {
  /// Running text; paragraphs are divided by blank lines or by intended line ends.
  case plainText
  /// CommonMark with front matter, tables and strike-through as newsrooms use them.
  case markdown
  /// HTML or XHTML, a page or a fragment.
  case html

  /// The markup that a file name extension stands for, in any case and with or without its dot.
  ///
  /// - Returns: nil for an extension that is not one of txt, text, md, markdown, html, htm and xhtml.
  public init?(fileExtension: String) {
    let name = fileExtension.hasPrefix(".") ? String(fileExtension.dropFirst()) : fileExtension
    switch name.lowercased() {
    case "txt", "text": self = .plainText
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: return nil
    }
  }

  /// How much of a source is looked at when guessing.
  private static let guessedPrefix = 4096

  /// Guesses the markup of a source that has no name, such as standard input.
  ///
  /// A source is HTML if it starts with a document type or an `html` tag, or has a `body` or `p` tag within its
  /// first 4,096 bytes. Anything else is plain text: Markdown reads well as plain text, so it is never guessed.
  public static func guessed(from source: [UInt8]) -> Markup {
    let end = min(source.count, guessedPrefix)
    let start = source.skippingWhiteSpace(from: source.byteOrderMarkLength, to: end)
    for opening in ["<!doctype html", "<html"] where source.hasPrefix(opening, at: start, to: end) {
      return .html
    }
    var index = start
    while index < end {
      if source[index] == UInt8(ascii: "<") {
        for name in ["<p", "<body"] where source.hasPrefix(name, at: index, to: end) {
          let next = index + name.utf8.count
          if next < end, source[next] == UInt8(ascii: ">") || source[next].isASCIIWhiteSpace { return .html }
        }
      }
      index += 1
    }
    return .plainText
  }
}
