import Articles
import CBytes

// Numbers as bytes, for records by the million: `description` makes a string each time.

extension [UInt8] {
  /// Appends a number that is not negative.
  mutating func append(decimal number: Int) {
    precondition(number >= 0, "\(number) is negative")
    if number < 10 {
      append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    var digits: InlineArray<20, UInt8> = .init(repeating: 0)
    var first = 20
    var rest = number
    while rest > 0 {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    for index in first..<20 { append(digits[index]) }
  }

  /// Appends a share from 0 to 1 with six decimals, beyond which a probability says nothing.
  mutating func append(millionths share: Double) {
    let number = Int((share * 1e6).rounded())
    precondition((0...1_000_000).contains(number), "\(share) is no share")
    let (whole, rest) = number.quotientAndRemainder(dividingBy: 1_000_000)
    let (thousands, units) = rest.quotientAndRemainder(dividingBy: 1_000)
    let start = (UInt64(UInt8(ascii: "0")) + UInt64(whole)) | UInt64(UInt8(ascii: ".")) << 8
    let text = start | Self.threeDigits[thousands] << 16 | Self.threeDigits[units] << 40
    unsafe Swift.withUnsafeBytes(of: text.littleEndian) { unsafe append(contentsOf: $0) }
  }

  /// The digits of 0 to 999, the first in the lowest byte.
  private static let threeDigits: [UInt64] = (0..<1_000).map { number in
    let digits = [number / 100, number / 10 % 10, number % 10].map { UInt64(UInt8(ascii: "0")) + UInt64($0) }
    return digits[0] | digits[1] << 8 | digits[2] << 16
  }
}

extension OffsetUnit {
  /// The length of a text of valid UTF-8 in this unit.
  func length(of text: Span<UInt8>) -> Int {
    let isASCII = unsafe text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      return unsafe standpoint_find_non_ascii(base, 0, buffer.count) == buffer.count
    }
    guard self != .byte, !isASCII else { return text.count }
    var count = 0
    for index in text.indices {
      let byte = text[index]
      // Every byte that does not go on a character begins one; beyond U+FFFF it has two units of UTF-16.
      if byte & 0xC0 != 0x80 { count += self == .utf16 && byte >= 0xF0 ? 2 : 1 }
    }
    return count
  }
}
