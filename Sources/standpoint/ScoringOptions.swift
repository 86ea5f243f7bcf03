import ArgumentParser

/// What every command that scores statements lets its user choose.
struct ScoringOptions: ParsableArguments {
  @Option(help: "Coverage of the prediction sets, above 0 and at most 1.")
  var coverage = 0.9

  @Option(help: "Threads that score; the output does not depend on it.")
  var threads = 1

  func validate() throws {
    guard coverage > 0, coverage <= 1 else { throw ValidationError("--coverage is above 0 and at most 1, such as 0.9") }
    guard (1...256).contains(threads) else { throw ValidationError("--threads is from 1 to 256") }
  }
}
