import Glibc

/// A file that appears whole or not at all: written under a temporary name beside its place, synced, then renamed over
/// it. If it is dropped before `commit`, the old file stays and the temporary one is removed.
///
/// A symbolic link stays one, and what it points to is replaced; a file that is replaced hands on its permissions. What
/// is no regular file (a device, a named pipe) is never replaced: it is written to as it is.
public struct AtomicFile: ~Copyable {
  /// The path as it was given, for messages.
  private let path: String
  private let destination: String
  /// Nil where bytes go straight to the destination.
  private let temporary: String?
  private let descriptor: Int32
  private var isOpen = true

  /// Creates the temporary file. The process id in its name keeps two processes apart.
  public init(replacing path: String) throws(FileError) {
    let destination = Self.resolvingLinks(path)
    var status = stat()
    let exists = unsafe stat(destination, &status) == 0
    let type = status.st_mode & S_IFMT
    if exists {
      guard type != S_IFDIR else { throw FileError(.create, path, code: EISDIR) }
      // A rename would replace it all the same; that is not what write protection says.
      guard unsafe access(destination, W_OK) == 0 else { throw FileError(.create, path) }
    }
    let isReplaced = !exists || type == S_IFREG
    let temporary = isReplaced ? "\(destination).\(getpid()).partial" : nil
    let flags = isReplaced ? O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC : O_WRONLY | O_CLOEXEC
    let descriptor = unsafe open(temporary ?? destination, flags, 0o644)
    guard descriptor >= 0 else { throw FileError(.create, path) }
    // Only the owner may do so; another's file then gets the usual permissions.
    if exists, isReplaced { fchmod(descriptor, status.st_mode & 0o777) }
    self.path = path
    self.destination = destination
    self.temporary = temporary
    self.descriptor = descriptor
  }

  /// The place that a chain of links ends at; the path itself if there is nothing.
  private static func resolvingLinks(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try FileDescriptor.write(bytes, to: descriptor, named: path)
  }

  /// Makes what was written the file at the path.
  public consuming func commit() throws(FileError) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0 else { throw FileError(.write, path) }
    guard unsafe rename(temporary, destination) == 0 else { throw FileError(.replace, path) }
    close(descriptor)
    isOpen = false
    // The rename itself is durable once the folder is synced; a file system that cannot do so has no more to offer.
    let folder = destination.lastIndex(of: "/").map { String(destination[...$0]) } ?? "."
    let folderDescriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folderDescriptor >= 0 {
      fsync(folderDescriptor)
      close(folderDescriptor)
    }
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    if let temporary { unsafe unlink(temporary) }
  }
}
