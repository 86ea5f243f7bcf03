import Corpora
import LinearModels
import TextFeatures
import Training

/// The rows that a model was trained on, ready to say which of them pull hardest on a statement.
struct TrainingRows: Sendable {
  private var pulls: TrainingPulls
  private let rows: [Row]
  private let heads: [Head]

  /// A training row that pulls on a statement.
  struct PullingRow {
    var row: Row
    var label: String
    /// On the decision value of the label that the statement gets.
    var pull: Double
  }

  /// What the rows of one head pull.
  struct Pulls {
    /// The rows that pull hardest for the label, and against it.
    var with: [PullingRow]
    var against: [PullingRow]
    /// All rows, and what they pull together: the decision value less the intercept, but for rounding.
    var rows: Int
    var sum: Double
    /// The largest miss of such a sum that was seen on training rows.
    var deviation: Double
  }

  /// Reads a corpus, telling which heads it cannot serve.
  ///
  /// - Parameter tables: files of a lexicon and of word vectors, if the model reads such.
  init(
    _ path: String, _ options: CorpusOptions, lexicon: String?, vectors: String?, model: LinearModel
  ) throws {
    let corpus = try options.read([path])
    let tables = try WordTableFiles.read(lexicon: lexicon, vectors: vectors).mapValues(\.table)
    rows = corpus.rows
    heads = model.heads
    let statements = zip(corpus.rows, corpus.groupIndices(by: "group")).map { row, group in
      TrainingSet.Statement(text: row.text, labels: row.labels, target: row.target, group: String(group))
    }
    pulls = TrainingPulls(
      model, set: TrainingSet(heads: [], statements: statements, target: model.metadata.target, tables: tables))
    let problems = zip(heads, pulls.heads).compactMap { head, rows in
      if case .failure(let problem) = rows { (head, problem) } else { nil }
    }
    let recorded = Set(model.metadata.training.files.map(\.sha256))
    let isOther = corpus.files.contains { !recorded.contains($0.sha256) }
    guard problems.count < heads.count else {
      throw InputError.noPulls(
        path: path, problems: problems.map { "head \($0.name): \($1.description)" }, isOther: isOther)
    }
    for (head, problem) in problems { Diagnostics.warning("head \(head.name): no training rows: \(problem)") }
    if isOther {
      Diagnostics.warning("\(path) is not byte for byte what the model was trained on, though its rows add up")
    }
  }

  /// The rows that pull hardest for and against the label of each head; nil for a head that the corpus cannot serve.
  ///
  /// - Parameter chosen: the label of each head.
  mutating func strongest(
    on statement: Span<UInt8>, target: String?, chosen: [Int], limit: Int
  ) -> [Pulls?] {
    let values = pulls.pulls(on: statement, target: target)
    return heads.indices.map { number in
      guard case .success(let head) = pulls.heads[number] else { return nil }
      let columns = heads[number].decisionColumns
      let pulls = head.rows.indices.map { row in
        Head.labelValues(Array(values[number][(row * columns)..<((row + 1) * columns)]))[chosen[number]]
      }
      func strongest(_ sign: Double) -> [PullingRow] {
        pulls.indices.filter { sign * pulls[$0] > 0 }.sorted { (-sign * pulls[$0], $0) < (-sign * pulls[$1], $1) }
          .prefix(limit).map {
            PullingRow(row: rows[head.rows[$0]], label: heads[number].labels[head.labels[$0]], pull: pulls[$0])
          }
      }
      return Pulls(
        with: strongest(1), against: strongest(-1), rows: pulls.count, sum: pulls.reduce(0, +),
        deviation: head.deviation)
    }
  }
}
