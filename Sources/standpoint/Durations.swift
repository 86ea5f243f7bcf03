/// Times of a run as people read them.
enum Durations {
  static func seconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
  }

  /// "12 s", "3 min".
  static func text(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\((whole + 30) / 60) min"
  }

  /// What is left of something that has come so far in so long, "about 12 s left"; nil as long as that is a guess.
  static func left(elapsed: Double, share: Double) -> String? {
    guard share > 0.02, share <= 1, elapsed > 2 else { return nil }
    return "about \(text(elapsed * (1 / share - 1))) left"
  }
}
