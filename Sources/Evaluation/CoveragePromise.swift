/// What prediction sets promise of a statement from a new group that is exchangeable with the groups that set their
/// thresholds: P(label in set | label) is at least `guaranteed`, for every label.
public struct CoveragePromise: Equatable, Sendable {
  /// How the thresholds were found.
  public enum Method: String, Sendable {
    /// From groups that nothing was trained on.
    case split
    /// From groups that were left out in turn, by models that share the others.
    case cross
  }

  /// The coverage that the sets were made for.
  public let asked: Double
  /// What is proved: the coverage asked for, or for `cross` 1 - 2 alpha where 1 - alpha was asked for.
  public let guaranteed: Double
  public let method: Method

  /// A promise at a coverage above 0 and at most 1.
  public init(asked: Double, method: Method) {
    self.asked = asked
    self.method = method
    guaranteed = method == .split ? asked : max(0, 2 * asked - 1)
  }

  /// What measured coverage says of the coverage that was asked for.
  public enum Verdict: String, Sendable {
    /// It lies in the interval.
    case within
    /// It lies above the interval: fewer are covered than asked for.
    case short
    /// It lies below the interval: more are covered than asked for.
    case exceeded
  }

  /// The verdict; nil if the coverage has no interval.
  public func verdict(on coverage: Figure) -> Verdict? {
    coverage.interval.map { asked > $0.upper ? .short : asked < $0.lower ? .exceeded : .within }
  }
}
