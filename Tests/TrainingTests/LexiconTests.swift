import LinearModels
import Testing
import TextFeatures

@testable import Training

@Suite struct LexiconTests {
  /// Eighty words without a likeness to each other.
  private static let rude = invented(80, seed: 11)

  private static func invented(_ count: Int, seed: UInt64) -> [String] {
    var generator = Generator(seed: seed)
    return (0..<count).map { _ in
      String((0..<6).map { _ in Character(UnicodeScalar(UInt8(97 + generator.index(below: 26)))) })
    }
  }

  private static func lexicon() throws -> Lexicon {
    try Lexicon(parsing: "# invented\n" + rude.map { "\($0)\tinsult\n" }.joined() + "storm\tweather\n")
  }

  /// Sentences of few words and one that stands nowhere else: in the hostile ones it is of the lexicon.
  private static func set(_ lexicon: Lexicon?, isShuffled: Bool = false) -> TrainingSet {
    var generator = Generator(seed: 3)
    let common = invented(26, seed: 12)
    let rare = invented(120, seed: 13)
    let statements = (0..<120).map { row -> TrainingSet.Statement in
      var words = (0..<7).map { _ in common[generator.index(below: common.count)] }
      let isHostile = row % 3 == 0
      words.insert(isHostile ? rude[row / 3] : rare[row], at: generator.index(below: 7))
      let given = isShuffled ? generator.uniform() < 0.3 : isHostile
      return TrainingSet.Statement(
        text: words.joined(separator: " "), labels: ["hostility": given ? "hostile" : "civil"], target: nil,
        group: "g\(row / 2)")
    }
    return TrainingSet(
      heads: [.init(name: "hostility", labels: ["hostile", "civil"])], statements: statements, target: nil,
      tables: lexicon.map { [.lexicon: $0.table] } ?? [:])
  }

  @Test(arguments: [TrainingParameters.Solver.exact, .newton])
  func aCategoryCountsForWordsThatTheCorpusShowsOnce(_ solver: TrainingParameters.Solver) throws {
    var parameters = TrainingParameters()
    parameters.solver = solver
    let plain = try train(Self.set(nil), parameters: parameters)
    let result = try train(Self.set(try Self.lexicon()), parameters: parameters)
    #expect(try #require(result.records["hostility"]?.nestedMacroF1) > 0.9)
    #expect(try #require(plain.records["hostility"]?.nestedMacroF1) < 0.8)
    #expect(result.heads[0].blocks.contains(.lexicon))

    // One weight a category, for words that were never seen as well.
    let block = try #require(result.blocks[.lexicon])
    #expect(block.ids.count == Self.rude.count + 1)
    #expect(Set(block.weights).count == 2)
    let record = TrainingRecord(
      corpora: [], files: [], license: nil, guide: nil, rows: 120, seed: 0, minimumDocuments: 2, heads: [:])
    let model = try result.model(name: "t", target: nil, training: record)
    let scorer = try Scorer(model)
    var scratch = ScoringScratch(for: scorer)
    func value(_ text: String) -> Double {
      scorer.score(Array(text.utf8).span, scratch: &scratch)
      return scratch.decisionValues[0]
    }
    #expect(value("alpha \(Self.rude[79])") > value("alpha \(Self.rude[79])s") + 0.5)
  }

  @Test func aLexiconWithoutUseIsLeftOut() throws {
    let result = try train(Self.set(try Lexicon(parsing: "storm\tweather\nrain\tweather")), parameters: .init())
    #expect(!result.heads[0].blocks.contains(.lexicon))
    let shuffled = try train(Self.set(try Self.lexicon(), isShuffled: true), parameters: .init())
    #expect(try #require(shuffled.records["hostility"]?.nestedMacroF1) < 0.62)
  }

  @Test(arguments: [
    ("coward", 1, "a tab"), ("coward\tinsult\tx", 1, "a tab"), ("\n# c\ncoward\t", 3, "a tab"),
    ("two words\tinsult", 1, "not one word"), ("liar\ta\nLiar\tb", 2, "already"), ("# nothing", 1, "no word"),
  ])
  func linesThatAreNoEntriesAreNamed(_ text: String, _ line: Int, _ what: String) {
    let error = #expect(throws: LexiconError.self) { try Lexicon(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.what.contains(what) == true)
  }
}
