/// The frozen 64-bit hash behind every feature id. It is part of the model format: changing one constant makes every
/// model file unreadable, so `FeatureHashTests` pins its values.
///
/// Bytes are taken 16 at a time as two little-endian words; each step is a 64 x 64 -> 128 bit product folded to 64 bits
/// (the multiply-fold step of the wyhash family). The last 1 to 16 bytes are padded with zeros, which no folded word
/// contains, so two words of at most 16 bytes differ in their padded pair exactly when they differ.
public enum FeatureHash {
  @usableFromInline static let first: UInt64 = 0x6A09_E667_F3BC_C909
  @usableFromInline static let second: UInt64 = 0xBB67_AE85_84CA_A73B
  @usableFromInline static let third: UInt64 = 0x3C6E_F372_FE94_F82B

  /// Starting values: one a kind of feature, so that a word and a character n-gram with the same bytes differ.
  public static let wordSeed: UInt64 = 0xA54F_F53A_5F1D_36F1
  public static let characterSeed: UInt64 = 0x510E_527F_ADE6_82D1
  static let stemSeed: UInt64 = 0x9B05_688C_2B3E_6C1F

  /// The ids of the masks among the words: random numbers, since a mask has no bytes.
  @usableFromInline static let targetMask: UInt64 = 0x1F83_D9AB_FB41_BD6B
  @usableFromInline static let rivalMask: UInt64 = 0x5BE0_CD19_137E_2179

  /// The product of two words folded to 64 bits.
  @inlinable
  @inline(__always)
  public static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// The hash of at most 16 bytes, given as their zero-padded pair.
  @inlinable
  @inline(__always)
  public static func hash(low: UInt64, high: UInt64, seed: UInt64) -> UInt64 {
    mix(low ^ first, high ^ seed)
  }

  /// The hash of `length` bytes at `start`. At least 16 readable bytes must follow the last one.
  public static func hash(padded bytes: RawSpan, start: Int, length: Int, seed: UInt64) -> UInt64 {
    var seed = seed
    var start = start
    var length = length
    while length > 16 {
      let (low, high) = pair(bytes, start: start, length: 16)
      seed = mix(low ^ seed, high ^ third)
      start += 16
      length -= 16
    }
    let (low, high) = pair(bytes, start: start, length: length)
    return hash(low: low, high: high, seed: seed)
  }

  /// The hash of any bytes.
  public static func hash(_ bytes: [UInt8], seed: UInt64 = wordSeed) -> UInt64 {
    let padded = bytes + [UInt8](repeating: 0, count: 16)
    return unsafe hash(padded: padded.span.bytes, start: 0, length: bytes.count, seed: seed)
  }

  /// The zero-padded pair of at most 16 bytes. 16 bytes from `start` must be readable.
  @inline(__always)
  static func pair(_ bytes: RawSpan, start: Int, length: Int) -> (low: UInt64, high: UInt64) {
    let low = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    let high = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
    return (
      UInt64(littleEndian: low) & firstBytes(min(length, 8)),
      UInt64(littleEndian: high) & firstBytes(max(length, 8) &- 8)
    )
  }

  /// Ones in the first bytes of a pair, as many as the index says, 0 to 16.
  public static let firstBytes: [SIMD2<UInt64>] = (0...16).map {
    SIMD2(firstBytes(min($0, 8)).littleEndian, firstBytes(max($0, 8) - 8).littleEndian)
  }

  /// The zero-padded pair of at most 16 bytes, given `firstBytes`: for loops over many words, where computing the masks
  /// takes longer than all else. 16 bytes from `start` must be readable.
  @inlinable
  @inline(__always)
  public static func pair(
    _ bytes: RawSpan, start: Int, length: Int, _ firstBytes: Span<SIMD2<UInt64>>
  ) -> (low: UInt64, high: UInt64) {
    let pair = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self) & firstBytes[length]
    return (UInt64(littleEndian: pair[0]), UInt64(littleEndian: pair[1]))
  }

  /// Ones in the first `count` bytes, 0 to 8, without a branch: two half shifts make a shift by 64.
  @inline(__always)
  private static func firstBytes(_ count: Int) -> UInt64 {
    let half = UInt64(truncatingIfNeeded: 4 &* count)
    return ~((UInt64.max &<< half) &<< half)
  }

  /// The zero-padded pair of a word's first 16 bytes.
  public static func pair(of word: ArraySlice<UInt8>) -> (low: UInt64, high: UInt64) {
    let padded = Array(word.prefix(16)) + [UInt8](repeating: 0, count: 16)
    return unsafe pair(padded.span.bytes, start: 0, length: min(word.count, 16))
  }

  /// The id of the word pair (a, b), in this order.
  @inlinable
  @inline(__always)
  public static func bigram(_ a: UInt64, _ b: UInt64) -> UInt64 {
    mix(a ^ second, b ^ third)
  }

  /// The id of a masked n-gram under a polarity of the proposal.
  public static func crossed(_ id: UInt64, _ polarity: Polarity) -> UInt64 {
    mix(id ^ third, polarity.condition &* second)
  }

  /// The id of a word on one side of the target.
  public static func placed(_ id: UInt64, _ place: Place) -> UInt64 {
    mix(id ^ first, (UInt64(place.rawValue) + 16) &* third)
  }
}
