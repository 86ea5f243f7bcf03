import ArgumentParser
import Corpora
import Evaluation
import Files
import LinearModels
import Synchronization

struct BenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Time the scoring loop on your own text, in memory.",
    discussion: """
      Each line of INPUT is one statement. The text is read first; each round then goes from its bytes to a label of \
      every head. The checksum is of all labels, so a loop that is faster and answers differently shows; a thousand \
      statements are also scored by the plain scorer and compared.
      """)

  @Argument(help: ArgumentHelp("Text files, one statement a line; - or none is standard input.", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var model: ModelOption

  @Option(help: "Threads that score.")
  var threads = 1

  @Option(help: "Rounds that are timed, after one that is not.")
  var rounds = 5

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads is from 1 to 256") }
    guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds is from 1 to 1000") }
  }

  func run() async throws {
    let contents = try model.open()
    let scorer = try Scorer(contents.model)
    var text: [UInt8] = []
    for path in inputs.isEmpty ? ["-"] : inputs {
      text += try FileDescriptor.readAll(path: path)
      if let last = text.last, last != 0x0A { text.append(0x0A) }
    }
    guard !text.isEmpty else { throw InputError.empty(path: inputs.first ?? "standard input") }
    let lines = Self.lines(of: text)
    try confirm(scorer, text, lines)
    var seconds: [Double] = []
    var checksum: UInt64?
    let clock = ContinuousClock()
    var batch = StatementBatch()
    for line in lines { batch.append(text[line]) }
    let workers = (0..<threads).map { _ in Worker(scorer) }
    for round in 0...rounds {
      let start = clock.now
      let sum = await Self.score(batch, scorer, workers)
      let elapsed = start.duration(to: clock.now)
      guard checksum == nil || checksum == sum else {
        throw Defect(what: "two rounds gave different labels")
      }
      checksum = sum
      if round > 0 { seconds.append(elapsed / .seconds(1)) }
    }
    seconds.sort()
    let result = Result(
      statements: lines.count, bytes: text.count, threads: threads, seconds: seconds, checksum: checksum ?? 0)
    var output = try Output(path: nil)
    try output.write(json ? result.json() : result.text())
    try output.finish()
  }

  /// Holds the first statements to the plain scorer.
  private func confirm(_ scorer: Scorer, _ text: [UInt8], _ lines: [Range<Int>]) throws {
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(scorer.model)
    for line in lines.prefix(1_000) {
      let statement = Array(text[line])
      scorer.score(statement.span, scratch: &scratch)
      let plain = reference.decisionValues(statement.span)
      for (value, expected) in zip(scratch.decisionValues, plain)
      where abs(value - expected) > ScorerVerification.tolerance * max(1, abs(expected)) {
        throw Defect(what: "a statement scores \(value) compiled and \(expected) plain")
      }
    }
  }

  private static func lines(of text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      let end = index > start && text[index - 1] == 0x0D ? index - 1 : index
      lines.append(start..<end)
      start = index + 1
    }
    return lines
  }

  /// The scratch of one thread, changed in place: a copy a round would be timed too.
  private final class Worker: Sendable {
    let scratch: Mutex<ScoringScratch>

    init(_ scorer: Scorer) { scratch = Mutex(ScoringScratch(for: scorer)) }
  }

  /// Scores all lines and sums up their labels, each with its place, so that the order counts.
  private static func score(_ batch: StatementBatch, _ scorer: Scorer, _ workers: [Worker]) async -> UInt64 {
    await withTaskGroup(of: UInt64.self) { group in
      for (thread, worker) in workers.enumerated() {
        let part = (batch.count * thread / workers.count)..<(batch.count * (thread + 1) / workers.count)
        group.addTask { worker.scratch.withLock { sum(batch, part, scorer, &$0) } }
      }
      return await group.reduce(0, &+)
    }
  }

  private static func sum(
    _ batch: StatementBatch, _ part: Range<Int>, _ scorer: Scorer, _ scratch: inout ScoringScratch
  ) -> UInt64 {
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

  private struct Result {
    var statements: Int
    var bytes: Int
    var threads: Int
    /// Ascending.
    var seconds: [Double]
    var checksum: UInt64

    private var median: Double { seconds[seconds.count / 2] }
    private var rate: Double { Double(statements) / median }
    private var megabytes: Double { Double(bytes) / median / 1e6 }
    private var digits: String {
      let digits = String(checksum, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }

    func json() -> String {
      var json = JSONWriter()
      json.beginObject()
      json.member("schema", "standpoint.benchmark/1")
      json.key("statements")
      json.value(statements)
      json.key("bytes")
      json.value(bytes)
      json.key("threads")
      json.value(threads)
      json.key("seconds")
      json.beginObject()
      for (name, value) in [("min", seconds[0]), ("median", median), ("max", seconds[seconds.count - 1])] {
        json.key(name)
        json.value(value)
      }
      json.endObject()
      json.key("statements_per_second")
      json.value(rate)
      json.key("megabytes_per_second")
      json.value(megabytes)
      json.member("checksum", digits)
      json.endObject()
      return json.text + "\n"
    }

    func text() -> String {
      """
      \(statements) statement\(statements == 1 ? "" : "s"), \(bytes) bytes, \(threads) thread\(threads == 1 ? "" : "s")
      median \(Figures.decimal(median * 1000, places: 1)) ms of \(seconds.count) round\(seconds.count == 1 ? "" : "s") \
      (\(Figures.decimal(seconds[0] * 1000, places: 1)) to \(Figures.decimal(seconds[seconds.count - 1] * 1000, places: 1)))
      \(Int(rate)) statements/s, \(Figures.decimal(megabytes, places: 1)) MB/s, \
      \(Figures.decimal(median / Double(statements) * 1e9, places: 0)) ns a statement
      labels' checksum \(digits)

      """
    }
  }
}
