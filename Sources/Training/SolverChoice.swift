internal import LinearAlgebra

/// Which solver fits a head, and why.
enum SolverChoice {
  case exact(reason: String?)
  case sparse(SparseFit.Options, reason: String?)

  /// Takes what the parameters ask for, or lets size and memory decide.
  init(
    _ parameters: TrainingParameters, head: TrainingSet.Head, rows: Int, blocks: Int, nonzeros: Int
  ) throws(TrainingError) {
    let needed = ExactFit.memory(rows: rows, blocks: blocks)
    let fits = needed <= parameters.memoryLimit ?? Int.max && rows <= SymmetricEigen.maximumOrder
    let loss = parameters.loss
    if let refused = parameters.refusedLoss { throw .loss(refused, solver: parameters.solver) }
    if parameters.refusesWeighting { throw .weighting(solver: parameters.solver) }
    func options(_ solver: TrainingParameters.Solver) -> SparseFit.Options {
      let losses = solver == .dual ? [.squaredHinge] : loss.map { [$0] } ?? Loss.allCases
      return .init(
        solver: solver, losses: losses, weightings: parameters.weighting.map { [$0] } ?? FeatureWeighting.allCases,
        lambda: parameters.lambda, seed: parameters.seed)
    }
    switch parameters.solver {
    case .newton, .dual: self = .sparse(options(parameters.solver), reason: nil)
    case .exact:
      guard fits else {
        throw .memory(head: head.name, rows: rows, needed: needed, limit: parameters.memoryLimit ?? Int.max)
      }
      self = .exact(reason: nil)
    case .auto:
      let limit = parameters.exactLimit
      let notExact: String
      if let loss, loss != .squared {
        notExact = "exact has no \(loss.rawValue) loss"
      } else if parameters.weighting == .logCountRatio {
        notExact = "exact has no log-count ratios"
      } else if rows > limit {
        notExact = "\(rows) rows are more than the \(limit) that exact is taken for"
      } else if !fits {
        notExact = "exact needs \(needed >> 20) MiB and \((parameters.memoryLimit ?? 0) >> 20) MiB are free"
      } else {
        self = .exact(reason: "exact, since \(rows) rows are within the \(limit) that it is taken for")
        return
      }
      let isDual = nonzeros > parameters.newtonLimit && (loss ?? .squaredHinge) == .squaredHinge
      guard isDual else {
        self = .sparse(options(.newton), reason: "newton, since \(notExact)")
        return
      }
      let size = "\(nonzeros) nonzero features are more than the \(parameters.newtonLimit) that newton is taken for"
      self = .sparse(options(.dual), reason: "dual, since \(notExact) and \(size)")
    }
  }
}

extension HeadFit {
  /// The held-out scores by which the loss was chosen, the best of each, if there was a choice.
  var lossScores: String? {
    var best: [(loss: Loss, macroF1: Double)] = []
    for candidate in candidates where candidate.blocks == chosen.blocks {
      if let index = best.firstIndex(where: { $0.loss == candidate.loss }) {
        best[index].macroF1 = max(best[index].macroF1, candidate.macroF1)
      } else {
        best.append((candidate.loss, candidate.macroF1))
      }
    }
    guard best.count > 1 else { return nil }
    let scores = best.sorted { $0.macroF1 > $1.macroF1 }.map { score -> String in
      "\(score.loss.rawValue) \(Double(Int((score.macroF1 * 10_000).rounded())) / 10_000)"
    }
    return "held-out macro F1 by loss: \(scores.joined(separator: ", "))"
  }
}
