import ArgumentParser
import Corpora
import Evaluation
import LinearModels
import TextFeatures
import Training

/// What training takes besides rows, wherever rows are trained on.
struct TrainingOptions: ParsableArguments {
  @Option(
    help: """
      How a head is fitted: exact is ridge by LAPACK, newton any loss on the sparse matrix, dual the squared hinge by \
      coordinate descent; auto goes by size, memory and held-out score, and says why.
      """)
  var solver = TrainingParameters.Solver.auto

  @Option(
    help: "What is minimized; default: by held-out score with newton, squared with exact, squared-hinge with dual.")
  var loss: Loss?

  @Option(help: "How newton and dual weight features: by idf, or by log-count ratios too; default: by held-out score.")
  var weighting: FeatureWeighting?

  @Option(
    help: ArgumentHelp(
      "Fix the penalty, as a multiple of the mean squared norm of a row; default: compared by held-out score.",
      valueName: "multiple"))
  var lambda: Double?

  @Option(help: "The proposal of rows that name none; default: the corpus's or the model's own.")
  var target: String?

  @Option(help: "Seed of folds, samples and bootstrap intervals.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Take only about so many rows, drawn as whole groups: points of a learning curve.", valueName: "rows"))
  var sample: Int?

  @Option(
    help: ArgumentHelp(
      "Words and their categories, tab-separated: tried as features, kept by a head that gains from them.",
      valueName: "file"))
  var lexicon: String?

  @Option(
    help: ArgumentHelp(
      "Word vectors, as word2vec, GloVe or fastText text or a compact table: tried as features, kept by a head that gains.",
      valueName: "file"))
  var vectors: String?

  @Option(
    help: ArgumentHelp(
      "Feature blocks of every head, as words,characters, or of one, as HEAD=words,characters; may be repeated. "
        + "Default: held-out scores choose.",
      valueName: "blocks"))
  var blocks: [String] = []

  func validate() throws {
    if let lambda, !(lambda > 0 && lambda.isFinite) {
      throw ValidationError("--lambda is a multiple of the mean squared norm of a row, above 0")
    }
    var asked = TrainingParameters()
    asked.solver = solver
    asked.loss = loss
    asked.weighting = weighting
    if asked.refusesWeighting { throw ValidationError("\(TrainingError.weighting(solver: solver))") }
    if let refused = asked.refusedLoss { throw ValidationError("\(TrainingError.loss(refused, solver: solver))") }
    _ = try blockSets()
    if let sample, sample < 1 { throw ValidationError("--sample is a number of rows, at least 1") }
  }

  /// A corpus as a training set, with these options' target.
  func trainingSet(
    _ corpus: Corpus, tables: [FeatureBlock: WordTable], groupedBy column: String = "group"
  ) throws -> TrainingSet {
    let blocks = try blockSets()
    try blocks.checkHeads(corpus.heads.map(\.name))
    return TrainingSet(corpus, target: target, tables: tables, blocks: blocks, groupedBy: column)
  }

  private func blockSets() throws -> BlockSets {
    try BlockSets(
      blocks, tables: Set((lexicon == nil ? [] : [.lexicon]) + (vectors == nil ? [] : [.vectors])))
  }

  /// The tables of words that are named, each with its file as a training record names it.
  func wordTables() throws -> [FeatureBlock: (table: WordTable, file: TrainingRecord.File)] {
    try WordTableFiles.read(lexicon: lexicon, vectors: vectors)
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
    parameters.loss = loss
    parameters.weighting = weighting
    parameters.lambda = lambda
    parameters.seed = seed
    parameters.memoryLimit = Environment.availableMemory
    return parameters
  }
}
