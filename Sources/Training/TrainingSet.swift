internal import Glibc
public import LinearModels
public import TextFeatures

/// What a model is trained on: statements with labels a head, in groups.
public struct TrainingSet: Sendable {
  /// A head to train and its labels, in the order of the model's columns.
  public struct Head: Sendable, Equatable {
    /// Whether a head reads statements with the target masked.
    public enum Masking: Sendable, Equatable {
      /// By held-out score.
      case chosen
      /// If there is a target: what the head says is said of a target, and read unmasked it would not carry to another.
      case always
      /// What the head says has nothing to do with a target.
      case never
    }

    public let name: String
    public let labels: [String]
    public let masking: Masking
    /// The blocks that it reads; nil lets held-out scores choose.
    public let blocks: [FeatureBlock]?

    public init(name: String, labels: [String], masking: Masking = .chosen, blocks: [FeatureBlock]? = nil) {
      self.name = name
      self.labels = labels
      self.masking = masking
      self.blocks = blocks
    }
  }

  public struct Statement: Sendable {
    public let text: String
    /// Label by head; a head that is absent is unlabelled.
    public let labels: [String: String]
    /// The proposal it is labelled toward; nil is the set's own.
    public let target: String?
    /// What is left out together.
    public let group: String

    public init(text: String, labels: [String: String], target: String?, group: String) {
      self.text = text
      self.labels = labels
      self.target = target
      self.group = group
    }
  }

  public let heads: [Head]
  public let statements: [Statement]
  public let target: TargetDescription?
  /// What words add besides themselves, by the block that holds it: a lexicon, word vectors. Each is tried as features.
  public let tables: [FeatureBlock: WordTable]

  public init(
    heads: [Head], statements: [Statement], target: TargetDescription?, tables: [FeatureBlock: WordTable] = [:]
  ) {
    self.heads = heads
    self.statements = statements
    self.target = target
    self.tables = tables
  }

  /// The table that a block's words come from; nil if its features are seen in the statements.
  func table(of block: FeatureBlock) -> WordTable? { block.wordTable.flatMap { tables[$0] } }
}

/// How a set is trained.
public struct TrainingParameters: Sendable, Equatable {
  /// Where the statements come from that set the thresholds of prediction sets; `ConformalThresholds` says what each proves.
  public enum Conformal: Sendable, Equatable {
    /// From all groups, each left out in turn.
    case cross
    /// From a share of the groups, above 0 and below 1, that are drawn by the seed and not trained on.
    case split(share: Double)
  }

  /// Which solver fits a head.
  public enum Solver: String, Sendable, CaseIterable {
    /// Exact up to `exactLimit` rows and the memory given, newton up to `newtonLimit` nonzero features, else dual.
    case auto
    /// Ridge least squares in the dual, by LAPACK.
    case exact
    /// Any loss on the sparse matrix, by trust-region Newton with conjugate gradients.
    case newton
    /// The squared hinge on the sparse matrix, by dual coordinate descent.
    case dual
  }

  public var solver = Solver.auto
  /// The most labelled rows a head that `auto` solves exactly: the dense matrices grow with the square of the rows and the
  /// time with their cube.
  public var exactLimit = 8_000
  /// The most nonzero features of a head's plainest blocks that `auto` leaves to newton.
  public var newtonLimit = 20_000_000
  /// What is minimized; nil lets held-out scores choose where the solver has more than one.
  public var loss: Loss?
  /// How features are weighted where a head is fitted by newton or dual; nil lets held-out scores choose.
  public var weighting: FeatureWeighting?
  /// The penalty as a multiple of the mean squared norm of a row, as the grids are; nil compares a grid.
  public var lambda: Double?
  /// Bytes that a fit may take; nil is no limit.
  public var memoryLimit: Int?
  /// A feature enters the model if it occurs in at least so many statements.
  public var minimumDocuments = 2
  /// For the folds of `newton` and `dual`, the passes of `dual` and for bootstrap intervals.
  public var seed: UInt64 = 0
  /// How the thresholds of prediction sets are found.
  public var conformal = Conformal.cross
  /// Whether nested figures are computed; they cost as much again as the choice they check.
  public var isNestedEvaluationWanted = true

  /// Penalties that are compared, as multiples of the mean diagonal of the Gram matrix.
  ///
  /// A penalty lambda enters the objective as sum_i c_i (y_i - f(x_i))^2 + lambda |w|^2, with balanced weights c_i whose
  /// mean is 1. It is scikit-learn's `alpha` of Ridge with the same sample weights, and with any loss 1 / (2 C)
  /// for LIBLINEAR's C.
  public static let coarseGrid = [0.125, 0.25, 0.5, 1, 2, 4, 8]
  /// The penalties of the path that the eigendecomposition of the chosen blocks gives.
  public static let fineGrid = (0..<30).map { 0.03125 * Glibc.exp2(Double($0) / 29 * 10) }

  public init() {}

  /// Whether log-count ratios were asked for of the solver that has none.
  public var refusesWeighting: Bool { solver == .exact && weighting == .logCountRatio }

  /// The loss that was asked for if the solver that was asked for does not have it.
  public var refusedLoss: Loss? {
    switch solver {
    case .auto, .newton: nil
    case .exact: loss == .squared ? nil : loss
    case .dual: loss == .squaredHinge ? nil : loss
    }
  }
}
