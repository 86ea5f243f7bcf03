/// What a solver says of one iteration.
public struct SolverIteration: Sendable, Equatable {
  public let number: Int
  public let objective: Double
  /// The gradient's norm relative to its norm at zero; of a dual solver the duality gap relative to the objective.
  public let relativeGradient: Double
  /// Conjugate-gradient steps, or coordinates that were updated.
  public let steps: Int
}
