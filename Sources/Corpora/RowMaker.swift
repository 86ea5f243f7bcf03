/// Makes rows of records by the options' roles and error policy, and remembers what should be told at the end.
struct RowMaker: Sendable {
  private(set) var assembler: RowAssembler
  let onError: ErrorPolicy
  private(set) var notes = ReadingWarnings()

  init(assembler: RowAssembler, onError: ErrorPolicy) {
    self.assembler = assembler
    self.onError = onError
  }

  /// What becomes of a record; nil if the conditions exclude it.
  ///
  /// - Throws: `badRow` under `onError: .stop`.
  mutating func result(of record: Record) throws(CorpusError) -> RowResult? {
    let result: RowResult
    do throws(RowProblem) {
      let members = try record.content.get()
      guard case .row(let row) = try assembler.row(members, source: record.source) else { return nil }
      result = .row(row)
    } catch {
      // Under `stop` the encoding is the cause to mend first; under `skip` it would not have cost the row.
      let encoding = record.invalidUTF8Offset.map { RowProblem.invalidUTF8(offset: $0) }
      result = .rejected(record.rejected(onError == .stop ? encoding ?? error : error))
    }
    if case .row(let row) = result {
      if let offset = record.invalidUTF8Offset {
        if onError == .stop { throw .badRow(record.rejected(.invalidUTF8(offset: offset))) }
        notes.noteRepair(record.source, offset: offset)
      }
      if row.text.utf8.contains(0) { notes.noteNUL(record.source) }
    }
    if case .rejected(let row) = result, onError == .stop { throw .badRow(row) }
    return result
  }
}
