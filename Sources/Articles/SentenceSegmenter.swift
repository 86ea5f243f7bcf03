/// Cuts a block into sentences and, in motions, into clauses.
///
/// A sentence ends at . ! ? or an ellipsis, with the closing marks after it, before white space and something that can
/// start a sentence. What stands before the stop (`reading`) and after it decide. Every step looks a bounded number of
/// bytes around a stop, so that time is linear in the block.
struct SentenceSegmenter {
  let text: [UInt8]

  /// The longest statement, in bytes of cleaned text; a longer sentence is cut at its last white space before that.
  static let longestStatement = 4000

  /// What the block as a whole says about its sentences.
  struct Profile {
    var hasUppercase = false
    var semicolons = 0
    /// Two semicolons make a list of clauses possible; one is an ordinary semicolon.
    var isClauseList: Bool { semicolons >= 2 }
  }

  /// A run of sentence-final marks with the closing marks after it.
  struct Stop {
    /// The first sentence-final mark.
    var start: Int
    /// The end of the closing marks.
    var end: Int
    /// The last of . ! ?
    var mark: UInt8
    var isEllipsis = false
    var closesQuotation = false
  }

  /// The sentences of a block, ascending, without surrounding white space. Together they hold all its other bytes.
  func sentences(of block: Range<Int>) -> [Range<Int>] {
    let profile = profile(of: block)
    var pieces: [Range<Int>] = []
    var start = block.lowerBound
    var index = start
    // A piece without a word is part of its neighbor.
    var hasWord = false
    while index < block.upperBound {
      // Most bytes are of no interest; telling them first is worth a quarter of the time.
      let byte = text[index]
      if byte.isASCIILetter || byte == 0x20 {
        hasWord = hasWord || byte != 0x20
        index += 1
        continue
      }
      let end: Int
      if let stop = stop(at: index, in: block) {
        let next = text.skippingWhiteSpace(from: stop.end, to: block.upperBound)
        guard next > stop.end, next < block.upperBound, hasWord,
          isBoundary(stop, before: next, sentence: start..<block.upperBound, profile: profile)
        else {
          index = stop.end
          continue
        }
        end = stop.end
        index = next
      } else if byte == UInt8(ascii: ";"), profile.isClauseList, hasWord {
        let next = text.skippingWhiteSpace(from: index + 1, to: block.upperBound)
        guard next > index + 1, next < block.upperBound, text.opensClause(at: next, to: block.upperBound) else {
          index += 1
          continue
        }
        end = index + 1
        index = next
      } else {
        hasWord = hasWord || byte >= 0x80 || byte.isASCIIDigit
        index += 1
        continue
      }
      append(start..<end, to: &pieces)
      start = index
      hasWord = false
    }
    guard start < block.upperBound else { return pieces }
    if !hasWord, let last = pieces.last, block.upperBound - last.lowerBound <= Self.longestStatement {
      pieces[pieces.count - 1] = last.lowerBound..<block.upperBound
    } else {
      append(start..<block.upperBound, to: &pieces)
    }
    return pieces
  }

  private func profile(of block: Range<Int>) -> Profile {
    var profile = Profile()
    for byte in text[block] {
      if byte.isASCIIUppercase { profile.hasUppercase = true }
      if byte == UInt8(ascii: ";") { profile.semicolons += 1 }
    }
    return profile
  }

  /// Appends a sentence, in several pieces if it is too long.
  private func append(_ sentence: Range<Int>, to pieces: inout [Range<Int>]) {
    var start = sentence.lowerBound
    while sentence.upperBound - start > Self.longestStatement {
      var cut = start + Self.longestStatement
      // The white space may begin exactly at the limit.
      while cut > start, text.whiteSpaceLength(at: cut) == 0 { cut -= 1 }
      if cut == start {
        cut = start + Self.longestStatement
        while cut > start + 1, text[cut].isUTF8Continuation { cut -= 1 }
      }
      let piece = text.trimmingWhiteSpace(start..<cut)
      if !piece.isEmpty { pieces.append(piece) }
      start = text.skippingWhiteSpace(from: cut, to: sentence.upperBound)
    }
    if start < sentence.upperBound { pieces.append(start..<sentence.upperBound) }
  }

  /// The stop at `index`, or nil if none starts there.
  func stop(at start: Int, in block: Range<Int>) -> Stop? {
    guard isFinalMark(at: start) else { return nil }
    var stop = Stop(start: start, end: start, mark: UInt8(ascii: "."))
    var points = 0
    while stop.end < block.upperBound, isFinalMark(at: stop.end) {
      let byte = text[stop.end]
      if byte == 0xE2 {
        points += 3
        stop.end += 3
        continue
      }
      stop.mark = byte
      points += byte == UInt8(ascii: ".") ? 1 : 0
      stop.end += 1
      // ". . ." is one ellipsis.
      if byte == UInt8(ascii: "."), stop.end + 1 < block.upperBound, text[stop.end] == 0x20,
        text[stop.end + 1] == UInt8(ascii: ".")
      {
        stop.end += 1
      }
    }
    stop.end = min(stop.end, block.upperBound)
    stop.isEllipsis = points > 1 && stop.mark == UInt8(ascii: ".")
    skipClosingMarks(&stop, to: block.upperBound)
    return stop
  }

  private func isFinalMark(at index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case 0xE2: return text.isGeneralPunctuation(0x26, at: index)
    default: return false
    }
  }

  private func skipClosingMarks(_ stop: inout Stop, to end: Int) {
    while stop.end < end {
      if let mark = QuotationMark(in: text, at: stop.end), stop.end + mark.length <= end {
        // A mark before a letter opens; "«" too, unless white space follows.
        let next = stop.end + mark.length
        if next < end, text.wordCharacterLength(at: next) > 0 { return }
        stop.closesQuotation = true
        stop.end = next
        continue
      }
      switch text[stop.end] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "_"):
        stop.end += 1
      case UInt8(ascii: "["):
        // The number of a note, "[12]", belongs to the sentence before it.
        var index = stop.end + 1
        while index < end, index - stop.end <= 4, text[index].isASCIIDigit { index += 1 }
        guard index > stop.end + 1, index < end, text[index] == UInt8(ascii: "]") else { return }
        stop.end = index + 1
      default: return
      }
    }
  }
}
