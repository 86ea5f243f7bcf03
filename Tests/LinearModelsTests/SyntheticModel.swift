import Evaluation
import FeatureOracle
import LinearModels
import TextFeatures

/// Models made of random weights on the features of random texts: nothing is trained, so every block, head and polarity
/// has weights that matter.
struct SyntheticModel {
  /// The labels and blocks of each head.
  typealias Shape = [(labels: Int, blocks: [FeatureBlock])]

  /// Shapes with one lane and with several, with and without each block.
  static let shapes: [String: Shape] = [
    "stance and hostility": [
      (3, [.maskedWords, .crossedWords, .position]), (2, [.words, .characters, .lexicon, .vectors]),
    ],
    "words": [(2, [.words])],
    "masking": [(3, [.maskedWords])],
    "characters": [(2, [.characters])],
    "lexicon": [(2, [.lexicon]), (3, [.maskedWords, .lexicon])],
    "vectors": [(2, [.vectors]), (3, [.maskedWords, .vectors, .crossedVectors])],
    "places": [(3, [.position, .maskedWords, .characters])],
    "many labels": [(20, [.maskedWords, .crossedWords, .characters]), (2, [.words])],
    "four heads": [
      (20, [.words, .characters]), (2, [.maskedWords, .position]), (3, [.maskedWords, .crossedWords, .characters]),
      (3, [.words]),
    ],
  ]

  let model: LinearModel

  /// - Parameters:
  ///   - texts: whose features the model has, but for some that it leaves out.
  ///   - own: the model's own target.
  init(
    _ shape: Shape, texts: [[UInt8]], own: NaiveTarget? = .inquiryWithRivals, seed: UInt64,
    scale: Double = 1
  ) throws {
    var random = SplitMix64(seed: seed)
    let targets = [own] + NaiveTarget.others
    // By bytes: strings that differ in composition only are equal.
    var vocabulary: [[UInt8]: Bool] = [:]
    var features: [NaiveBlock: Set<UInt64>] = [:]
    for (number, text) in texts.enumerated() {
      let naive = NaiveFeaturizer(text, target: targets[number % targets.count])
      for word in naive.words where vocabulary[word.bytes] == nil {
        vocabulary[word.bytes] = random.index(below: 6) > 0
      }
      for block in NaiveBlock.allCases {
        for occurrence in naive.occurrences(block) where random.index(below: 4) > 0 {
          // A model knows the words that it has weights for, and beside a crossed n-gram it has the plain one.
          if block != .lexicon, let word = occurrence.word, vocabulary[Array(word.utf8)] != true { continue }
          if block == .crossedWords, features[.maskedWords]?.contains(occurrence.plainID) != true { continue }
          features[block, default: []].insert(occurrence.id)
        }
      }
    }
    let heads = shape.enumerated().map { number, head in
      Head.synthetic("head\(number)", labels: head.labels, blocks: head.blocks, &random)
    }
    var blocks: [FeatureBlock: BlockWeights] = [:]
    for block in FeatureBlock.allCases {
      let readers = heads.filter { $0.blocks.contains(block) }
      guard !readers.isEmpty, let name = NaiveBlock(rawValue: block.rawValue) else { continue }
      let ids = features[name, default: []].sorted()
      let columns = readers.reduce(0) { $0 + $1.decisionColumns }
      blocks[block] = BlockWeights(
        ids: ids, inverseDocumentFrequencies: ids.map { _ in Float(1 + 7 * random.uniform()) },
        weights: (0..<(ids.count * columns)).map { _ in Float(scale * (2 * random.uniform() - 1)) })
    }
    let words = vocabulary.filter(\.value).keys.sorted { $0.lexicographicallyPrecedes($1) }
    model = try LinearModel(
      metadata: .synthetic(
        heads, target: own.map { TargetDescription(text: $0.text, phrases: $0.phrases, rivals: $0.rivals) }),
      blocks: blocks, vocabulary: Vocabulary(words: words))
  }

  /// Texts of all kinds, so that words are met again.
  static func texts(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    let kinds: [RandomText.Kind] = [.plain, .typographic, .mixed, .plain, .mixed, .adjacent, .bytes]
    return (0..<count).map { RandomText.bytes(kinds[$0 % kinds.count], &random) }
  }
}

extension Head {
  static func synthetic(
    _ name: String, labels: Int, blocks: [FeatureBlock], _ random: inout SplitMix64
  ) -> Head {
    let columns = Head.decisionColumns(labels: labels)
    return Head(
      name: name, labels: (0..<labels).map { "label\($0)" }, blocks: blocks,
      intercepts: (0..<columns).map { _ in random.uniform() - 0.5 },
      calibration: Calibration(
        scale: 1 + random.uniform(), offsets: (0..<labels).map { $0 == 0 ? 0 : random.uniform() }),
      conformal: ConformalThresholds(
        quantiles: (0..<labels).map { $0 == 1 ? [] : (0...100).map { Double($0) / 100 } }))
  }
}

extension ModelMetadata {
  static func synthetic(_ heads: [Head], target: TargetDescription? = nil) -> ModelMetadata {
    ModelMetadata(
      name: "synthetic", heads: heads, target: target,
      training: TrainingRecord(
        corpora: ["invented"], files: [.init(name: "invented.jsonl", sha256: String(repeating: "0", count: 64))],
        license: "CC0-1.0", guide: nil, rows: 4, seed: 7, minimumDocuments: 1,
        heads: [
          "head0": .init(
            rows: 4, groups: 2, solver: "exact", lambda: 0.5, selectionMacroF1: 0.1,
            candidates: [.init(blocks: ["words"], lambda: 0.5, macroF1: 0.1)], nestedMacroF1: nil,
            nestedInterval: [0.05, 1.0 / 3], nestedF1: ["label0": 0.1], expectedCalibrationError: 1e-3)
        ]))
  }
}
