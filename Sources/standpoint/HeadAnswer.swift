import Corpora
import LinearModels
import TextFeatures

/// What `explain` tells of one head of one statement.
struct HeadAnswer {
  let head: Head
  let explanation: Explanation.HeadExplanation
  /// The label that the head decides, and the one that comes next.
  let chosen: Int
  let runnerUp: Int
  /// The words without which another label would be chosen; nil if a few do not bring that about.
  let change: LabelChange?
  /// The training rows that pull hardest; nil if there is no corpus, or none that serves the head.
  let rows: TrainingRows.Pulls?

  init(
    _ head: Head, _ explanation: Explanation.HeadExplanation, chosen: Int, change: LabelChange?,
    rows: TrainingRows.Pulls?
  ) {
    self.rows = rows
    self.head = head
    self.explanation = explanation
    self.chosen = chosen
    self.change = change
    let values = Head.labelValues(explanation.decisionValues)
    runnerUp = values.indices.filter { $0 != chosen }.max { values[$0] < values[$1] } ?? chosen
  }

  /// One a label, as the decision values and contributions below.
  var intercepts: [Double] { Head.labelValues(explanation.intercepts) }
  var decisionValues: [Double] { Head.labelValues(explanation.decisionValues) }

  /// By how much the decision value of the next label is smaller.
  var behind: Double { decisionValues[chosen] - decisionValues[runnerUp] }

  /// Whether the label is also that of a statement without words.
  var isOfIntercept: Bool {
    let intercepts = intercepts
    return intercepts.indices.allSatisfy { intercepts[$0] <= intercepts[chosen] }
  }

  /// Pieces with what each pulls in some direction: those that pull with it, then those that pull against it, the
  /// strongest first; of equal ones, the first in the text.
  func pulls(
    _ pull: (Explanation.Piece) -> Double
  ) -> (with: [(piece: Explanation.Piece, pull: Double)], against: [(piece: Explanation.Piece, pull: Double)]) {
    let pulls = explanation.pieces.enumerated().map { (order: $0, piece: $1, pull: pull($1)) }
    func strongest(_ sign: Double) -> [(piece: Explanation.Piece, pull: Double)] {
      pulls.filter { sign * $0.pull > 0 }.sorted { (-sign * $0.pull, $0.order) < (-sign * $1.pull, $1.order) }
        .map { ($0.piece, $0.pull) }
    }
    return (strongest(1), strongest(-1))
  }

  /// What a piece contributes to the label that is chosen.
  func pull(_ piece: Explanation.Piece) -> Double { piece.labelValues[chosen] }

  /// What a piece contributes to the label that is chosen, over the next one.
  func lead(_ piece: Explanation.Piece) -> Double {
    let values = piece.labelValues
    return values[chosen] - values[runnerUp]
  }
}

/// Explains statements as a run asks for. Each thread has its own.
struct StatementExplainer: Sendable {
  private var explainer: Explainer
  private var rows: TrainingRows?
  /// The most training rows for a label, and against it.
  private let rowLimit: Int
  /// The proposal of statements that name none.
  private let target: String?

  init(_ explainer: Explainer, rows: TrainingRows?, rowLimit: Int, target: String?) {
    self.explainer = explainer
    self.rows = rows
    self.rowLimit = rowLimit
    self.target = target
  }

  mutating func explain(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions
  ) -> (heads: [HeadAnswer], known: Double) {
    let columns = statements.columns
    let entry = columns.entries[statement]
    let target = entry.target.map { columns.targets[$0] } ?? target
    let text = columns.bytes.span.extracting(entry.text)
    let explanation = explainer.explain(text, target: target)
    let rows = rows?.strongest(on: text, target: target, chosen: predictions.chosen, limit: rowLimit)
    var answers: [HeadAnswer] = []
    for (number, head) in explainer.model.heads.enumerated() {
      let change = explainer.labelChange(text, target: target, head: number)
      answers.append(
        HeadAnswer(
          head, explanation.heads[number], chosen: predictions.chosen[number], change: change,
          rows: rows.flatMap { $0[number] }))
    }
    return (answers, explanation.known)
  }
}

extension Mask {
  /// What the mask stands for; nil if a word is read as it is.
  var name: String? {
    switch self {
    case .none: nil
    case .target: "target"
    case .rival: "rival"
    }
  }
}
