import Files
import Testing

/// The vectors of FIPS 180-4's examples, and pieces against the whole.
struct SHA256DigestTests {
  private func digest(_ bytes: [UInt8]) -> String {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.hexadecimal()
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownVectors(_ text: String, _ hexadecimal: String) {
    #expect(digest(Array(text.utf8)) == hexadecimal)
  }

  @Test func aMillionLettersInPieces() {
    var digest = SHA256Digest()
    for _ in 0..<1_000 { digest.update([UInt8](repeating: UInt8(ascii: "a"), count: 1_000)) }
    #expect(digest.hexadecimal() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesGiveTheDigestOfTheWhole() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 3) }
    for cut in [0, 1, 55, 56, 63, 64, 65, 128, 299, 300] {
      var digest = SHA256Digest()
      digest.update(Array(bytes[..<cut]))
      // Asking on the way changes nothing.
      _ = digest.hexadecimal()
      digest.update(Array(bytes[cut...]))
      #expect(digest.hexadecimal() == self.digest(bytes))
    }
  }
}
