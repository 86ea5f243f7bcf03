import TextFeatures

/// A proposal as the scorer uses it. A class, so that a chunk costs one reference count.
final class ScoringTarget: Sendable {
  let target: Target?
  let polarity: Polarity
  /// The target if any head masks it.
  let masked: Target?
  /// The stems that end a masked sequence: none if no head masks.
  let endings: StemFilter

  init(_ target: Target?, masks: Bool) {
    self.target = target
    polarity = target?.polarity ?? .plus
    masked = masks ? target : nil
    endings = masked?.endings ?? StemFilter([])
  }
}

/// Targets that were met lately, ready for masking. It is emptied when full, so a file with another target on every row
/// runs in bounded memory.
struct TargetCache: Sendable {
  static let size = 512
  private var targets: [String: ScoringTarget] = [:]

  mutating func target(_ text: String, of model: LinearModel) -> ScoringTarget {
    // Strings that differ in composition only are equal, but their words are not: the bytes decide.
    if let known = targets[text], let target = known.target, target.text.utf8.elementsEqual(text.utf8) { return known }
    if targets.count == Self.size { targets.removeAll(keepingCapacity: true) }
    let target = ScoringTarget(model.target(for: text), masks: model.heads.contains(where: \.isMasking))
    targets[text] = target
    return target
  }
}
