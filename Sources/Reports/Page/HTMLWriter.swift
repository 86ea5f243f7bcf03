/// Writes HTML into a byte array: what is opened is closed, and whatever comes from an input is escaped.
///
/// The content of an element is written by a closure, so elements nest by construction. Names of elements and attributes
/// are ours; texts and values may be anything.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  typealias Attributes = KeyValuePairs<String, String?>

  /// An element with content. An attribute whose value is nil is left out; one with an empty value is written as its
  /// name alone.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ content: (inout HTMLWriter) -> Void
  ) {
    begin(name, attributes)
    content(&self)
    bytes.append(contentsOf: "</\(name)>".utf8)
  }

  /// An element whose content is a text.
  mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element that has no content and no end tag.
  mutating func void(_ name: String, _ attributes: Attributes = [:]) { begin(name, attributes) }

  mutating func text(_ text: String) { append(text, isValue: false) }

  /// White space between elements, for those who read the source.
  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// Markup, style or script of our own.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// JSON inside a script element: no `<` is left that could end the element or open a comment in it.
  mutating func json(_ json: [UInt8]) {
    for byte in json {
      if byte == UInt8(ascii: "<") { bytes.append(contentsOf: #"\u003c"#.utf8) } else { bytes.append(byte) }
    }
  }

  private mutating func begin(_ name: String, _ attributes: Attributes) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for (key, value) in attributes {
      guard let value else { continue }
      bytes.append(UInt8(ascii: " "))
      bytes.append(contentsOf: key.utf8)
      guard !value.isEmpty else { continue }
      bytes.append(UInt8(ascii: "="))
      let isQuoted = !value.utf8.allSatisfy(Self.isUnquoted)
      if isQuoted { bytes.append(UInt8(ascii: "\"")) }
      append(value, isValue: true)
      if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Bytes of a value that needs no quotation marks. A slash needs none in HTML, but is better read with them.
  private static func isUnquoted(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private mutating func append(_ text: String, isValue: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"" where isValue: bytes.append(contentsOf: "&quot;".utf8)
      default:
        if scalar.isASCII, scalar.value >= 0x20, scalar.value != 0x7F {
          bytes.append(UInt8(scalar.value))
        } else {
          bytes.append(contentsOf: UTF8.encode(Self.allowed(scalar))!)
        }
      }
    }
  }

  /// HTML has neither control characters, white space excepted, nor noncharacters: U+FFFD stands for them.
  private static func allowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A: scalar
    // A carriage return would be read as a line feed, but counted as an error beside one.
    case 0x0D: " "
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: "\u{FFFD}"
    default: scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar
    }
  }
}
