import ArgumentParser
import Training

/// What training takes besides rows, wherever rows are trained on.
struct TrainingOptions: ParsableArguments {
  @Option(help: "How a head is fitted: exact is ridge by LAPACK, newton the same objective on the sparse matrix.")
  var solver = TrainingParameters.Solver.auto

  @Option(help: "The proposal of rows that name none; default: the corpus's or the model's own.")
  var target: String?

  @Option(help: "Seed of folds and bootstrap intervals.")
  var seed: UInt64 = 0

  /// With the memory that the system has to give as the limit.
  var parameters: TrainingParameters {
    var parameters = TrainingParameters()
    parameters.solver = solver
    parameters.seed = seed
    parameters.memoryLimit = Environment.availableMemory
    return parameters
  }
}
