internal import Files
internal import Glibc

/// A file descriptor read in blocks with read(2), and the digest of what was read.
///
/// The one place of this module that talks to the operating system.
struct FileInput: ~Copyable, Sendable {
  /// The path as given; "-" for standard input.
  let path: String
  /// Bytes read so far.
  private(set) var offset = 0

  private let descriptor: Int32
  private let closesDescriptor: Bool
  private var block: [UInt8]
  /// Nil when nobody will ask for the digest: a stream to score need not pay for it.
  private var digest: SHA256Digest?

  /// Large enough that the cost of a call is lost in that of parsing, small enough to stay in the second-level cache.
  static let defaultBlockSize = 256 * 1024

  /// Opens a file, or standard input for "-".
  init(
    path: String, isDigested: Bool = false, blockSize: Int = FileInput.defaultBlockSize
  ) throws(CorpusError) {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? STDIN_FILENO : try FileInput.openDescriptor(path, flags: O_RDONLY)
    self.init(
      path: path, descriptor: descriptor, closes: !isStandardInput, isDigested: isDigested, blockSize: blockSize)
  }

  /// Reads from a descriptor that stays the caller's.
  init(descriptor: Int32, name: String, blockSize: Int = FileInput.defaultBlockSize) {
    self.init(path: name, descriptor: descriptor, closes: false, isDigested: false, blockSize: blockSize)
  }

  private init(path: String, descriptor: Int32, closes: Bool, isDigested: Bool, blockSize: Int) {
    precondition(blockSize > 0, "a block holds at least one byte")
    self.path = path
    self.descriptor = descriptor
    self.closesDescriptor = closes
    self.block = [UInt8](repeating: 0, count: blockSize)
    self.digest = isDigested ? SHA256Digest() : nil
  }

  deinit {
    // Nothing was written, so there is nothing that a failing close could lose.
    if closesDescriptor { _ = close(descriptor) }
  }

  /// Appends the next bytes to `buffer`; false at the end of the file.
  mutating func read(onto buffer: inout [UInt8]) throws(CorpusError) -> Bool {
    while true {
      let (count, code) = unsafe block.withUnsafeMutableBytes { bytes in
        let count = unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        return (count, errno)
      }
      if count == 0 { return false }
      if count > 0 {
        // Whole blocks are handed on as they are: only the last piece of a file is copied for the digest.
        digest?.update(count == block.count ? block : Array(block[..<count]))
        buffer.append(contentsOf: block[..<count])
        offset += count
        return true
      }
      switch code {
      case EINTR: continue
      case EISDIR: throw .isFolder(path: path)
      default: throw .readFailed(path: path, offset: offset, code: code, message: FileInput.message(code))
      }
    }
  }

  /// SHA-256 of the bytes read so far, in hexadecimal digits; nil unless it was asked for.
  func sha256() -> String? { digest?.hexadecimal() }

  /// SHA-256 of a whole file.
  static func sha256(ofFile path: String) throws(CorpusError) -> String {
    var input = try FileInput(path: path, isDigested: true)
    var buffer: [UInt8] = []
    while try input.read(onto: &buffer) { buffer.removeAll(keepingCapacity: true) }
    guard let digest = input.sha256() else { preconditionFailure("the digest was asked for") }
    return digest
  }

  /// All bytes of a small file.
  static func contents(ofFile path: String) throws(CorpusError) -> [UInt8] {
    var input = try FileInput(path: path)
    var buffer: [UInt8] = []
    while try input.read(onto: &buffer) {}
    return buffer
  }

  /// Whether a path names a folder; an error if it names nothing or may not be opened.
  static func isFolder(_ path: String) throws(CorpusError) -> Bool {
    if path == "-" { return false }
    do {
      _ = close(try openDescriptor(path, flags: O_RDONLY | O_DIRECTORY))
      return true
    } catch .cannotOpen(_, ENOTDIR, _) {
      return false
    }
  }

  private static func openDescriptor(_ path: String, flags: Int32) throws(CorpusError) -> Int32 {
    // The system would silently stop at a NUL and open another file.
    guard !path.utf8.contains(0) else { throw .notFound(path: path) }
    while true {
      let descriptor = unsafe open(path, flags | O_CLOEXEC)
      if descriptor >= 0 { return descriptor }
      let code = errno
      switch code {
      case EINTR: continue
      case ENOENT: throw .notFound(path: path)
      default: throw .cannotOpen(path: path, code: code, message: message(code))
      }
    }
  }

  private static func message(_ code: Int32) -> String {
    unsafe strerror(code).map { text in unsafe String(cString: text) } ?? "unknown error"
  }
}
