import Foundation
import Testing

@testable import Articles

/// An article of `Tests/AttributedArticles` with its gold statements.
struct AttributedArticle {
  struct Gold {
    var kind: Statement.Kind
    /// Any of them is right; none for narration.
    var speakers: [String]
    /// Somebody's words, but the article does not say whose.
    var isUnknown: Bool
    var text: String
  }

  let name: String
  let source: String
  let gold: [Gold]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "AttributedArticles")

  static func all(of set: String) throws -> [AttributedArticle] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: set), includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.map { try AttributedArticle($0) }
  }

  private init(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    source = try String(contentsOf: file, encoding: .utf8)
    gold = try String(contentsOf: file.deletingPathExtension().appendingPathExtension("tsv"), encoding: .utf8)
      .split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let kind = try #require(Statement.Kind(rawValue: fields[0]), "\(file.lastPathComponent): \(line)")
        let isNobody = fields[1] == "-" || fields[1] == "?"
        return Gold(
          kind: kind, speakers: isNobody ? [] : fields[1].split(separator: "|").map(String.init),
          isUnknown: fields[1] == "?",
          text: fields[2])
      }
  }
}

/// What segmentation and attribution got right of some articles.
struct AttributionFigures {
  var boundaries = (found: 0, wrong: 0, missed: 0)
  var direct = (found: 0, all: 0)
  /// Of statements that have a speaker.
  var speakers = (right: 0, wrong: 0, missed: 0)
  /// Speakers given to narration or to words of nobody known.
  var spurious = 0
  var rules: [Speaker.Rule: (right: Int, all: Int)] = [:]

  var boundaryF1: Double {
    2 * Double(boundaries.found) / Double(2 * boundaries.found + boundaries.wrong + boundaries.missed)
  }
  var directRecall: Double { Double(direct.found) / Double(direct.all) }
  var attributed: Int { speakers.right + speakers.wrong + speakers.missed }
  var speakerAccuracy: Double { Double(speakers.right) / Double(attributed) }
  var wrongShare: Double { Double(speakers.wrong) / Double(attributed) }

  init(_ articles: [AttributedArticle]) {
    for article in articles { add(article) }
  }

  private mutating func add(_ article: AttributedArticle) {
    let statements = Article(parsing: Array(article.source.utf8), markup: .plainText).statements
    let found = Self.ends(statements.map(\.text))
    let gold = Self.ends(article.gold.map(\.text))
    let ends = Set(found)
    boundaries.found += gold.count { ends.contains($0) }
    boundaries.missed += gold.count { !ends.contains($0) }
    boundaries.wrong += ends.subtracting(gold).count
    for (index, expected) in article.gold.enumerated() {
      // The statement that holds its end.
      guard let number = found.firstIndex(where: { $0 >= gold[index] }) else { continue }
      score(expected, statements[number])
    }
  }

  private mutating func score(_ expected: AttributedArticle.Gold, _ statement: Statement) {
    if expected.kind == .direct {
      direct.all += 1
      if statement.kind == .direct || statement.kind == .mixed { direct.found += 1 }
    }
    guard let speaker = statement.speaker else {
      if !expected.speakers.isEmpty { speakers.missed += 1 }
      return
    }
    let isRight = expected.speakers.contains { Self.isSame($0, speaker.name) }
    rules[speaker.rule, default: (0, 0)].all += 1
    if isRight { rules[speaker.rule]?.right += 1 }
    if expected.speakers.isEmpty {
      spurious += 1
    } else if isRight {
      speakers.right += 1
    } else {
      speakers.wrong += 1
    }
  }

  /// Where each text ends, in characters that are not white space.
  private static func ends(_ texts: [String]) -> [Int] {
    var position = 0
    return texts.map { text in
      position += text.unicodeScalars.count { !$0.properties.isWhitespace }
      return position
    }
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "lord", "lady",
    "baroness",
    "rev", "reverend", "judge", "gov", "sen", "rep", "hon", "kc", "mp", "the", "a", "an", "president", "governor",
    "senator",
    "mayor", "chief", "superintendent", "inspector", "detective", "sergeant", "constable", "justice", "captain",
    "brother",
    "cr",
  ]

  private static func words(_ name: Substring) -> [Substring] {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber && !"'’_@-".contains($0) }
    let kept = words.filter { !titles.contains(String($0)) }
    return (kept.isEmpty ? words : kept).map { Substring($0.replacing("’", with: "'")) }
  }

  static func isSame(_ gold: String, _ found: String) -> Bool {
    if words(gold[...]) == words(found[...]) { return true }
    let (first, second) = (gold.split(separator: " and "), found.split(separator: " and "))
    guard first.count == second.count else { return false }
    return first.allSatisfy { one in second.contains { isSameName(words(one), words($0)) } }
  }

  private static func isSameName(_ one: [Substring], _ other: [Substring]) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    return short.last == long.last && short.allSatisfy(long.contains)
  }
}
