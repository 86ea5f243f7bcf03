/// Takes the tensors of a file in their one order, each against what it must be.
package struct TensorReader: ~Escapable {
  private let bytes: RawSpan
  private var entries: [String: Safetensors.Tensor]
  private var position: Int
  private let dataStart: Int

  /// - Parameters:
  ///   - tensors: what the header states, by name.
  ///   - dataStart: where the tensors begin, as `Safetensors.parse` gives it.
  @_lifetime(copy bytes)
  package init(bytes: RawSpan, tensors: [String: Safetensors.Tensor], dataStart: Int) {
    self.bytes = bytes
    entries = tensors
    position = dataStart
    self.dataStart = dataStart
  }

  /// The values of the next tensor; with `columns` it is a matrix of so many.
  @_lifetime(self: copy self)
  package mutating func next<Element: BitwiseCopyable>(
    _ name: String, _ dtype: String, of type: Element.Type, columns: Int? = nil
  ) throws(ModelError) -> [Element] {
    guard let entry = entries.removeValue(forKey: name) else { throw .missingTensor(name) }
    guard entry.dtype == dtype else { throw .tensorType(name, expected: dtype, found: entry.dtype) }
    let rows = entry.shape.first ?? 0
    let shape = columns.map { [rows, $0] } ?? [rows]
    guard entry.shape == shape, rows >= 0 else { throw .tensorShape(name, expected: shape, found: entry.shape) }
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns ?? 1)
    let (size, tooLarge) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    let begin = position - dataStart
    guard !overflow, !tooLarge, size <= bytes.byteCount - position, entry.dataOffsets == [begin, begin + size] else {
      throw .tensorRange(
        name, begin: entry.dataOffsets.first ?? -1, end: entry.dataOffsets.last ?? -1, expectedBegin: begin,
        expectedEnd: tooLarge || overflow ? Int.max : begin &+ size)
    }
    defer { position += size }
    return bytes.array(of: type, from: position, count: count)
  }

  /// Nothing may be left.
  package func finish() throws(ModelError) {
    if let name = entries.keys.min() { throw .unexpectedTensor(name) }
    guard position == bytes.byteCount else { throw .trailingBytes(bytes.byteCount - position) }
  }
}
