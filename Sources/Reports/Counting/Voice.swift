internal import Articles

/// Whose words a statement is.
enum Voice: Hashable {
  /// An actor, by number.
  case actor(Int)
  /// Words that are quoted or reported, of nobody that was found.
  case unknown
  /// The article's own words.
  case narration

  init(_ statement: ReportStatement, _ actors: Actors) {
    if let speaker = statement.speaker, let number = actors.number(of: speaker.name) {
      self = .actor(number)
    } else {
      self = statement.kind == .narration ? .narration : .unknown
    }
  }
}
