private import Synchronization

/// Reads pieces of an input, works on them, and writes the results in the order of the pieces.
///
/// It knows neither what a piece is nor what is done with it. Reading and writing happen one at a time, in the calling
/// task; the work of a piece runs in a task of its own, at most one a worker, and a worker's state goes from piece to
/// piece. A piece is read only when a worker is free to take it and no more than two pieces a worker wait to be written,
/// so memory is bounded whatever the length of the input, and a slow reader of the output holds back the reading of the
/// input.
///
/// With one worker all runs in the calling task. The results are the same for any number of workers if the result of a
/// piece does not depend on what its worker did before.
///
/// - Parameters:
///   - workers: the state of each worker, such as its buffers; at least one.
///   - read: the next piece, or nil at the end.
///   - work: the result of a piece.
///   - write: takes the results in order. After it or `read` has thrown nothing more is read or written.
public func streamInOrder<Piece: Sendable, Worker: Sendable, Result: Sendable>(
  workers: [Worker], read: () throws -> Piece?, work: @escaping @Sendable (Piece, inout Worker) -> Result,
  write: (Result) throws -> Void
) async throws {
  precondition(!workers.isEmpty, "a stream needs a worker")
  guard workers.count > 1 else {
    var worker = workers[0]
    while let piece = try read() { try write(work(piece, &worker)) }
    return
  }
  let stations = workers.map { Station($0) }
  try await withThrowingTaskGroup(of: Finished<Worker, Result>.self) { group in
    var idle = stations
    var waiting: [Int: Result] = [:]
    var started = 0
    var written = 0
    var isAtEnd = false
    while true {
      while !isAtEnd, !idle.isEmpty, started - written < 2 * workers.count {
        guard let piece = try read() else {
          isAtEnd = true
          break
        }
        let station = idle.removeLast()
        let number = started
        started += 1
        group.addTask {
          Finished(number: number, station: station, result: station.worker.withLock { work(piece, &$0) })
        }
      }
      guard let finished = try await group.next() else { return }
      idle.append(finished.station)
      waiting[finished.number] = finished.result
      while let result = waiting.removeValue(forKey: written) {
        try write(result)
        written += 1
      }
    }
  }
}

/// Where a worker's state is changed in place: passed from task to task as a value, its buffers would be copied.
private final class Station<Worker: Sendable>: Sendable {
  let worker: Mutex<Worker>

  init(_ worker: Worker) { self.worker = Mutex(worker) }
}

private struct Finished<Worker: Sendable, Result: Sendable>: Sendable {
  var number: Int
  var station: Station<Worker>
  var result: Result
}
