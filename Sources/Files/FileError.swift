import Glibc

/// What the system refused to do with a file.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Operation: String, Sendable {
    case open = "open"
    case read = "read"
    case create = "create"
    case write = "write"
    case replace = "replace"
  }

  public let operation: Operation
  public let path: String
  /// The system's errno.
  public let code: Int32

  public init(_ operation: Operation, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The error of the system call that has just failed.
  init(_ operation: Operation, _ path: String) {
    self.init(operation, path, code: errno)
  }

  public var description: String {
    "cannot \(operation.rawValue) \(path): \(unsafe String(cString: strerror(code)))"
  }

  /// Whether there is nothing at the path.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}
