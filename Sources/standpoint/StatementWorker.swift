import Articles
import Corpora
import LinearModels

/// Everything that scoring has in common over a run.
struct StatementScoring: Sendable {
  let scorer: Scorer
  let modelName: String
  let sha256: String
  let coverage: Double
  let target: String?
  let unit: OffsetUnit
  let articles: ArticleReader
  var corrections: StatementCorrections?

  var heads: [Head] { scorer.model.heads }
}

/// Turns pieces of the inputs into rendered records. Each thread has its own.
struct StatementWorker: Sendable {
  /// What a piece gives.
  struct Answer: Sendable {
    var bytes: [UInt8] = []
    var tally: LabelTally
    /// Bad rows, in order.
    var rejected: [RejectedRow] = []
    /// Of rows that came in a block of lines.
    var lines: LineBlockParser.Rows?
    var warnings: [String] = []
    /// Corrections that met a statement, in order.
    var corrections: [CorrectionUse] = []
    /// Articles, or rows of articles, that have none to score.
    var problems: [InputError] = []
    /// The end of a file of rows: its path and how many rows it had.
    var end: (path: String, rows: Int)?
    /// Bytes of the input that are done with this, as far as they are known.
    var byteCount = 0
    /// The file that is done with this.
    var finishedFile: String?
    /// What ends the run after these records.
    var failure: (any Error)?
  }

  private let scoring: StatementScoring
  private var renderer: any StatementRenderer
  private var scratch: ScoringScratch
  private var batch = StatementBatch()
  /// The bytes of the last answer: about what the next one takes.
  private var answerSize = 0
  private var predictions: StatementPredictions

  /// The most statements that are scored before they are rendered: their scores stay in the cache.
  private static let batchSize = 256

  init(scoring: StatementScoring, renderer: any StatementRenderer) {
    self.scoring = scoring
    self.renderer = renderer
    scratch = ScoringScratch(for: scoring.scorer)
    predictions = StatementPredictions(scoring.heads, coverage: scoring.coverage)
  }

  mutating func answer(_ piece: InputPiece) -> Answer {
    var answer = Answer(tally: LabelTally(heads: scoring.heads))
    answer.bytes.reserveCapacity(answerSize + answerSize / 8)
    defer { answerSize = answer.bytes.count }
    switch piece {
    case .lines(let block, let parser, let path):
      var rows = parser.rows(of: block)
      answer.byteCount = block.byteCount
      score(PendingStatements(article: path, firstIndex: block.firstRow, columns: rows.columns), &answer)
      answer.rejected = rows.rejected
      answer.failure = rows.failure
      // Its bytes are no longer needed.
      rows.columns = RowColumns()
      answer.lines = rows
    case .rows(let results, let path, let firstIndex):
      var columns = RowColumns()
      for (index, result) in results.enumerated() {
        switch result {
        case .row(let row): columns.append(row, index: index)
        case .rejected(let row): answer.rejected.append(row)
        }
      }
      score(PendingStatements(article: path, firstIndex: firstIndex, columns: columns), &answer)
    case .article(let path):
      answer.finishedFile = path
      do {
        score(try scoring.articles.read(path), &answer)
      } catch let error as InputError where error.isUnscorable {
        answer.problems = [error]
      } catch {
        answer.failure = error
      }
    case .articles(let results, let path, let firstIndex):
      for case .rejected(let row) in results { answer.rejected.append(row) }
      score(scoring.articles.articles(of: results, path: path, firstIndex: firstIndex), &answer)
    case .endOfRows(let path, let rows, let warnings):
      answer.end = (path, rows)
      answer.finishedFile = path
      answer.warnings = warnings
    case .failure(let error):
      answer.failure = error
    }
    return answer
  }

  private mutating func score(_ file: ArticleReader.File, _ answer: inout Answer) {
    answer.warnings += file.warnings
    answer.problems += file.problems
    for article in file.articles {
      answer.bytes += renderer.opening(article: article.name, title: article.article.title)
      score(PendingStatements(article, unit: scoring.unit), &answer)
    }
  }

  private mutating func score(_ pending: PendingStatements, _ answer: inout Answer) {
    var statements = pending
    if let corrections = scoring.corrections { answer.corrections += statements.correct(by: corrections) }
    let columns = statements.columns
    let entries = columns.entries
    let fragments = renderer.fragments(article: statements.article)
    var first = 0
    while first < entries.count {
      // A batch has one target.
      var end = first
      batch.removeAll()
      while end < entries.count, end - first < Self.batchSize, entries[end].target == entries[first].target {
        batch.append(columns.bytes[entries[end].text])
        end += 1
      }
      let target = entries[first].target.map { columns.targets[$0] } ?? scoring.target
      scoring.scorer.score(batch, target: target, scratch: &scratch)
      for statement in first..<end {
        predictions.read(scratch, of: statement - first)
        let corrected = statements.corrected.isEmpty ? nil : statements.corrected[statement]?.labels
        if let corrected { predictions.correct(corrected) }
        answer.tally.add(predictions, corrected: corrected)
        renderer.render(statements, statement, predictions, fragments, into: &answer.bytes)
      }
      first = end
    }
  }
}

/// How many statements got each label: one count a label, head by head.
struct LabelTally: Sendable {
  private(set) var statements = 0
  private(set) var counts: [[Int]]
  /// Those that no correction has decided.
  private(set) var abstained: [Int]
  private(set) var corrected: [Int]

  init(heads: [Head]) {
    counts = heads.map { [Int](repeating: 0, count: $0.labels.count) }
    abstained = [Int](repeating: 0, count: heads.count)
    corrected = abstained
  }

  /// - Parameter labels: those of a correction, by head; the predictions have them already.
  mutating func add(_ predictions: StatementPredictions, corrected labels: [Int?]?) {
    statements += 1
    for head in predictions.chosen.indices {
      counts[head][predictions.chosen[head]] += 1
      if labels?[head] != nil {
        corrected[head] += 1
      } else if predictions.isAbstained(head) {
        abstained[head] += 1
      }
    }
  }

  mutating func add(_ other: LabelTally) {
    statements += other.statements
    for head in counts.indices {
      for label in counts[head].indices { counts[head][label] += other.counts[head][label] }
      abstained[head] += other.abstained[head]
      corrected[head] += other.corrected[head]
    }
  }
}
