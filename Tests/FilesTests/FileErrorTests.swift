import Files
import Glibc
import Testing

struct FileErrorTests {
  @Test(arguments: [
    (FileError(.open, "a/b", code: ENOENT), "cannot open a/b: No such file or directory"),
    (FileError(.read, "folder", code: EISDIR), "cannot read folder: Is a directory"),
    (FileError(.create, "x", code: EACCES), "cannot create x: Permission denied"),
    (FileError(.write, "disk", code: ENOSPC), "cannot write disk: No space left on device"),
    (FileError(.replace, "page", code: EISDIR), "cannot replace page: Is a directory"),
  ])
  func saysWhatWhereAndWhy(_ error: FileError, _ text: String) {
    #expect(error.description == text)
    #expect("\(error)" == text)
  }

  @Test func onlyAbsenceIsMissing() {
    #expect(FileError(.open, "x", code: ENOENT).isMissing)
    #expect(FileError(.open, "x/y", code: ENOTDIR).isMissing)
    for code in [EACCES, EISDIR, EIO, ENOSPC] { #expect(!FileError(.open, "x", code: code).isMissing) }
  }

  @Test func errorsAreValues() {
    #expect(FileError(.open, "x", code: EIO) == FileError(.open, "x", code: EIO))
    #expect(FileError(.open, "x", code: EIO) != FileError(.read, "x", code: EIO))
    #expect(FileError(.open, "x", code: EIO) != FileError(.open, "y", code: EIO))
    #expect(FileError(.open, "x", code: EIO) != FileError(.open, "x", code: ENOENT))
  }
}
