import Articles
import Corpora
import LinearModels

/// What was corrected of one statement.
struct CorrectedStatement: Sendable {
  var speaker: Correction.Speaker?
  /// The label of each head, by its number; nil leaves it.
  var labels: [Int?]

  /// A speaker as outputs have one.
  static func speaker(named name: String) -> Speaker {
    Speaker(name: name, cue: "", cueRange: nil, rule: .correction, confidence: 1)
  }
}

/// Corrections made ready for the heads of a run.
struct StatementCorrections: Sendable {
  let corrections: Corrections
  /// By number of the correction.
  private let corrected: [CorrectedStatement]

  init(path: String, heads: [Head]) throws {
    let corrections = try Corrections(
      path: path, heads: heads.map { HeadDeclaration(name: $0.name, labels: $0.labels) })
    self.corrections = corrections
    corrected = corrections.all.map { correction in
      CorrectedStatement(
        speaker: correction.speaker,
        labels: heads.map { head in correction.labels[head.name].flatMap { head.labels.firstIndex(of: $0) } })
    }
  }

  /// What is corrected of each of some statements, nil where nothing is, and which corrections were met.
  func find(_ statements: PendingStatements) -> (corrected: [CorrectedStatement?], met: [CorrectionUse]) {
    var met: [CorrectionUse] = []
    let found = (0..<statements.count).map { statement -> CorrectedStatement? in
      guard let number = corrections.number(ofID: statements.id(statement)) else { return nil }
      let text = statements.text(statement)
      let fits = corrections.all[number].fits(text)
      met.append(CorrectionUse(number: number, otherText: fits ? nil : text))
      return fits ? corrected[number] : nil
    }
    return (found, met)
  }
}

extension PendingStatements {
  /// Takes corrections, and returns those that were met.
  mutating func correct(by corrections: StatementCorrections) -> [CorrectionUse] {
    let (corrected, uses) = corrections.find(self)
    // Most files have few: what has none goes the quick way.
    guard corrected.contains(where: { $0 != nil }) else { return uses }
    self.corrected = corrected
    for (statement, correction) in corrected.enumerated() where isArticle {
      switch correction?.speaker {
      case .named(let name): places[statement].speaker = CorrectedStatement.speaker(named: name)
      case .nobody: places[statement].speaker = nil
      case nil: break
      }
    }
    return uses
  }

  /// Who has said a statement. A row is nobody's, unless it is corrected.
  func speaker(_ statement: Int) -> Speaker? {
    if isArticle { return places[statement].speaker }
    guard case .named(let name) = correction(statement)?.speaker else { return nil }
    return CorrectedStatement.speaker(named: name)
  }

  /// The names of what is corrected of a statement: heads in their order, then the speaker.
  func correctedNames(_ statement: Int, _ heads: [Head]) -> [String] {
    guard let correction = correction(statement) else { return [] }
    let names = heads.indices.filter { correction.labels[$0] != nil }.map { heads[$0].name }
    return names + (correction.speaker == nil ? [] : ["speaker"])
  }
}
