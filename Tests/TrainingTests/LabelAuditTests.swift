import Evaluation
import Glibc
import LinearAlgebra
import LinearModels
import Testing
import TextFeatures

@testable import Training

/// Margins against refits by brute force, and planted errors found by them.
@Suite struct LabelAuditTests {
  private func audit(
    _ set: TrainingSet, _ solver: TrainingParameters.Solver = .exact, loss: Loss? = nil,
    weighting: FeatureWeighting? = nil
  ) throws -> (HeadAudit, LabelAudit) {
    var parameters = TrainingParameters()
    parameters.solver = solver
    parameters.loss = loss
    parameters.weighting = weighting
    let head = try #require(try auditLabels(set, parameters: parameters).first)
    return (head, try head.outcome.get())
  }

  /// Log odds from held-out decision values by elimination, each part of the task predicted by the fit of the others at the
  /// setting that the audit chose.
  private func refits(
    _ set: TrainingSet, _ audit: LabelAudit, parts: (RidgeTask) throws -> [[Int]]
  ) throws -> [Int: Double] {
    let groups = Groups(keys: set.statements.map(\.group)).numbers
    let task = try ridgeTask(set.heads[0], set, groups)
    let features = FeatureMatrix(set, minimumDocuments: TrainingParameters().minimumDocuments)
    let blocks = try audit.blocks.map { try #require(features.blocks[$0]) }
    let kernel = GramMatrix.normalized(
      blocks.map { GramMatrix.of($0, rows: task.rows) },
      squaredNorms: task.rows.map { row in blocks.reduce(0) { $0 + $1.squaredNorms[row] } })
    var heldOut = task.targets
    for part in try parts(task) {
      let rest = (0..<task.count).filter { !part.contains($0) }
      let values = bruteForce(task, kernel: kernel, lambda: audit.lambda, training: rest, predicting: part)
      for (position, row) in part.enumerated() {
        for column in 0..<values.columns { heldOut[row, column] = values[position, column] }
      }
    }
    let calibration = Calibration(
      fitting: heldOut, gold: task.gold, rows: Array(0..<task.count), labels: task.labelCount)
    #expect(calibration.scale > 0)
    var margins: [Int: Double] = [:]
    for row in 0..<task.count {
      let probabilities = calibration.probabilities(task.labelValues(heldOut, row: row))
      let others = probabilities.indices.filter { $0 != task.gold[row] }.map { probabilities[$0] }
      margins[task.rows[row]] = Glibc.log(probabilities[task.gold[row]] / others.max()!)
    }
    return margins
  }

  private func twoLabels(_ set: TrainingSet) -> TrainingSet {
    TrainingSet(
      heads: [.init(name: "stance", labels: ["favor", "other"])],
      statements: set.statements.map {
        .init(
          text: $0.text, labels: $0.labels.mapValues { $0 == "favor" ? "favor" : "other" }, target: $0.target,
          group: $0.group)
      }, target: set.target)
  }

  @Test(arguments: [false, true])
  func marginsEqualRefitsWithoutTheGroup(_ hasTwoLabels: Bool) throws {
    let three = TrainTests.set(rows: 60, seed: 21)
    let set = hasTwoLabels ? twoLabels(three) : three
    let (head, audit) = try audit(set)
    #expect(head.rows == 54 && head.groups == 15 && audit.margins.count == 54)
    #expect(audit.solver == .exact && audit.folds == nil)
    let refits = try refits(set, audit) { $0.groups.map(Array.init) }
    for margin in audit.margins {
      #expect(abs(margin.margin - (try #require(refits[margin.row]))) < 1e-8)
      #expect(margin.isSuspect == (margin.margin < 0))
      #expect(set.heads[0].labels[margin.label] == set.statements[margin.row].labels["stance"])
    }
    #expect(audit.margins.map(\.margin) == audit.margins.map(\.margin).sorted())
    #expect(audit.suspects == Array(audit.margins.prefix { $0.margin < 0 }))
  }

  /// Conjugate gradients rank settings at a tolerance of a thousandth.
  @Test func marginsOfFoldsEqualRefitsWithoutTheFold() throws {
    let set = TrainTests.set(rows: 60, seed: 22)
    let (_, audit) = try audit(set, .newton, loss: .squared, weighting: .idf)
    #expect(audit.solver == .newton && audit.folds == 5)
    let refits = try refits(set, audit) { task in
      let groups = task.groups.enumerated().flatMap { [Int](repeating: $0, count: $1.count) }
      let folds = try groupedFolds(groups: groups, count: 5, seed: 0)
      return (0..<5).map { fold in folds.indices.filter { folds[$0] == fold } }
    }
    for margin in audit.margins { #expect(abs(margin.margin - (try #require(refits[margin.row]))) < 0.1) }
  }

  /// One label in twenty is changed. Of as many rows as were changed, the worst by margin are mostly those.
  @Test(arguments: [TrainingParameters.Solver.exact, .newton], [31, 32])
  func plantedErrorsAreFound(_ solver: TrainingParameters.Solver, _ seed: UInt64) throws {
    let planted = PlantedErrors(share: 0.05, in: TrainTests.set(rows: 400, seed: seed), seed: seed + 1)
    let rows = try #require(planted.rows["stance"])
    #expect(rows.count == 18)
    let (_, audit) = try audit(planted.set, solver)
    let found = audit.margins.prefix(rows.count).count { rows.contains($0.row) }
    let precision = Double(found) / Double(rows.count)
    #expect(precision > 0.7, "\(precision) by \(solver)")
  }

  /// Values that tell nothing are not turned round by a calibration of negative scale.
  @Test func chanceIsRankedByTheValuesThemselves() throws {
    let set = TrainTests.set(rows: 60, seed: 21, isShuffled: true)
    let task = try ridgeTask(set.heads[0], set, Groups(keys: set.statements.map(\.group)).numbers)
    var values = task.targets
    for index in values.elements.indices { values.elements[index] *= -1 }
    for margin in task.margins(values) { #expect(margin.margin == -2 && margin.isSuspect) }
  }

  @Test func whatAHeadLacksIsToldAndTheOthersAreAudited() throws {
    let set = TrainTests.set(rows: 40, seed: 23)
    let heads = [TrainingSet.Head(name: "hostility", labels: ["hostile", "civil"])] + set.heads
    let audits = try auditLabels(
      TrainingSet(heads: heads, statements: set.statements, target: set.target), parameters: TrainingParameters())
    #expect(audits.map(\.head.name) == ["hostility", "stance"])
    #expect(audits[0].rows == 0 && audits[0].groups == 0)
    #expect(throws: TrainingError.noLabels(head: "hostility")) { try audits[0].outcome.get() }
    #expect(try audits[1].outcome.get().margins.count == 36)
    let none = TrainingSet(heads: [], statements: set.statements, target: nil)
    #expect(try auditLabels(none, parameters: TrainingParameters()).isEmpty)
  }
}
