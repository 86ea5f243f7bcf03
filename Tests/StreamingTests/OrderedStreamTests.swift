import Streaming
import Synchronization
import Testing

@Suite struct OrderedStreamTests {
  private struct Stop: Error {}

  /// Pieces of unequal work, so that they end out of order.
  private static func busy(_ piece: Int) -> Int {
    var value = UInt64(piece)
    for _ in 0..<(piece % 7 == 0 ? 60_000 : 10) { value = value &* 6_364_136_223_846_793_005 &+ 1 }
    return value == 0 ? -1 : piece * 2
  }

  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 5, 200])
  func resultsComeInOrder(_ workers: Int, _ pieces: Int) async throws {
    var next = 0
    var results: [Int] = []
    try await streamInOrder(
      workers: [Int](repeating: 0, count: workers),
      read: { () -> Int? in
        guard next < pieces else { return nil }
        defer { next += 1 }
        return next
      },
      work: { (piece: Int, done: inout Int) -> Int in
        done += 1
        return Self.busy(piece)
      },
      write: { results.append($0) })
    #expect(results == (0..<pieces).map { $0 * 2 })
  }

  /// What is read and not yet written stays bounded even if the first piece takes longest.
  @Test(arguments: [1, 2, 4])
  func readingWaitsForWriting(_ workers: Int) async throws {
    var read = 0
    var written = 0
    var largest = 0
    try await streamInOrder(
      workers: [Int](repeating: 0, count: workers),
      read: { () -> Int? in
        guard read < 300 else { return nil }
        read += 1
        largest = max(largest, read - written)
        return read == 1 ? 7_000 : read
      },
      work: { piece, _ in Self.busy(piece == 7_000 ? 0 : piece) }, write: { _ in written += 1 })
    #expect(written == 300)
    #expect(largest <= 2 * workers)
  }

  @Test(arguments: [1, 3])
  func aWorkerKeepsItsStateAndHasOnePieceAtATime(_ workers: Int) async throws {
    let running = Mutex([Int](repeating: 0, count: workers))
    var next = 0
    var total = 0
    try await streamInOrder(
      workers: (0..<workers).map { (number: $0, count: 0) },
      read: { () -> Int? in
        guard next < 100 else { return nil }
        defer { next += 1 }
        return next
      },
      work: { (piece: Int, worker: inout (number: Int, count: Int)) -> Int in
        running.withLock { $0[worker.number] += 1 }
        worker.count += 1
        let alone = running.withLock { $0[worker.number] == 1 }
        _ = Self.busy(piece)
        running.withLock { $0[worker.number] -= 1 }
        return alone ? 1 : 0
      },
      write: { total += $0 })
    #expect(total == 100)
  }

  @Test(arguments: [1, 4])
  func nothingIsWrittenAfterAnError(_ workers: Int) async throws {
    var next = 0
    var written: [Int] = []
    await #expect(throws: Stop.self) {
      try await streamInOrder(
        workers: [Int](repeating: 0, count: workers),
        read: { () -> Int? in
          next += 1
          return next
        },
        work: { piece, _ in piece },
        write: {
          if $0 == 5 { throw Stop() }
          written.append($0)
        })
    }
    #expect(written == [1, 2, 3, 4])
    await #expect(throws: Stop.self) {
      try await streamInOrder(
        workers: [Int](repeating: 0, count: workers), read: { () -> Int? in throw Stop() }, work: { piece, _ in piece },
        write: { _ in })
    }
  }
}
