import Evaluation
import LinearAlgebra
import LinearModels
import Testing
import TextFeatures

@testable import Training

/// What training rows pull adds up to the model's decision values, whatever was fitted, and is refused where it would not.
@Suite struct TrainingPullsTests {
  /// A set that reads words, masked words, characters, vectors and their crossed form, with proposals of both polarities.
  private static func set(_ blocks: [FeatureBlock], rows: Int = 120, seed: UInt64 = 1) -> TrainingSet {
    let plain = TrainTests.set(
      rows: rows, seed: seed, targets: ["We should hold an inquiry", "We should abolish the inquiry"])
    var tables: [FeatureBlock: WordTable] = [:]
    if blocks.contains(where: { $0.wordTable != nil }) { tables[.vectors] = Self.vectors(plain, seed: seed) }
    return TrainingSet(
      heads: plain.heads.map { .init(name: $0.name, labels: $0.labels, blocks: blocks) },
      statements: plain.statements, target: plain.target, tables: tables)
  }

  private static func vectors(_ set: TrainingSet, seed: UInt64) -> WordTable {
    var generator = Generator(seed: seed)
    let words = Set(set.statements.flatMap { $0.text.split(separator: " ").map(String.init) }).sorted()
    return WordTable(
      ids: words.map { FeatureHash.hash(Array($0.utf8)) },
      rows: (0..<(words.count * 5)).map { _ in Float(4 * generator.uniform() - 2) }, columns: 5)
  }

  private static func model(
    _ set: TrainingSet, _ solver: TrainingParameters.Solver = .exact, _ loss: Loss = .squared,
    _ weighting: FeatureWeighting = .idf, lambda: Double? = nil
  ) throws -> LinearModel {
    var parameters = TrainingParameters()
    parameters.solver = solver
    parameters.loss = loss
    parameters.weighting = weighting
    parameters.lambda = lambda
    parameters.isNestedEvaluationWanted = false
    let result = try train(set, parameters: parameters)
    return try result.model(
      name: "invented", target: set.target,
      training: TrainingRecord(
        corpora: [], files: [], license: nil, guide: nil, rows: set.statements.count, seed: 0,
        minimumDocuments: parameters.minimumDocuments, heads: result.records))
  }

  /// The largest difference between decision values and intercept plus pulls, over statements known and new.
  private static func difference(_ model: LinearModel, _ set: TrainingSet) throws -> Double {
    var pulls = TrainingPulls(model, set: set)
    var reference = ReferenceScorer(model)
    let head = try pulls.heads[0].get()
    let columns = model.heads[0].decisionColumns
    #expect(Set(head.rows).count == head.rows.count && head.rows.count == set.statements.count * 9 / 10)
    for (row, label) in zip(head.rows, head.labels) {
      #expect(set.statements[row].labels["stance"] == model.heads[0].labels[label])
    }
    var largest = 0.0
    let others =
      TrainTests.set(rows: 20, seed: 99).statements.map(\.text) + ["", "unheard of", "welcome inquiry welcome"]
    for (number, text) in (set.statements.prefix(20).map(\.text) + others).enumerated() {
      let target = [nil, "We should abolish the inquiry", "We should adopt the hearing"][number % 3]
      let found = pulls.pulls(on: Array(text.utf8).span, target: target)[0]
      let values = reference.decisionValues(Array(text.utf8).span, target: target)
      for column in 0..<columns {
        let sum = head.rows.indices.reduce(model.heads[0].intercepts[column]) { $0 + found[$1 * columns + column] }
        largest = max(largest, abs(sum - values[column]) / max(1, abs(values[column])))
      }
    }
    return largest
  }

  @Test(
    arguments: [
      [.words], [.maskedWords, .crossedWords, .position], [.words, .characters],
      [.maskedWords, .vectors, .crossedVectors],
    ] as [[FeatureBlock]])
  func pullsOfAnExactFitAddUp(_ blocks: [FeatureBlock]) throws {
    let set = Self.set(blocks)
    for lambda in [2, 0.5, 0.03] {
      let model = try Self.model(set, lambda: lambda)
      let penalty = try #require(model.metadata.training.heads["stance"]).lambda
      #expect(try Self.difference(model, set) <= 2e-6, "at a penalty of \(penalty)")
    }
  }

  /// An iterative solver stops a little before the minimum.
  @Test(arguments: Loss.allCases)
  func pullsOfANewtonFitAddUp(_ loss: Loss) throws {
    let set = Self.set([.maskedWords, .position])
    #expect(try Self.difference(Self.model(set, .newton, loss), set) <= TrainingPulls.tolerance)
  }

  /// Dual descent stops by its gap, which leaves the slack of single rows wide open.
  @Test func pullsOfADualFitAddUpOrAreRefused() throws {
    let set = Self.set([.maskedWords, .position])
    let model = try Self.model(set, .dual, .squaredHinge)
    switch TrainingPulls(model, set: set).heads[0] {
    case .success(let head): #expect(head.deviation <= TrainingPulls.tolerance)
    case .failure(.deviation(let deviation, solver: "dual")): #expect(deviation > TrainingPulls.tolerance)
    case .failure(let problem): Issue.record("\(problem)")
    }
  }

  /// Row by row: the dual solution of the system that training solves, times the inner product.
  @Test func eachPullIsTheDualSolutionTimesTheInnerProduct() throws {
    let set = Self.set([.words])
    let model = try Self.model(set)
    let record = try #require(model.metadata.training.heads["stance"])
    let groups = Groups(keys: set.statements.map(\.group)).numbers
    let task = try ridgeTask(set.heads[0], set, groups)
    let features = FeatureMatrix(set, minimumDocuments: 2)
    let block = try #require(features.blocks[.words])
    let kernel = GramMatrix.normalized(
      [GramMatrix.of(block, rows: task.rows)], squaredNorms: task.rows.map { block.squaredNorms[$0] })
    let alpha = try RidgePath(kernel: kernel, task: task).fit(lambda: record.lambda).alpha
    var pulls = TrainingPulls(model, set: set)
    #expect(try pulls.heads[0].get().rows == task.rows)
    for position in [0, 7, 50] {
      let statement = set.statements[task.rows[position]]
      let found = pulls.pulls(on: Array(statement.text.utf8).span, target: statement.target)[0]
      for row in 0..<task.count {
        for column in 0..<3 {
          #expect(abs(found[row * 3 + column] - alpha[row, column] * kernel[row, position]) <= 1e-5)
        }
      }
    }
  }

  /// The operator is the matrix, and what it solves is what the dense system gives, to the steps that were asked for.
  @Test func theKernelIsTheGramMatrix() throws {
    let set = Self.set([.words, .characters])
    let groups = Groups(keys: set.statements.map(\.group)).numbers
    let task = try ridgeTask(set.heads[0], set, groups)
    let features = FeatureMatrix(set, minimumDocuments: 2)
    let blocks = [FeatureBlock.words, .characters].compactMap { features.blocks[$0] }
    let matrix = GramMatrix.normalized(
      blocks.map { GramMatrix.of($0, rows: task.rows) },
      squaredNorms: task.rows.map { row in blocks.reduce(0) { $0 + $1.squaredNorms[row] } })
    let kernel = RowKernel(rows: task.rows, blocks: blocks)
    var generator = Generator(seed: 3)
    let vector = task.rows.map { _ in generator.uniform() - 0.5 }
    for (found, expected) in zip(kernel.times(vector), matrix.times(vector)) { #expect(abs(found - expected) <= 1e-9) }
    let system = try RidgeSystem(kernel: matrix, task: task, lambda: 0.3)
    let alpha = kernel.solution(
      Array(task.targets.column(0)), weights: task.weights, lambda: 0.3, steps: 500)
    let values = matrix.times(alpha)
    for row in 0..<task.count {
      let rest = task.targets[row, 0] - 0.3 * alpha[row] / task.weights[row] - values[row]
      #expect(abs(rest - system.intercepts[0]) <= 1e-3)
    }
    #expect(abs(alpha.reduce(0, +)) <= 1e-9)
  }

  private static func problem(_ model: LinearModel, _ set: TrainingSet) -> PullProblem? {
    if case .failure(let problem) = TrainingPulls(model, set: set).heads[0] { problem } else { nil }
  }

  @Test func whatTheModelWasNotTrainedOnIsRefused() throws {
    let set = Self.set([.words, .vectors])
    let model = try Self.model(set)
    #expect(Self.problem(model, set) == nil)
    func changed(_ statements: [TrainingSet.Statement], tables: [FeatureBlock: WordTable]? = nil) -> TrainingSet {
      TrainingSet(heads: set.heads, statements: statements, target: set.target, tables: tables ?? set.tables)
    }
    #expect(Self.problem(model, changed(set.statements, tables: [:])) == .noTable(.vectors))
    let another = Self.vectors(set, seed: 9)
    #expect(Self.problem(model, changed(set.statements, tables: [.vectors: another])) == .otherTable(.vectors))
    let fewer = changed(Array(set.statements.dropLast(8)))
    #expect(Self.problem(model, fewer) == .otherFeatures(.words))
    let unlabelled = changed(
      set.statements.enumerated().map { number, statement in
        TrainingSet.Statement(
          text: statement.text, labels: number == 3 ? [:] : statement.labels, target: statement.target,
          group: statement.group)
      })
    #expect(Self.problem(model, unlabelled) == .otherRows(trained: 108, given: 107, isSplit: false))
    let relabelled = changed(
      set.statements.enumerated().map { number, statement in
        let other = statement.labels["stance"] == "favor" ? "against" : "favor"
        return TrainingSet.Statement(
          text: statement.text, labels: number == 14 ? ["stance": other] : statement.labels,
          target: statement.target, group: statement.group)
      })
    guard case .deviation = Self.problem(model, relabelled) else {
      Issue.record("changed labels are told by their sums")
      return
    }
  }

  @Test func logCountRatiosAreRefused() throws {
    let set = Self.set([.words])
    let model = try Self.model(set, .newton, .squared, .logCountRatio)
    #expect(Self.problem(model, set) == .logCountRatios)
  }
}
