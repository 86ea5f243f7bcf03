import Corpora
import Files
import Pages

/// The bytes of an article, as valid UTF-8.
enum ArticleSource {
  /// Reads a whole file, or standard input for `-`.
  ///
  /// - Parameter format: what its name says; nil lets its beginning say it.
  /// - Returns: the bytes, what they are, and what should be told of them. XML says its encoding itself and comes as it is.
  /// - Throws: what makes it no text. Under `skip`, bytes that are not UTF-8 become U+FFFD, with a warning.
  static func read(
    _ path: String, format: DocumentFormat?, onError: ErrorPolicy
  ) throws -> (bytes: [UInt8], format: DocumentFormat, warnings: [String]) {
    var warnings: [String] = []
    let name = path == "-" ? "standard input" : path
    let bytes = try FileDescriptor.readAll(path: path)
    guard !bytes.isEmpty else { throw InputError.empty(path: name) }
    let format = format ?? DocumentFormat.guessed(from: bytes)
    if format == .xml { return (bytes, format, []) }
    // Its bytes would be told as damaged UTF-8, and "repaired" into nothing readable.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError.otherEncoding(path: name, encoding: "UTF-16")
    }
    if let offset = bytes.firstIndex(of: 0) {
      warnings.append("\(name): byte \(offset) is NUL; such bytes are kept and separate words")
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return (bytes, format, warnings)
    } catch {
      let offset = error.byteOffsets.lowerBound
      guard onError == .skip else { throw InputError.invalidUTF8(path: name, offset: offset) }
      warnings.append("\(name): byte \(offset) is not UTF-8; such bytes are read as U+FFFD")
      return (Array(String(decoding: bytes, as: UTF8.self).utf8), format, warnings)
    }
  }
}
