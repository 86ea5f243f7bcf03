/// The mark that some programs put before a text.
enum ByteOrderMark {
  /// The length of a mark of UTF-8 at the front; 0 without one.
  ///
  /// - Throws: `otherEncoding` for a mark of UTF-16 or UTF-32.
  static func length(of bytes: [UInt8], path: String) throws(CorpusError) -> Int {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) {
      throw .otherEncoding(path: path, encoding: "UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .otherEncoding(path: path, encoding: "UTF-16")
    }
    return 0
  }
}
