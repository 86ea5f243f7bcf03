/// The walk in full: finds the next word of any UTF-8 text, one scalar at a time. `standpoint_scan` gives the same words for
/// the texts that it accepts.
struct ScalarScanner {
  private var position = 0
  private var previous = ScalarClass.separator
  private var properties = ScalarProperties()

  /// Prepares for another text.
  mutating func begin() {
    position = 0
    previous = .separator
  }

  struct Word {
    var range: Range<Int>
    var foldedLength: Int
  }

  /// The next word of `text`, its folded bytes written to `folded` from `index` on; nil at the end.
  mutating func nextWord(in text: Span<UInt8>, foldedInto folded: inout MutableSpan<UInt8>, at index: Int) -> Word? {
    while position < text.count {
      if text[position] == UInt8(ascii: " ") {
        position += 1
        previous = .separator
        continue
      }
      let start = position
      let scalar = scalar(in: text, at: position)
      switch scalar.class {
      case .letter, .digit:
        if let end = Self.endOfURL(in: text, at: start) {
          position = end
          previous = .separator
          for (offset, byte) in "://".utf8.enumerated() { folded[index + offset] = byte }
          return Word(range: start..<end, foldedLength: 3)
        }
        let length = consumeWord(in: text, foldedInto: &folded, at: index)
        return Word(range: start..<position, foldedLength: length)
      case .sign where !previous.beginsWord && self.scalar(in: text, at: scalar.end).class.beginsWord:
        position = scalar.end
        previous = .sign
        folded[index] = text[start]
        let length = consumeWord(in: text, foldedInto: &folded, at: index + 1)
        let isHandle = text[start] == UInt8(ascii: "@")
        return Word(range: start..<position, foldedLength: isHandle ? 1 : 1 + length)
      case .symbol:
        position = scalar.end
        previous = .symbol
        return Word(range: start..<scalar.end, foldedLength: append(scalar, of: text, at: start, to: &folded, index))
      default:
        position = scalar.end
        previous = scalar.class
      }
    }
    return nil
  }

  /// Reads from a letter or digit at `position` to the end of its word and returns the length of the folded bytes.
  private mutating func consumeWord(
    in text: Span<UInt8>, foldedInto folded: inout MutableSpan<UInt8>, at index: Int
  ) -> Int {
    var length = 0
    while position < text.count {
      // Most letters are these, even here.
      let lower = text[position] | 0x20
      if lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") {
        folded[index + length] = lower
        length += 1
        position += 1
        previous = .letter
        continue
      }
      let scalar = scalar(in: text, at: position)
      switch scalar.class {
      case .letter, .mark:
        length += append(scalar, of: text, at: position, to: &folded, index + length)
      case .digit:
        folded[index + length] = UInt8(ascii: "0")
        length += 1
      case .apostrophe where previous.beginsWord && self.scalar(in: text, at: scalar.end).class.beginsWord:
        folded[index + length] = UInt8(ascii: "'")
        length += 1
      case .point where previous == .digit && self.scalar(in: text, at: scalar.end).class == .digit:
        folded[index + length] = text[position]
        length += 1
      case .ignorable:
        guard let resumed = resumption(in: text, from: scalar.end) else { return length }
        // The word goes on as if the ignorable scalars were not there.
        position = resumed
        continue
      default:
        return length
      }
      previous = scalar.class == .mark ? .letter : scalar.class
      position = scalar.end
    }
    return length
  }

  /// Where a word continues after ignorable scalars, or nil if it has ended.
  private mutating func resumption(in text: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < text.count {
      let scalar = scalar(in: text, at: position)
      if scalar.class.beginsWord || scalar.class == .mark { return position }
      guard scalar.class == .ignorable else { return nil }
      position = scalar.end
    }
    return nil
  }

  /// The end of the URL that begins at a letter or digit, or nil.
  private static func endOfURL(in text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    while position < text.count, isASCIILetter(text[position]) { position += 1 }
    guard position > start, position < text.count else { return nil }
    let body: Int
    if text[position] == UInt8(ascii: ":") {
      guard position + 2 < text.count, text[position + 1] == UInt8(ascii: "/"), text[position + 2] == UInt8(ascii: "/")
      else { return nil }
      body = position + 3
    } else {
      guard text[position] == UInt8(ascii: "."), position == start + 3 else { return nil }
      for index in start..<position where text[index] | 0x20 != UInt8(ascii: "w") { return nil }
      body = position + 1
    }
    var end = body
    while end < text.count, isURLByte(text[end]) { end += 1 }
    while end > body, isTrailing(text[end - 1]) { end -= 1 }
    return end > body ? end : nil
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private static func isURLByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
  }

  /// Whether a sign at a URL's end belongs to the sentence around it.
  private static func isTrailing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// A scalar of a text: what it means, and where the next one begins.
  private struct ScannedScalar {
    var value: Unicode.Scalar
    var `class`: ScalarClass
    /// Whether it is its own lower case.
    var isFolded: Bool
    var end: Int
  }

  /// The scalar at a position. A byte that begins no valid sequence is a separator of its own, as is the end of the text.
  @inline(__always)
  private mutating func scalar(in text: Span<UInt8>, at position: Int) -> ScannedScalar {
    guard position < text.count else {
      return ScannedScalar(value: "\0", class: .separator, isFolded: true, end: position)
    }
    let lead = text[position]
    if lead < 0x80 {
      return ScannedScalar(value: Unicode.Scalar(lead), class: .init(ascii: lead), isFolded: false, end: position + 1)
    }
    return scalarBeyondASCII(in: text, at: position)
  }

  private mutating func scalarBeyondASCII(in text: Span<UInt8>, at position: Int) -> ScannedScalar {
    let lead = text[position]
    let invalid = ScannedScalar(value: "\u{FFFD}", class: .separator, isFolded: true, end: position + 1)
    let length = lead > 0xF4 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
    guard length > 0, position + length <= text.count else { return invalid }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else { return invalid }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let shortest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= shortest, let scalar = Unicode.Scalar(value) else { return invalid }
    let (kind, isFolded) = properties.of(scalar)
    return ScannedScalar(value: scalar, class: kind, isFolded: isFolded, end: position + length)
  }

  /// Appends the folded bytes of a scalar of `text` at `index` and returns how many they are.
  private func append(
    _ scalar: ScannedScalar, of text: Span<UInt8>, at start: Int, to folded: inout MutableSpan<UInt8>, _ index: Int
  ) -> Int {
    guard scalar.isFolded else { return CaseFolding.append(scalar.value, to: &folded, at: index) }
    for offset in 0..<(scalar.end - start) { folded[index + offset] = text[start + offset] }
    return scalar.end - start
  }
}
