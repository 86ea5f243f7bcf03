/// A small seeded random generator, so that resamples and folds are the same on every machine and in every release.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. It
/// passes BigCrush, has period 2^64 and any seed is a good seed. It is not for secrets.
///
/// The standard library may change how `Int.random(in:using:)` and `shuffle(using:)` turn bits into numbers; where
/// reproducible output is wanted, use `index(below:)`, `uniform()` and `shuffle(_:)`, which are fixed here.
public struct SplitMix64: RandomNumberGenerator, Equatable, Sendable {
  private var state: UInt64

  /// A generator whose whole sequence is given by `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number drawn uniformly from `0..<bound`, without bias (D. Lemire, "Fast random integer generation in an
  /// interval", 2019). `bound` must be positive.
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "an index is drawn from 0..<\(bound), which is empty")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let rejected = (0 &- width) % width
      while product.low < rejected {
        product = next().multipliedFullWidth(by: width)
      }
    }
    return Int(product.high)
  }

  /// A number drawn uniformly from the multiples of 2^-53 in `0..<1`.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Puts the elements in a random order, each order equally likely (Fisher and Yates).
  public mutating func shuffle(_ elements: inout [Int]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }
}
