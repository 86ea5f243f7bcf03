import Evaluation

/// The seconds of some rounds of the same work.
struct Timing {
  /// Ascending.
  private let seconds: [Double]

  /// - Parameter seconds: of at least one round.
  init(_ seconds: [Double]) { self.seconds = seconds.sorted() }

  var rounds: Int { seconds.count }
  var least: Double { seconds[0] }
  var median: Double { seconds[seconds.count / 2] }
  var most: Double { seconds[seconds.count - 1] }
}

/// What `benchmark` found, as JSON and for people. Rates are those of the median round.
struct BenchmarkResult {
  var statements: Int
  var bytes: Int
  var threads: Int
  /// The share of words that the model does not know.
  var unknownWords: Double
  var loop: Timing
  /// From files to rendered records; nil where an input could be read only once.
  var wholeJob: Timing?
  var checksum: UInt64

  private func rate(_ timing: Timing) -> Double { Double(statements) / timing.median }
  private func megabytes(_ timing: Timing) -> Double { Double(bytes) / timing.median / 1e6 }
  private func nanoseconds(_ timing: Timing) -> Double { timing.median / Double(statements) * 1e9 }

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
    json.key("unknown_words")
    json.value(unknownWords)
    write(loop, to: &json)
    json.member("checksum", digits)
    json.key("whole_job")
    if let wholeJob {
      json.beginObject()
      write(wholeJob, to: &json)
      json.endObject()
    } else {
      json.null()
    }
    json.endObject()
    return json.text + "\n"
  }

  private func write(_ timing: Timing, to json: inout JSONWriter) {
    json.key("seconds")
    json.beginObject()
    for (name, value) in [("min", timing.least), ("median", timing.median), ("max", timing.most)] {
      json.key(name)
      json.value(value)
    }
    json.endObject()
    json.key("statements_per_second")
    json.value(rate(timing))
    json.key("megabytes_per_second")
    json.value(megabytes(timing))
    json.key("nanoseconds_per_statement")
    json.value(nanoseconds(timing))
  }

  func text() -> String {
    let size = "\(statements) statement\(statements == 1 ? "" : "s"), \(bytes) bytes"
    var text = "\(size), \(Figures.decimal(100 * unknownWords, places: 1)) % of the words unknown\n"
    let rounds = "\(loop.rounds) round\(loop.rounds == 1 ? "" : "s")"
    text += "\(threads) thread\(threads == 1 ? "" : "s"), medians of \(rounds) (fastest to slowest)\n"
    text += line("in memory", loop)
    if let wholeJob { text += line("whole job", wholeJob) }
    return text + "labels' checksum \(digits)\n"
  }

  private func line(_ name: String, _ timing: Timing) -> String {
    func milliseconds(_ seconds: Double) -> String { Figures.decimal(seconds * 1000, places: 1) }
    return
      "\(name)  \(milliseconds(timing.median)) ms (\(milliseconds(timing.least)) to \(milliseconds(timing.most))), "
      + "\(Int(rate(timing))) statements/s, \(Figures.decimal(megabytes(timing), places: 1)) MB/s, "
      + "\(Figures.decimal(nanoseconds(timing), places: 0)) ns a statement\n"
  }
}
