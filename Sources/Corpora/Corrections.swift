/// Corrections of statements by their ids, read from a file and found again on each run.
///
/// The file is JSON Lines or CSV, one correction a row, with the keys `id`, `speaker`, `text` (how the statement begins: a
/// guard), `note`, and the name of any head for its label. What is absent, null for a label, or an empty cell is left as
/// it is. A speaker of null is nobody; in a cell that is written `null`.
public struct Corrections: Sendable, Equatable {
  /// The path as it was opened.
  public let path: String
  /// In the order of the file.
  public let all: [Correction]
  private let numbers: [String: Int]

  /// Reads a file.
  ///
  /// - Parameter heads: those that may be corrected, with their labels.
  /// - Throws: what is wrong with a row, by its line: a head or a label that there is not, an id for the second time.
  public init(path: String, heads: [HeadDeclaration]) throws(CorpusError) {
    guard let format = RowFormat(path: path), format != .lines else {
      throw try FileInput.isFolder(path) ? .isFolder(path: path) : .unknownCorrections(path: path)
    }
    var records = try RecordReader(
      try FileInput(path: path), format: format, textField: Key.text, limit: RecordReader.defaultLimit)
    if let header = records.header, !header.contains(Key.id) {
      throw .missingColumn(file: path, column: Key.id, columns: header)
    }
    var all: [Correction] = []
    var numbers: [String: Int] = [:]
    while let record = try records.next() {
      let source = record.source
      do throws(CorrectionProblem) {
        let correction = try Self.correction(record, format, heads)
        if let first = numbers[correction.id] { throw .init(what: Self.repetition(correction.id, all[first].source)) }
        numbers[correction.id] = all.count
        all.append(correction)
      } catch {
        throw .badCorrection(source: source, what: error.what)
      }
    }
    self.path = path
    self.all = all
    self.numbers = numbers
  }

  /// The number of the correction of a statement; nil if there is none.
  public func number(ofID id: String) -> Int? { numbers[id] }

  private enum Key {
    static let id = "id"
    static let speaker = "speaker"
    static let text = "text"
    static let note = "note"
    static let all = [id, speaker, text, note]
  }

  private static func repetition(_ id: String, _ first: SourceLocation) -> String {
    "the id \(quoted(id)) is already corrected at \(first); put both into one row"
  }

  private static func correction(
    _ record: Record, _ format: RowFormat, _ heads: [HeadDeclaration]
  ) throws(CorrectionProblem) -> Correction {
    if let offset = record.invalidUTF8Offset { throw .init(what: RowProblem.invalidUTF8(offset: offset).description) }
    let members: [JSONMember]
    switch record.content {
    case .success(let found): members = found
    case .failure(let problem): throw .init(what: problem.description)
    }
    var correction = Correction(id: "", labels: [:], source: record.source)
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.key).inserted else {
        throw .init(what: RowProblem.repeatedKey(member.key).description)
      }
      // An empty cell says nothing.
      if format != .jsonl, member.value == .string("") { continue }
      try read(member, isCell: format != .jsonl, heads, into: &correction)
    }
    guard !correction.id.isEmpty else {
      throw .init(what: "no id: give the statement's, as the output has it (article:index, or the row's own)")
    }
    guard correction.speaker != nil || !correction.labels.isEmpty else {
      let names = ([Key.speaker] + heads.map(\.name)).map(quoted).joined(separator: ", ")
      throw .init(what: "nothing is corrected; give one of \(names)")
    }
    return correction
  }

  private static func read(
    _ member: JSONMember, isCell: Bool, _ heads: [HeadDeclaration], into correction: inout Correction
  ) throws(CorrectionProblem) {
    switch member.key {
    case Key.id: correction.id = member.value.fieldText ?? ""
    case Key.speaker:
      if member.value == .null || (isCell && member.value == .string("null")) {
        correction.speaker = .nobody
      } else {
        let name = trimmingWhitespace(try string(member))
        guard !name.isEmpty else { throw .init(what: "the speaker is empty; write null where nobody is one") }
        correction.speaker = .named(name)
      }
    case Key.text: if member.value != .null { correction.beginning = try string(member) }
    case Key.note: if member.value != .null { correction.note = try string(member) }
    default:
      guard let head = heads.first(where: { $0.name == member.key }) else {
        throw .init(
          what: "\(quoted(member.key)) is nothing that can be corrected: "
            + NearNames.explanation(of: member.key, among: Key.all + heads.map(\.name)))
      }
      guard member.value != .null else { return }
      let label = LabelConventions.folded(try string(member), head: head.name)
      guard head.labels.contains(label) else {
        throw .init(
          what: "head \(quoted(head.name)) has no label \(quoted(label)): "
            + NearNames.explanation(of: label, among: head.labels))
      }
      correction.labels[head.name] = label
    }
  }

  private static func string(_ member: JSONMember) throws(CorrectionProblem) -> String {
    guard case .string(let text) = member.value else {
      throw .init(what: RowProblem.notAString(field: member.key, found: member.value.kind).description)
    }
    return text
  }
}

/// What is wrong with one correction, without the place.
private struct CorrectionProblem: Error {
  var what: String
}
