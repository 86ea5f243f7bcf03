import Articles
import Pages

/// Arbitrary bytes as a file with articles: read or refused, and each statement bounds a piece of its source, in order.
///
/// The first byte chooses the format.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPages(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 1 else { return 0 }
  let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
  let format: DocumentFormat = unsafe bytes[0] & 1 == 0 ? .page : .xml
  let source = unsafe Array(bytes.dropFirst())
  guard let documents = try? Documents(parsing: source, format: format) else { return 0 }
  for document in documents.articles {
    var end = 0
    for statement in document.article.statements {
      guard statement.range.lowerBound >= end, statement.range.upperBound <= document.source.count,
        !statement.range.isEmpty, !statement.text.isEmpty
      else { fatalError("\(statement.range) after \(end) of \(document.source.count): \(statement.text)") }
      end = statement.range.upperBound
    }
  }
  return 0
}
