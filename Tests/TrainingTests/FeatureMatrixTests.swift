import Glibc
import LinearModels
import Testing
import TextFeatures

@testable import Training

/// The features of a training set, against the plain way: list, sort, count.
@Suite struct FeatureMatrixTests {
  /// Statements of words that come again, some of them in the targets, with letters of several bytes and long words.
  private static func set(rows: Int, seed: UInt64, targets: [String?]) -> TrainingSet {
    var generator = Generator(seed: seed)
    let words = [
      "we", "should", "hold", "an", "inquiry", "inquiries", "national", "local", "ban", "the", "vote", "élan", "don't",
      "#now", "@someone", "a", "x1", "incomprehensibilities", "日本", "No", "review", "2,000",
    ]
    let statements = (0..<rows).map { row -> TrainingSet.Statement in
      let count = generator.index(below: 30)
      let text = (0..<count).map { _ in words[generator.index(below: words.count)] }.joined(separator: " ")
      return .init(
        text: text, labels: ["stance": row % 2 == 0 ? "favor" : "against"], target: targets[row % targets.count],
        group: String(row))
    }
    let table = WordTable(
      ids: ["hold", "ban", "vote"].map { FeatureHash.hash(Array($0.utf8)) }, rows: [1, 0, -2, 3, 0.5, 0.5], columns: 2)
    let blocks = FeatureBlock.allCases.filter { $0 != .lexicon }
    return TrainingSet(
      heads: [.init(name: "stance", labels: ["favor", "against"], blocks: blocks)], statements: statements,
      target: targets.contains(nil) && targets.count > 1
        ? TargetDescription(text: "We should hold a national inquiry", rivals: ["local inquiry"]) : nil,
      tables: [.vectors: table])
  }

  /// A block by sorting and counting, row by row.
  private static func plainBlock(_ block: FeatureBlock, of set: TrainingSet, minimumDocuments: Int) -> SparseBlock {
    var featurizer = Featurizer()
    let rows = set.statements.map { statement -> [UInt64] in
      let own = set.target.map { Target($0.text, phrases: $0.phrases, rivals: $0.rivals) }
      let target = statement.target.flatMap { $0 == set.target?.text ? own : Target($0) } ?? own
      featurizer.read(statement.text.utf8Span.span, target: target)
      var occurrences: [FeatureOccurrence] = []
      featurizer.list(block, into: &occurrences)
      return occurrences.map(\.id).sorted()
    }
    let documents = rows.flatMap { Set($0) }.reduce(into: [UInt64: Int]()) { $0[$1, default: 0] += 1 }
    let ids = documents.filter { $0.value >= minimumDocuments }.map(\.key).sorted()
    let total = Double(1 + rows.count)
    let frequencies = ids.map { Double(Float(log(total / Double(1 + documents[$0]!)) + 1)) }
    var offsets = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var squaredNorms: [Double] = []
    for row in rows {
      var squaredNorm = 0.0
      for (column, id) in ids.enumerated() {
        let count = Double(row.count { $0 == id })
        guard count > 0 else { continue }
        columns.append(Int32(column))
        values.append(count * frequencies[column])
        squaredNorm += count * frequencies[column] * frequencies[column]
      }
      offsets.append(columns.count)
      squaredNorms.append(squaredNorm)
    }
    return SparseBlock(
      ids: ids, inverseDocumentFrequencies: frequencies, rowOffsets: offsets, columns: columns, values: values,
      squaredNorms: squaredNorms)
  }

  @Test(arguments: [
    [nil], ["We should hold a national inquiry"],
    [nil, "We should hold a national inquiry", "The local vote should be banned", "We should ban the review"],
  ])
  func blocksEqualThePlainOnes(_ targets: [String?]) {
    for (seed, minimumDocuments) in [(1, 1), (2, 2), (3, 5)] as [(UInt64, Int)] {
      let set = Self.set(rows: 120, seed: seed, targets: targets)
      let matrix = FeatureMatrix(set, minimumDocuments: minimumDocuments)
      for block in FeatureBlock.allCases where set.table(of: block) == nil && block != .lexicon {
        #expect(matrix.blocks[block] == Self.plainBlock(block, of: set, minimumDocuments: minimumDocuments), "\(block)")
      }
    }
  }

  @Test func theVocabularyIsByFrequencyAndThenBySpelling() {
    let statements = ["b a b", "c a b"].map {
      TrainingSet.Statement(text: $0, labels: [:], target: nil, group: $0)
    }
    let matrix = FeatureMatrix(TrainingSet(heads: [], statements: statements, target: nil), minimumDocuments: 1)
    #expect(matrix.vocabulary == Vocabulary(words: ["b", "a", "c"].map { Array($0.utf8) }))
    #expect(matrix.blocks.isEmpty)
  }

  @Test func onlyWhatAHeadMayChooseIsBuilt() {
    let statements = [TrainingSet.Statement(text: "a b", labels: [:], target: nil, group: "g")]
    func built(_ blocks: [FeatureBlock]?) -> Set<FeatureBlock> {
      let head = TrainingSet.Head(name: "h", labels: ["x", "y"], blocks: blocks)
      return Set(
        FeatureMatrix(TrainingSet(heads: [head], statements: statements, target: nil), minimumDocuments: 1).blocks.keys)
    }
    #expect(built(nil) == [.words, .characters])
    #expect(built([.words]) == [.words])
  }

  @Test(arguments: [0, 1, 7, 3_000])
  func idsOfAnySpreadAreSorted(_ count: Int) {
    var generator = Generator(seed: UInt64(count + 1))
    for shift in [0, 20, 50] as [UInt64] {
      let ids = (0..<count).map { _ in UInt64(generator.uniform() * 0x1p53) << 11 >> shift }
      let sorted = IDOrder.sorted(ids, numbers: ids.indices.map { Int32($0) })
      #expect(sorted.ids == ids.sorted())
      #expect(sorted.numbers.map { ids[Int($0)] } == sorted.ids)
    }
  }
}
