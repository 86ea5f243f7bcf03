import Evaluation
import Testing

struct CohenKappaTests {
  /// 50 proposals, two readers: both yes 20, both no 15, only the first yes 5, only the second yes 10. They agree on
  /// 0.7; by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5. So kappa is 0.2 / 0.5.
  @Test func workedExample() {
    func labels(_ counts: [(label: Int, count: Int)]) -> [Int] {
      counts.flatMap { [Int](repeating: $0.label, count: $0.count) }
    }
    let first = labels([(1, 20), (1, 5), (0, 10), (0, 15)])
    let second = labels([(1, 20), (0, 5), (1, 10), (0, 15)])
    #expect(isClose(cohenKappa(first, second), 0.4))
    #expect(cohenKappa(first, second) == cohenKappa(second, first))
  }

  @Test func extremes() {
    #expect(cohenKappa([0, 1, 2, 1], [0, 1, 2, 1]) == 1)
    #expect(cohenKappa([0, 1], [1, 0]) == -1)
    #expect(cohenKappa([], []) == nil)
    #expect(cohenKappa([4, 4, 4], [4, 4, 4]) == nil)
    // One reader never varies: their agreement is exactly chance.
    #expect(cohenKappa([4, 4, 4], [4, 4, 7]) == 0)
  }

  @Test(arguments: 0..<20) func matchesTheDefinition(seed: UInt64) {
    let predictions = randomPredictions(rows: 80, groups: 5, seed: seed)
    let (a, b) = (predictions.gold, predictions.predicted)
    func share(_ labels: [Int], _ label: Int) -> Double { Double(labels.count { $0 == label }) / Double(labels.count) }
    let observed = Double(zip(a, b).count { $0 == $1 }) / Double(a.count)
    let expected = (0..<3).reduce(0) { $0 + share(a, $1) * share(b, $1) }
    #expect(isClose(cohenKappa(a, b), (observed - expected) / (1 - expected)))
    // Renaming the labels of both changes nothing.
    #expect(cohenKappa(a, b) == cohenKappa(a.map { 10 - 3 * $0 }, b.map { 10 - 3 * $0 }))
  }
}
