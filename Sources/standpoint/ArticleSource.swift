import Corpora
import Files

/// The bytes of an article, as valid UTF-8.
enum ArticleSource {
  /// Reads a whole file, or standard input for `-`.
  ///
  /// - Returns: the bytes, and what should be told of them.
  /// - Throws: what makes it no text. Under `skip`, bytes that are not UTF-8 become U+FFFD, with a warning.
  static func read(_ path: String, onError: ErrorPolicy) throws -> (bytes: [UInt8], warnings: [String]) {
    var warnings: [String] = []
    let name = path == "-" ? "standard input" : path
    let bytes = try FileDescriptor.readAll(path: path)
    guard !bytes.isEmpty else { throw InputError.empty(path: name) }
    // Its bytes would be told as damaged UTF-8, and "repaired" into nothing readable.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError.otherEncoding(path: name, encoding: "UTF-16")
    }
    if let offset = bytes.firstIndex(of: 0) {
      warnings.append("\(name): byte \(offset) is NUL; such bytes are kept and separate words")
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
      return (bytes, warnings)
    } catch {
      let offset = error.byteOffsets.lowerBound
      guard onError == .skip else { throw InputError.invalidUTF8(path: name, offset: offset) }
      warnings.append("\(name): byte \(offset) is not UTF-8; such bytes are read as U+FFFD")
      return (Array(String(decoding: bytes, as: UTF8.self).utf8), warnings)
    }
  }
}
