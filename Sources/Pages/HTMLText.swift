internal import Articles

/// Text with character references outside of a page, as in attributes of feeds and in JSON-LD.
enum HTMLText {
  /// One line of text: references decoded, tags left out, white space folded.
  static func plain(_ text: String) -> String {
    var shown = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      let name = rest[rest.index(after: open)...].first
      let isTag = name.map { $0.isLetter || $0 == "/" || $0 == "!" } ?? false
      guard isTag, let close = rest[open...].firstIndex(of: ">") else {
        // It stands for itself.
        shown += rest[...open]
        rest = rest[rest.index(after: open)...]
        continue
      }
      shown += rest[..<open]
      rest = rest[rest.index(after: close)...]
    }
    shown += rest
    return decodingReferences(shown).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

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
