import Articles
import LinearModels

/// A statement that waits for its scores.
struct PendingStatement: Sendable {
  var article: String
  var index: Int
  var id: String
  var text: String
  var start: Int
  var end: Int
  var kind: Statement.Kind
  var speaker: Speaker?
  var target: String?
}

/// A statement with its scores: what every output format is made from.
struct ClassifiedStatement: Sendable {
  var statement: PendingStatement
  var predictions: [HeadPrediction]
  var known: Double
}

/// Everything that scoring has in common over a run.
struct StatementScoring: Sendable {
  let scorer: Scorer
  let modelName: String
  let sha256: String
  let coverage: Double
  let target: String?

  var heads: [Head] { scorer.model.heads }

  /// Scores statements in order; those that follow each other with one target are one batch.
  func score(_ statements: ArraySlice<PendingStatement>, scratch: inout ScoringScratch) -> [ClassifiedStatement] {
    var classified: [ClassifiedStatement] = []
    classified.reserveCapacity(statements.count)
    var batch = StatementBatch()
    var first = statements.startIndex
    while first < statements.endIndex {
      let target = statements[first].target
      batch.removeAll()
      var next = first
      while next < statements.endIndex, next - first < 256, statements[next].target == target {
        batch.append(statements[next].text)
        next += 1
      }
      scorer.score(batch, target: target ?? self.target, scratch: &scratch)
      for index in first..<next {
        classified.append(
          ClassifiedStatement(
            statement: statements[index], predictions: scratch.predictions(of: index - first, coverage: coverage),
            known: scratch.known(of: index - first)))
      }
      first = next
    }
    return classified
  }
}

/// How many statements got each label: one count a label, head by head.
struct LabelTally: Sendable {
  private(set) var statements = 0
  private(set) var counts: [[Int]]
  private(set) var abstained: [Int]

  init(heads: [Head]) {
    counts = heads.map { [Int](repeating: 0, count: $0.labels.count) }
    abstained = [Int](repeating: 0, count: heads.count)
  }

  mutating func add(_ statement: ClassifiedStatement) {
    statements += 1
    for (head, prediction) in statement.predictions.enumerated() {
      counts[head][prediction.label] += 1
      if prediction.isAbstained { abstained[head] += 1 }
    }
  }

  mutating func add(_ other: LabelTally) {
    statements += other.statements
    for head in counts.indices {
      for label in counts[head].indices { counts[head][label] += other.counts[head][label] }
      abstained[head] += other.abstained[head]
    }
  }
}

/// Scores and renders batches on several threads, each with its own scratch. Slices are put together in input order, so
/// the output is the same for any number of threads.
struct ScoringPool {
  private let scoring: StatementScoring
  private let renderer: any StatementRenderer
  private var scratches: [ScoringScratch]
  private(set) var tally: LabelTally

  init(scoring: StatementScoring, renderer: any StatementRenderer, threads: Int) {
    self.scoring = scoring
    self.renderer = renderer
    scratches = (0..<threads).map { _ in ScoringScratch(for: scoring.scorer) }
    tally = LabelTally(heads: scoring.heads)
  }

  private struct Slice: Sendable {
    var number: Int
    var bytes: [UInt8] = []
    var tally: LabelTally
    var scratch: ScoringScratch
  }

  /// The rendered records of some statements.
  mutating func score(_ statements: [PendingStatement]) async throws -> [UInt8] {
    guard !statements.isEmpty else { return [] }
    let (scoring, renderer, empty) = (scoring, renderer, LabelTally(heads: scoring.heads))
    // Small inputs are not worth a second thread.
    let count = min(scratches.count, max(1, statements.count / 64))
    let slices = await withTaskGroup(of: Slice.self, returning: [Slice].self) { group in
      for number in 0..<count {
        let part = statements[(statements.count * number / count)..<(statements.count * (number + 1) / count)]
        let slice = Slice(number: number, tally: empty, scratch: scratches[number])
        group.addTask {
          var slice = slice
          for statement in scoring.score(part, scratch: &slice.scratch) {
            slice.tally.add(statement)
            renderer.render(statement, into: &slice.bytes)
          }
          return slice
        }
      }
      var slices: [Slice] = []
      for await slice in group { slices.append(slice) }
      return slices.sorted { $0.number < $1.number }
    }
    var bytes: [UInt8] = []
    for slice in slices {
      bytes += slice.bytes
      tally.add(slice.tally)
      scratches[slice.number] = slice.scratch
    }
    return bytes
  }
}
