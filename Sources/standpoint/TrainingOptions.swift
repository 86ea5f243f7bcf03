import ArgumentParser
import Corpora
import Evaluation
import Training

/// What training takes besides rows, wherever rows are trained on.
struct TrainingOptions: ParsableArguments {
  @Option(help: "How a head is fitted: exact is ridge by LAPACK, newton the same objective on the sparse matrix.")
  var solver = TrainingParameters.Solver.auto

  @Option(help: "The proposal of rows that name none; default: the corpus's or the model's own.")
  var target: String?

  @Option(help: "Seed of folds, samples and bootstrap intervals.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Take only about so many rows, drawn as whole groups: points of a learning curve.", valueName: "rows"))
  var sample: Int?

  func validate() throws {
    if let sample, sample < 1 { throw ValidationError("--sample is a number of rows, at least 1") }
  }

  /// The rows that --sample draws: groups in a random order until they hold enough. The larger sample of one seed holds
  /// the smaller one.
  func sampled(_ corpus: Corpus) -> Corpus {
    guard let sample, sample < corpus.rows.count else { return corpus }
    let groups = Groups(keys: corpus.groupIndices())
    let sizes = groups.sizes
    var order = Array(sizes.indices)
    var generator = SplitMix64(seed: seed)
    generator.shuffle(&order)
    var drawn = [Bool](repeating: false, count: groups.count)
    var rows = 0
    for group in order where rows < sample {
      drawn[group] = true
      rows += sizes[group]
    }
    var part = corpus
    part.rows = zip(corpus.rows, groups.numbers).compactMap { drawn[$1] ? $0 : nil }
    return part
  }

  /// With the memory that the system has to give as the limit.
  var parameters: TrainingParameters {
    var parameters = TrainingParameters()
    parameters.solver = solver
    parameters.seed = seed
    parameters.memoryLimit = Environment.availableMemory
    return parameters
  }
}
