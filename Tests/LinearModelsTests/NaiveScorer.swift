import FeatureOracle
import LinearModels
import TextFeatures

/// The decision values of a statement straight from the formula in `LinearModel`, on the naive featurizer's features.
struct NaiveScorer {
  private let model: LinearModel
  private let own: NaiveTarget?
  private let rows: [FeatureBlock: [UInt64: Int]]
  private let vocabulary: Set<[UInt8]>

  init(_ model: LinearModel, own: NaiveTarget?) {
    self.model = model
    self.own = own
    rows = model.blocks.mapValues { Dictionary(uniqueKeysWithValues: zip($0.ids, $0.ids.indices)) }
    vocabulary = Set((0..<model.vocabulary.count).map { Array(model.vocabulary.word($0)) })
  }

  /// What a feature adds to a head: the bytes it covers, its idf, and idf x weight for each decision column.
  struct Term {
    var range: Range<Int>
    var idf: Double
    var values: [Double]
  }

  /// The columns of all heads, in order. Without a target, the model's own.
  func decisionValues(_ statement: [UInt8], target: NaiveTarget? = nil) -> [Double] {
    zip(model.heads, terms(statement, target: target)).flatMap { head, terms in
      let norm = Self.norm(terms)
      return head.intercepts.enumerated().map { column, intercept in
        let sum = terms.reduce(0) { $0 + $1.values[column] }
        return norm > 0 ? sum / norm + intercept : intercept
      }
    }
  }

  static func norm(_ terms: [Term]) -> Double { terms.reduce(0) { $0 + $1.idf * $1.idf }.squareRoot() }

  /// The features of a statement that each head knows.
  func terms(_ statement: [UInt8], target: NaiveTarget? = nil) -> [[Term]] {
    let naive = NaiveFeaturizer(statement, target: target ?? own)
    return model.heads.enumerated().map { number, head in
      var terms: [Term] = []
      for block in FeatureBlock.allCases where head.blocks.contains(block) {
        guard let weights = model.blocks[block], let name = NaiveBlock(rawValue: block.rawValue) else { continue }
        let readers = model.heads.enumerated().filter { $0.element.blocks.contains(block) }
        let width = readers.reduce(0) { $0 + $1.element.decisionColumns }
        let before = readers.filter { $0.offset < number }.reduce(0) { $0 + $1.element.decisionColumns }
        for occurrence in naive.occurrences(name) {
          guard let row = rows[block]?[occurrence.id] else { continue }
          let idf = Double(weights.inverseDocumentFrequencies[row])
          let values = (0..<head.decisionColumns).map { idf * Double(weights.weights[row * width + before + $0]) }
          terms.append(Term(range: occurrence.start..<occurrence.end, idf: idf, values: values))
        }
      }
      return terms
    }
  }

  /// The share of words in the vocabulary.
  func known(_ statement: [UInt8]) -> Double {
    let words = NaiveTokenizer.words(of: statement)
    return words.isEmpty ? 0 : Double(words.count { vocabulary.contains($0.bytes) }) / Double(words.count)
  }
}

/// The largest difference between values, relative where the expected one is above one; infinite if their numbers differ.
func difference(_ values: [Double], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  // A value that is no number differs from every number.
  return zip(values, expected).map { value, expected in
    let difference = abs(value - expected) / max(1, abs(expected))
    return difference.isNaN ? .infinity : difference
  }.max() ?? 0
}
