import Files
import FoundationEssentials
import Glibc
import Testing

struct MappedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bytes(of file: borrowing MappedFile) -> [UInt8] {
    unsafe file.bytes.withUnsafeBytes { unsafe Array($0) }
  }

  /// Sizes on both sides of a page.
  @Test(arguments: [1, 7, 4_095, 4_096, 4_097, 100_000])
  func bytesAreThoseOfTheFile(_ count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 31) }
    let file = try MappedFile(path: folder.write("file", content))
    #expect(file.count == count && file.bytes.byteCount == count)
    #expect(bytes(of: file) == content)
  }

  @Test func anEmptyFileHasNoBytes() throws {
    let file = try MappedFile(path: folder.write("empty", []))
    #expect(file.count == 0 && file.bytes.isEmpty)
    #expect(bytes(of: file) == [])
  }

  @Test func aMissingFileIsNamed() {
    let path = folder.path("none")
    #expect(throws: FileError(.open, path, code: ENOENT)) { _ = try MappedFile(path: path) }
    #expect(throws: FileError(.open, "", code: ENOENT)) { _ = try MappedFile(path: "") }
  }

  @Test func aFolderIsNamed() {
    #expect(throws: FileError(.read, folder.path, code: EISDIR)) { _ = try MappedFile(path: folder.path) }
  }

  /// An atomic replacement, which is how models change, leaves the mapping of the old file whole.
  @Test func aReplacedFileStaysReadable() throws {
    let path = try folder.write("file", [UInt8](repeating: 1, count: 5_000))
    let file = try MappedFile(path: path)
    let new = try AtomicFile(replacing: path)
    try new.write([2])
    try new.commit()
    #expect(bytes(of: file) == [UInt8](repeating: 1, count: 5_000))
    #expect(try MappedFile(path: path).count == 1)
  }
}
