internal import LinearModels
internal import TextFeatures

/// Words in categories, such as insults or words of accusation.
///
/// Each category is one feature: all its words share a weight, so a word that the corpus never shows still counts. In the
/// model file the words stand one by one, with the weight of their category; scoring looks up words and knows nothing of
/// categories.
public struct Lexicon: Sendable, Equatable {
  /// In the order of their first words.
  public let categories: [String]
  private let categoryOfWord: [[UInt8]: Int]

  /// What stands in place of an idf. One occurrence then weighs like a few rare words; 4 and 16 were measured to gain
  /// about as much, 1 and 2 less.
  static let weight = 8.0

  /// Reads tab-separated lines of a word and its category. Lines that are blank or begin with # are passed over.
  ///
  /// - Throws: the first line that is not so: its number, and what is wrong.
  public init(parsing text: String) throws(LexiconError) {
    var categories: [String] = []
    var categoryOfWord: [[UInt8]: Int] = [:]
    var featurizer = Featurizer()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.last == "\r" ? line.dropLast() : line
      if line.isEmpty || line.first == "#" { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 2, !fields[1].isEmpty else {
        throw LexiconError(line: index + 1, what: "a word, a tab and its category are needed")
      }
      featurizer.read(Array(fields[0].utf8).span, target: nil)
      guard featurizer.words.count == 1 else {
        throw LexiconError(line: index + 1, what: "\(fields[0]) is not one word")
      }
      let category = categories.firstIndex(of: fields[1]) ?? categories.count
      if category == categories.count { categories.append(fields[1]) }
      guard categoryOfWord.updateValue(category, forKey: featurizer.words[0]) == nil else {
        throw LexiconError(line: index + 1, what: "\(fields[0]) is in the lexicon already")
      }
    }
    guard !categories.isEmpty else { throw LexiconError(line: 1, what: "no word in the lexicon") }
    self.categories = categories
    self.categoryOfWord = categoryOfWord
  }

  /// The category of a folded word.
  func category(of word: [UInt8]) -> Int? { categoryOfWord[word] }

  /// The weights of the words from those of their categories, categories x columns, row-major.
  func blockWeights(ofCategories weights: [Float]) -> BlockWeights {
    let columns = weights.count / categories.count
    let words = categoryOfWord.map { (id: FeatureHash.hash($0.key), category: $0.value) }.sorted { $0.id < $1.id }
    return BlockWeights(
      ids: words.map(\.id), inverseDocumentFrequencies: words.map { _ in Float(Self.weight) },
      weights: words.flatMap { weights[($0.category * columns)..<(($0.category + 1) * columns)] })
  }
}

/// A line of a lexicon that cannot be read.
public struct LexiconError: Error, Equatable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  public var what: String

  public var description: String { "line \(line): \(what)" }
}
