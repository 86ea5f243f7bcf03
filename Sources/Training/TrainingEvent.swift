public import TextFeatures

/// Something that training has just done: a setting that was compared, or an iteration of a solver.
public struct TrainingEvent: Sendable, Equatable {
  /// What a head is at.
  public enum Stage: String, Sendable {
    /// Comparing sets of blocks at a few penalties.
    case blocks
    /// Comparing penalties for the set that was chosen.
    case penalties
    /// Predicting each group by a fit that knows nothing of it.
    case nested
    /// The fit on all rows.
    case fit
  }

  public var head: String
  public var stage: Stage
  public var blocks: [FeatureBlock]
  public var lambda: Double
  /// Of the held-out predictions at this setting.
  public var macroF1: Double?
  /// Of an iterative solver.
  public var iteration: SolverIteration?
  /// How much of the head's work is done, from 0 to 1: an estimate.
  public var progress: Double
}

/// Is told of every event of a training.
public typealias TrainingObserver = (TrainingEvent) -> Void
