import LinearModels

/// A table to read: labels with their probabilities, a question mark where the prediction set does not single out a label,
/// an asterisk where a correction has set it, the statement wrapped beside them, and counts at the end.
struct TableRenderer: StatementRenderer {
  let heads: [Head]
  let width: Int
  let isColored: Bool

  /// The width of a head's column: its longest label, a space, and a probability as `0.00`.
  private func columnWidth(_ head: Head) -> Int {
    max(head.name.count, (head.labels.map(\.count).max() ?? 0) + 5) + 2
  }

  private var textColumn: Int { heads.reduce(0) { $0 + columnWidth($1) } }

  func header() -> [UInt8] {
    let names = heads.map { Self.padded($0.name, columnWidth($0)) }.joined() + "statement"
    return Array((style(names, .bold) + "\n").utf8)
  }

  func opening(article: String, title: String?) -> [UInt8] {
    let name = title.map { "\(article): \(Self.printable($0))" } ?? article
    return Array(("\n" + style(name, .bold) + "\n").utf8)
  }

  func render(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions,
    _ fragments: ArticleFragments, into bytes: inout [UInt8]
  ) {
    var labels = ""
    for (number, head) in heads.enumerated() {
      let chosen = predictions.chosen[number]
      let label = head.labels[chosen]
      let probability = Figures.decimal(
        predictions.probabilities[predictions.labels(of: number).lowerBound + chosen], places: 2)
      let cell = Self.padded(label, columnWidth(head) - 2 - probability.count) + probability
      let isCorrected = statements.isCorrected(statement, head: number)
      let mark = isCorrected ? "* " : predictions.isAbstained(number) ? "? " : "  "
      labels += style(cell, Self.color(head, chosen)) + mark
    }
    let lines = Self.wrapped(Self.printable(statements.text(statement)), to: max(24, width - textColumn))
    bytes += (labels + (lines.first ?? "") + "\n").utf8
    for line in lines.dropFirst() { bytes += (String(repeating: " ", count: textColumn) + line + "\n").utf8 }
  }

  func footer(_ tally: LabelTally) -> [UInt8] {
    var text = "\n\(tally.statements) statement\(tally.statements == 1 ? "" : "s")\n"
    for (number, head) in heads.enumerated() {
      let counts = zip(head.labels, tally.counts[number]).map { "\($0) \($1)" }.joined(separator: ", ")
      text += "  \(head.name): \(counts)"
      if tally.abstained[number] > 0 { text += "; \(tally.abstained[number]) uncertain (?)" }
      if tally.corrected[number] > 0 { text += "; \(tally.corrected[number]) corrected (*)" }
      text += "\n"
    }
    return Array(text.utf8)
  }

  /// The last label of a head is taken as the quiet one (neither, civil): it is dimmed.
  static func color(_ head: Head, _ label: Int) -> TerminalStyle {
    if label == head.labels.count - 1 { return .dim }
    return head.labels.count == 2 ? .red : [TerminalStyle.green, .yellow, .cyan][label % 3]
  }

  private func style(_ text: String, _ style: TerminalStyle) -> String {
    style.applied(to: text, isColored: isColored)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// White space folded and control characters shown, so that a text cannot steer the terminal.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if result.last != " " { result.append(" ") }
      } else if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        result.append("\u{FFFD}")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A text as one line of at most `width` characters, with an ellipsis where it was cut.
  static func shortened(_ text: String, to width: Int) -> String {
    let text = printable(text)
    return text.count <= width ? text : String(text.prefix(max(0, width - 1))) + "…"
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in text.split(separator: " ") {
      let count = word.count
      if length > 0, length + 1 + count > width {
        lines.append(line)
        (line, length) = ("", 0)
      }
      if length > 0 {
        line += " "
        length += 1
      }
      line += word
      length += count
    }
    if length > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}
