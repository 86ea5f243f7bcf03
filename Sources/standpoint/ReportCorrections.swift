import Articles
import Corpora
import LinearModels
import Reports

extension GatheredInputs {
  /// Corrects the statements, and returns what became of each correction, for the report to list.
  mutating func correct(by corrections: Corrections, heads: [Head]) -> [ReportCorrection] {
    var tally = CorrectionTally(corrections)
    for article in articles.indices {
      for index in articles[article].statements.indices {
        let statement = articles[article].statements[index]
        guard let number = corrections.number(ofID: statement.id) else { continue }
        let correction = corrections.all[number]
        let fits = correction.fits(statement.text)
        warnings += tally.add([CorrectionUse(number: number, otherText: fits ? nil : statement.text)])
        if fits { articles[article].statements[index].correct(by: correction, heads: heads) }
      }
    }
    warnings += tally.warnings
    return zip(corrections.all, tally.applied).map { correction, applied in
      ReportCorrection(
        id: correction.id, change: correction.change(heads: heads), note: correction.note, isApplied: applied > 0)
    }
  }
}

extension ReportStatement {
  fileprivate mutating func correct(by correction: Correction, heads: [Head]) {
    switch correction.speaker {
    case .named(let name): speaker = CorrectedStatement.speaker(named: name)
    case .nobody: speaker = nil
    case nil: break
    }
    for (number, head) in heads.enumerated() {
      guard let label = correction.labels[head.name].flatMap({ head.labels.firstIndex(of: $0) }) else { continue }
      answers[number].label = label
      answers[number].isCorrected = true
    }
  }
}

extension Correction {
  /// What is set, in words.
  fileprivate func change(heads: [Head]) -> String {
    var changes = heads.compactMap { head in labels[head.name].map { "\(head.name) is \($0)" } }
    switch speaker {
    case .named(let name): changes.append("the speaker is \(name)")
    case .nobody: changes.append("nobody is the speaker")
    case nil: break
    }
    return changes.joined(separator: ", ")
  }
}
