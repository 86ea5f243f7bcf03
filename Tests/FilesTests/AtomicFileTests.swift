import Files
import FoundationEssentials
import Glibc
import Testing

struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func nothingIsSeenBeforeTheCommit() throws {
    try folder.write("page", [1, 2, 3])
    let file = try AtomicFile(replacing: folder.path("page"))
    try file.write([4, 5])
    #expect(try folder.read("page") == [1, 2, 3])
    #expect(try folder.names().count == 2)
    try file.write([])
    try file.write([6])
    try file.commit()
    #expect(try folder.read("page") == [4, 5, 6])
    #expect(try folder.names() == ["page"])
  }

  @Test func aNewFileIsReadableByAll() throws {
    try AtomicFile(replacing: folder.path("new")).commit()
    #expect(try folder.read("new") == [])
    var status = stat()
    #expect(unsafe stat(folder.path("new"), &status) == 0)
    #expect(status.st_mode & 0o700 == 0o600)
  }

  @Test func permissionsAreHandedOn() throws {
    let path = try folder.write("page", [1])
    #expect(unsafe chmod(path, 0o640) == 0)
    let file = try AtomicFile(replacing: path)
    try file.write([2])
    try file.commit()
    var status = stat()
    #expect(unsafe stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(try folder.read("page") == [2])
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is unwritable for root"))
  func aProtectedFileIsNotReplaced() throws {
    let path = try folder.write("page", [1])
    #expect(unsafe chmod(path, 0o400) == 0)
    #expect(throws: FileError(.create, path, code: EACCES)) { _ = try AtomicFile(replacing: path) }
  }

  @Test func aLinkStaysAndItsFileIsReplaced() throws {
    let path = try folder.write("page", [1])
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "page")
    let file = try AtomicFile(replacing: link)
    try file.write([2])
    try file.commit()
    #expect(try folder.read("page") == [2])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "page")
    #expect(try folder.names() == ["link", "page"])
    #expect(try AtomicFileTests.type(path) == S_IFREG)
  }

  /// A device is written to as it is: a rename would put a file in its place.
  @Test func devicesStay() throws {
    let null = try AtomicFile(replacing: "/dev/null")
    try null.write([1])
    try null.commit()
    let full = try AtomicFile(replacing: "/dev/full")
    #expect(throws: FileError(.write, "/dev/full", code: ENOSPC)) { try full.write([1]) }
    for device in ["/dev/null", "/dev/full"] { #expect(try AtomicFileTests.type(device) == S_IFCHR) }
  }

  @Test func namedPipesStay() throws {
    let path = folder.path("pipe")
    #expect(unsafe mkfifo(path, 0o600) == 0)
    // Open for reading and writing, so that neither side waits for the other.
    let reader = unsafe open(path, O_RDWR)
    defer { close(reader) }
    let file = try AtomicFile(replacing: path)
    try file.write([7, 8])
    try file.commit()
    #expect(try FileDescriptor.read(10, from: reader, named: path) == [7, 8])
    #expect(try AtomicFileTests.type(path) == S_IFIFO)
    #expect(try folder.names() == ["pipe"])
  }

  private static func type(_ path: String) throws -> mode_t {
    var status = stat()
    try #require(unsafe lstat(path, &status) == 0)
    return status.st_mode & S_IFMT
  }

  @Test func aFileThatIsDroppedLeavesTheOldOne() throws {
    try folder.write("page", [1])
    func begin() throws {
      let file = try AtomicFile(replacing: folder.path("page"))
      try file.write([2])
      #expect(try folder.names().count == 2)
    }
    try begin()
    #expect(try folder.read("page") == [1])
    #expect(try folder.names() == ["page"])
  }

  @Test func aDroppedNewFileLeavesNothing() throws {
    func begin() throws { try AtomicFile(replacing: folder.path("new")).write([2]) }
    try begin()
    #expect(try folder.names() == [])
  }

  @Test func largeFilesAreWhole() throws {
    let piece = (0..<100_003).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let file = try AtomicFile(replacing: folder.path("large"))
    for _ in 0..<5 { try file.write(piece) }
    try file.commit()
    #expect(try folder.read("large") == Array([[UInt8]](repeating: piece, count: 5).joined()))
  }

  @Test func aMissingFolderIsNamed() {
    let path = folder.path("none/page")
    #expect(throws: FileError(.create, path, code: ENOENT)) { _ = try AtomicFile(replacing: path) }
  }

  @Test func aFileInPlaceOfTheFolderIsNamed() throws {
    let path = try folder.write("file", [1]) + "/page"
    #expect(throws: FileError(.create, path, code: ENOTDIR)) { _ = try AtomicFile(replacing: path) }
    #expect(try folder.read("file") == [1])
  }

  /// A folder stands where the file should: that shows before anything is written.
  @Test func aFolderIsNotReplaced() throws {
    let path = folder.path("page")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: FileError(.create, path, code: EISDIR)) { _ = try AtomicFile(replacing: path) }
    #expect(try folder.names() == ["page"])
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is unwritable for root"))
  func anUnwritableFolderIsNamed() throws {
    #expect(unsafe chmod(folder.path, 0o500) == 0)
    defer { unsafe chmod(folder.path, 0o700) }
    let path = folder.path("page")
    #expect(throws: FileError(.create, path, code: EACCES)) { _ = try AtomicFile(replacing: path) }
  }

  /// A folder in which nobody, not even root, can create.
  @Test func aFileSystemThatRefusesIsNamed() {
    do {
      _ = try AtomicFile(replacing: "/proc/standpoint")
      Issue.record("created a file in /proc")
    } catch {
      #expect(error.operation == .create && error.path == "/proc/standpoint")
    }
  }
}
