import Articles
import Corpora

/// Statements of one piece of one input that wait for their scores, column by column.
struct PendingStatements: Sendable {
  /// Where a statement of an article stands, and how it is told.
  struct Place: Sendable {
    var start: Int
    var end: Int
    var kind: Statement.Kind
    var speaker: Speaker?
    /// Where the cue of the speaker stands, in the unit of `start`; it may stand in another statement. Empty without one.
    var cue = 0..<0
  }

  /// The path as it was given.
  let article: String
  /// The number of the first statement or row of the piece among those of the input.
  let firstIndex: Int
  /// What is put before the statements of an article.
  var title: String?
  var columns: RowColumns
  /// One a statement of an article; none for rows, which are narration from end to end.
  var places: [Place] = []
  /// What is corrected, one a statement; empty if nothing is.
  var corrected: [CorrectedStatement?] = []

  init(article: String, firstIndex: Int, columns: RowColumns) {
    self.article = article
    self.firstIndex = firstIndex
    self.columns = columns
  }

  /// The statements of an article.
  init(_ input: InputArticle, unit: OffsetUnit) {
    self.init(article: input.name, firstIndex: 0, columns: RowColumns())
    title = input.article.title
    var translator = OffsetTranslator(source: input.source, unit: unit)
    for (index, statement) in input.article.statements.enumerated() {
      columns.append(text: statement.text, index: index)
      places.append(
        Place(
          start: translator.offset(ofByte: statement.range.lowerBound),
          end: translator.offset(ofByte: statement.range.upperBound), kind: statement.kind, speaker: statement.speaker))
    }
    placeCues(input, unit)
  }

  /// Translates the places of cues, which may stand before or after the statements that they attribute.
  private mutating func placeCues(_ input: InputArticle, _ unit: OffsetUnit) {
    let ranges = input.article.statements.map { $0.speaker?.cueRange }
    var translator = OffsetTranslator(source: input.source, unit: unit)
    var offsets: [Int: Int] = [:]
    for byte in ranges.compactMap({ $0 }).flatMap({ [$0.lowerBound, $0.upperBound] }).sorted()
    where offsets[byte] == nil {
      offsets[byte] = translator.offset(ofByte: byte)
    }
    for (index, range) in ranges.enumerated() {
      if let range, let start = offsets[range.lowerBound], let end = offsets[range.upperBound] {
        places[index].cue = start..<end
      }
    }
  }

  var count: Int { columns.entries.count }
  var isArticle: Bool { !places.isEmpty }

  /// The number of a statement among those of the input.
  func index(_ statement: Int) -> Int { firstIndex + columns.entries[statement].index }

  /// The statement's id as text.
  func id(_ statement: Int) -> String {
    columns.entries[statement].id.map { String(decoding: columns.bytes[$0], as: UTF8.self) }
      ?? "\(article):\(index(statement))"
  }

  /// What is corrected of a statement.
  func correction(_ statement: Int) -> CorrectedStatement? { corrected.isEmpty ? nil : corrected[statement] }

  /// Whether a head's label is a correction.
  func isCorrected(_ statement: Int, head: Int) -> Bool { correction(statement)?.labels[head] != nil }

  /// The text, for formats that people read.
  func text(_ statement: Int) -> String {
    String(decoding: columns.bytes[columns.entries[statement].text], as: UTF8.self)
  }
}
