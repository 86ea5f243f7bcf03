internal import TextFeatures

/// Words in categories, such as insults or words of accusation.
///
/// Each category is one feature: all its words share a weight, so a word that the corpus never shows still counts.
public struct Lexicon: Sendable {
  /// In the order of their first words.
  public let categories: [String]
  /// A column a category.
  public let table: WordTable

  /// What stands in place of an idf. One occurrence then weighs like a few rare words; 4 and 16 were measured to gain
  /// about as much, 1 and 2 less.
  private static let weight: Float = 8

  /// Reads tab-separated lines of a word and its category. Lines that are blank or begin with # are passed over.
  ///
  /// - Throws: the first line that is not so: its number, and what is wrong.
  public init(parsing text: String) throws(LexiconError) {
    var categories: [String] = []
    var categoryOfWord: [UInt64: Int] = [:]
    var featurizer = Featurizer()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.last == "\r" ? line.dropLast() : line
      if line.isEmpty || line.first == "#" { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 2, !fields[1].isEmpty else {
        throw LexiconError(line: index + 1, what: "a word, a tab and its category are needed")
      }
      guard let word = featurizer.identity(ofWord: Array(fields[0].utf8).span) else {
        throw LexiconError(line: index + 1, what: "\(fields[0]) is not one word")
      }
      let category = categories.firstIndex(of: fields[1]) ?? categories.count
      if category == categories.count { categories.append(fields[1]) }
      guard categoryOfWord.updateValue(category, forKey: word) == nil else {
        throw LexiconError(line: index + 1, what: "\(fields[0]) is in the lexicon already")
      }
    }
    guard !categories.isEmpty else { throw LexiconError(line: 1, what: "no word in the lexicon") }
    self.categories = categories
    let words = categoryOfWord.sorted { $0.key < $1.key }
    var rows = [Float](repeating: 0, count: words.count * categories.count)
    for (position, word) in words.enumerated() { rows[position * categories.count + word.value] = Self.weight }
    table = WordTable(ids: words.map(\.key), rows: rows, columns: categories.count)
  }
}

/// A line of a lexicon that cannot be read.
public struct LexiconError: Error, Equatable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  public var what: String

  public var description: String { "line \(line): \(what)" }
}
