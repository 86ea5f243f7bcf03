import Glibc
import Training

/// A file in LIBSVM's format, `label index:value …` a line with indices from 1; a label above 0 is the positive one.
struct LIBSVMReader {
  private(set) var labels: [Int] = []
  private var rowOffsets = [0]
  private var columns: [Int32] = []
  private var values: [Float] = []
  private var featureCount = 0

  /// Reads twice, so that arrays are made in their size: memory is measured.
  init(path: String) {
    var (rows, entries) = (0, 0)
    Self.eachLine(path) { line in
      rows += 1
      for byte in line where byte == 0x3A { entries += 1 }
    }
    labels.reserveCapacity(rows)
    rowOffsets.reserveCapacity(rows + 1)
    columns.reserveCapacity(entries)
    values.reserveCapacity(entries)
    Self.eachLine(path) { line in append(line) }
  }

  /// The matrix, whose storage the caller alone then holds.
  mutating func takeMatrix() -> SparseMatrix {
    defer { (rowOffsets, columns, values) = ([], [], []) }
    return SparseMatrix(featureCount: featureCount, rowOffsets: rowOffsets, columns: columns, values: values)
  }

  private mutating func append(_ line: ArraySlice<UInt8>) {
    var fields = line.split(separator: 0x20, omittingEmptySubsequences: true)[...]
    guard let label = fields.popFirst() else { return }
    labels.append(Self.number(label) > 0 ? 0 : 1)
    for field in fields {
      guard let colon = field.firstIndex(of: 0x3A) else { continue }
      let index = Int(Self.number(field[..<colon]))
      columns.append(Int32(index - 1))
      values.append(Float(Self.number(field[(colon + 1)...])))
      featureCount = max(featureCount, index)
    }
    rowOffsets.append(columns.count)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let value = Double(text.first == "+" ? String(text.dropFirst()) : text) else {
      fatalError("\(text) is no number")
    }
    return value
  }

  private static func eachLine(_ path: String, _ body: (ArraySlice<UInt8>) -> Void) {
    guard let file = unsafe fopen(path, "rb") else { fatalError("\(path) cannot be read") }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var line: [UInt8] = []
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      var start = 0
      while let end = buffer[start..<count].firstIndex(of: 0x0A) {
        line += buffer[start..<end]
        body(line[...])
        line.removeAll(keepingCapacity: true)
        start = end + 1
      }
      line += buffer[start..<count]
    }
    if !line.isEmpty { body(line[...]) }
    unsafe fclose(file)
  }
}
