import Evaluation
import FeatureOracle
import Testing

@testable import TextFeatures

/// The hash is frozen: ids are stored in model files, so another number here makes every model in use unreadable. If a
/// test of this file fails, the code is wrong, not the number. Every number was also computed by a program in another
/// language from the description alone.
struct FeatureHashTests {
  private static let text = Array("the quick brown fox jumps over a dog".utf8)
  private static let publicWord = FeatureHash.hash(Array("public".utf8))
  private static let inquiry = FeatureHash.hash(Array("inquiry".utf8))

  /// Lengths on both sides of the words of 8 bytes and the steps of 16.
  @Test(
    arguments: [
      (0, 0x176E_296F_A574_7C7E), (1, 0x7F2B_47E2_BC31_57FF), (7, 0x1722_3B95_CED8_AF29), (8, 0x049D_6F82_ACA2_DD1E),
      (9, 0xD4CF_6AC4_AD9C_3A9D), (15, 0x2FA1_9DCD_EF27_40D6), (16, 0x8D4D_8268_C1A0_8C86),
      (17, 0xE5BB_0C20_1608_9130), (32, 0xBBCD_C71C_DD26_713C), (33, 0xFB03_4AFF_8564_4EEE),
    ] as [(Int, UInt64)])
  func hashIsFrozen(_ length: Int, _ hash: UInt64) {
    let bytes = Array(Self.text.prefix(length))
    #expect(FeatureHash.hash(bytes) == hash)
    #expect(NaiveHash.hash(bytes) == hash)
  }

  @Test(
    arguments: [
      ("inquiry", 0xBBF3_1A65_CED5_544E), ("юг", 0xB501_A885_8508_447D),
      ("internationalization", 0xB87D_233B_DAE6_DBB0),
    ] as [(String, UInt64)])
  func wordIDsAreFrozen(_ word: String, _ id: UInt64) {
    var text = TokenizedText()
    text.tokenize(Array(" \(word)!".utf8).span)
    #expect(text.tokens[0].hash == id)
  }

  @Test func derivedIDsAreFrozen() {
    #expect(FeatureHash.bigram(Self.publicWord, Self.inquiry) == 0xB0CD_A306_0421_3C90)
    #expect(FeatureHash.bigram(Self.inquiry, Self.publicWord) == 0xC6FB_7FF2_CFA9_A0EB)
    #expect(FeatureHash.bigram(Mask.target.hash, Self.inquiry) == 0xBB2A_D663_0904_9C47)
    #expect(FeatureHash.bigram(Mask.rival.hash, Self.inquiry) == 0x3181_E65A_A000_E1E3)
    #expect(FeatureHash.crossed(Self.inquiry, .plus) == 0x9DC8_4642_DA2F_98D4)
    #expect(FeatureHash.crossed(Self.inquiry, .minus) == 0xC3EE_A36E_441D_5C4C)
    #expect(FeatureHash.placed(Self.inquiry, .before) == 0x782F_FD0D_5962_E36C)
    #expect(FeatureHash.placed(Self.inquiry, .after) == 0x9413_0E1D_B9BD_A3A6)
  }

  @Test func characterNGramIDsAreFrozen() {
    var ngrams = CharacterNGrams()
    ngrams.read(Array("no".utf8)[...])
    let ids: [UInt64] = [
      0xEE70_D1E4_C035_3F63, 0xC325_F730_6982_E273, 0x8206_19CD_0483_0C5D,  // |n, no, o|
      0x18CF_71B2_8114_E719, 0xA625_53E7_663D_4496,  // |no, no|
      0x1B93_84B4_E071_03C6,  // |no|
    ]
    #expect(ngrams.ids == ids)
    ngrams.read(Array("日本語".utf8)[...])
    #expect(ngrams.ids.last == 0x2A36_61AF_BDD9_1FFF)
    // Five scalars of four bytes: more than one step of 16.
    ngrams.read(Array("𝒳𝒴𝒵𝒳𝒴".utf8)[...])
    #expect(ngrams.ids[ngrams.ids.count - 2] == 0x4D07_A6C9_9F07_6FE1)
  }

  @Test func stemsAreFrozen() {
    #expect(Stem.identity(of: Array("inquiries".utf8)[...]) == 0x9728_C22E_1DF0_B8A9)
  }

  @Test func everyFunctionEqualsTheOneWrittenByHand() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      let (a, b) = (random.next(), random.next() >> UInt64(random.index(below: 64)))
      #expect(FeatureHash.mix(a, b) == NaiveHash.mix(a, b))
      #expect(FeatureHash.bigram(a, b) == NaiveHash.bigram(a, b))
      #expect(FeatureHash.crossed(a, .plus) == NaiveHash.crossed(a, isMinus: false))
      #expect(FeatureHash.crossed(a, .minus) == NaiveHash.crossed(a, isMinus: true))
      #expect(FeatureHash.placed(a, .before) == NaiveHash.placed(a, .before))
      #expect(FeatureHash.placed(a, .after) == NaiveHash.placed(a, .after))
      let bytes = (0..<random.index(below: 80)).map { _ in UInt8(random.index(below: 256)) }
      #expect(FeatureHash.hash(bytes, seed: a) == NaiveHash.hash(bytes, seed: a))
      let pair = FeatureHash.pair(of: bytes[...])
      if bytes.count <= 16 {
        #expect(FeatureHash.hash(bytes) == FeatureHash.hash(low: pair.low, high: pair.high, seed: FeatureHash.wordSeed))
      }
    }
    #expect(NaiveHash.mix(.max, .max) == UInt64.max)
  }

  /// What follows the bytes in their buffer must not show.
  @Test func paddingIsZeroWhateverFollows() {
    let buffer = [UInt8](repeating: 0xFF, count: 80)
    for length in 0...48 {
      let inBuffer = unsafe FeatureHash.hash(padded: buffer.span.bytes, start: 3, length: length, seed: 9)
      #expect(inBuffer == FeatureHash.hash([UInt8](repeating: 0xFF, count: length), seed: 9))
    }
  }

  @Test func masksAreNoWordsAndDiffer() {
    #expect(Mask.target.hash == NaiveHash.targetMask && Mask.rival.hash == NaiveHash.rivalMask)
    #expect(Mask.target.hash != Mask.rival.hash)
    #expect(FeatureHash.wordSeed != FeatureHash.characterSeed && FeatureHash.wordSeed != FeatureHash.stemSeed)
  }
}
