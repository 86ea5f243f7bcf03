import Dispatch
import Files
import Glibc
import Testing

struct FileDescriptorTests {
  /// Both ends of a pipe.
  private func makePipe() -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    #expect(unsafe pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test func aReadGivesWhatIsThereAndNothingAtTheEnd() throws {
    let (reading, writing) = makePipe()
    defer { close(reading) }
    try FileDescriptor.write([1, 2, 3], to: writing, named: "pipe")
    #expect(try FileDescriptor.read(100, from: reading, named: "pipe") == [1, 2, 3])
    try FileDescriptor.write([4, 5, 6], to: writing, named: "pipe")
    #expect(try FileDescriptor.read(2, from: reading, named: "pipe") == [4, 5])
    close(writing)
    #expect(try FileDescriptor.read(2, from: reading, named: "pipe") == [6])
    #expect(try FileDescriptor.read(2, from: reading, named: "pipe") == [])
    #expect(try FileDescriptor.readAll(from: reading, named: "pipe") == [])
  }

  /// More than a pipe holds: each side is cut into pieces by the other.
  @Test func transfersAreWholeThroughAPipe() throws {
    let (reading, writing) = makePipe()
    let content = (0..<1_500_007).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
    DispatchQueue.global().async {
      // What went wrong here shows as a shorter result.
      try? FileDescriptor.write(content, to: writing, named: "pipe")
      close(writing)
    }
    let read = try FileDescriptor.readAll(from: reading, named: "pipe")
    close(reading)
    #expect(read.count == content.count)
    #expect(read == content)
  }

  /// The system takes a part and then no more: what is not written is not passed over.
  @Test func aShortWriteIsNotTakenForAWholeOne() throws {
    let (reading, writing) = makePipe()
    #expect(fcntl(writing, F_SETFL, O_NONBLOCK) == 0)
    defer {
      close(reading)
      close(writing)
    }
    let content = [UInt8](repeating: 7, count: 3_000_000)
    #expect(throws: FileError(.write, "pipe", code: EAGAIN)) {
      try FileDescriptor.write(content, to: writing, named: "pipe")
    }
    #expect(try FileDescriptor.read(10, from: reading, named: "pipe") == [UInt8](repeating: 7, count: 10))
  }

  @Test func wholeFilesAreReadByPath() throws {
    let folder = try TemporaryFolder()
    let content = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 * 13) }
    #expect(try FileDescriptor.readAll(path: folder.write("file", content)) == content)
    #expect(try FileDescriptor.readAll(path: folder.write("empty", [])) == [])
    let missing = folder.path("none")
    #expect(throws: FileError(.open, missing, code: ENOENT)) { try FileDescriptor.readAll(path: missing) }
    #expect(throws: FileError(.read, folder.path, code: EISDIR)) { try FileDescriptor.readAll(path: folder.path) }
  }

  @Test func refusedTransfersAreNamed() throws {
    let (reading, writing) = makePipe()
    defer {
      close(reading)
      close(writing)
    }
    #expect(throws: FileError(.write, "one", code: EBADF)) { try FileDescriptor.write([1], to: reading, named: "one") }
    #expect(throws: FileError(.read, "two", code: EBADF)) { try FileDescriptor.read(1, from: writing, named: "two") }
    #expect(throws: FileError(.read, "two", code: EBADF)) { try FileDescriptor.readAll(from: writing, named: "two") }
    // Nothing to write asks nothing of the descriptor.
    try FileDescriptor.write([], to: reading, named: "one")
    let full = unsafe open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: FileError(.write, "disk", code: ENOSPC)) { try FileDescriptor.write([1], to: full, named: "disk") }
  }
}
