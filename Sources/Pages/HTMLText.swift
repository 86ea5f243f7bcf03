internal import Articles

/// Text with character references outside of a page, as in attributes of feeds and in JSON-LD.
enum HTMLText {
  static func decodingReferences(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"),
        let (scalar, end) = CharacterReference.decode(bytes, at: index, to: bytes.count),
        let encoded = UTF8.encode(scalar)
      {
        decoded += encoded
        index = end
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
