import Glibc

/// Whole transfers over a file descriptor, which the system may cut into pieces or interrupt.
public enum FileDescriptor {
  /// Writes all bytes.
  public static func write(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(.write, path)
      }
      written += count
    }
  }

  /// Reads at most `limit` bytes; none at the end of the file.
  public static func read(_ limit: Int, from descriptor: Int32, named path: String) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var result = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
      while result < 0 && errno == EINTR { result = unsafe Glibc.read(descriptor, buffer.baseAddress, limit) }
      if result < 0 { failure = errno }
      count = max(result, 0)
    }
    guard failure == 0 else { throw FileError(.read, path, code: failure) }
    return bytes
  }

  /// Reads to the end.
  public static func readAll(from descriptor: Int32, named path: String) throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try read(1 << 20, from: descriptor, named: path)
      if piece.isEmpty { return all }
      all += piece
    }
  }

  /// Reads a whole file; `-` is standard input.
  public static func readAll(path: String) throws(FileError) -> [UInt8] {
    if path == "-" { return try readAll(from: STDIN_FILENO, named: "standard input") }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.open, path) }
    defer { close(descriptor) }
    return try readAll(from: descriptor, named: path)
  }
}
