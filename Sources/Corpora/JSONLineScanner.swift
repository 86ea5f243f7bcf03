internal import CBytes

/// Finds text, id and target of a flat JSON object without building its values.
///
/// It answers only where it is sure to agree with `JSONParser` and `RowAssembler`: a line with a nested value, an escaped
/// or repeated key, one beyond ASCII, a NUL, an error of any kind is left to them. To them keys are strings, which may be
/// equal though their bytes are not; ASCII has no such.
struct JSONLineScanner: Sendable {
  private let text: [UInt8]
  private let id: [UInt8]
  private let target: [UInt8]
  private let group: [UInt8]

  /// More keys than an object of rows has; each is compared with those before it.
  private static let maximumKeys = 32

  /// Nil if a column has two roles or a name beyond ASCII.
  init?(options: ReadingOptions) {
    let fields = [options.textField, options.idField, options.targetField, options.groupField]
    guard options.hasDistinctFields, fields.allSatisfy({ $0.utf8.allSatisfy(UTF8.isASCII) }) else { return nil }
    text = Array(options.textField.utf8)
    id = Array(options.idField.utf8)
    target = Array(options.targetField.utf8)
    group = Array(options.groupField.utf8)
  }

  /// What was found so far of a line. Ranges are of the columns' bytes.
  private struct Found {
    var text: Range<Int>?
    var id: Range<Int>?
    var target: Range<Int>?
    var keys: [Range<Int>] = []
  }

  /// Adds the row of a line, if this scanner is sure of it.
  ///
  /// - Parameters:
  ///   - line: its range in `bytes`, without line end.
  ///   - bytes: valid UTF-8; the columns' bytes begin with it.
  func add(_ line: Range<Int>, of bytes: [UInt8], index: Int, to columns: inout RowColumns) -> Bool {
    let end = line.upperBound
    var found = Found()
    var position = JSONTokens.afterSpace(bytes, line.lowerBound, end)
    guard position < end, bytes[position] == UInt8(ascii: "{") else { return false }
    repeat {
      position = JSONTokens.afterSpace(bytes, position + 1, end)
      guard let next = member(bytes, position, end, &found, &columns) else { return false }
      position = JSONTokens.afterSpace(bytes, next, end)
      guard position < end else { return false }
    } while bytes[position] == UInt8(ascii: ",")
    guard bytes[position] == UInt8(ascii: "}"), JSONTokens.afterSpace(bytes, position + 1, end) == end else {
      return false
    }
    guard let text = found.text else { return false }
    let target = found.target.flatMap { $0.isEmpty ? nil : String(decoding: columns.bytes[$0], as: UTF8.self) }
    columns.add(index: index, text: text, id: found.id.flatMap { $0.isEmpty ? nil : $0 }, target: target)
    return true
  }

  /// Reads a key and its value and returns the position after them.
  private func member(
    _ bytes: [UInt8], _ start: Int, _ end: Int, _ found: inout Found, _ columns: inout RowColumns
  ) -> Int? {
    guard start < end, bytes[start] == UInt8(ascii: "\"") else { return nil }
    let keyEnd = unsafe standpoint_find_quote_or_backslash(bytes, start + 1, end)
    guard keyEnd < end, bytes[keyEnd] == UInt8(ascii: "\""), found.keys.count < Self.maximumKeys else { return nil }
    let key = (start + 1)..<keyEnd
    for index in key where !UTF8.isASCII(bytes[index]) { return nil }
    for other in found.keys where Self.isEqual(bytes, key, other) { return nil }
    found.keys.append(key)
    let colon = JSONTokens.afterSpace(bytes, keyEnd + 1, end)
    guard colon < end, bytes[colon] == UInt8(ascii: ":") else { return nil }
    let first = JSONTokens.afterSpace(bytes, colon + 1, end)
    guard first < end else { return nil }
    if bytes[first] == UInt8(ascii: "\"") {
      guard let (value, next) = Self.string(bytes, first, end, &columns) else { return nil }
      if Self.isEqual(bytes, key, text) {
        found.text = value
      } else if Self.isEqual(bytes, key, id) {
        found.id = value
      } else if Self.isEqual(bytes, key, target) {
        found.target = value
      }
      return next
    }
    guard let next = Self.afterScalar(bytes, first, end) else { return nil }
    if Self.isEqual(bytes, key, text) { return nil }
    let isNull = bytes[first] == UInt8(ascii: "n") || bytes[first] == UInt8(ascii: "N")
    if Self.isEqual(bytes, key, target), !isNull { return nil }
    if Self.isEqual(bytes, key, id), !isNull { found.id = first..<next }
    return next
  }

  /// A string's content and the position after its closing mark. Content with escapes is put behind the columns' bytes.
  private static func string(
    _ bytes: [UInt8], _ opening: Int, _ end: Int, _ columns: inout RowColumns
  ) -> (content: Range<Int>, next: Int)? {
    let start = opening + 1
    var position = unsafe standpoint_find_quote_or_backslash(bytes, start, end)
    guard position < end else { return nil }
    if bytes[position] == UInt8(ascii: "\"") { return (start..<position, position + 1) }
    let decoded = columns.store(bytes[start..<position]).lowerBound
    while bytes[position] == UInt8(ascii: "\\") {
      guard let (scalar, next) = try? JSONTokens.escape(bytes, position, end), scalar != "\0" else { return nil }
      _ = columns.store(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      position = unsafe standpoint_find_quote_or_backslash(bytes, next, end)
      guard position < end else { return nil }
      _ = columns.store(bytes[next..<position])
    }
    return (decoded..<columns.bytes.count, position + 1)
  }

  /// The position after a number, truth value or null; nil for all else.
  private static func afterScalar(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "t"): try? JSONTokens.afterWord("true", bytes, start, end)
    case UInt8(ascii: "f"): try? JSONTokens.afterWord("false", bytes, start, end)
    case UInt8(ascii: "n"): try? JSONTokens.afterWord("null", bytes, start, end)
    case UInt8(ascii: "N"): try? JSONTokens.afterWord("NaN", bytes, start, end)
    default: try? JSONTokens.afterNumber(bytes, start, end)
    }
  }

  private static func isEqual(_ bytes: [UInt8], _ range: Range<Int>, _ name: [UInt8]) -> Bool {
    guard range.count == name.count else { return false }
    for index in name.indices where bytes[range.lowerBound + index] != name[index] { return false }
    return true
  }

  private static func isEqual(_ bytes: [UInt8], _ range: Range<Int>, _ other: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    for index in 0..<range.count where bytes[range.lowerBound + index] != bytes[other.lowerBound + index] {
      return false
    }
    return true
  }
}
