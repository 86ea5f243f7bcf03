import Corpora

/// Where the answers of a run go, in order: records to the output, bad rows to the rejects, warnings to standard error.
struct StatementSink: ~Copyable {
  var output: Output
  private var rejects: RejectReport
  private(set) var tally: LabelTally
  private var corrections: CorrectionTally?
  private var progress: ReadingProgress
  /// Articles that were told and not scored.
  private(set) var unscored = 0
  private var notes = LineBlockNotes()
  private let isFiltered: Bool
  /// Whether somebody is looking on.
  private let isFlushed: Bool

  init(
    output: consuming Output, rejects: consuming RejectReport, tally: LabelTally, progress: ReadingProgress,
    isFiltered: Bool, isFlushed: Bool, corrections: Corrections? = nil
  ) {
    self.corrections = corrections.map(CorrectionTally.init)
    self.output = output
    self.rejects = rejects
    self.tally = tally
    self.progress = progress
    self.isFiltered = isFiltered
    self.isFlushed = isFlushed
  }

  /// - Throws: what the output does not take, or the failure that the answer carries, once its records are written.
  mutating func write(_ answer: StatementWorker.Answer) throws {
    for warning in answer.warnings { Diagnostics.warning(warning) }
    for warning in corrections?.add(answer.corrections) ?? [] { Diagnostics.warning(warning) }
    for problem in answer.problems { Diagnostics.error(problem.description) }
    unscored += answer.problems.count
    for row in answer.rejected { try rejects.add(row) }
    try output.write(answer.bytes)
    if isFlushed { try output.flush() }
    tally.add(answer.tally)
    if let lines = answer.lines { notes.add(lines) }
    if let end = answer.end {
      for warning in notes.warnings { Diagnostics.warning(warning) }
      notes = LineBlockNotes()
      guard end.rows > 0 else { throw InputError.noRows(path: end.path, isFiltered: isFiltered) }
    }
    progress.advance(bytes: answer.byteCount, endOf: answer.finishedFile)
    if let failure = answer.failure { throw failure }
  }

  /// Whether there was nothing to score, and each input has been told so.
  var isEmptyHanded: Bool { unscored > 0 && tally.statements == 0 }

  func endProgress() { progress.end() }

  consuming func finish() throws {
    for warning in corrections?.warnings ?? [] { Diagnostics.warning(warning) }
    try output.finish()
    try rejects.finish()
  }
}
