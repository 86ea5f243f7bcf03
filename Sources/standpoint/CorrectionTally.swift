import Corpora

/// A correction that met a statement with its id.
struct CorrectionUse: Sendable {
  var number: Int
  /// What the statement says if it is not the one that is meant; then nothing was corrected.
  var otherText: String?
}

/// What became of the corrections of a run.
struct CorrectionTally {
  private let corrections: Corrections
  /// How many statements each has corrected.
  private(set) var applied: [Int]
  private var met: [Bool]

  init(_ corrections: Corrections) {
    self.corrections = corrections
    applied = corrections.all.map { _ in 0 }
    met = corrections.all.map { _ in false }
  }

  /// Counts, and returns what should be told.
  mutating func add(_ uses: [CorrectionUse]) -> [String] {
    uses.compactMap { use in
      met[use.number] = true
      guard let text = use.otherText else {
        applied[use.number] += 1
        return nil
      }
      let correction = corrections.all[use.number]
      return "\(correction.source): not corrected, for \(correction.id) does not begin with `text` "
        + "(\(TableRenderer.shortened(correction.beginning ?? "", to: 60))) but so: "
        + "\(TableRenderer.shortened(text, to: 60)); look up its id again, or mend `text`"
    }
  }

  /// What should be told once all statements have come by.
  var warnings: [String] {
    zip(corrections.all, zip(applied, met)).compactMap { correction, use in
      let (applied, met) = use
      if !met {
        return "\(correction.source): no statement has the id \(correction.id), so nothing was corrected; "
          + "ids are as the output has them, and an article's begin with its path as given"
      }
      return applied > 1
        ? "\(correction.source): \(applied) statements have the id \(correction.id); all were corrected" : nil
    }
  }
}
