import Glibc

/// A file that appears whole or not at all: written under a temporary name beside its place, synced, then renamed over
/// it. If it is dropped before `commit`, the old file stays and the temporary one is removed.
public struct AtomicFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isOpen = true

  /// Creates the temporary file. The process id in its name keeps two processes apart.
  public init(replacing path: String) throws(FileError) {
    self.path = path
    temporary = "\(path).\(getpid()).partial"
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.create, path) }
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try FileDescriptor.write(bytes, to: descriptor, named: path)
  }

  /// Makes what was written the file at the path.
  public consuming func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(.write, path) }
    guard unsafe rename(temporary, path) == 0 else { throw FileError(.replace, path) }
    close(descriptor)
    isOpen = false
    // The rename itself is durable once the folder is synced; a file system that cannot do so has no more to offer.
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let folderDescriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folderDescriptor >= 0 {
      fsync(folderDescriptor)
      close(folderDescriptor)
    }
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    unsafe unlink(temporary)
  }
}
