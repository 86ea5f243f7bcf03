import LinearModels
import Synchronization

/// The loop that `benchmark` times: statements in memory to a label of every head.
struct ScoringLoop {
  private let scorer: Scorer
  private let batch: StatementBatch
  private let workers: [Worker]

  /// The scratch of one thread, changed in place: a copy a round would be timed too.
  private final class Worker: Sendable {
    let scratch: Mutex<ScoringScratch>

    init(_ scorer: Scorer) { scratch = Mutex(ScoringScratch(for: scorer)) }
  }

  init(_ scorer: Scorer, _ text: [UInt8], _ lines: [Range<Int>], threads: Int) {
    self.scorer = scorer
    var batch = StatementBatch()
    for line in lines { batch.append(text[line]) }
    self.batch = batch
    workers = (0..<threads).map { _ in Worker(scorer) }
  }

  /// Scores all statements and sums up their labels, each with its place, so that the order counts.
  func run() async -> UInt64 {
    await withTaskGroup(of: UInt64.self) { group in
      for (thread, worker) in workers.enumerated() {
        let part = (batch.count * thread / workers.count)..<(batch.count * (thread + 1) / workers.count)
        group.addTask { worker.scratch.withLock { sum(part, &$0) } }
      }
      return await group.reduce(0, &+)
    }
  }

  private func sum(_ part: Range<Int>, _ scratch: inout ScoringScratch) -> UInt64 {
    var sum: UInt64 = 0
    for start in stride(from: part.lowerBound, to: part.upperBound, by: 1_024) {
      let statements = start..<min(start + 1_024, part.upperBound)
      scorer.score(batch, statements, scratch: &scratch)
      for index in statements {
        let code = scratch.labelCode(of: index - start)
        sum &+= UInt64(code + 1) &* (UInt64(index) &* 0x9E37_79B9_7F4A_7C15 | 1)
      }
    }
    return sum
  }
}
