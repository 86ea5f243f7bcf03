import Glibc

@testable import Corpora

/// Arbitrary bytes as a file of rows: what becomes of each row is the same by blocks and one by one, in any block size.
///
/// The first byte chooses format, error policy and columns, the second the block size.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRows(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 2 else { return 0 }
  let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
  let choice = unsafe bytes[0]
  let format = [.jsonl, .lines, .csv, .tsv, .jsonl, .jsonl, .jsonl, .lines][Int(choice & 7)] as RowFormat
  let options = options(choice >> 3)
  let whole = count
  let blockSize = unsafe bytes[1] == 0xFF ? whole : Int(bytes[1]) + 1
  let file = NamelessFile.shared
  unsafe file.replaceContents(with: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[2...]))

  let expected = RowOutcome.oneByOne(file.path, format, options, blockSize: whole)
  func require(_ found: RowOutcome, _ what: String) {
    guard found == expected else { fatalError("\(what) in blocks of \(blockSize): \(found), expected \(expected)") }
  }
  require(RowOutcome.oneByOne(file.path, format, options, blockSize: blockSize), "one by one")
  if format == .lines || format == .jsonl {
    require(RowOutcome.byBlocks(file.path, format, options, blockSize: blockSize), "by blocks")
    require(RowOutcome.byBlocks(file.path, format, options, blockSize: whole), "by one block")
  }
  return 0
}

private func options(_ choice: UInt8) -> ReadingOptions {
  let onError: ErrorPolicy = choice & 1 == 0 ? .skip : .stop
  return switch choice >> 1 & 7 {
  case 0: ReadingOptions(textField: "a", targetField: "b", groupField: "c", idField: "d", onError: onError)
  case 1: ReadingOptions(textField: "a", idField: "a", onError: onError)
  case 2: ReadingOptions(textField: "", idField: "é", onError: onError)
  default: ReadingOptions(onError: onError)
  }
}

/// A file that is gone with the process, and is opened by a path all the same.
private struct NamelessFile {
  private let descriptor: Int32
  var path: String { "/proc/self/fd/\(descriptor)" }

  static let shared = NamelessFile()

  private init() {
    guard let file = unsafe tmpfile() else { fatalError("no temporary file: error \(errno)") }
    descriptor = unsafe fileno(file)
  }

  func replaceContents(with bytes: UnsafeRawBufferPointer) {
    let written = unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, 0)
    guard written == bytes.count, ftruncate(descriptor, bytes.count) == 0 else {
      fatalError("the temporary file takes no \(bytes.count) bytes: error \(errno)")
    }
  }
}
