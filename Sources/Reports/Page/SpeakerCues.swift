internal import Articles

/// What gave the speakers away, numbered: a rule and its cue are the same in thousands of statements, which need not spell
/// them out.
struct SpeakerCues {
  struct Cue: Hashable {
    var rule: String
    var confidence: Double
    var words: String

    init(_ speaker: Speaker) {
      rule = speaker.rule.rawValue
      confidence = speaker.confidence
      words = speaker.cue
    }
  }

  /// In the order in which they are first met.
  private(set) var all: [Cue] = []
  private var numbers: [Cue: Int] = [:]

  init(_ report: Report) {
    for article in report.articles {
      for speaker in article.statements.lazy.compactMap(\.speaker) {
        let cue = Cue(speaker)
        guard numbers[cue] == nil else { continue }
        numbers[cue] = all.count
        all.append(cue)
      }
    }
  }

  /// The number of a speaker's cue; the speaker is one of the report's.
  func number(of speaker: Speaker) -> Int { numbers[Cue(speaker)] ?? 0 }
}
