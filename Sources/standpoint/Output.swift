import ArgumentParser
import Files
import Glibc

/// Where data goes: standard output, or a file that appears whole when the run has ended well.
struct Output: ~Copyable {
  private var file: AtomicFile?
  private let isStandardOutput: Bool
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  init(path: String?) throws(FileError) {
    if let path, path != "-" {
      file = try AtomicFile(replacing: path)
      isStandardOutput = false
    } else {
      file = nil
      isStandardOutput = true
    }
  }

  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    // What is large goes its way without another copy.
    if bytes.count >= Self.bufferSize {
      try flush()
      try pass(bytes)
    } else {
      buffer += bytes
      if buffer.count >= Self.bufferSize { try flush() }
    }
  }

  mutating func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  /// Passes on what is buffered. Bytes that could not be written are not tried again: some may have been.
  mutating func flush() throws(FileError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try pass(buffer)
  }

  private func pass(_ bytes: [UInt8]) throws(FileError) {
    switch file {
    case .some(let file): try file.write(bytes)
    case .none: try FileDescriptor.write(bytes, to: STDOUT_FILENO, named: "standard output")
    }
  }

  /// Makes the output final.
  consuming func finish() throws(FileError) {
    try flush()
    if let file = file { try file.commit() }
  }

  /// Passes on what there is when the run has failed: standard output has given part of it already, so its reader should
  /// get all that was worked out. A file is left to be dropped: it stays as it was.
  mutating func abandon() {
    if isStandardOutput { try? flush() }
  }
}

/// Keeps a run from writing over what it reads: one slip in a command line must not cost a file.
enum OutputPaths {
  /// - Parameters:
  ///   - outputs: an option's name and the path it gives, if any.
  ///   - inputs: what the run reads.
  static func validate(_ outputs: [(option: String, path: String?)], inputs: [String]) throws {
    var taken: [(name: String, path: String)] = inputs.filter { $0 != "-" }.map { ("an input", $0) }
    for (option, path) in outputs {
      guard let path, path != "-" else { continue }
      if let other = taken.first(where: { isSameFile($0.path, path) }) {
        throw ValidationError("\(option) \(path) is also \(other.name) (\(other.path)); give it another name")
      }
      taken.append(("the file of \(option)", path))
    }
  }

  /// Whether two paths lead to one regular file. Devices and pipes may well be both input and output.
  private static func isSameFile(_ first: String, _ second: String) -> Bool {
    if first == second { return !isSpecial(first) }
    var (one, other) = (stat(), stat())
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && !isSpecial(first)
  }

  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }
}
