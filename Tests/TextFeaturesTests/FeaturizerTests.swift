import Evaluation
import FeatureOracle
import Testing

@testable import TextFeatures

/// The features of every block are held to the naive featurizer.
struct FeaturizerTests {
  static let targets: [NaiveTarget?] = [nil, .inquiry, .inquiryWithRivals] + NaiveTarget.others

  @Test(arguments: RandomText.Kind.allCases)
  func occurrencesEqualTheOracles(_ kind: RandomText.Kind) throws {
    var random = SplitMix64(seed: 4)
    var featurizer = Featurizer()
    var occurrences: [FeatureOccurrence] = []
    var placed = 0
    for number in 0..<150 {
      let text = RandomText.bytes(kind, &random)
      let target = Self.targets[number % Self.targets.count]
      featurizer.read(text.span, target: target.map { Target($0.text, phrases: $0.phrases, rivals: $0.rivals) })
      let naive = NaiveFeaturizer(text, target: target)
      #expect(featurizer.words == naive.words.map(\.bytes))
      for block in FeatureBlock.allCases {
        featurizer.list(block, into: &occurrences)
        let expected = naive.occurrences(try #require(NaiveBlock(rawValue: block.rawValue)))
        if block == .position { placed += expected.count }
        guard occurrences != expected.map(FeatureOccurrence.init) else { continue }
        let first = zip(occurrences, expected).first { $0 != FeatureOccurrence($1) }
        Issue.record(
          "\(block) of \(shown(text)): \(occurrences.count) of \(expected.count), \(String(describing: first))")
      }
    }
    #expect(kind == .adjacent || kind == .bytes || placed > 100)
  }

  @Test func withoutATargetNothingIsMaskedAndThePolarityIsPlus() {
    var featurizer = Featurizer()
    var plain: [FeatureOccurrence] = []
    var other: [FeatureOccurrence] = []
    featurizer.read(Array("We want an inquiry into it".utf8).span, target: nil)
    featurizer.list(.words, into: &plain)
    featurizer.list(.maskedWords, into: &other)
    #expect(plain == other && plain.count == 11)
    featurizer.list(.crossedWords, into: &other)
    #expect(other.map(\.id) == plain.map { FeatureHash.crossed($0.id, .plus) })
    featurizer.list(.position, into: &other)
    #expect(other.isEmpty)
  }

  @Test func aStatementWithoutWordsHasNoFeatures() {
    var featurizer = Featurizer()
    var occurrences = [FeatureOccurrence(id: 1, start: 0, end: 0)]
    for text in ["", " — … ", "\u{0}"] {
      featurizer.read(Array(text.utf8).span, target: Target("We should ban kites"))
      for block in FeatureBlock.allCases {
        featurizer.list(block, into: &occurrences)
        #expect(occurrences.isEmpty)
      }
    }
  }

  @Test func blocksSayWhetherTheyMask() {
    #expect(FeatureBlock.allCases.filter(\.isMasking) == [.maskedWords, .crossedWords, .position])
    #expect(FeatureBlock.allCases.map(\.rawValue) == NaiveBlock.allCases.map(\.rawValue))
  }

  @Test(arguments: [1, 2, 3, 4, 63, 64, 65, 100])
  func characterNGramsAreThoseOfTheFirst64Scalars(_ scalars: Int) {
    let word = String((0..<scalars).map { Character(["a", "é", "日", "𝒳"][$0 % 4]) })
    var ngrams = CharacterNGrams()
    ngrams.read(Array("something longer before it".utf8)[...])
    ngrams.read(Array(word.utf8)[...])
    let bounded = min(scalars, 64) + 2
    #expect(ngrams.ids.count == (2...5).reduce(0) { $0 + max(0, bounded - $1 + 1) })
  }
}

extension FeatureOccurrence {
  init(_ naive: NaiveOccurrence) {
    self.init(id: naive.id, start: UInt32(naive.start), end: UInt32(naive.end))
  }
}
