internal import Articles

/// Follows the text of a page through its source, character by character.
///
/// Gumbo says what a text node shows and which stretch of the source it was read from; that stretch may hold character
/// references, line ends of two bytes, NULs, and tags that were ignored. The shown characters lead: where the source agrees
/// it is copied, where it does not it is explained.
struct TextMapping {
  let source: [UInt8]
  let characters: [UInt8]

  /// Appends the text of one node.
  func append(
    _ shown: Range<Int>, from range: Range<Int>, keepingLines: Bool, to builder: inout CleanedTextBuilder
  ) {
    var position = range.lowerBound
    var next = shown.lowerBound
    while next < shown.upperBound, position < range.upperBound {
      let stretch = verbatimLength(position, range.upperBound, next, shown.upperBound)
      if stretch > 0 {
        builder.append(source, in: position..<position + stretch, keepingLines: keepingLines)
        position += stretch
        next += stretch
        continue
      }
      switch source[position] {
      case UInt8(ascii: "&"):
        let (scalars, end) = reference(at: position, to: range.upperBound, next, shown.upperBound)
        for scalar in scalars {
          append(scalar, for: position..<end, keepingLines: keepingLines, to: &builder)
          next += UTF8.width(scalar)
        }
        position = end
      case UInt8(ascii: "<"):
        position = markupEnd(from: position, to: range.upperBound)
      default:
        // A carriage return before its line feed, a NUL, or a byte that is no UTF-8.
        if source[position] == 0x0D, characters[next] == 0x0A, !isLineFeed(at: position + 1) {
          append("\n", for: position..<position + 1, keepingLines: keepingLines, to: &builder)
          next += 1
        } else if characters[next...].starts(with: Self.replacement) {
          append("\u{FFFD}", for: position..<position + 1, keepingLines: keepingLines, to: &builder)
          next += Self.replacement.count
        }
        position += 1
      }
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private func isLineFeed(at index: Int) -> Bool { index < source.count && source[index] == 0x0A }

  private func append(
    _ scalar: Unicode.Scalar, for range: Range<Int>, keepingLines: Bool, to builder: inout CleanedTextBuilder
  ) {
    if keepingLines, scalar == "\n" {
      builder.endLine(at: range.lowerBound)
    } else {
      builder.append(scalar, for: range)
    }
  }

  /// How far source and shown characters agree. A "<" that begins a tag is never text, and an ampersand stands for itself
  /// only if it is no reference to an ampersand.
  private func verbatimLength(_ position: Int, _ end: Int, _ next: Int, _ shownEnd: Int) -> Int {
    var length = 0
    while position + length < end, next + length < shownEnd {
      let byte = source[position + length]
      guard byte == characters[next + length] else { break }
      if byte == UInt8(ascii: "&"), isReference(at: position + length, to: end) { break }
      if byte == UInt8(ascii: "<"), isMarkup(at: position + length, to: end) { break }
      length += 1
    }
    return length
  }

  private func isReference(at index: Int, to end: Int) -> Bool {
    CharacterReference.decode(source, at: index, to: end)?.scalar == "&"
  }

  private func isMarkup(at index: Int, to end: Int) -> Bool {
    guard index + 1 < end else { return false }
    let byte = source[index + 1]
    return byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || isLetter(byte)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// What the reference at `position` shows, and its end. Names that our own table lacks are believed to end at the
  /// semicolon, or where the source agrees again.
  private func reference(
    at position: Int, to end: Int, _ next: Int, _ shownEnd: Int
  ) -> (scalars: [Unicode.Scalar], end: Int) {
    let shown = decodeScalar(next, shownEnd)
    if let (scalar, referenceEnd) = CharacterReference.decode(source, at: position, to: end), scalar == shown {
      return ([scalar], referenceEnd)
    }
    var nameEnd = position + 1
    while nameEnd < end, isLetter(source[nameEnd]) || (0x30...0x39).contains(source[nameEnd]) { nameEnd += 1 }
    guard nameEnd < end, source[nameEnd] == UInt8(ascii: ";") else { return ([shown], max(nameEnd, position + 1)) }
    // A few names stand for a letter and a mark that combines with it.
    let second = next + UTF8.width(shown)
    if second < shownEnd, nameEnd + 1 >= end || characters[second] != source[nameEnd + 1] {
      let mark = decodeScalar(second, shownEnd)
      if mark.properties.generalCategory == .nonspacingMark || mark == "\u{FE00}" {
        return ([shown, mark], nameEnd + 1)
      }
    }
    return ([shown], nameEnd + 1)
  }

  private func decodeScalar(_ start: Int, _ end: Int) -> Unicode.Scalar {
    var decoder = UTF8()
    var bytes = characters[start..<end].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
    return "\u{FFFD}"
  }

  /// The end of a tag or comment that was ignored.
  private func markupEnd(from start: Int, to end: Int) -> Int {
    var quote: UInt8?
    var index = start + 1
    while index < end {
      let byte = source[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), source[index - 1] == UInt8(ascii: "=") {
        quote = byte
      }
      index += 1
    }
    return end
  }
}
