import Evaluation
import Testing

struct CoveragePromiseTests {
  @Test func crossConformalProvesLess() {
    #expect(CoveragePromise(asked: 0.9, method: .split).guaranteed == 0.9)
    #expect(isClose(CoveragePromise(asked: 0.9, method: .cross).guaranteed, 0.8))
    #expect(CoveragePromise(asked: 0.3, method: .cross).guaranteed == 0)
  }

  @Test func theVerdictIsThatOfTheInterval() {
    let promise = CoveragePromise(asked: 0.9, method: .split)
    func verdict(_ lower: Double, _ upper: Double) -> CoveragePromise.Verdict? {
      promise.verdict(on: Figure(value: (lower + upper) / 2, interval: Interval(lower: lower, upper: upper)))
    }
    #expect(verdict(0.85, 0.95) == .within && verdict(0.9, 0.95) == .within && verdict(0.8, 0.9) == .within)
    #expect(verdict(0.8, 0.89) == .short && verdict(0.91, 0.95) == .exceeded)
    #expect(promise.verdict(on: Figure(value: 0.5)) == nil)
  }

  @Test func theTableSaysWhatIsPromisedAndWhatWasSeen() {
    let predictions = randomPredictions(rows: 200, groups: 50, seed: 3)
    func table(_ promise: CoveragePromise?) -> String {
      evaluate(predictions, bootstrap: BootstrapOptions(resamples: 100), promise: promise).table()
    }
    let split = table(CoveragePromise(asked: 0.99, method: .split))
    #expect(split.contains("P(label in set | label) >= 0.99 is promised") && split.contains("exchangeable"))
    #expect(split.contains("all: 0.99 lies above the interval: fewer are covered than asked for"))
    let cross = table(CoveragePromise(asked: 0.9, method: .cross))
    #expect(cross.contains(">= 0.8 is promised") && cross.contains("0.9 was asked for"))
    #expect(table(CoveragePromise(asked: 0.1, method: .split)).contains("more are covered"))
    #expect(!table(nil).contains("promised"))
  }
}
