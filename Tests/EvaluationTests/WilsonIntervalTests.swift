import Evaluation
import Testing

@Suite struct WilsonIntervalTests {
  @Test func knownValues() throws {
    let none = try #require(wilsonInterval(successes: 0, trials: 10))
    #expect(none.lower == 0 && abs(none.upper - 0.277_533) < 1e-6)
    let half = try #require(wilsonInterval(successes: 5, trials: 10))
    #expect(abs(half.lower - 0.236_593) < 1e-6 && abs(half.upper - 0.763_407) < 1e-6)
    #expect(try #require(wilsonInterval(successes: 10, trials: 10)).upper == 1)
    #expect(wilsonInterval(successes: 0, trials: 0) == nil)
  }

  /// The ends are the shares that lie just z standard errors, their own, from the one that was seen.
  @Test func endsSolveTheScoreEquation() throws {
    let z = 1.959963984540054
    for trials in [1, 2, 7, 30, 500] {
      for successes in 0...trials {
        let seen = Double(successes) / Double(trials)
        let interval = try #require(wilsonInterval(successes: Double(successes), trials: Double(trials)))
        #expect(interval.lower <= seen && seen <= interval.upper)
        for end in [interval.lower, interval.upper] where end > 0 && end < 1 {
          let error = (end * (1 - end) / Double(trials)).squareRoot()
          #expect(abs(abs(seen - end) - z * error) < 1e-9)
        }
      }
    }
  }
}
