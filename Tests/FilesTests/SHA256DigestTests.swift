import Files
import Testing

@Test func knownVector() {
  var digest = SHA256Digest()
  digest.update(Array("abc".utf8))
  #expect(digest.hexadecimal() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
}
