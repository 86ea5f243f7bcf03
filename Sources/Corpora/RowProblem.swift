/// What is wrong with one row. The description says it in one line, without the place.
public enum RowProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// Not JSON. `column` is the byte of the line, from 1.
  case invalidJSON(column: Int, what: String)
  /// A JSON line whose value is no object.
  case notAnObject(found: String)
  /// An object with the same key twice: which value counts would be a guess.
  case repeatedKey(String)
  /// No value under the name that holds the text.
  case missingText(field: String, keys: [String])
  /// A value that must be a string and is none.
  case notAString(field: String, found: String)
  /// A label written as a number, a truth value or worse.
  case labelNotAString(head: String, field: String, found: String, value: String)
  /// A label that the corpus does not declare.
  case undeclaredLabel(head: String, label: String, declared: [String])
  /// An id that an earlier row of the same input has.
  case duplicateID(String, first: SourceLocation)
  /// A delimited row with more or fewer fields than the header.
  case fieldCount(found: Int, expected: Int)
  /// A quoted field that never ends. `line` counts from 1 in the file, `column` in bytes from 1 in that line.
  case unterminatedQuote(line: Int, column: Int)
  /// Bytes between the closing quotation mark of a field (numbered from 1) and the delimiter. `line` is the line of the
  /// file on which the field begins.
  case textAfterQuote(field: Int, line: Int)
  /// Bytes that are no UTF-8. `offset` counts from 0 at the start of the file, a byte order mark included.
  case invalidUTF8(offset: Int)

  public var description: String {
    switch self {
    case .invalidJSON(let column, let what):
      "invalid JSON at byte \(column) of the line: \(what)"
    case .notAnObject(let found):
      "a JSON object is needed on each line, this is \(found)"
    case .repeatedKey(let key):
      "the key \(quoted(key)) appears twice in the object; remove one"
    case .missingText(let field, let keys):
      "no key \(quoted(field)) for the text: \(NearNames.explanation(of: field, among: keys)) "
        + "(another one can be named as the text field)"
    case .notAString(let field, let found):
      "\(quoted(field)) must be a string, this is \(found)"
    case .labelNotAString(let head, let field, let found, let value):
      "the label \(value) in \(quoted(field)) is \(found); labels are strings: "
        + "write it as one, or rename it by a label map (\(head):\(value)=LABEL)"
    case .undeclaredLabel(let head, let label, let declared):
      "the label \(quoted(label)) of head \(quoted(head)) is not declared: "
        + NearNames.explanation(of: label, among: declared)
    case .duplicateID(let id, let first):
      "the id \(quoted(id)) is already that of \(first); ids must differ"
    case .fieldCount(let found, let expected):
      "\(found) field\(found == 1 ? "" : "s") where the header row has \(expected)"
    case .unterminatedQuote(let line, let column):
      "the quoted field that begins at line \(line), byte \(column) is never closed"
    case .textAfterQuote(let field, let line):
      "field \(field), which begins at line \(line), goes on after its closing quotation mark; "
        + "a quotation mark inside a quoted field is written twice"
    case .invalidUTF8(let offset):
      "invalid UTF-8 at byte offset \(offset) of the file; convert the file to UTF-8, or skip errors to repair the row"
    }
  }
}
