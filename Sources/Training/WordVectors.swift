internal import LinearModels
internal import TextFeatures

/// Word vectors made ready to be features: words of like meaning have like rows.
///
/// Vectors from a file are centered, scaled to a mean squared length of `strength` squared, and weighted by how frequent the
/// word is, by its rank: a / (a + p), with p the share of the running text that Zipf's law gives the rank (Arora, Liang and
/// Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings", section 3). A statement's sum is then about its
/// rarer words.
public struct WordVectors: Sendable {
  /// A column a dimension.
  public let table: WordTable
  public let words: Int
  public let dimensions: Int
  /// Entries of the file that are not one word, or a word for the second time.
  public let skipped: Int

  /// What a vector of mean length weighs, in the place of an idf: about two words of middling frequency. Twice and half as
  /// much were measured to do no better.
  static let strength = 5.0
  /// The share of the running text above which a word counts for less than half.
  static let frequencyPrior = 1e-4

  /// - Parameters:
  ///   - words: the most frequent first; those that are not one word are skipped.
  ///   - vectors: words.count x dimensions, row-major.
  init(words: [[UInt8]], vectors: consuming [Float], dimensions: Int) {
    var featurizer = Featurizer()
    var numbering = IDNumbering()
    var kept: [Int] = []
    for (rank, word) in words.enumerated() {
      guard let id = featurizer.identity(ofWord: word.span), numbering.number(of: id) == kept.count else { continue }
      kept.append(rank)
    }
    Self.center(&vectors, dimensions)
    Self.weigh(&vectors, dimensions)
    let rows =
      kept.count == words.count ? vectors : kept.flatMap { vectors[($0 * dimensions)..<(($0 + 1) * dimensions)] }
    table = WordTable(ids: numbering.ids, rows: rows, columns: dimensions)
    self.words = kept.count
    self.dimensions = dimensions
    skipped = words.count - kept.count
  }

  private static func center(_ vectors: inout [Float], _ dimensions: Int) {
    let words = vectors.count / dimensions
    var mean = [Double](repeating: 0, count: dimensions)
    for word in 0..<words {
      for column in 0..<dimensions { mean[column] += Double(vectors[word * dimensions + column]) }
    }
    for word in 0..<words {
      for column in 0..<dimensions { vectors[word * dimensions + column] -= Float(mean[column] / Double(words)) }
    }
  }

  private static func weigh(_ vectors: inout [Float], _ dimensions: Int) {
    let words = vectors.count / dimensions
    var squares = 0.0
    for value in vectors { squares += Double(value) * Double(value) }
    let scale = squares > 0 ? strength / (squares / Double(words)).squareRoot() : 0
    // The five most frequent words of a language do not follow the law; they weigh next to nothing either way.
    let total = (0..<words).reduce(0.0) { $0 + 1 / Double($1 + 5) }
    for word in 0..<words {
      let share = 1 / Double(word + 5) / total
      let factor = Float(scale * frequencyPrior / (frequencyPrior + share))
      for column in 0..<dimensions { vectors[word * dimensions + column] *= factor }
    }
  }
}
