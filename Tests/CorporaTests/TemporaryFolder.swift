import FoundationEssentials

@testable import Corpora

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "corpora-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and returns its path; folders in the name are made.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path(name)
    let folder = file[..<(file.lastIndex(of: "/") ?? file.startIndex)]
    try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  func path(_ name: String) -> String { path + "/" + name }
}

/// The generator of Steele, Lea and Flood (2014): the same numbers for the same seed on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// All that a reader of a file gives, read in blocks of a given size.
func results(
  _ path: String, _ format: RowFormat, options: ReadingOptions = ReadingOptions(),
  purpose: RowAssembler.Purpose = .statements, blockSize: Int = FileInput.defaultBlockSize,
  limit: Int = RecordReader.defaultLimit
) throws -> [RowResult] {
  var reader = try RowReader(
    FileInput(path: path, isDigested: false, blockSize: blockSize), format: format, options: options,
    assembler: RowAssembler(purpose: purpose, options: options), limit: limit)
  var results: [RowResult] = []
  while let result = try reader.next() { results.append(result) }
  return results
}

/// The rows of a file; a rejected one counts as missing.
func rows(_ path: String, _ format: RowFormat, options: ReadingOptions = ReadingOptions()) throws -> [Row] {
  try results(path, format, options: options).compactMap { if case .row(let row) = $0 { row } else { nil } }
}

/// What is wrong with the first bad row of a corpus, or nil if reading does not fail so.
func firstProblem(_ path: String, options: ReadingOptions = ReadingOptions()) -> RowProblem? {
  do throws(CorpusError) {
    _ = try Corpus.read(paths: [path], options: options)
    return nil
  } catch {
    if case .badRow(let row) = error { return row.problem }
    return nil
  }
}
