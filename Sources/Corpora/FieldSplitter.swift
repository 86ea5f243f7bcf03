/// Splits one delimited record (RFC 4180) into fields as its bytes arrive.
///
/// A field that begins with a quotation mark runs to the next single one; two in a row stand for one; delimiters and
/// line ends inside it are text. In a field that begins otherwise a quotation mark is text. A record ends with a line
/// feed, a carriage return before it dropped. Each byte is looked at once, however the record is cut into blocks.
struct FieldSplitter: Sendable {
  private enum State { case fieldStart, plain, quoted, afterQuote, afterQuoteAndReturn }

  let delimiter: UInt8
  private(set) var fields: [String] = []
  /// The number from 1 of the first field that goes on after its closing quotation mark, or nil.
  private(set) var fieldAfterQuote: Int?
  /// Whether that mark is on another line than the opening one. Then it may as well open a field of a later record, and
  /// the lines between are records of their own: looking for the end of this one is given up.
  private(set) var isGivenUp = false
  /// Bytes of the record looked at so far.
  private(set) var position = 0
  /// Line feeds among them.
  private(set) var lineFeeds = 0
  /// Where the last quoted field began: bytes from the start of the record, line feeds before it, and bytes from the
  /// start of its line.
  private(set) var quoteStart = (position: 0, lineFeeds: 0, column: 0)

  private var state = State.fieldStart
  private var field: [UInt8] = []
  private var lineStart = 0

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// Whether the record cannot end here because a quotation mark is open.
  var isInsideQuotes: Bool { state == .quoted }

  /// Looks at `bytes` from `start + position` on; true once the record is complete, with `position` after its end, or
  /// is given up.
  mutating func scan(_ bytes: [UInt8], from start: Int) -> Bool {
    var index = start + position
    defer { position = index - start }
    while index < bytes.count {
      let byte = bytes[index]
      switch state {
      case .fieldStart where byte == UInt8(ascii: "\""):
        state = .quoted
        quoteStart = (index - start, lineFeeds, index - start - lineStart)
        index += 1
      case .fieldStart, .plain:
        let run = bytes[index...].firstIndex { $0 == delimiter || $0 == UInt8(ascii: "\n") } ?? bytes.count
        field.append(contentsOf: bytes[index..<run])
        state = .plain
        index = run
        guard index < bytes.count else { break }
        index += 1
        if bytes[run] == delimiter {
          endField()
        } else {
          if field.last == UInt8(ascii: "\r") { field.removeLast() }
          return endRecord()
        }
      case .quoted:
        let run = bytes[index...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") } ?? bytes.count
        field.append(contentsOf: bytes[index..<run])
        index = run
        guard index < bytes.count else { break }
        index += 1
        if bytes[run] == UInt8(ascii: "\"") {
          state = .afterQuote
        } else {
          field.append(UInt8(ascii: "\n"))
          lineFeeds += 1
          lineStart = index - start
        }
      case .afterQuote, .afterQuoteAndReturn:
        if byte == UInt8(ascii: "\n") {
          index += 1
          return endRecord()
        }
        let followsReturn = state == .afterQuoteAndReturn
        switch byte {
        case UInt8(ascii: "\"") where !followsReturn:
          field.append(byte)
          state = .quoted
          index += 1
        case delimiter where !followsReturn:
          endField()
          index += 1
        case UInt8(ascii: "\r") where !followsReturn:
          state = .afterQuoteAndReturn
          index += 1
        default:
          fieldAfterQuote = fieldAfterQuote ?? fields.count + 1
          state = .plain
          if lineFeeds > quoteStart.lineFeeds {
            isGivenUp = true
            return true
          }
        }
      }
    }
    return false
  }

  /// Ends the record at the end of the input. It must not be inside quotation marks.
  mutating func finish() {
    precondition(!isInsideQuotes, "an open quotation mark is the caller's to report")
    endField()
  }

  private mutating func endField() {
    // Repairs invalid UTF-8; whether there was some is checked on the whole record.
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
    state = .fieldStart
  }

  private mutating func endRecord() -> Bool {
    endField()
    lineFeeds += 1
    return true
  }

  /// The delimiter that a header line uses most outside quotation marks: comma, semicolon or tab; comma if none.
  static func likelyDelimiter(ofHeader line: [UInt8]) -> UInt8 {
    var counts = [0, 0, 0]
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    return candidates.indices.max { counts[$0] < counts[$1] || (counts[$0] == counts[$1] && $0 > $1) }
      .map { candidates[$0] } ?? UInt8(ascii: ",")
  }
}
