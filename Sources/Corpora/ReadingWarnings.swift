/// Collects what a reader should know about rows that were kept, in bounded memory.
struct ReadingWarnings: Sendable {
  private var repaired: [String] = []
  private var repairedCount = 0
  private var firstNUL: SourceLocation?

  /// Rows named one by one before they are only counted.
  private static let listed = 5

  mutating func noteRepair(_ source: SourceLocation, offset: Int) {
    repairedCount += 1
    if repaired.count < ReadingWarnings.listed {
      repaired.append(
        "\(source): invalid UTF-8 at byte offset \(offset) of the file; replaced by U+FFFD, the row is kept")
    }
  }

  /// Adds what a later part of the same input was noted for.
  mutating func add(_ later: ReadingWarnings) {
    repaired += later.repaired.prefix(ReadingWarnings.listed - repaired.count)
    repairedCount += later.repairedCount
    firstNUL = firstNUL ?? later.firstNUL
  }

  mutating func noteNUL(_ source: SourceLocation) {
    firstNUL = firstNUL ?? source
  }

  /// One line each, without a line end.
  var lines: [String] {
    var lines = repaired
    if repairedCount > repaired.count {
      lines.append("\(repairedCount - repaired.count) more rows with invalid UTF-8 were repaired and kept")
    }
    if let firstNUL { lines.append("\(firstNUL): the text holds NUL bytes; they are kept and separate words") }
    return lines
  }
}
