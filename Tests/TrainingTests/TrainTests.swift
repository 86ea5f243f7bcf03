import Evaluation
import LinearModels
import Testing
import TextFeatures

@testable import Training

/// Training as a whole, on small sets of plain made-up sentences.
@Suite struct TrainTests {
  /// Sentences in groups of four in which a few words tell the label and the rest is noise.
  static func set(rows: Int, seed: UInt64, isShuffled: Bool = false, targets: [String]? = nil) -> TrainingSet {
    var generator = Generator(seed: seed)
    let noise = (0..<60).map { "word\(String(UnicodeScalar(UInt8(97 + $0 % 26))))\(["al", "en", "or", "us"][$0 % 4])" }
    let signals = [
      "favor": ["welcome", "demand"], "against": ["refuse", "reject"], "neither": ["tuesday", "hearing"],
    ]
    let labels = ["favor", "against", "neither"]
    let statements = (0..<rows).map { row -> TrainingSet.Statement in
      let label = labels[generator.index(below: 3)]
      var words = (0..<8).map { _ in noise[generator.index(below: noise.count)] }
      words.insert(signals[label]![generator.index(below: 2)], at: generator.index(below: words.count))
      words.insert("inquiry", at: generator.index(below: words.count))
      let given = isShuffled ? labels[generator.index(below: 3)] : label
      return TrainingSet.Statement(
        text: words.joined(separator: " "), labels: row % 10 == 9 ? [:] : ["stance": given],
        target: targets.map { $0[row % $0.count] }, group: "g\(row / 4)")
    }
    return TrainingSet(
      heads: [.init(name: "stance", labels: labels)], statements: statements,
      target: TargetDescription(text: "We should hold an inquiry"))
  }

  static func nestedMacroF1(_ result: TrainingResult) throws -> Double {
    try #require(result.records["stance"]?.nestedMacroF1)
  }

  @Test(arguments: [TrainingParameters.Solver.exact, .newton])
  func learnsWhatWordsTell(_ solver: TrainingParameters.Solver) throws {
    var parameters = TrainingParameters()
    parameters.solver = solver
    let result = try train(Self.set(rows: 160, seed: 1), parameters: parameters)
    let score = try Self.nestedMacroF1(result)
    #expect(score > 0.85)
    #expect(result.records["stance"]?.rows == 144)
  }

  /// Chance is a macro F1 of a third, with a standard error of about 0.025 over the three sets; a protocol that leaks labels
  /// scores far above it. Held-out predictions of pure noise fall a little below: what is left out shifts the rest away.
  @Test(arguments: [TrainingParameters.Solver.exact, .newton])
  func shuffledLabelsScoreChance(_ solver: TrainingParameters.Solver) throws {
    var parameters = TrainingParameters()
    parameters.solver = solver
    let scores = try (10..<13).map { seed in
      try Self.nestedMacroF1(train(Self.set(rows: 100, seed: seed, isShuffled: true), parameters: parameters))
    }
    let mean = scores.reduce(0, +) / 3
    #expect(mean < 0.39 && mean > 0.23, "\(scores)")
  }

  @Test func solversMinimizeTheSameObjective() throws {
    var exact = TrainingParameters()
    exact.solver = .exact
    var newton = exact
    newton.solver = .newton
    let set = Self.set(rows: 160, seed: 3)
    let models = try [exact, newton].map { try train(set, parameters: $0) }
    // Both choose among the same settings; the winning words get weights of the same sign.
    let word = FeatureHash.hash(Array("refuse".utf8))
    for result in models {
      let block = try #require(result.blocks[.words] ?? result.blocks[.maskedWords])
      let position = try #require(block.ids.firstIndex(of: word))
      let weights = block.weights[(position * 3)..<(position * 3 + 3)]
      #expect(weights[weights.startIndex + 1] > weights[weights.startIndex])
    }
  }

  @Test func theSameSetGivesTheSameBytes() throws {
    let set = Self.set(rows: 120, seed: 4)
    let record = TrainingRecord(
      corpora: [], files: [], license: nil, guide: nil, rows: 120, seed: 0, minimumDocuments: 2, heads: [:])
    let files = try (0..<2).map { _ in
      ModelFile.encode(
        try train(set, parameters: TrainingParameters()).model(name: "t", target: set.target, training: record))
    }
    #expect(files[0] == files[1])
  }

  @Test func crossingIsOfferedOnlyWithBothPolarities() {
    func head(_ masking: TrainingSet.Head.Masking, _ blocks: [FeatureBlock]? = nil) -> TrainingSet.Head {
      .init(name: "stance", labels: ["favor", "against"], masking: masking, blocks: blocks)
    }
    let one = FeatureMatrix(Self.set(rows: 20, seed: 5), minimumDocuments: 1).choices
    #expect(one.additions(head(.chosen)) == [.position, .characters])
    let both = FeatureMatrix(
      Self.set(rows: 20, seed: 5, targets: ["We should hold an inquiry", "We should ban the inquiry"]),
      minimumDocuments: 1
    ).choices
    #expect(both.bases(head(.chosen)) == [[.words], [.maskedWords]])
    #expect(both.additions(head(.chosen)) == [.crossedWords, .position, .characters])
    #expect(both.adding(.crossedWords, to: [.words]) == nil)
    #expect(both.bases(head(.always)) == [[.maskedWords]])
    #expect(both.bases(head(.never)) == [[.words]])
    #expect(both.additions(head(.never)) == [.characters])
    #expect(both.bases(head(.always, [.words])) == [[.words]])
    #expect(both.additions(head(.always, [.words])) == [])
  }

  @Test func whatASetLacksIsNamed() {
    let parameters = TrainingParameters()
    func statement(_ label: String?, group: String) -> TrainingSet.Statement {
      .init(text: "a b c", labels: label.map { ["stance": $0] } ?? [:], target: nil, group: group)
    }
    let head = TrainingSet.Head(name: "stance", labels: ["favor", "against"])
    func outcome(_ heads: [TrainingSet.Head], _ statements: [TrainingSet.Statement]) -> TrainingError? {
      do throws(TrainingError) {
        _ = try train(TrainingSet(heads: heads, statements: statements, target: nil), parameters: parameters)
        return nil
      } catch { return error }
    }
    #expect(outcome([], []) == .noHeads)
    #expect(outcome([head], [statement(nil, group: "a")]) == .noLabels(head: "stance"))
    #expect(
      outcome([head], [statement("favor", group: "a"), statement("favor", group: "b")])
        == .oneLabel(head: "stance", label: "favor"))
    #expect(
      outcome([head], [statement("perhaps", group: "a")])
        == .undeclaredLabel(head: "stance", label: "perhaps", declared: ["favor", "against"]))
    #expect(
      outcome([head], [statement("favor", group: "a"), statement("against", group: "a")]) == .oneGroup(head: "stance"))
  }

  /// Two, three and four rows are trained, whatever such a model is worth.
  @Test(arguments: 2...4)
  func fewRowsAreTrained(_ count: Int) throws {
    let head = TrainingSet.Head(name: "stance", labels: ["favor", "against"])
    let statements = (0..<count).map {
      TrainingSet.Statement(
        text: "row \($0) of a few", labels: ["stance": head.labels[$0 % 2]], target: nil, group: "\($0)")
    }
    let result = try train(
      TrainingSet(heads: [head], statements: statements, target: nil), parameters: TrainingParameters())
    #expect(result.heads[0].intercepts.allSatisfy { $0.isFinite })
  }

  @Test func theExactSolverRefusesWhatDoesNotFit() {
    var parameters = TrainingParameters()
    parameters.solver = .exact
    parameters.memoryLimit = 1_000
    #expect(throws: TrainingError.self) { try train(Self.set(rows: 40, seed: 6), parameters: parameters) }
    parameters.solver = .auto
    #expect(throws: Never.self) { try train(Self.set(rows: 40, seed: 6), parameters: parameters) }
  }
}
