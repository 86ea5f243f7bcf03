/// Notes where the outermost `article` and `main` elements and the headlines of a page lie in its cleaned text, and
/// keeps of the page what counts.
struct ContentTracker {
  private struct Element {
    var depth = 0
    var start = 0
    var ranges: [Range<Int>] = []

    mutating func open(at offset: Int) {
      if depth == 0 { start = offset }
      depth += 1
    }

    mutating func close(at offset: Int) {
      guard depth > 0 else { return }
      depth -= 1
      if depth == 0 { ranges.append(start..<offset) }
    }

    /// All ranges, an element that was never closed included.
    func ranges(upTo end: Int) -> [Range<Int>] { depth > 0 ? ranges + [start..<end] : ranges }
  }

  private var article = Element()
  private var main = Element()
  private var headline = Element()

  mutating func open(_ name: WordKey, at offset: Int) {
    switch name {
    case HTMLElements.article: article.open(at: offset)
    case HTMLElements.main: main.open(at: offset)
    default: headline.open(at: offset)
    }
  }

  mutating func close(_ name: WordKey, at offset: Int) {
    switch name {
    case HTMLElements.article: article.close(at: offset)
    case HTMLElements.main: main.close(at: offset)
    default: headline.close(at: offset)
    }
  }

  /// The text of the longest content element, or of the whole page if it has none.
  ///
  /// - Parameter title: what the `title` element says, for a page without a headline.
  func select(from builder: CleanedTextBuilder, title: String?) -> CleanedText {
    let end = builder.bytes.count
    var cleaned = CleanedText(
      bytes: builder.bytes, runs: builder.runs, paragraphs: builder.paragraphs, linesMayWrap: false)
    let candidates = article.ranges(upTo: end) + main.ranges(upTo: end)
    let longest = candidates.max { $0.count < $1.count }
    if let longest, !longest.isEmpty {
      cleaned.paragraphs = cleaned.paragraphs.filter {
        $0.lowerBound >= longest.lowerBound && $0.upperBound <= longest.upperBound
      }
    }
    let headlines = headline.ranges(upTo: end).filter { !$0.isEmpty }
    let inContent = headlines.first { headline in longest.map { $0.contains(headline.lowerBound) } ?? true }
    // The first paragraph of it, in case the headline was never closed.
    if let range = inContent ?? headlines.first,
      let paragraph = builder.paragraphs.first(where: { $0.lowerBound >= range.lowerBound })
    {
      cleaned.title = cleaned.string(of: paragraph)
    } else {
      cleaned.title = title
    }
    return cleaned
  }
}
