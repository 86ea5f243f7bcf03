/// What a person says of one statement, against what a run says of it.
public struct Correction: Sendable, Equatable {
  /// Who is said to have spoken.
  public enum Speaker: Sendable, Equatable {
    case nobody
    case named(String)
  }

  /// The statement's id, as outputs have it: a row's own, or "article:index".
  public var id: String
  /// Nil leaves the speaker as found.
  public var speaker: Speaker?
  /// Label by head, in the head's own spelling.
  public var labels: [String: String]
  /// How the statement is expected to begin, so that a correction does not fall on another statement that has come to
  /// have its id; nil asks nothing.
  public var beginning: String?
  /// Why; for readers.
  public var note: String?
  public var source: SourceLocation

  /// Whether a statement is the one that is meant. White space counts as one space, and an ellipsis at the end of the
  /// expected beginning as nothing.
  public func fits(_ text: String) -> Bool {
    guard let beginning else { return true }
    var expected = Self.folded(beginning)
    if expected.hasSuffix("…") { expected.removeLast() }
    return Self.folded(text).hasPrefix(expected)
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
