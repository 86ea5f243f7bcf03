import Corpora
import LinearModels

/// Explanations to read: each statement, and for each head its label, the words that pull for it and against it, how they
/// add up, and why it is not another label. With colors, the words of the text are tinted by their pull.
struct ExplanationTextRenderer: StatementRenderer {
  private var explainer: StatementExplainer
  private let limit: Int
  private let width: Int
  private let isColored: Bool

  /// - Parameter limit: the most pieces that are listed for a label, and against it.
  init(_ explainer: StatementExplainer, limit: Int, width: Int, isColored: Bool) {
    self.explainer = explainer
    self.limit = limit
    self.width = max(48, width)
    self.isColored = isColored
  }

  func opening(article: String, title: String?) -> [UInt8] {
    let name = title.map { "\(article): \(TableRenderer.printable($0))" } ?? article
    return Array((TerminalStyle.bold.applied(to: name, isColored: isColored) + "\n").utf8)
  }

  mutating func render(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions,
    _ fragments: ArticleFragments, into bytes: inout [UInt8]
  ) {
    let entry = statements.columns.entries[statement]
    let source = Array(statements.columns.bytes[entry.text])
    let (answers, known) = explainer.explain(statements, statement, predictions)
    let id = entry.id.map { String(decoding: statements.columns.bytes[$0], as: UTF8.self) }
    let name = id ?? "\(statements.article):\(statements.index(statement))"
    bytes += (TerminalStyle.dim.applied(to: TableRenderer.printable(name), isColored: isColored) + "\n").utf8
    if !isColored { append([(String(decoding: source, as: UTF8.self), .plain)], indent: 2, to: &bytes) }
    for (number, answer) in answers.enumerated() {
      let labels = predictions.labels(of: number)
      append(answer, source, Array(predictions.probabilities[labels]), predictions.isAbstained(number), to: &bytes)
    }
    if known == 0 { append([(Self.unknownWords(answers), .plain)], indent: 2, to: &bytes) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func unknownWords(_ answers: [HeadAnswer]) -> String {
    let pieces = answers.flatMap(\.explanation.pieces)
    if pieces.isEmpty { return "There is no word here: the labels are those of the intercepts." }
    let isNothingKnown = pieces.allSatisfy { $0.values.allSatisfy { $0 == 0 } }
    return "The model knows none of these words: the labels are those of the intercepts"
      + (isNothingKnown ? "." : " and of parts of words, which are weak evidence.")
  }

  private func append(
    _ answer: HeadAnswer, _ source: [UInt8], _ probabilities: [Double], _ isAbstained: Bool, to bytes: inout [UInt8]
  ) {
    let labels = answer.head.labels
    let chosen = labels[answer.chosen]
    let others = labels.indices.filter { $0 != answer.chosen }.sorted { probabilities[$0] > probabilities[$1] }
    let rest = others.map { "\(labels[$0]) \(Figures.decimal(probabilities[$0], places: 2))" }.joined(separator: ", ")
    append(
      [
        ("\(answer.head.name): ", .bold),
        (
          "\(chosen) \(Figures.decimal(probabilities[answer.chosen], places: 2))",
          TableRenderer.color(answer.head, answer.chosen)
        ), (" (\(rest))\(isAbstained ? ", uncertain" : "")", .plain),
      ], indent: 2, to: &bytes)
    if isColored { append(tinted(answer, source), indent: 4, to: &bytes) }
    let pulls = answer.pulls(answer.pull)
    append("for \(chosen)", listed(pulls.with, source, .cyan), to: &bytes)
    append("against it", listed(pulls.against, source, .yellow), to: &bytes)
    append("adds up", [(sum(answer), .plain)], to: &bytes)
    append("why not \(labels[answer.runnerUp])?", [(whyNot(answer, source), .plain)], to: &bytes)
    if let rows = answer.rows { append(rows, to: &bytes) }
  }

  /// The training rows that pull hardest, a line each.
  private func append(_ rows: TrainingRows.Pulls, to bytes: inout [UInt8]) {
    let all = "\(rows.rows) training rows pull \(Self.signed(rows.sum)) together"
    append("rows", [(all, .plain)], to: &bytes)
    for (name, list) in [("rows for", rows.with), ("rows against", rows.against)] {
      for (index, pulling) in list.enumerated() {
        let start = "\(Self.signed(pulling.pull)) \(pulling.row.id) (\(pulling.label)): "
        let text = TableRenderer.shortened(start + pulling.row.text, to: width - 4 - Self.nameWidth)
        append(index == 0 ? name : " ", [(text, .plain)], to: &bytes)
      }
    }
  }

  /// The statement, each word in the color of its pull, pairs counting half for each of their words.
  private func tinted(_ answer: HeadAnswer, _ source: [UInt8]) -> [(String, TerminalStyle)] {
    var pulls: [Int: Double] = [:]
    for piece in answer.explanation.pieces {
      let words = [piece.first, piece.second].compactMap { $0 }
      for word in words { pulls[word.range.lowerBound, default: 0] += answer.pull(piece) / Double(words.count) }
    }
    let strongest = pulls.values.map(abs).max() ?? 0
    var runs: [(String, TerminalStyle)] = []
    var end = 0
    func run(_ range: Range<Int>, _ style: TerminalStyle) { runs.append((Self.text(source, range), style)) }
    for word in answer.explanation.pieces where word.second == nil {
      run(end..<word.range.lowerBound, .plain)
      run(word.range, Self.tint(pulls[word.range.lowerBound] ?? 0, strongest))
      end = word.range.upperBound
    }
    run(end..<source.count, .plain)
    return runs
  }

  /// Bold from half of the strongest pull on, plain below an eighth.
  private static func tint(_ pull: Double, _ strongest: Double) -> TerminalStyle {
    if abs(pull) * 8 < strongest || pull == 0 { return .plain }
    let isStrong = abs(pull) * 2 >= strongest
    return pull > 0 ? (isStrong ? .boldCyan : .cyan) : (isStrong ? .boldYellow : .yellow)
  }

  private func listed(
    _ pulls: [(piece: Explanation.Piece, pull: Double)], _ source: [UInt8], _ style: TerminalStyle
  ) -> [(String, TerminalStyle)] {
    guard !pulls.isEmpty else { return [("nothing", .dim)] }
    var runs: [(String, TerminalStyle)] = []
    // What rounds to nothing is not worth a name.
    let shown = pulls.prefix(limit).prefix { abs($0.pull) >= 0.000_5 }
    for (index, (piece, pull)) in shown.enumerated() {
      if index > 0 { runs.append((", ", .plain)) }
      runs.append((Self.name(piece, source), style))
      runs.append((" " + Self.signed(pull), .plain))
    }
    let rest = pulls.dropFirst(shown.count)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + $1.pull }
      runs.append((shown.isEmpty ? "\(rest.count) in all " : ", \(rest.count) more ", .dim))
      runs.append((Self.signed(sum), .dim))
    }
    return runs
  }

  private func sum(_ answer: HeadAnswer) -> String {
    let pieces = answer.explanation.pieces
    func part(_ isPart: (Explanation.Piece) -> Bool, _ noun: String) -> String {
      let part = pieces.filter(isPart)
      let sum = part.reduce(0) { $0 + answer.pull($1) }
      return "\(part.count) \(noun)\(part.count == 1 ? "" : "s") \(Self.signed(sum))"
    }
    let intercept = Self.signed(answer.intercepts[answer.chosen])
    return "intercept \(intercept), \(part({ $0.second == nil }, "word")), \(part({ $0.second != nil }, "pair")): "
      + "decision value \(Self.signed(answer.decisionValues[answer.chosen]))"
  }

  private func whyNot(_ answer: HeadAnswer, _ source: [UInt8]) -> String {
    let leads = answer.pulls(answer.lead)
    func names(_ pulls: [(piece: Explanation.Piece, pull: Double)]) -> String {
      pulls.prefix(3).map { "\(Self.name($0.piece, source)) \(Self.signed($0.pull))" }.joined(separator: ", ")
    }
    let chosen = answer.head.labels[answer.chosen]
    var text = "It is \(Figures.fixed(answer.behind)) behind"
    if !leads.with.isEmpty { text += "; for \(chosen) over it: \(names(leads.with))" }
    if !leads.against.isEmpty { text += "; for it: \(names(leads.against))" }
    if let change = answer.change {
      let words = change.words.map { "“\(Self.text(source, $0))”" }.joined(separator: ", ")
      text += ". Without \(words): \(answer.head.labels[change.label])"
    } else if answer.isOfIntercept {
      text += ". Without any word it would be \(chosen) too"
    } else {
      text += ". No few words decide it"
    }
    return text + "."
  }

  /// A piece in the words of the text; pairs in quotation marks, masks with what they stand for.
  private static func name(_ piece: Explanation.Piece, _ source: [UInt8]) -> String {
    let words = [piece.first, piece.second].compactMap { $0 }
    let name = words.map { text(source, $0.range) + ($0.mask.name.map { " [\($0)]" } ?? "") }.joined(separator: " ")
    return piece.second == nil ? name : "“\(name)”"
  }

  private static func text(_ source: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  static func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + Figures.fixed(value) }

  private static let nameWidth = 18

  /// A named line of a head, wrapped with the name standing out.
  private func append(_ name: String, _ runs: [(String, TerminalStyle)], to bytes: inout [UInt8]) {
    append(runs, indent: 4 + Self.nameWidth, name: name, to: &bytes)
  }

  private func append(
    _ runs: [(String, TerminalStyle)], indent: Int, name: String = "", to bytes: inout [UInt8]
  ) {
    var text = StyledText()
    for run in runs { text.append(run.0, run.1) }
    let margin = String(repeating: " ", count: indent)
    var first = margin
    if !name.isEmpty {
      let padded = "    \(TableRenderer.printable(name)) "
      first = padded + String(repeating: " ", count: max(0, indent - padded.count))
    }
    for (index, line) in text.lines(width: width - indent, isColored: isColored).enumerated() {
      bytes += ((index == 0 ? first : margin) + line + "\n").utf8
    }
  }
}
