import Evaluation
import Testing

@testable import standpoint

/// Numbers written digit by digit against those of the standard library.
@Suite struct NumeralsTests {
  @Test(arguments: [0, 1, 9, 10, 99, 100, 12_345, 1_000_000, Int.max])
  func wholeNumbers(_ number: Int) {
    var bytes: [UInt8] = []
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == String(number))
  }

  @Test func sharesHaveSixDecimals() throws {
    var generator = SplitMix64(seed: 5)
    let shares =
      [0, 1, 0.5, 0.1, 1e-9, 4.9e-7, 5.1e-7, 0.999_999_4, 0.999_999_6] + (0..<2_000).map { _ in generator.uniform() }
    for share in shares {
      var bytes: [UInt8] = []
      bytes.append(millionths: share)
      #expect(String(decoding: bytes, as: UTF8.self) == Figures.decimal(share, places: 6))
      #expect(Double(String(decoding: bytes, as: UTF8.self)) == (share * 1e6).rounded() / 1e6)
    }
  }
}
