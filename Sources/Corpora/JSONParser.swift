internal import CBytes

/// Parses JSON (RFC 8259) from bytes of valid UTF-8, in one pass.
///
/// Written for this module because rows must keep numbers as written and errors must name the byte, and because
/// Foundation's decoder is several times too slow for streams. One leniency: raw control characters inside strings are
/// accepted, as many exporters write them. A faster scanner would replace this file alone: `parse` is all that is used.
package struct JSONParser {
  package typealias Failure = JSONTokens.Failure

  private let bytes: [UInt8]
  private var position = 0
  /// Deeper values are refused, so that hostile input cannot exhaust the stack.
  private static let maximumDepth = 128

  /// The value that the bytes hold, with nothing but white space around it.
  package static func parse(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    parser.skipWhitespace()
    let value = try parser.value(depth: 0)
    parser.skipWhitespace()
    if parser.position < bytes.count { throw parser.failure("more text after the value") }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func failure(_ what: String) -> Failure { Failure(offset: position, what: what) }

  /// The byte at the position, or nil at the end.
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipWhitespace() { position = JSONTokens.afterSpace(bytes, position, bytes.count) }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < JSONParser.maximumDepth else { throw failure("nested more than \(JSONParser.maximumDepth) deep") }
    guard let byte = current else { throw failure("the line ends where a value is needed") }
    switch byte {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    // No JSON, but what Python writes for a missing value; exports of data frames are full of it.
    case UInt8(ascii: "N"): return try word("NaN", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw failure("a value is needed")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    position = try JSONTokens.afterWord(word, bytes, position, bytes.count)
    return value
  }

  private mutating func elements(depth: Int) throws(Failure) -> [JSONValue] {
    var elements: [JSONValue] = []
    position += 1
    skipWhitespace()
    if current == UInt8(ascii: "]") {
      position += 1
      return elements
    }
    while true {
      skipWhitespace()
      elements.append(try value(depth: depth + 1))
      skipWhitespace()
      if try endsList(UInt8(ascii: "]"), what: "a comma or ] is needed") { return elements }
    }
  }

  private mutating func members(depth: Int) throws(Failure) -> [JSONMember] {
    var members: [JSONMember] = []
    position += 1
    skipWhitespace()
    if current == UInt8(ascii: "}") {
      position += 1
      return members
    }
    while true {
      skipWhitespace()
      guard current == UInt8(ascii: "\"") else { throw failure("a key in quotation marks is needed") }
      let key = try string()
      skipWhitespace()
      guard current == UInt8(ascii: ":") else { throw failure("a colon is needed") }
      position += 1
      skipWhitespace()
      members.append(JSONMember(key: key, value: try value(depth: depth + 1)))
      skipWhitespace()
      if try endsList(UInt8(ascii: "}"), what: "a comma or } is needed") { return members }
    }
  }

  private mutating func endsList(_ end: UInt8, what: String) throws(Failure) -> Bool {
    guard current == end || current == UInt8(ascii: ",") else { throw failure(what) }
    defer { position += 1 }
    return current == end
  }

  private mutating func number() throws(Failure) -> String {
    let start = position
    position = try JSONTokens.afterNumber(bytes, position, bytes.count)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func string() throws(Failure) -> String {
    let opening = position
    position += 1
    var start = position
    // Filled only when there is an escape: most strings are one slice of the input.
    var decoded: [UInt8] = []
    while true {
      position = unsafe standpoint_find_quote_or_backslash(bytes, position, bytes.count)
      guard let byte = current else { break }
      if byte == UInt8(ascii: "\"") {
        let tail = bytes[start..<position]
        position += 1
        if decoded.isEmpty { return String(decoding: tail, as: UTF8.self) }
        decoded.append(contentsOf: tail)
        return String(decoding: decoded, as: UTF8.self)
      }
      decoded.append(contentsOf: bytes[start..<position])
      let (scalar, next) = try JSONTokens.escape(bytes, position, bytes.count)
      decoded.append(contentsOf: String(scalar).utf8)
      position = next
      start = next
    }
    position = opening
    throw failure("the string that begins here is never closed")
  }
}
