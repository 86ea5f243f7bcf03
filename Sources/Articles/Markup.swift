/// How a text is marked up.
public enum Markup: Sendable {
  /// Running text; paragraphs are divided by blank lines or by intended line ends.
  case plainText
  /// CommonMark with front matter, tables and strike-through as newsrooms use them.
  case markdown

  /// The markup that a file name extension stands for, in any case and with or without its dot.
  ///
  /// - Returns: nil for an extension that is not one of txt, text, md and markdown.
  public init?(fileExtension: String) {
    let name = fileExtension.hasPrefix(".") ? String(fileExtension.dropFirst()) : fileExtension
    switch name.lowercased() {
    case "txt", "text": self = .plainText
    case "md", "markdown": self = .markdown
    default: return nil
    }
  }
}
