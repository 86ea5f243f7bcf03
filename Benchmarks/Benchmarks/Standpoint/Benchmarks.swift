import Benchmark
import LinearModels
import TextFeatures
import Training

// Each benchmark confirms its result: a loop that got faster by answering something else stops the run.

let benchmarks: @Sendable () -> Void = {
  registerPathBenchmarks()
  let workload = Workload.load()
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(5),
    maxIterations: 50)

  Benchmark("Scoring: both heads, \(workload.statements.count) statements") { benchmark in
    guard let scorer = try? Scorer(workload.contents.model) else { fatalError("the model does not compile") }
    var scratch = ScoringScratch(for: scorer)
    var codes: [Int] = []
    benchmark.startMeasurement()
    for statement in workload.statements {
      scorer.score(statement.span, scratch: &scratch)
      codes.append(scratch.labelCode)
    }
    benchmark.stopMeasurement()
    var reference = ReferenceScorer(workload.contents.model)
    for (statement, code) in zip(workload.statements, codes).prefix(200) {
      scorer.score(statement.span, scratch: &scratch)
      let plain = reference.decisionValues(statement.span)
      precondition(scratch.labelCode == code, "a second pass gives another label")
      precondition(zip(scratch.decisionValues, plain).allSatisfy { abs($0 - $1) < 1e-5 * max(1, abs($1)) })
    }
  }

  Benchmark("Featurizing: words and characters, \(workload.statements.count) statements") { benchmark in
    var featurizer = Featurizer()
    var occurrences: [FeatureOccurrence] = []
    var words = 0
    var ngrams = 0
    for statement in workload.statements {
      featurizer.read(statement.span, target: workload.contents.model.defaultTarget)
      featurizer.list(.words, into: &occurrences)
      words += occurrences.count
      featurizer.list(.characters, into: &occurrences)
      ngrams += occurrences.count
    }
    precondition(words > 20 * workload.statements.count && ngrams > words, "too few features")
    blackHole(words)
  }

  Benchmark("Opening the model: read, check, compile") { benchmark in
    guard let contents = try? ModelFile.read(path: workload.modelPath), let scorer = try? Scorer(contents.model) else {
      fatalError("the model does not open")
    }
    precondition(contents.model == workload.contents.model)
    blackHole(scorer)
  }

  Benchmark("Training: both heads, exact, 600 statements", configuration: .init(maxIterations: 3)) { benchmark in
    var parameters = TrainingParameters()
    parameters.solver = .exact
    guard let result = try? train(workload.training, parameters: parameters) else { fatalError("training failed") }
    precondition(result.records["stance"]?.nestedMacroF1 ?? 0 > 0.4, "the model learned nothing")
  }
}
