/// How error bars are drawn.
public struct BootstrapOptions: Equatable, Sendable {
  /// How many resamples of groups are drawn, at least 1.
  public let resamples: Int
  /// The seed of the draws: the same rows and seed give the same intervals.
  public let seed: UInt64
  /// The nominal confidence of the intervals, between 0 and 1.
  public let confidence: Double

  /// Fewer groups than this give no intervals: a percentile interval from so few is far too narrow.
  public static let minimumGroups = 10

  /// 2,000 resamples and 95 % unless told otherwise.
  public init(resamples: Int = 2_000, seed: UInt64 = 0, confidence: Double = 0.95) {
    precondition(resamples >= 1, "a bootstrap needs at least one resample, not \(resamples)")
    precondition(confidence > 0 && confidence < 1, "confidence \(confidence) is not between 0 and 1")
    self.resamples = resamples
    self.seed = seed
    self.confidence = confidence
  }
}

/// An interval of plausible values for a figure, from a percentile bootstrap of groups.
///
/// A resample draws as many groups as there are, with replacement, and computes the figure from all rows of the groups
/// drawn. The interval spans the middle 95 % (or `BootstrapOptions.confidence`) of these values; a resample in which
/// the figure is undefined is skipped. Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993,
/// chapter 13; for resampling whole clusters, A. C. Davison and D. V. Hinkley, "Bootstrap Methods and their
/// Application", 1997, section 3.8.
///
/// Two known weaknesses of percentiles: if all groups agree (every row right), the interval has no width; and a figure
/// that noise can only raise, above all the calibration error of a well-calibrated model, has an interval that may lie
/// above the figure itself.
public struct Interval: Equatable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// An interval from `lower` to `upper`.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// The warning that goes with intervals that are not given; nil if there are groups enough or no rows at all.
func fewGroupsWarning(groups: Int) -> String? {
  guard groups > 0, groups < BootstrapOptions.minimumGroups else { return nil }
  return "\(groups) group\(groups == 1 ? "" : "s"): intervals need at least \(BootstrapOptions.minimumGroups),"
    + " so none are given"
}

/// Percentile intervals for figures that are functions of sums over rows.
///
/// - Parameters:
///   - sums: the sums of each group.
///   - figureCount: how many figures `figures` gives.
///   - figures: the figures that follow from totals, NaN for those undefined.
/// - Returns: an interval for each figure; nil for all with fewer than 10 groups, and for a figure that is undefined in
///   every resample.
func bootstrapIntervals(
  _ sums: GroupSums, figureCount: Int, options: BootstrapOptions, figures: (_ totals: [Double]) -> [Double]
) -> [Interval?] {
  guard sums.groupCount >= BootstrapOptions.minimumGroups else {
    return [Interval?](repeating: nil, count: figureCount)
  }
  var generator = SplitMix64(seed: options.seed)
  var totals = [Double](repeating: 0, count: sums.width)
  var values = [[Double]](repeating: [], count: figureCount)
  for _ in 0..<options.resamples {
    sums.resample(into: &totals, using: &generator)
    for (figure, value) in figures(totals).enumerated() where !value.isNaN {
      values[figure].append(value)
    }
  }
  let tail = (1 - options.confidence) / 2
  return values.map { values in
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return Interval(lower: quantile(tail, ofSorted: sorted), upper: quantile(1 - tail, ofSorted: sorted))
  }
}

/// The quantile of ascending values, interpolated linearly between the two nearest (type 7 of R. J. Hyndman and Y. Fan,
/// 1996, which is numpy's and R's default). `values` has at least one element.
func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
  let position = share * Double(values.count - 1)
  let below = min(Int(position), values.count - 1)
  let above = min(below + 1, values.count - 1)
  return values[below] + (position - Double(below)) * (values[above] - values[below])
}
