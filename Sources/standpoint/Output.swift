import Files
import Glibc

/// Where data goes: standard output, or a file that appears whole when the run has ended well.
struct Output: ~Copyable {
  private var file: AtomicFile?
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  init(path: String?) throws(FileError) {
    if let path, path != "-" { file = try AtomicFile(replacing: path) } else { file = nil }
  }

  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  mutating func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  /// Passes on what is buffered.
  mutating func flush() throws(FileError) {
    switch file {
    case .some(let file): try file.write(buffer)
    case .none: try FileDescriptor.write(buffer, to: STDOUT_FILENO, named: "standard output")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes the output final.
  consuming func finish() throws(FileError) {
    try flush()
    if let file = file { try file.commit() }
  }
}
