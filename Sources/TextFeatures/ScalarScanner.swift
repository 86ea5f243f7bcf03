/// The walk in full: finds the next word of any UTF-8 text, one scalar at a time. `standpoint_scan_ascii` gives the same
/// words for the texts it accepts.
struct ScalarScanner {
  private var position = 0
  private var previous = ScalarClass.separator

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
  mutating func nextWord(in text: Span<UInt8>, foldedInto folded: inout [UInt8], at index: Int) -> Word? {
    while position < text.count {
      let start = position
      let (scalar, class_, next) = Self.scalar(in: text, at: position)
      switch class_ {
      case .letter, .digit:
        if let end = Self.endOfURL(in: text, at: start) {
          position = end
          previous = .separator
          return Word(range: start..<end, foldedLength: Self.write("://", to: &folded, at: index))
        }
        let length = consumeWord(in: text, foldedInto: &folded, at: index)
        return Word(range: start..<position, foldedLength: length)
      case .sign where !previous.beginsWord && Self.scalar(in: text, at: next).class.beginsWord:
        position = next
        previous = .sign
        folded[index] = text[start]
        let length = consumeWord(in: text, foldedInto: &folded, at: index + 1)
        let isHandle = text[start] == UInt8(ascii: "@")
        return Word(range: start..<position, foldedLength: isHandle ? 1 : 1 + length)
      case .symbol:
        position = next
        previous = .symbol
        return Word(range: start..<next, foldedLength: CaseFolding.append(scalar, to: &folded, at: index))
      default:
        position = next
        previous = class_
      }
    }
    return nil
  }

  /// Reads from a letter or digit at `position` to the end of its word and returns the length of the folded bytes.
  private mutating func consumeWord(in text: Span<UInt8>, foldedInto folded: inout [UInt8], at index: Int) -> Int {
    var length = 0
    while position < text.count {
      let (scalar, class_, next) = Self.scalar(in: text, at: position)
      switch class_ {
      case .letter, .mark:
        length += CaseFolding.append(scalar, to: &folded, at: index + length)
      case .digit:
        folded[index + length] = UInt8(ascii: "0")
        length += 1
      case .apostrophe where previous.beginsWord && Self.scalar(in: text, at: next).class.beginsWord:
        folded[index + length] = UInt8(ascii: "'")
        length += 1
      case .point where previous == .digit && Self.scalar(in: text, at: next).class == .digit:
        folded[index + length] = text[position]
        length += 1
      case .ignorable:
        guard let resumed = Self.resumption(in: text, from: next) else { return length }
        // The word goes on as if the ignorable scalars were not there.
        position = resumed
        continue
      default:
        return length
      }
      previous = class_ == .mark ? .letter : class_
      position = next
    }
    return length
  }

  /// Where a word continues after ignorable scalars, or nil if it has ended.
  private static func resumption(in text: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    while position < text.count {
      let (_, class_, next) = scalar(in: text, at: position)
      if class_.beginsWord || class_ == .mark { return position }
      guard class_ == .ignorable else { return nil }
      position = next
    }
    return nil
  }

  /// The end of the URL that begins at a letter or digit, or nil.
  private static func endOfURL(in text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    while position < text.count, isASCIILetter(text[position]) { position += 1 }
    let isScheme = position > start && matches("://", in: text, at: position)
    let isHost = position == start + 3 && matches(".", in: text, at: position) && matchesWWW(in: text, at: start)
    guard isScheme || isHost else { return nil }
    let body = isScheme ? position + 3 : position + 1
    var end = body
    while end < text.count, text[end] > 0x20, !"<>\"".utf8.contains(text[end]), text[end] < 0x7F { end += 1 }
    while end > body, ".,;:!?)]'".utf8.contains(text[end - 1]) { end -= 1 }
    return end > body ? end : nil
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private static func matchesWWW(in text: Span<UInt8>, at position: Int) -> Bool {
    (0..<3).allSatisfy { text[position + $0] | 0x20 == UInt8(ascii: "w") }
  }

  private static func matches(_ pattern: StaticString, in text: Span<UInt8>, at position: Int) -> Bool {
    guard position + pattern.utf8CodeUnitCount <= text.count else { return false }
    for (offset, byte) in pattern.description.utf8.enumerated() where text[position + offset] != byte { return false }
    return true
  }

  private static func write(_ word: StaticString, to bytes: inout [UInt8], at index: Int) -> Int {
    for (offset, byte) in word.description.utf8.enumerated() { bytes[index + offset] = byte }
    return word.utf8CodeUnitCount
  }

  /// The scalar at a position, what it means, and where the next one begins. A byte that begins no valid sequence is a
  /// separator of its own, as is the end of the text.
  private static func scalar(in text: Span<UInt8>, at position: Int) -> (Unicode.Scalar, class: ScalarClass, Int) {
    guard position < text.count else { return ("\0", .separator, position) }
    let lead = text[position]
    if lead < 0x80 {
      let scalar = Unicode.Scalar(lead)
      return (scalar, ScalarClass(of: scalar), position + 1)
    }
    let length = lead > 0xF4 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
    guard length > 0, position + length <= text.count else { return ("\u{FFFD}", .separator, position + 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", .separator, position + 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let shortest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
    guard value >= shortest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", .separator, position + 1) }
    return (scalar, ScalarClass(of: scalar), position + length)
  }
}
