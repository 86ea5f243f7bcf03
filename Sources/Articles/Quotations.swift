/// A quotation mark of any style, by what it can do.
struct QuotationMark: Equatable {
  enum Style: Equatable {
    case straightDouble, straightSingle, curlyDouble, curlySingle, guillemet, singleGuillemet
  }
  enum Shape: Equatable {
    /// The same mark opens and closes.
    case neutral
    /// It opens, in most languages.
    case left
    /// It closes, in most languages; a curly single one may be an apostrophe.
    case right
    /// It opens low, as in German; the left mark then closes.
    case low
  }

  var style: Style
  var shape: Shape
  /// In bytes.
  var length: Int

  /// Whether a mark may start with a byte: a quick test for loops over all bytes.
  static func starts(with byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0xC2 || byte == 0xE2
  }

  /// The mark at `index`, or nil if there is none.
  init?(in text: [UInt8], at index: Int) {
    switch text[index] {
    case UInt8(ascii: "\""): self.init(style: .straightDouble, shape: .neutral, length: 1)
    case UInt8(ascii: "'"): self.init(style: .straightSingle, shape: .neutral, length: 1)
    case 0xC2 where index + 1 < text.count && text[index + 1] == 0xAB:
      self.init(style: .guillemet, shape: .left, length: 2)
    case 0xC2 where index + 1 < text.count && text[index + 1] == 0xBB:
      self.init(style: .guillemet, shape: .right, length: 2)
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
      switch text[index + 2] {
      case 0x98: self.init(style: .curlySingle, shape: .left, length: 3)
      case 0x99: self.init(style: .curlySingle, shape: .right, length: 3)
      case 0x9A: self.init(style: .curlySingle, shape: .low, length: 3)
      case 0x9C: self.init(style: .curlyDouble, shape: .left, length: 3)
      case 0x9D: self.init(style: .curlyDouble, shape: .right, length: 3)
      case 0x9E: self.init(style: .curlyDouble, shape: .low, length: 3)
      case 0xB9: self.init(style: .singleGuillemet, shape: .left, length: 3)
      case 0xBA: self.init(style: .singleGuillemet, shape: .right, length: 3)
      default: return nil
      }
    default: return nil
    }
  }

  private init(style: Style, shape: Shape, length: Int) {
    self.style = style
    self.shape = shape
    self.length = length
  }

  var isSingle: Bool { style == .straightSingle || style == .curlySingle }
}

/// Finds the quotations of a block: outermost spans, marks included, ascending.
///
/// One pass with one open mark. Marks inside a quotation are looked at only if they can close it, so that nested
/// quotations need no stack; guillemets, which nest with themselves, are counted. A double mark that is never closed
/// quotes to the end of the block if it opens the block or follows a colon or comma, for a quotation may run on in the
/// next paragraph; otherwise it is odd and ignored. A closing mark without an opening one is ignored. So an odd mark
/// spoils one block at most.
struct QuotationScanner {
  let text: [UInt8]

  ///
  /// - Parameter next: the block after it: a quotation that opens a sentence and is never closed runs on if the next
  ///   block opens with a mark again.
  func quotations(of block: Range<Int>, next: Range<Int>? = nil) -> [Range<Int>] {
    let goesOn = next.map { opensWithMark($0) } ?? false
    var spans: [Range<Int>] = []
    var index = block.lowerBound
    while index < block.upperBound {
      guard QuotationMark.starts(with: text[index]), let mark = QuotationMark(in: text, at: index) else {
        index += 1
        continue
      }
      guard opens(mark, at: index, in: block) else {
        index += mark.length
        continue
      }
      switch close(of: mark, at: index, in: block) {
      case .closed(let end):
        spans.append(index..<end)
        index = end
      case .open:
        if runsOn(mark, at: index, in: block, goesOn) {
          spans.append(index..<block.upperBound)
          return spans
        }
        if !mark.isSingle { return spans }
        // No apostrophe or quotation mark of this style closes anything in the rest of the block, so the next double
        // mark is looked for; single ones are not tried again, which keeps the pass linear.
        return spans + doubleQuotations(of: index + mark.length..<block.upperBound, in: block, goesOn)
      }
    }
    return spans
  }

  private func doubleQuotations(of rest: Range<Int>, in block: Range<Int>, _ goesOn: Bool) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var index = rest.lowerBound
    while index < rest.upperBound {
      guard let mark = QuotationMark(in: text, at: index), !mark.isSingle, opens(mark, at: index, in: block) else {
        index += 1
        continue
      }
      guard case .closed(let end) = close(of: mark, at: index, in: block) else {
        if runsOn(mark, at: index, in: block, goesOn) { spans.append(index..<block.upperBound) }
        return spans
      }
      spans.append(index..<end)
      index = end
    }
    return spans
  }

  private enum Close {
    case closed(Int)
    case open
  }

  private func close(of opening: QuotationMark, at start: Int, in block: Range<Int>) -> Close {
    var depth = 1
    // A single mark after an s may be a plural's apostrophe: it closes only if nothing better does.
    var doubtful: Int?
    var index = start + opening.length
    while index < block.upperBound {
      guard QuotationMark.starts(with: text[index]), let mark = QuotationMark(in: text, at: index),
        mark.style == opening.style
      else {
        index += 1
        continue
      }
      let end = index + mark.length
      if opening.style == .guillemet || opening.style == .singleGuillemet {
        depth += mark.shape == opening.shape ? 1 : -1
        if depth == 0 { return .closed(end) }
      } else if opening.isSingle {
        switch singleMark(mark, at: index, opening: opening, in: block) {
        case .inside: break
        case .opensAnother: if let doubtful { return .closed(doubtful) }
        case .mayClose: doubtful = end
        case .closes: return .closed(end)
        }
      } else if closesDouble(mark, at: index, opening: opening, in: block) {
        return .closed(end)
      }
      index = end
    }
    return doubtful.map { .closed($0) } ?? .open
  }

  private enum SingleMark {
    case inside, opensAnother, mayClose, closes
  }

  private func singleMark(
    _ mark: QuotationMark, at index: Int, opening: QuotationMark, in block: Range<Int>
  ) -> SingleMark {
    if opening.shape == .low { return mark.shape == .low ? .inside : .closes }
    if mark.shape == .left { return .opensAnother }
    if isBeforeWord(index + mark.length, in: block) { return isAfterSpace(index, in: block) ? .opensAnother : .inside }
    if isAfterSpace(index, in: block) { return .inside }
    let before = text[index - 1]
    return before == UInt8(ascii: "s") && index + mark.length < block.upperBound
      && text[index + mark.length].isASCIIWhiteSpace ? .mayClose : .closes
  }

  private func closesDouble(_ mark: QuotationMark, at index: Int, opening: QuotationMark, in block: Range<Int>) -> Bool
  {
    switch mark.shape {
    case .low: return false
    case .left: return opening.shape == .low
    case .right: return true
    // A straight mark after white space opens anew, unless white space follows it too.
    case .neutral: return !isAfterSpace(index, in: block) || !isBeforeWord(index + 1, in: block)
    }
  }

  private func opens(_ mark: QuotationMark, at index: Int, in block: Range<Int>) -> Bool {
    switch mark.shape {
    case .low: return true
    case .left:
      return true
    case .right where mark.style == .guillemet || mark.style == .singleGuillemet:
      // The reversed style »…«.
      return isAfterSpace(index, in: block) && isBeforeWord(index + mark.length, in: block)
    case .right: return false
    case .neutral:
      guard isAfterSpace(index, in: block), index + 1 < block.upperBound,
        text.whiteSpaceLength(at: index + 1) == 0
      else { return false }
      // "'90s", "'tis" and "'em" have apostrophes.
      guard mark.isSingle else { return true }
      if text[index + 1].isASCIIDigit { return false }
      guard let word = text.nextWord(from: index + 1, to: min(block.upperBound, index + 24)) else { return true }
      return !Self.clippedWords.contains(text.wordKey(of: word))
    }
  }

  private static let clippedWords = WordSet("tis twas em til cause n cos round bout")

  private func opensWithMark(_ block: Range<Int>) -> Bool {
    guard let first = block.first, let mark = QuotationMark(in: text, at: first) else { return false }
    return opens(mark, at: first, in: block)
  }

  private func runsOn(_ mark: QuotationMark, at index: Int, in block: Range<Int>, _ goesOn: Bool) -> Bool {
    if mark.isSingle && mark.shape == .neutral { return index == block.lowerBound }
    var before = index
    while true {
      let length = text.whiteSpaceLength(before: before, from: block.lowerBound)
      if length == 0 { break }
      before -= length
    }
    if before == block.lowerBound { return true }
    let last = text[before - 1]
    if goesOn, last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!") { return true }
    return last == UInt8(ascii: ":") || last == UInt8(ascii: ",")
  }

  /// Whether a mark at `index` stands at the start of a word: after white space, a bracket, a dash or another mark.
  private func isAfterSpace(_ index: Int, in block: Range<Int>) -> Bool {
    guard index > block.lowerBound else { return true }
    switch text[index - 1] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "/"),
      UInt8(ascii: "*"), UInt8(ascii: "_"):
      return true
    default: break
    }
    if text.whiteSpaceLength(before: index, from: block.lowerBound) > 0 { return true }
    guard index - 3 >= block.lowerBound else { return false }
    // En and em dashes, and left marks.
    return [0x13, 0x14, 0x18, 0x1C].contains { text.isGeneralPunctuation($0, at: index - 3) }
  }

  private func isBeforeWord(_ index: Int, in block: Range<Int>) -> Bool {
    guard index < block.upperBound else { return false }
    return text.wordCharacterLength(at: index) > 0 || text[index] == UInt8(ascii: "[")
  }
}
