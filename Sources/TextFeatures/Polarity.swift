/// Whether a proposal sets something up or does away with it. Crossing word n-grams with it lets a model trained on
/// "We should ban X" and "We should adopt Y" tell support from opposition in both.
public enum Polarity: String, Sendable, CaseIterable, Codable {
  /// Hold, adopt, legalize, make mandatory.
  case plus
  /// Ban, abolish, end, do more harm than good.
  case minus

  /// The condition that tells a crossed feature's id apart.
  var condition: UInt64 { self == .plus ? 1 : 2 }
}

/// A proposal taken apart: what is to be done, and to what.
///
/// The deciding word is the proposal's verb: the first word after a modal ("should") that is neither an auxiliary nor an
/// adverb; without a modal, the first word that is an ending-act, in noun form too ("the abolition of"). The polarity is
/// minus if that word is in the list of ending-acts, or the proposal says "more harm than good"; each "not" or "no"
/// before it turns it round. The topic is what remains without stop words, the deciding word and ending-acts.
struct Proposal {
  let polarity: Polarity
  let topic: [[UInt8]]

  init(words: [[UInt8]]) {
    let texts = words.map { String(decoding: $0, as: UTF8.self) }
    let deciding = Self.decidingWord(texts)
    var minus = deciding.map { PolarityWords.isEndingAct(texts[$0]) } ?? false
    if let deciding, PolarityWords.linking.contains(texts[deciding]) {
      // "should remain banned", "should make X illegal": a later word decides.
      minus = texts[deciding...].contains(where: PolarityWords.isEndingAct)
    }
    if texts.indices.contains(where: { texts[$0...].starts(with: ["more", "harm"]) }) { minus = true }
    let negations = texts[..<(deciding ?? texts.endIndex)].count(where: PolarityWords.negations.contains)
    polarity = minus != (negations % 2 == 1) ? .minus : .plus
    topic = words.indices.filter { index in
      let text = texts[index]
      return index != deciding && words[index].count > 2 && !PolarityWords.stopWords.contains(text)
        && !PolarityWords.isEndingAct(text)
    }.map { words[$0] }
  }

  private static func decidingWord(_ texts: [String]) -> Int? {
    guard let modal = texts.firstIndex(where: PolarityWords.modals.contains) else {
      return texts.firstIndex(where: PolarityWords.isEndingAct)
    }
    return texts[(modal + 1)...].firstIndex { !PolarityWords.passedOver.contains($0) }
  }
}

/// The committed word lists on which a proposal's polarity and topic rest.
private enum PolarityWords {
  static let modals: Set<String> = ["should", "shall", "must", "ought", "shouldn't", "mustn't", "need", "needs"]
  static let negations: Set<String> = ["not", "no", "never", "shouldn't", "mustn't", "cannot", "don't"]
  /// What may stand between a modal and its verb.
  static let passedOver: Set<String> = [
    "be", "being", "been", "to", "have", "not", "never", "no", "longer", "all", "also", "always", "completely",
    "entirely", "fully", "further", "immediately", "now", "officially", "permanently", "totally", "universally", "we",
    "the", "it", "they", "government", "a", "an", "made", "try", "work", "get", "considered", "seen", "treated",
    "become",
  ]
  static let linking: Set<String> = ["remain", "stay", "keep", "make", "continue"]

  private static let endingActs = Set(
    [
      "ban", "abolish", "abolition", "end", "prohibit", "prohibition", "stop", "abandon", "eliminate", "elimination",
      "disband", "repeal", "cancel", "cancellation", "close", "closure", "remove", "removal", "withdraw", "withdrawal",
      "withdrawn", "outlaw", "block", "dissolve", "dissolution", "scrap", "halt", "cease", "forbid", "forbidden",
      "dismantle", "boycott", "defund", "refuse", "refusal", "disallow", "discontinue", "terminate", "revoke",
      "revocation", "suspend", "suspension", "quit", "reject", "rejection", "oppose", "fight", "limit", "limitation",
      "restrict", "restriction", "reduce", "reduction", "curb", "criminalize", "criminalise", "criminal", "illegal",
      "unlawful", "rid", "eradicate", "combat", "prevent", "prevention", "renounce", "overturn", "shut", "ditch",
      "exclude", "expel", "minimize", "minimise", "decrease", "demolish",
      // Participles whose stem is not the verb's own.
      "boycotted", "cancelled", "expelled", "repealed",
    ].map(stem))

  static func isEndingAct(_ word: String) -> Bool { endingActs.contains(stem(word)) }

  private static func stem(_ word: String) -> UInt64 { Stem.identity(of: Array(word.utf8)[...]) }

  /// Words of a proposal that name no topic.
  static let stopWords: Set<String> = [
    "the", "and", "for", "that", "this", "with", "from", "into", "are", "was", "were", "will", "would", "can", "could",
    "has", "had", "its", "our", "their", "your", "his", "her", "who", "what", "which", "than", "then", "all", "any",
    "more", "most", "less", "too", "very", "they", "them", "you", "not", "but", "about", "over", "under", "there",
    "ought", "should", "shall", "must", "need", "needs", "does", "did", "been", "being", "upon", "such", "some", "away",
    "have", "bring", "brings", "cause", "causes", "harm", "good", "use", "used", "right", "never", "longer", "get",
  ]
}
