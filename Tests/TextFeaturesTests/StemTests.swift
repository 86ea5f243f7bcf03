import FeatureOracle
import Testing

@testable import TextFeatures

struct StemTests {
  @Test(arguments: [
    ("inquiry", "inquir"), ("inquiries", "inquir"), ("inquired", "inquir"),
    ("vaccine", "vaccin"), ("vaccination", "vaccin"), ("vaccinated", "vaccin"), ("vaccinating", "vaccin"),
    ("ban", "ban"), ("bans", "ban"), ("banned", "ban"), ("banning", "ban"),
    ("stop", "stop"), ("stopped", "stop"), ("kill", "kill"), ("killing", "kill"), ("passed", "pass"),
    ("organization", "organ"), ("organisations", "organ"), ("legalizations", "legal"), ("movement", "move"),
    ("us", "us"), ("ends", "end"), ("edged", "edg"), ("egged", "egg"), ("ate", "ate"), ("dated", "dat"),
    ("inquiry's", "inquiry"), ("girls'", "girl"), ("", ""), ("y", "y"), ("été", "été"), ("naïvely", "naïve"),
  ])
  func example(_ word: String, _ stem: String) {
    let bytes = Array(word.utf8)
    #expect(String(decoding: bytes.prefix(Stem.length(of: bytes[...])), as: UTF8.self) == stem)
    #expect(Stem.identity(of: bytes[...]) == FeatureHash.hash(Array(stem.utf8), seed: FeatureHash.stemSeed))
  }

  @Test func theSuffixesStandLongestFirst() {
    let lengths = Stem.suffixes.map(\.count)
    #expect(lengths == lengths.sorted(by: >))
    #expect(Set(Stem.suffixes).count == Stem.suffixes.count)
  }

  /// A slice's own indices, not those of an array, are what a stem is counted in.
  @Test func aSliceStemsAsItsCopy() {
    let text = Array("the banned inquiries".utf8)
    #expect(Stem.identity(of: text[4..<10]) == Stem.identity(of: Array("banned".utf8)[...]))
    #expect(Featurizer.stem(of: text[11..<20]) == Featurizer.stem(of: Array("inquiry".utf8)[...]))
  }
}
