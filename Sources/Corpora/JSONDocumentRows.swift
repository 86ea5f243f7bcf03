/// The rows of a JSON file that is not one object a line: one object, or an array of objects.
public enum JSONDocumentRows {
  /// Reads a whole file, or standard input for "-". The number of an element, from 1, stands for a line in messages.
  ///
  /// - Returns: one result an element, save those that the options' conditions exclude, and what should be told.
  /// - Throws: `CorpusError`; `badRow` for what is no JSON at all, whatever the error policy.
  public static func read(
    path: String, options: ReadingOptions
  ) throws(CorpusError) -> (rows: [RowResult], warnings: [String]) {
    var bytes = try FileInput.contents(ofFile: path)
    bytes.removeFirst(try ByteOrderMark.length(of: bytes, path: path))
    let value = try value(of: bytes, path: path)
    let elements = if case .array(let elements) = value { elements } else { [value] }
    var maker = RowMaker(assembler: RowAssembler(purpose: .statements, options: options), onError: options.onError)
    var rows: [RowResult] = []
    for (index, element) in elements.enumerated() {
      let record = Record(element, source: SourceLocation(file: path, line: index + 1))
      if let result = try maker.result(of: record) { rows.append(result) }
    }
    return (rows, maker.notes.lines)
  }

  private static func value(of bytes: [UInt8], path: String) throws(CorpusError) -> JSONValue {
    do throws(JSONParser.Failure) {
      // Whatever is no UTF-8 becomes U+FFFD in the strings.
      return try JSONParser.parse(bytes)
    } catch {
      let line = bytes[..<min(error.offset, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
      let start = bytes[..<min(error.offset, bytes.count)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let problem = RowProblem.invalidJSON(column: error.offset - start + 1, what: error.what)
      throw .badRow(RejectedRow(source: SourceLocation(file: path, line: line), problem: problem, raw: ""))
    }
  }
}
