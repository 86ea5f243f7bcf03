/// Finds the letters of a letters page: from "Sir," or "Dear Editor" to the signature, whose name is the writer's.
struct LetterScanner {
  let text: [UInt8]

  private static let salutations = [
    "sir –", "sir,", "sir -", "sir —", "sir: ", "madam,", "madam –", "dear sir", "dear madam", "dear editor",
    "to the editor",
    "editor,", "editor –",
  ]
  private static let longestSignature = 90

  /// The turns of letters and of what stands between them, ascending; none if no letter is signed.
  func turns(of blocks: [Range<Int>]) -> [Turn] {
    var turns: [Turn] = []
    var start: Int?
    for (number, block) in blocks.enumerated() {
      if opensLetter(block) {
        start = number
      } else if let first = start, number > first, isSignature(block), !isSignature(blocks[number - 1]) {
        turns.append(Turn(speaker: name(of: block), range: blocks[first].lowerBound..<blocks[number - 1].upperBound))
        start = nil
      }
    }
    return turns
  }

  private func opensLetter(_ block: Range<Int>) -> Bool {
    Self.salutations.contains { text.hasPrefix($0, at: block.lowerBound, to: block.upperBound) }
  }

  /// A short line of names without a final stop.
  private func isSignature(_ block: Range<Int>) -> Bool {
    block.count <= Self.longestSignature && !LineBreaks.endsSentence(text, block)
      && text[block.lowerBound].isASCIIUppercase
  }

  private func name(of signature: Range<Int>) -> String {
    let end = signature.first { text[$0] == UInt8(ascii: ",") || text[$0].isLineEnd } ?? signature.upperBound
    return String(decoding: text[text.trimmingWhiteSpace(signature.lowerBound..<end)], as: UTF8.self)
  }
}
