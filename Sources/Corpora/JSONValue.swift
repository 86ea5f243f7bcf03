/// A JSON value that keeps what was written: the digits of numbers and the order of keys.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// The number's text.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// What kind of value it is, for messages.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// A string as it is, a scalar as written, an array or object as compact JSON; nil for null.
  package var fieldText: String? {
    switch self {
    case .null: nil
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): text
    case .array, .object: compactText
    }
  }

  /// JSON without white space.
  var compactText: String {
    var text = ""
    write(to: &text, indentation: nil)
    return text
  }

  /// JSON with two spaces a level and a final line feed; arrays of scalars stay on one line.
  var indentedText: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text + "\n"
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private func write(to text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let string): JSONValue.write(string, to: &text)
    case .array(let elements):
      let onOneLine = indentation == nil || elements.allSatisfy(\.isScalar)
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += onOneLine && indentation != nil ? ", " : "," }
        if !onOneLine { JSONValue.newLine(&text, indentation.map { $0 + 1 }) }
        element.write(to: &text, indentation: indentation.map { $0 + 1 })
      }
      if !onOneLine { JSONValue.newLine(&text, indentation) }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        JSONValue.newLine(&text, indentation.map { $0 + 1 })
        JSONValue.write(member.key, to: &text)
        text += indentation == nil ? ":" : ": "
        member.value.write(to: &text, indentation: indentation.map { $0 + 1 })
      }
      if !members.isEmpty { JSONValue.newLine(&text, indentation) }
      text += "}"
    }
  }

  private static func newLine(_ text: inout String, _ indentation: Int?) {
    guard let indentation else { return }
    text += "\n" + String(repeating: "  ", count: indentation)
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// A key of an object with its value.
package struct JSONMember: Equatable, Sendable {
  package var key: String
  package var value: JSONValue
}
