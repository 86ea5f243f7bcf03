import Glibc

/// A file's bytes, mapped read-only for as long as the value lives.
@safe
public struct MappedFile: ~Copyable {
  private let base: UnsafeRawPointer?
  public let count: Int

  public init(path: String) throws(FileError) {
    unsafe (base, count) = try Self.map(path)
  }

  private static func map(_ path: String) throws(FileError) -> (UnsafeRawPointer?, Int) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.open, path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(.open, path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(.read, path, code: EISDIR) }
    let count = Int(status.st_size)
    guard count > 0 else { return (nil, 0) }
    let mapping = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard unsafe mapping != MAP_FAILED, let mapping = unsafe mapping else { throw FileError(.read, path) }
    return (UnsafeRawPointer(mapping), count)
  }

  deinit {
    if let base = unsafe base { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
  }

  /// The bytes; they go with this value.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let buffer = unsafe UnsafeRawBufferPointer(start: base, count: count)
      return unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
    }
  }
}
