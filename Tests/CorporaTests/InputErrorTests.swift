import FoundationEssentials
import Glibc
import Testing

@testable import Corpora

private func error(_ paths: [String], options: ReadingOptions = ReadingOptions()) -> CorpusError? {
  do throws(CorpusError) {
    _ = try Corpus.read(paths: paths, options: options)
    return nil
  } catch {
    return error
  }
}

@Suite struct InputErrorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func missingInputs() throws {
    let nothing = folder.path("nothing.jsonl")
    #expect(error([nothing]) == .notFound(path: nothing))
    #expect(error([folder.path + "\0x"]) == .notFound(path: folder.path + "\0x"))
    #expect(throws: CorpusError.notFound(path: nothing)) { try rows(nothing, .jsonl) }
    #expect(error([folder.path]) == .noManifest(folder: folder.path))
    #expect(throws: CorpusError.isFolder(path: folder.path)) { try rows(folder.path, .lines) }
    #expect(throws: CorpusError.isFolder(path: folder.path)) { _ = try RowReader(path: folder.path) }
    for problem in [error([nothing]), error([folder.path])] {
      #expect(problem?.isMissingInput == true)
      #expect(problem?.isBadData == false)
      #expect(problem?.isReadFailure == false)
    }
  }

  @Test func pathsThroughAFile() throws {
    let file = try folder.write("a.jsonl", "{\"text\":\"A.\"}")
    let inside = file + "/b.jsonl"
    guard case .cannotOpen(inside, ENOTDIR, let message)? = error([inside]) else {
      // The kernel reports the component that is no folder in the same way as a file where a folder is asked for.
      Issue.record("\(String(describing: error([inside])))")
      return
    }
    #expect(!message.isEmpty)
  }

  @Test func unreadableFile() throws {
    let path = try folder.write("a.jsonl", "{\"text\":\"A.\"}")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    // The superuser may read everything.
    guard geteuid() != 0 else { return }
    guard case .cannotOpen(_, EACCES, _)? = error([path]) else {
      Issue.record("an unreadable file was read")
      return
    }
    #expect(error([path])?.isMissingInput == true)
  }

  @Test func emptyFiles() throws {
    for (name, text) in [("a.jsonl", ""), ("b.jsonl", "\u{FEFF}"), ("c.csv", ""), ("d.tsv", "")] {
      let path = try folder.write(name, text)
      #expect(error([path]) == .emptyFile(path: path))
    }
    #expect(error([folder.path("a.jsonl")])?.isBadData == true)
  }

  @Test func unknownFormats() throws {
    for name in ["a.txt", "a", ".jsonl", "a.json"] {
      let path = try folder.write(name, "{\"text\":\"A.\"}")
      #expect(error([path]) == .unknownFormat(path: path))
      #expect(error([path])?.description.contains(".jsonl, .ndjson, .csv or .tsv") == true)
    }
    #expect(try Corpus.read(paths: [folder.write("a.NDJSON", "{\"text\":\"A.\"}")]).rows.count == 1)
  }

  @Test func otherEncodings() throws {
    let utf16 = try folder.write("a.csv", [0xFF, 0xFE, 0x74, 0x00])
    #expect(error([utf16]) == .otherEncoding(path: utf16, encoding: "UTF-16"))
    let bigEndian = try folder.write("b.csv", [0xFE, 0xFF, 0x00, 0x74])
    #expect(error([bigEndian]) == .otherEncoding(path: bigEndian, encoding: "UTF-16"))
    let utf32 = try folder.write("c.csv", [0xFF, 0xFE, 0x00, 0x00])
    #expect(error([utf32]) == .otherEncoding(path: utf32, encoding: "UTF-32"))
  }

  @Test func noRowsLeft() throws {
    let path = try folder.write("a.jsonl", "{\"text\":\"A.\",\"split\":\"train\"}\n")
    let options = ReadingOptions(filters: [RowFilter(column: "split", value: "test")])
    #expect(
      error([path], options: options)
        == .noRows(paths: [path], rows: 1, rejected: 0, columns: ["text", "split"]))
    let blank = try folder.write("b.jsonl", "\n\n")
    #expect(error([blank]) == .noRows(paths: [blank], rows: 0, rejected: 0, columns: []))
    let header = try folder.write("c.csv", "text\n")
    #expect(error([header])?.description == "\(header): no rows to use: 0 read, 0 of them bad")
  }

  /// A descriptor that was not opened for reading: the system's own error comes through.
  @Test func failingReads() throws {
    let path = try folder.write("a.txt", "A.\n")
    let descriptor = unsafe open(path, O_WRONLY)
    defer { close(descriptor) }
    do throws(CorpusError) {
      _ = try RowReader(descriptor: descriptor, name: "a pipe", format: .lines)
      Issue.record("reading succeeded")
    } catch {
      guard case .readFailed("a pipe", 0, EBADF, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(error.isReadFailure && !error.isMissingInput && !error.isBadData)
      #expect(error.description.contains("errno \(EBADF)"))
    }
  }

  /// A pipe hands out what has been written, in pieces, and its descriptor is still the caller's afterwards.
  @Test func pipes() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    let text = Array("one\ntwo\nthree".utf8)
    #expect(unsafe write(ends[1], text, text.count) == text.count)
    close(ends[1])
    var reader = try RowReader(descriptor: ends[0], name: "-", format: .lines)
    var ids: [String] = []
    while let result = try reader.next() {
      if case .row(let row) = result { ids.append("\(row.id) \(row.text)") }
    }
    #expect(ids == ["-:1 one", "-:2 two", "-:3 three"])
    #expect(close(ends[0]) == 0)
  }

  @Test func descriptorsAreClosed() throws {
    let path = try folder.write("a.jsonl", "{\"text\":\"A.\"}\n")
    for _ in 0..<3_000 { _ = try Corpus.read(paths: [path]) }
    let next = unsafe open(path, O_RDONLY)
    #expect(next >= 0 && next < 500)
    close(next)
  }
}
