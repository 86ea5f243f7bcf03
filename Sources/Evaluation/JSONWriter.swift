/// Writes JSON (RFC 8259) into a byte array, keys in the order in which they are given, without any white space of its
/// own.
///
///     var json = JSONWriter()
///     json.beginObject()
///     json.key("label")
///     json.value("favor")
///     json.endObject()
///     json.bytes  // {"label":"favor"}
///
/// Several root values may follow one another if `newline()` stands between them, which gives JSON Lines. It only ever
/// appends; misuse (a value without its key, a container closed by the wrong end) is a precondition failure at the call
/// that is wrong. That keys of an object differ is left to the caller.
public struct JSONWriter: Sendable {
  /// What has been written so far. It is whole JSON text when `isComplete`.
  public private(set) var bytes: [UInt8]

  private enum Container {
    case object
    case array
  }

  private var open: [Container] = []
  /// Whether something stands before the place of writing, in its container or at the root.
  private var needsComma = false
  private var hasKey = false

  /// A writer that appends to `bytes`.
  public init(appendingTo bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Whether no object or array is open.
  public var isComplete: Bool { open.isEmpty }

  /// What has been written, as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what has been written and keeps the memory, for the next chunk of a stream. Nothing may be open.
  public mutating func removeAll() {
    precondition(isComplete, "bytes are removed while \(open.count) objects or arrays are open")
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line after a root value.
  public mutating func newline() {
    precondition(isComplete && needsComma, "a newline must follow a whole root value")
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Opens an object, as a value.
  public mutating func beginObject() {
    beginValue()
    begin(.object, UInt8(ascii: "{"))
  }

  /// Closes the object opened last.
  public mutating func endObject() {
    precondition(open.last == .object && !hasKey, "endObject() where no object is open or a key lacks its value")
    end(UInt8(ascii: "}"))
  }

  /// Opens an array, as a value.
  public mutating func beginArray() {
    beginValue()
    begin(.array, UInt8(ascii: "["))
  }

  /// Closes the array opened last.
  public mutating func endArray() {
    precondition(open.last == .array, "endArray() where no array is open")
    end(UInt8(ascii: "]"))
  }

  /// Writes a key of the object that is open; its value must follow.
  public mutating func key(_ name: String) {
    precondition(open.last == .object && !hasKey, "key \(name) outside an object or after another key")
    separate()
    appendQuoted(name.utf8.span)
    bytes.append(UInt8(ascii: ":"))
    hasKey = true
  }

  /// Writes a string.
  public mutating func value(_ string: String) {
    beginValue()
    appendQuoted(string.utf8.span)
  }

  /// Writes a string given as bytes. Sequences that are not UTF-8 become U+FFFD, as `String(decoding:as:)` has it.
  public mutating func value(utf8 string: Span<UInt8>) {
    beginValue()
    if (try? UTF8Span(validating: string)) != nil {
      appendQuoted(string)
    } else {
      var copy: [UInt8] = []
      copy.reserveCapacity(string.count)
      for index in string.indices {
        copy.append(string[index])
      }
      appendQuoted(String(decoding: copy, as: UTF8.self).utf8.span)
    }
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    beginValue()
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Writes a whole number, all of its digits; some readers keep only those of a Double.
  public mutating func value(_ number: UInt64) {
    beginValue()
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Writes the shortest decimal that reads back as the same Double; null if it is not finite or nil, for JSON has
  /// neither infinities nor NaN.
  public mutating func value(_ number: Double?) {
    beginValue()
    if let number, number.isFinite {
      bytes.append(contentsOf: number.description.utf8)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
  }

  /// Writes true or false.
  public mutating func value(_ flag: Bool) {
    beginValue()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Writes null.
  public mutating func null() {
    beginValue()
    bytes.append(contentsOf: "null".utf8)
  }

  private mutating func beginValue() {
    switch open.last {
    case .object:
      precondition(hasKey, "a value in an object without its key")
      hasKey = false
    case .array:
      separate()
    case nil:
      precondition(!needsComma, "a second root value without newline() before it")
      needsComma = true
    }
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func begin(_ container: Container, _ bracket: UInt8) {
    bytes.append(bracket)
    open.append(container)
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    bytes.append(bracket)
    open.removeLast()
    needsComma = true
  }

  private mutating func appendQuoted(_ string: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    JSONEscaping.append(string, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
