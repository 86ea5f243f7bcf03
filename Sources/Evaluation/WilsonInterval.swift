/// The Wilson score interval of a share (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
/// Inference", 1927): it has a sensible width also where none or all of the trials succeed, and for few of them.
///
/// It takes the trials for independent, which statements of one article hardly are: `proportion` resamples groups, and
/// this is for the cases in which that gives nothing, fewer than 10 groups or groups that all agree.
///
/// - Parameters:
///   - successes: from 0 to `trials`.
///   - z: the normal quantile of the confidence; 95 % unless told otherwise.
/// - Returns: nil without trials.
public func wilsonInterval(successes: Double, trials: Double, z: Double = 1.959963984540054) -> Interval? {
  precondition(successes >= 0 && successes <= trials, "\(successes) successes of \(trials) trials")
  guard trials > 0 else { return nil }
  let share = successes / trials
  let square = z * z / trials
  let center = (share + square / 2) / (1 + square)
  let margin = z / (1 + square) * (share * (1 - share) / trials + square / (4 * trials)).squareRoot()
  // Where none or all succeed the end is the share itself; rounding would leave it a hair inside.
  return Interval(
    lower: successes == 0 ? 0 : max(0, center - margin), upper: successes == trials ? 1 : min(1, center + margin))
}
