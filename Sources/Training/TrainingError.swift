public import LinearAlgebra
public import LinearModels

/// Why a set cannot be trained.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  case noHeads
  case noLabels(head: String)
  case oneLabel(head: String, label: String)
  case undeclaredLabel(head: String, label: String, declared: [String])
  case oneGroup(head: String)
  case tooFewGroupsToSplit
  case blocks(head: String, BlockSetProblem)
  case memory(head: String, rows: Int, needed: Int, limit: Int)
  case notConverged(head: String, iterations: Int, residual: Double)
  case loss(Loss, solver: TrainingParameters.Solver)
  case weighting(solver: TrainingParameters.Solver)
  case linearAlgebra(LinearAlgebraError)
  case model(ModelError)

  public var description: String {
    switch self {
    case .noHeads: "nothing to train: the corpus declares no head; name a label column with --head NAME=COLUMN"
    case .noLabels(let head): "head \(head): no statement is labelled"
    case .oneLabel(let head, let label):
      "head \(head): every labelled statement is `\(label)`; a classifier needs statements of two labels or more"
    case .undeclaredLabel(let head, let label, let declared):
      "head \(head): label `\(label)` is not declared; declared are \(declared.joined(separator: ", "))"
    case .oneGroup(let head):
      "head \(head): all labelled statements are in one group, so none can be left out; give them groups of their own"
    case .tooFewGroupsToSplit:
      "prediction sets from a split need three groups or more: two to train on, one to set thresholds; use --conformal cross"
    case .blocks(let head, let problem): "head \(head): blocks: \(problem.description)"
    case .memory(let head, let rows, let needed, let limit):
      "head \(head): the exact solver needs \(needed >> 20) MiB for \(rows) rows and \(limit >> 20) MiB are free; use --solver newton"
    case .notConverged(let head, let iterations, let residual):
      "head \(head): the solver stopped after \(iterations) iterations with \(residual) of its residual left; raise --lambda, or use another --solver"
    case .loss(let loss, let solver):
      "the \(solver.rawValue) solver has no \(loss.rawValue) loss: exact has squared, dual squared-hinge, newton all"
    case .weighting(let solver):
      "the \(solver.rawValue) solver has no log-count ratios: they are made of labels, and its held-out values rest on features that are not; use --solver newton or dual"
    case .linearAlgebra(let error): error.description
    case .model(let error): error.description
    }
  }
}
