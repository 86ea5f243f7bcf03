import Evaluation
import Testing

struct SplitMix64Tests {
  /// The published sequence for seed 1234567; changing it changes every interval and fold ever reported.
  @Test func publishedSequence() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test(arguments: [1, 2, 3, 7, 10]) func indicesAreUniform(bound: Int) {
    var generator = SplitMix64(seed: UInt64(bound))
    var counts = [Int](repeating: 0, count: bound)
    let draws = 20_000
    for _ in 0..<draws {
      counts[generator.index(below: bound)] += 1
    }
    let expected = Double(draws) / Double(bound)
    // Chi-squared with at most 9 degrees of freedom exceeds 33 once in 10,000 times.
    let chiSquared = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    #expect(chiSquared < 33)
  }

  /// 2^64 is 8/3 of this bound: without rejection, of three neighbors two would have 3 chances and one only 2.
  @Test func largeBoundsAreUnbiased() {
    let bound = 3 << 61
    var generator = SplitMix64(seed: 5)
    var counts = [0, 0, 0]
    for _ in 0..<6_000 {
      counts[generator.index(below: bound) % 3] += 1
    }
    #expect(counts.allSatisfy { abs($0 - 2_000) < 150 })
  }

  @Test func uniformNumbers() {
    var generator = SplitMix64(seed: 9)
    let numbers = (0..<20_000).map { _ in generator.uniform() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(isClose(numbers.reduce(0, +) / 20_000, 0.5, within: 0.01))
  }

  @Test func shufflesGiveEveryOrderEquallyOften() {
    var generator = SplitMix64(seed: 3)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 {
      var order = [0, 1, 2]
      generator.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 150 })
    var empty: [Int] = []
    generator.shuffle(&empty)
    #expect(empty.isEmpty)
  }
}
