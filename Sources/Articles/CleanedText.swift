/// What a lexer makes of a source: text without markup, its paragraphs, and the way back to the source.
///
/// All readers yield this one shape, so that what follows need not know the markup. Plain text is its own cleaned text and
/// has no runs.
package struct CleanedText: Sendable {
  /// UTF-8. In Markdown and HTML white space is folded to a space, or to a line feed where a line ends.
  package var bytes: [UInt8]
  /// Where the bytes came from, ascending in both; empty if `bytes` is the source itself.
  package var runs: [Run]
  /// The paragraphs, ascending and apart from each other, without surrounding white space.
  package var paragraphs: [Range<Int>]
  package var title: String?
  /// Who wrote it, without "By".
  package var byline: String?
  /// When it was published, as `Article.date` has it.
  package var date: String?
  /// Who speaks where, as far as the markup says so; ascending and apart from each other.
  package var turns: [Turn] = []
  /// Whether a line end may be a mere wrap, as in plain text and Markdown, or is always meant, as in HTML.
  package var linesMayWrap: Bool

  /// A stretch of cleaned bytes, up to the start of the next run. If it is as long as its source, it is the source
  /// byte by byte; else all of it stands for all of its source, as "&" does for "&amp;".
  package struct Run: Sendable {
    package var cleanedStart: Int
    package var sourceStart: Int
    package var sourceLength: Int
  }

  package init(
    bytes: [UInt8], runs: [Run] = [], paragraphs: [Range<Int>], title: String? = nil, linesMayWrap: Bool
  ) {
    self.bytes = bytes
    self.runs = runs
    self.paragraphs = paragraphs
    self.title = title
    self.linesMayWrap = linesMayWrap
  }

  var isSource: Bool { runs.isEmpty }

  /// The bytes of the source from the start of the first character of a range to the end of its last.
  func sourceRange(of range: Range<Int>) -> Range<Int> {
    if isSource || range.isEmpty { return range }
    let first = indexOfRun(at: range.lowerBound)
    let last = indexOfRun(at: range.upperBound - 1)
    var start = runs[first].sourceStart
    if isVerbatim(first) { start += range.lowerBound - runs[first].cleanedStart }
    var end = runs[last].sourceStart + runs[last].sourceLength
    if isVerbatim(last) { end = runs[last].sourceStart + (range.upperBound - runs[last].cleanedStart) }
    return start..<end
  }

  /// The text of a range; line ends that were folded are spaces in it.
  func string(of range: Range<Int>) -> String {
    if isSource || !bytes[range].contains(0x0A) { return String(decoding: bytes[range], as: UTF8.self) }
    return String(decoding: bytes[range].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  private func isVerbatim(_ run: Int) -> Bool {
    let end = run + 1 < runs.count ? runs[run + 1].cleanedStart : bytes.count
    return end - runs[run].cleanedStart == runs[run].sourceLength
  }

  private func indexOfRun(at offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].cleanedStart <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
