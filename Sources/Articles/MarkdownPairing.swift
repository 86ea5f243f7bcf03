// Which brackets and which marks of emphasis belong together.

extension MarkdownInlines {
  /// Pairs round and square brackets, each kind with its own stack, outside code and escapes.
  mutating func pairBrackets() {
    guard text.contains(where: { $0 == UInt8(ascii: "[") }) else { return }
    partner = [Int](repeating: -1, count: text.count)
    var square: [Int] = []
    var round: [Int] = []
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "`"): index = (code(at: index)?.end ?? index + run(at: index)) - 1
      case UInt8(ascii: "["): square.append(index)
      case UInt8(ascii: "]"): if let open = square.popLast() { partner[open] = index }
      case UInt8(ascii: "("): round.append(index)
      case UInt8(ascii: ")"): if let open = round.popLast() { partner[open] = index }
      default: break
      }
      index += 1
    }
  }

  private struct Opener {
    var index: Int
    var remaining: Int
  }

  /// Pairs runs of stars, underscores and double tildes, and marks them to be dropped.
  ///
  /// A run can open if no white space follows it, and close if none precedes it; an underscore within a word does
  /// neither. What finds no partner stays in the text, like the star of a footnote.
  mutating func pairEmphasis() {
    guard text.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "~") })
    else { return }
    isDropped = [Bool](repeating: false, count: text.count)
    var openers: [UInt8: [Opener]] = [:]
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = code(at: index)?.end ?? index + run(at: index)
      case UInt8(ascii: "<"): index = angleEnd(at: index) ?? index + 1
      case UInt8(ascii: "]") where !partner.isEmpty:
        // The target of a link holds no emphasis.
        let next = index + 1
        let isTarget = next < text.count && text[next] == UInt8(ascii: "(") && partner[next] >= 0
        index = isTarget ? partner[next] + 1 : next
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        let length = run(at: index)
        if byte != UInt8(ascii: "~") || length == 2 { pair(index..<index + length, in: &openers[byte, default: []]) }
        index += length
      default: index += 1
      }
    }
  }

  private mutating func pair(_ marks: Range<Int>, in openers: inout [Opener]) {
    let spaceBefore = marks.lowerBound == 0 || isSpace(before: marks.lowerBound)
    let spaceAfter = marks.upperBound >= text.count || text.whiteSpaceLength(at: marks.upperBound) > 0
    if spaceBefore && spaceAfter { return }
    if text[marks.lowerBound] == UInt8(ascii: "_"), !spaceBefore, !spaceAfter,
      isWord(before: marks.lowerBound) && text.wordCharacterLength(at: marks.upperBound) > 0
    {
      return
    }
    var start = marks.lowerBound
    if !spaceBefore {
      while start < marks.upperBound, let opener = openers.last {
        let count = min(opener.remaining, marks.upperBound - start)
        for offset in 0..<count {
          isDropped[start + offset] = true
          isDropped[opener.index + opener.remaining - 1 - offset] = true
        }
        start += count
        openers[openers.count - 1].remaining -= count
        if openers[openers.count - 1].remaining == 0 { openers.removeLast() }
      }
    }
    if !spaceAfter, start < marks.upperBound {
      openers.append(Opener(index: start, remaining: marks.upperBound - start))
    }
  }

  private func isSpace(before index: Int) -> Bool {
    text.whiteSpaceLength(before: index, from: 0) > 0
  }

  private func isWord(before index: Int) -> Bool {
    let byte = text[index - 1]
    return byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }
}
