@testable import Corpora

/// What becomes of the rows of a file: what two ways of reading it are compared by.
struct RowOutcome: Equatable {
  private(set) var rows: [String] = []
  private(set) var rejected: [RejectedRow] = []
  private(set) var failure: CorpusError?
  private(set) var warnings: [String] = []
  private(set) var count = 0
  /// Blocks that stated another number of rows than they have.
  private(set) var miscounted = 0

  /// Keeps a row in ASCII: as strings, two that differ in composition only would be equal.
  private mutating func add(_ number: Int, text: String, id: String?, target: String?) {
    let fields = [text, id ?? "-", target ?? "-"].map { field in
      field.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }
    rows.append("\(number) \(fields.joined(separator: " "))")
  }

  /// Reads rows one by one.
  static func oneByOne(
    _ path: String, _ format: RowFormat, _ options: ReadingOptions, blockSize: Int = FileInput.defaultBlockSize
  ) -> RowOutcome {
    var outcome = RowOutcome()
    do throws(CorpusError) {
      var reader = try RowReader(
        FileInput(path: path, blockSize: blockSize), format: format, options: options,
        assembler: RowAssembler(purpose: .statements, options: options))
      do throws(CorpusError) {
        while let result = try reader.next() {
          switch result {
          case .row(let row):
            outcome.add(outcome.count, text: row.text, id: row.isNamed ? row.id : nil, target: row.target)
          case .rejected(let row): outcome.rejected.append(row)
          }
          outcome.count += 1
        }
      } catch {
        outcome.failure = error
      }
      outcome.warnings = reader.warnings
    } catch {
      outcome.failure = error
    }
    return outcome
  }

  /// Reads rows by blocks.
  static func byBlocks(
    _ path: String, _ format: RowFormat, _ options: ReadingOptions, blockSize: Int
  ) -> RowOutcome {
    var outcome = RowOutcome()
    var notes = LineBlockNotes()
    let parser = LineBlockParser(format: format, options: options)
    do throws(CorpusError) {
      var reader = try LineBlockReader(FileInput(path: path, blockSize: blockSize), format: format)
      while let block = try reader.next() {
        let rows = parser.rows(of: block)
        for entry in rows.columns.entries {
          func text(_ range: Range<Int>) -> String { String(decoding: rows.columns.bytes[range], as: UTF8.self) }
          outcome.add(
            block.firstRow + entry.index, text: text(entry.text), id: entry.id.map(text),
            target: entry.target.map { rows.columns.targets[$0] })
        }
        outcome.rejected += rows.rejected
        let count = rows.columns.entries.count + rows.rejected.count
        outcome.count = block.firstRow + count
        notes.add(rows)
        if let failure = rows.failure {
          outcome.failure = failure
          break
        }
        if count != block.rowCount { outcome.miscounted += 1 }
      }
    } catch {
      outcome.failure = error
    }
    outcome.warnings = notes.warnings
    return outcome
  }
}
