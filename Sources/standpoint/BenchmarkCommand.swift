import ArgumentParser
import Articles
import Corpora
import Evaluation
import Files
import LinearModels
import Streaming

struct BenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Time the scoring loop on your own text, in memory.",
    discussion: """
      Each line of INPUT is one statement. The text is read first; each round then goes from its bytes to a label of \
      every head. The checksum is of all labels, so a loop that is faster and answers differently shows; a thousand \
      statements are also scored by the plain scorer and compared. The whole job, timed beside it, goes from the files to \
      rendered CSV, which is dropped.
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
    let paths = inputs.isEmpty ? ["-"] : inputs
    var text: [UInt8] = []
    for path in paths {
      text += try FileDescriptor.readAll(path: path)
      if let last = text.last, last != 0x0A { text.append(0x0A) }
    }
    guard !text.isEmpty else { throw InputError.empty(path: inputs.first ?? "standard input") }
    let lines = Self.lines(of: text)
    let known = try confirm(scorer, text, lines)
    let loop = ScoringLoop(scorer, text, lines, threads: threads)
    let scoring = StatementScoring(
      scorer: scorer, modelName: contents.model.metadata.name, sha256: contents.sha256, coverage: 0.9, target: nil,
      unit: .codepoint, articles: ArticleReader(onError: .skip))
    // What came through a pipe cannot be read again.
    let isRepeatable = !paths.contains("-")
    var loopSeconds: [Double] = []
    var jobSeconds: [Double] = []
    var checksum: UInt64?
    let clock = ContinuousClock()
    for round in 0...rounds {
      let start = clock.now
      let sum = await loop.run()
      let end = clock.now
      guard checksum == nil || checksum == sum else { throw Defect(what: "two rounds gave different labels") }
      checksum = sum
      if isRepeatable { try await wholeJob(scoring, paths) }
      if round == 0 { continue }
      loopSeconds.append(start.duration(to: end) / .seconds(1))
      if isRepeatable { jobSeconds.append(end.duration(to: clock.now) / .seconds(1)) }
    }
    let result = BenchmarkResult(
      statements: lines.count, bytes: text.count, threads: threads, unknownWords: 1 - known,
      loop: Timing(loopSeconds), wholeJob: jobSeconds.isEmpty ? nil : Timing(jobSeconds), checksum: checksum ?? 0)
    var output = try Output(path: nil)
    try output.write(json ? result.json() : result.text())
    try output.finish()
  }

  /// From the files to CSV in memory.
  private func wholeJob(_ scoring: StatementScoring, _ paths: [String]) async throws {
    let renderer = CSVRenderer(scoring: scoring)
    var source = StatementSource(paths: paths, options: ReadingOptions(onError: .skip), kind: { _ in .rows(.lines) })
    try await streamInOrder(
      workers: (0..<threads).map { _ in StatementWorker(scoring: scoring, renderer: renderer) },
      read: { source.next() },
      work: { piece, worker in worker.answer(piece) },
      write: { answer in if let failure = answer.failure { throw failure } })
  }

  /// Holds the first statements to the plain scorer.
  ///
  /// - Returns: the share of words that the model knows, over all statements.
  private func confirm(_ scorer: Scorer, _ text: [UInt8], _ lines: [Range<Int>]) throws -> Double {
    var scratch = ScoringScratch(for: scorer)
    var reference = ReferenceScorer(scorer.model)
    var words = 0
    var known = 0.0
    for (number, line) in lines.enumerated() {
      let statement = text.span.extracting(line)
      scorer.score(statement, scratch: &scratch)
      words += scratch.wordCount
      known += scratch.known * Double(scratch.wordCount)
      guard number < 1_000 else { continue }
      for (value, expected) in zip(scratch.decisionValues, reference.decisionValues(statement))
      where abs(value - expected) > ScorerVerification.tolerance * max(1, abs(expected)) {
        throw Defect(what: "a statement scores \(value) compiled and \(expected) plain")
      }
    }
    return words == 0 ? 0 : known / Double(words)
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
}
