/// A line of Markdown: its content within the source, and what it is.
struct MarkdownLine {
  enum Shape: Equatable {
    case blank
    case text
    /// A heading of one to six number signs; the content is without them.
    case heading(level: Int)
    /// "===" or "---" under a paragraph make a heading of it; "---" elsewhere is a rule.
    case underline(level: Int)
    /// A rule of stars, dashes or underscores.
    case rule
    /// The start or end of a code block.
    case fence(mark: UInt8, length: Int)
    /// The first line of a list item; the content is without the marker.
    case item
    /// The definition of a link's target.
    case definition
    case tableRow
    /// Only bars, dashes and colons.
    case tableRule
    /// An HTML comment opens at its start.
    case comment
  }

  var shape: Shape
  /// Without the markers of block quotes, lists and headings, and without white space at its ends.
  var content: Range<Int>
  var quoteDepth: Int
}

extension MarkdownLine {
  /// Reads the line of a range, which holds no line end.
  ///
  /// - Parameter interrupts: whether a paragraph that is no list item stands before: then only "1." starts a list.
  init(_ source: [UInt8], in line: Range<Int>, interrupts: Bool) {
    var content = source.trimmingWhiteSpace(line)
    quoteDepth = 0
    while !content.isEmpty, source[content.lowerBound] == UInt8(ascii: ">") {
      quoteDepth += 1
      content = source.trimmingWhiteSpace(content.lowerBound + 1..<content.upperBound)
    }
    let scan = MarkdownLineScan(source: source, content: content)
    self.content = content
    if content.isEmpty {
      shape = .blank
    } else if let level = scan.headingLevel {
      shape = .heading(level: level)
      self.content = scan.headingContent(level: level)
    } else if let (mark, length) = scan.fence {
      shape = .fence(mark: mark, length: length)
    } else if let level = scan.underlineLevel {
      shape = .underline(level: level)
    } else if scan.isRule {
      shape = .rule
    } else if let marker = scan.itemMarkerEnd(onlyOne: interrupts) {
      shape = .item
      self.content = source.trimmingWhiteSpace(marker..<content.upperBound)
    } else if scan.isDefinition {
      shape = .definition
    } else if source[content.lowerBound] == UInt8(ascii: "|") {
      shape = scan.isTableRule ? .tableRule : .tableRow
    } else if source.hasPrefix("<!--", at: content.lowerBound, to: content.upperBound) {
      shape = .comment
    } else {
      shape = .text
    }
  }
}

/// Looks at the content of one line.
private struct MarkdownLineScan {
  let source: [UInt8]
  let content: Range<Int>

  private var first: UInt8 { source[content.lowerBound] }

  /// The number of bytes like the first at the start.
  private var leadingRun: Int {
    var index = content.lowerBound
    while index < content.upperBound, source[index] == first { index += 1 }
    return index - content.lowerBound
  }

  private func isSpaceOrEnd(at index: Int) -> Bool {
    index >= content.upperBound || source[index].isASCIIWhiteSpace
  }

  var headingLevel: Int? {
    guard first == UInt8(ascii: "#"), leadingRun <= 6, isSpaceOrEnd(at: content.lowerBound + leadingRun) else {
      return nil
    }
    return leadingRun
  }

  func headingContent(level: Int) -> Range<Int> {
    let inner = source.trimmingWhiteSpace(content.lowerBound + level..<content.upperBound)
    var end = inner.upperBound
    while end > inner.lowerBound, source[end - 1] == UInt8(ascii: "#") { end -= 1 }
    let isClosed = end < inner.upperBound && (end == inner.lowerBound || source[end - 1].isASCIIWhiteSpace)
    return isClosed ? source.trimmingWhiteSpace(inner.lowerBound..<end) : inner
  }

  var fence: (UInt8, Int)? {
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), leadingRun >= 3 else { return nil }
    let rest = content.lowerBound + leadingRun..<content.upperBound
    // "```word```" is code within a line.
    if first == UInt8(ascii: "`"), source[rest].contains(first) { return nil }
    return (first, leadingRun)
  }

  var underlineLevel: Int? {
    guard leadingRun == content.count else { return nil }
    if first == UInt8(ascii: "=") { return 1 }
    return first == UInt8(ascii: "-") && content.count > 1 ? 2 : nil
  }

  var isRule: Bool {
    guard first == UInt8(ascii: "*") || first == UInt8(ascii: "-") || first == UInt8(ascii: "_") else { return false }
    var marks = 0
    for byte in source[content] where !byte.isASCIIWhiteSpace {
      if byte != first { return false }
      marks += 1
    }
    return marks >= 3
  }

  /// The end of a list marker: "-", "*", "+", or up to three digits with a point or bracket, before white space.
  func itemMarkerEnd(onlyOne: Bool) -> Int? {
    var index = content.lowerBound
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
    default:
      while index < content.upperBound, source[index].isASCIIDigit { index += 1 }
      // Four digits are a year that a wrap has put at the start of a line.
      guard index > content.lowerBound, index - content.lowerBound <= 3, index < content.upperBound,
        source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")")
      else { return nil }
      if onlyOne, index - content.lowerBound != 1 || first != UInt8(ascii: "1") { return nil }
    }
    return index + 1 < content.upperBound && source[index + 1].isASCIIWhiteSpace ? index + 1 : nil
  }

  /// "[name]: target", but not the text of a note, "[^1]: text".
  var isDefinition: Bool {
    guard first == UInt8(ascii: "["), content.count > 4, source[content.lowerBound + 1] != UInt8(ascii: "^") else {
      return false
    }
    guard let close = source[content].firstIndex(of: UInt8(ascii: "]")), close > content.lowerBound + 1,
      close + 1 < content.upperBound, source[close + 1] == UInt8(ascii: ":")
    else { return false }
    // "[Speaker]: words" has several words after the colon that are no title in quotation marks or brackets.
    let target = source.trimmingWhiteSpace(close + 2..<content.upperBound)
    guard !target.isEmpty, let space = source[target].firstIndex(where: \.isASCIIWhiteSpace) else {
      return !target.isEmpty
    }
    let title = source[source.skippingWhiteSpace(from: space, to: target.upperBound)]
    return title == UInt8(ascii: "\"") || title == UInt8(ascii: "'") || title == UInt8(ascii: "(")
  }

  var isTableRule: Bool {
    source[content].allSatisfy {
      $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0.isASCIIWhiteSpace
    }
  }
}
