internal import Articles

/// Whose words a statement is.
enum Voice: Hashable {
  /// An actor, by number.
  case actor(Int)
  /// Somebody whom the article only describes, as "one resident": in another article that is another.
  case described
  /// Words that are quoted or reported, of nobody that was found.
  case unknown
  /// The article's own words.
  case narration

  init(_ statement: ReportStatement, _ actors: Actors) {
    if let speaker = statement.speaker {
      self = speaker.isDescribed ? .described : actors.number(of: speaker.name).map { .actor($0) } ?? .unknown
    } else {
      self = statement.kind == .narration ? .narration : .unknown
    }
  }

  /// The id of the voice's row.
  var rowID: String { "a" + code }

  /// The voice in the data of a statement.
  var code: String {
    switch self {
    case .actor(let number): "\(number)"
    case .described: "d"
    case .unknown: "u"
    case .narration: "n"
    }
  }
}

extension Speaker {
  /// Whether the name is a description, which tells one person from others in its article alone. Words that find a speaker
  /// in running text begin with a small letter then, unless they are the particle of a name; where the source itself has
  /// the name, as before a turn or in a column, it is taken as it is.
  var isDescribed: Bool {
    switch rule {
    case .row, .correction, .turn, .label: return false
    default: break
    }
    guard let word = name.split(whereSeparator: \.isWhitespace).first else { return false }
    let isSmall = word.allSatisfy { !$0.isUppercase } && (word.first?.isLowercase ?? false)
    return isSmall && !Self.particles.contains(String(word)) && !word.hasPrefix("al-") && !word.hasPrefix("d'")
  }

  private static let particles: Set = [
    "al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von",
  ]
}
