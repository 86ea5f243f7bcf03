import Crypto

/// The SHA-256 digest (FIPS 180-4) of bytes given in pieces, as 64 lower-case hexadecimal digits.
public struct SHA256Digest: Sendable {
  private var hash = SHA256()

  public init() {}

  /// Adds the next piece.
  public mutating func update(_ bytes: [UInt8]) {
    hash.update(data: bytes)
  }

  /// The digest of everything given so far.
  public func hexadecimal() -> String {
    hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
