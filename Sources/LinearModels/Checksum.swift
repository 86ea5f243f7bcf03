internal import TextFeatures

/// The fast 64-bit checksum of a model file: not against an adversary, but against every accident of storage and
/// transfer. Four lanes of multiply-folds take 64 bytes a step.
enum Checksum {
  /// The checksum of `bytes` with `blank` read as the digit 0, as 16 hexadecimal digits.
  static func hexadecimal(of bytes: RawSpan, blank: Range<Int>) -> String {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (
      0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89
    )
    let count = bytes.byteCount
    func word(_ offset: Int) -> UInt64 {
      if offset + 8 <= count, blank.upperBound <= offset || blank.lowerBound >= offset + 8 {
        return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
      var value: UInt64 = 0
      for index in offset..<max(offset, min(offset + 8, count)) {
        let byte =
          blank.contains(index) ? UInt8(ascii: "0") : unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        value |= UInt64(byte) << UInt64(8 * (index - offset))
      }
      return value
    }
    for offset in stride(from: 0, to: count, by: 64) {
      lanes.0 = FeatureHash.mix(lanes.0 ^ word(offset), 0x9E37_79B9_7F4A_7C15 ^ word(offset + 8))
      lanes.1 = FeatureHash.mix(lanes.1 ^ word(offset + 16), 0xC2B2_AE3D_27D4_EB4F ^ word(offset + 24))
      lanes.2 = FeatureHash.mix(lanes.2 ^ word(offset + 32), 0x1656_67B1_9E37_79F9 ^ word(offset + 40))
      lanes.3 = FeatureHash.mix(lanes.3 ^ word(offset + 48), 0x85EB_CA77_C2B2_AE63 ^ word(offset + 56))
    }
    let folded = FeatureHash.mix(lanes.0 ^ lanes.2, lanes.1 ^ lanes.3 ^ UInt64(count))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
