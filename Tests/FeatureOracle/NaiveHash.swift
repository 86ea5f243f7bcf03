/// The frozen hash written a second time from its description: shares constants with the module and no code. Products are
/// taken by hand in 32-bit limbs.
public enum NaiveHash {
  static let first: UInt64 = 0x6A09_E667_F3BC_C909
  static let second: UInt64 = 0xBB67_AE85_84CA_A73B
  static let third: UInt64 = 0x3C6E_F372_FE94_F82B
  public static let wordSeed: UInt64 = 0xA54F_F53A_5F1D_36F1
  public static let characterSeed: UInt64 = 0x510E_527F_ADE6_82D1
  public static let targetMask: UInt64 = 0x1F83_D9AB_FB41_BD6B
  public static let rivalMask: UInt64 = 0x5BE0_CD19_137E_2179

  /// The high and the low half of a 128-bit product, folded together.
  public static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let mask: UInt64 = 0xFFFF_FFFF
    let (a0, a1, b0, b1) = (a & mask, a >> 32, b & mask, b >> 32)
    let low = a0 * b0
    let left = a1 * b0 + low >> 32
    let right = a0 * b1 + left & mask
    let high = a1 * b1 + left >> 32 + right >> 32
    return high ^ (right << 32 | low & mask)
  }

  /// Up to eight bytes as a little-endian number.
  static func number(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  public static func hash(_ bytes: [UInt8], seed: UInt64 = wordSeed) -> UInt64 {
    var rest = bytes[...]
    var seed = seed
    while rest.count > 16 {
      seed = mix(number(rest.prefix(8)) ^ seed, number(rest.dropFirst(8).prefix(8)) ^ third)
      rest = rest.dropFirst(16)
    }
    return mix(number(rest.prefix(8)) ^ first, number(rest.dropFirst(8)) ^ seed)
  }

  public static func bigram(_ a: UInt64, _ b: UInt64) -> UInt64 { mix(a ^ second, b ^ third) }

  public static func crossed(_ id: UInt64, isMinus: Bool) -> UInt64 { mix(id ^ third, (isMinus ? 2 : 1) &* second) }

  public static func placed(_ id: UInt64, _ place: NaivePlace) -> UInt64 {
    mix(id ^ first, (place == .before ? 17 : 18) &* third)
  }
}
