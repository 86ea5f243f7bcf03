import Evaluation
import FeatureOracle
import Testing
import TextFeatures

@testable import LinearModels

/// What a model refuses to be made of.
struct LinearModelTests {
  private static let word = FeatureHash.hash(Array("word".utf8))

  private static func head(
    _ name: String = "stance", labels: [String] = ["favor", "against"], blocks: [FeatureBlock] = [.words],
    intercepts: [Double] = [0], scale: Double = 1, offsets: [Double] = [0, 0], quantiles: [[Double]] = [[], []],
    splitGroups: [Int]? = nil
  ) -> Head {
    Head(
      name: name, labels: labels, blocks: blocks, intercepts: intercepts,
      calibration: Calibration(scale: scale, offsets: offsets),
      conformal: ConformalThresholds(quantiles: quantiles, splitGroups: splitGroups))
  }

  private static func block(
    ids: [UInt64] = [word], idf: [Float] = [1], weights: [Float] = [0.5]
  ) -> BlockWeights {
    BlockWeights(ids: ids, inverseDocumentFrequencies: idf, weights: weights)
  }

  /// Why a model of these is refused; nil if it is not.
  private static func refusal(
    _ heads: [Head] = [head()], _ blocks: [FeatureBlock: BlockWeights] = [.words: block()]
  ) -> String? {
    do throws(ModelError) {
      _ = try LinearModel(
        metadata: .synthetic(heads), blocks: blocks, vocabulary: Vocabulary(words: [Array("word".utf8)]))
      return nil
    } catch {
      guard case .inconsistent(let what) = error else { return "another error" }
      return what
    }
  }

  @Test func aSoundModelIsMade() { #expect(Self.refusal() == nil) }

  @Test func headsAreChecked() {
    #expect(Self.refusal([]) == "the model has no head")
    #expect(Self.refusal([Self.head(), Self.head()]) == "two heads have one name")
    let labels = "head stance needs two or more distinct labels"
    #expect(Self.refusal([Self.head(labels: ["a", "a"])]) == labels)
    #expect(Self.refusal([Self.head(labels: ["a"])]) == labels)
    let counts = "head stance: intercepts, offsets or quantiles do not match its labels"
    #expect(Self.refusal([Self.head(offsets: [0])]) == counts)
    #expect(Self.refusal([Self.head(quantiles: [[]])]) == counts)
    #expect(
      Self.refusal([Self.head(quantiles: [[], [0.5]])]) == "head stance: a label has neither 0 nor 101 quantiles")
    let groups = "head stance: the groups of its quantiles do not match them"
    let zeros = [Double](repeating: 0, count: 101)
    #expect(Self.refusal([Self.head(splitGroups: [0])]) == groups)
    #expect(Self.refusal([Self.head(splitGroups: [0, 1])]) == groups)
    #expect(Self.refusal([Self.head(quantiles: [zeros, []], splitGroups: [0, 0])]) == groups)
    #expect(Self.refusal([Self.head(quantiles: [zeros, []], splitGroups: [-1, 0])]) == groups)
    #expect(Self.refusal([Self.head(quantiles: [zeros, []], splitGroups: [3, 0])]) == nil)
    let finite = "head stance: a number is not finite"
    #expect(Self.refusal([Self.head(intercepts: [.nan])]) == finite)
    #expect(Self.refusal([Self.head(scale: .infinity)]) == finite)
    #expect(Self.refusal([Self.head(offsets: [0, -.infinity])]) == finite)
    #expect(Self.refusal([Self.head(quantiles: [[], [Double](repeating: .nan, count: 101)])]) == finite)
    #expect(
      Self.refusal([Self.head(blocks: [.words, .position])], [.words: Self.block(), .position: Self.block()])
        == "head stance reads words both masked and unmasked")
  }

  @Test func blocksAreChecked() {
    #expect(Self.refusal([Self.head()], [:]) == "block words has no weights")
    #expect(
      Self.refusal([Self.head()], [.words: Self.block(), .characters: Self.block()]) == "no head reads block characters"
    )
    #expect(
      Self.refusal([Self.head()], [.words: Self.block(weights: [1, 2])]) == "block words: 1 ids, 1 idf and 2 weights")
    #expect(Self.refusal([Self.head()], [.words: Self.block(idf: [])]) == "block words: 1 ids, 0 idf and 1 weights")
    for ids in [[3, 3], [4, 3]] as [[UInt64]] {
      #expect(
        Self.refusal([Self.head()], [.words: Self.block(ids: ids, idf: [1, 1], weights: [1, 1])])
          == "block words: ids are not ascending at 1")
    }
    for number in [Float.nan, .infinity, 0, -1] {
      #expect(
        Self.refusal([Self.head()], [.words: Self.block(idf: [number])])
          == "block words: an idf or a weight is not a finite number")
    }
    #expect(
      Self.refusal([Self.head()], [.words: Self.block(weights: [-.infinity])])
        == "block words: an idf or a weight is not a finite number")
    #expect(Self.refusal([Self.head()], [.words: Self.block(weights: [-1])]) == nil)
  }

  /// The compiled scorer looks a crossed n-gram up by its plain one, so it must be there.
  @Test func aCrossedFeatureStandsBesideItsPlainOne() {
    let crossed = Self.block(ids: [FeatureHash.crossed(Self.word, .minus)])
    let head = Self.head(blocks: [.crossedWords])
    let both = Self.head(blocks: [.crossedWords, .maskedWords])
    let why = "block crossedWords has a feature whose plain one is not in block maskedWords"
    #expect(Self.refusal([head], [.crossedWords: crossed]) == why)
    #expect(Self.refusal([both], [.crossedWords: crossed, .maskedWords: Self.block(ids: [7])]) == why)
    #expect(Self.refusal([both], [.crossedWords: crossed, .maskedWords: Self.block()]) == nil)
  }

  @Test func vocabulariesFromFilesAreChecked() throws {
    func refusal(_ bytes: String, _ offsets: [UInt32]) -> String? {
      do throws(ModelError) {
        _ = try Vocabulary(bytes: Array(bytes.utf8), offsets: offsets)
        return nil
      } catch {
        guard case .inconsistent(let what) = error else { return "another error" }
        return what
      }
    }
    #expect(refusal("abc", [0, 1, 3]) == nil)
    #expect(refusal("", [0]) == nil)
    for offsets in [[], [1, 3], [0, 2], [0, 4], [0]] as [[UInt32]] {
      #expect(refusal("abc", offsets) == "the vocabulary's offsets do not span its 3 bytes")
    }
    #expect(refusal("abc", [0, 0, 3]) == "the vocabulary's offsets do not ascend at 1")
    #expect(refusal("abc", [0, 2, 1, 3]) == "the vocabulary's offsets do not ascend at 2")
    #expect(refusal("abab", [0, 2, 4]) == "the vocabulary has a word twice")
    let words = ["the", "日本", "x"].map { Array($0.utf8) }
    let vocabulary = Vocabulary(words: words)
    #expect((0..<vocabulary.count).map { Array(vocabulary.word($0)) } == words)
    #expect(try Vocabulary(bytes: vocabulary.bytes, offsets: vocabulary.offsets) == vocabulary)
  }

  @Test func phrasesBelongToTheOwnTargetOnly() throws {
    let own = NaiveTarget.inquiryWithRivals
    let model = try SyntheticModel([(2, [.maskedWords])], texts: [], own: own, seed: 70).model
    #expect(model.defaultTarget?.text == own.text)
    var featurizer = Featurizer()
    let statement = Array("a royal commission or a local review".utf8)
    func masked(_ target: Target?, _ featurizer: inout Featurizer) -> Int {
      var occurrences: [FeatureOccurrence] = []
      featurizer.read(statement.span, target: target)
      featurizer.list(.maskedWords, into: &occurrences)
      return occurrences.count
    }
    #expect(masked(model.target(for: own.text), &featurizer) == 9)
    #expect(masked(model.defaultTarget, &featurizer) == 9)
    #expect(masked(model.target(for: own.text + " "), &featurizer) == 13)
    let without = try SyntheticModel([(2, [.maskedWords])], texts: [], own: nil, seed: 70).model
    #expect(without.defaultTarget == nil)
    #expect(masked(without.target(for: own.text), &featurizer) == 13)
  }
}
