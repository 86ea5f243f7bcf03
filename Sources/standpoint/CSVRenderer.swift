import Articles
import CBytes
import Corpora
import LinearModels

/// RFC 4180, one row a statement.
struct CSVRenderer: StatementRenderer {
  private let heads: [Head]
  private let unit: OffsetUnit
  /// A label and the comma before it, head by head.
  private let labels: [[[UInt8]]]

  init(scoring: StatementScoring) {
    heads = scoring.heads
    unit = scoring.unit
    labels = heads.map { head in
      head.labels.map { label in
        var bytes = [UInt8(ascii: ",")]
        Self.append(field: Array(label.utf8).span, to: &bytes)
        return bytes
      }
    }
  }

  func header() -> [UInt8] {
    var columns = ["article", "index", "id", "start", "end", "kind", "speaker", "text"]
    for head in heads {
      columns.append(head.name)
      columns += head.labels.map { "\(head.name)_\($0)" }
    }
    columns.append("corrected")
    var bytes: [UInt8] = []
    for (index, column) in columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(field: Array(column.utf8).span, to: &bytes)
    }
    bytes += Self.lineEnd
    return bytes
  }

  func fragments(article: String) -> ArticleFragments {
    var fragments = ArticleFragments()
    let name = Array(article.utf8)
    Self.append(field: name.span, to: &fragments.opening)
    fragments.isQuoted = fragments.opening != name
    fragments.name = fragments.isQuoted ? Array(fragments.opening.dropFirst().dropLast()) : name
    fragments.opening.append(UInt8(ascii: ","))
    return fragments
  }

  func render(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions,
    _ fragments: ArticleFragments, into bytes: inout [UInt8]
  ) {
    let entry = statements.columns.entries[statement]
    let source = statements.columns.bytes.span
    let index = statements.index(statement)
    bytes += fragments.opening
    bytes.append(decimal: index)
    bytes.append(UInt8(ascii: ","))
    if let id = entry.id {
      Self.append(field: source.extracting(id), to: &bytes)
    } else {
      if fragments.isQuoted { bytes.append(UInt8(ascii: "\"")) }
      bytes += fragments.name
      bytes.append(UInt8(ascii: ":"))
      bytes.append(decimal: index)
      if fragments.isQuoted { bytes.append(UInt8(ascii: "\"")) }
    }
    if statements.isArticle {
      let place = statements.places[statement]
      bytes.append(UInt8(ascii: ","))
      bytes.append(decimal: place.start)
      bytes.append(UInt8(ascii: ","))
      bytes.append(decimal: place.end)
      bytes.append(UInt8(ascii: ","))
      bytes += place.kind.rawValue.utf8
      bytes.append(UInt8(ascii: ","))
      if let speaker = place.speaker { Self.append(field: Array(speaker.name.utf8).span, to: &bytes) }
      bytes.append(UInt8(ascii: ","))
    } else {
      bytes += Self.startOfRow
      bytes.append(decimal: unit.length(of: source.extracting(entry.text)))
      if !statements.corrected.isEmpty, let speaker = statements.speaker(statement) {
        bytes += Self.kindOfRow.dropLast()
        Self.append(field: Array(speaker.name.utf8).span, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      } else {
        bytes += Self.kindOfRow
      }
    }
    Self.append(field: source.extracting(entry.text), to: &bytes)
    for head in labels.indices {
      bytes += labels[head][predictions.chosen[head]]
      for label in predictions.labels(of: head) {
        bytes.append(UInt8(ascii: ","))
        bytes.append(millionths: predictions.probabilities[label])
      }
    }
    guard !statements.corrected.isEmpty else {
      bytes += Self.endUncorrected
      return
    }
    bytes.append(UInt8(ascii: ","))
    let names = statements.correctedNames(statement, heads).joined(separator: ";")
    Self.append(field: Array(names.utf8).span, to: &bytes)
    bytes += Self.lineEnd
  }

  private static let startOfRow = Array(",0,".utf8)
  /// A row is narration, and nobody is known to have said it.
  private static let kindOfRow = Array(",\(Statement.Kind.narration.rawValue),,".utf8)
  private static let lineEnd = Array("\r\n".utf8)
  private static let endUncorrected = Array(",\r\n".utf8)

  /// Appends a field, in quotation marks where it needs them: around separators, and around spaces at its ends, which
  /// some readers drop.
  private static func append(field: Span<UInt8>, to bytes: inout [UInt8]) {
    guard field.count > 0 else { return }
    let quote = UInt8(ascii: "\"")
    unsafe field.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let isSpaced = unsafe buffer[0] == 0x20 || buffer[buffer.count - 1] == 0x20
      guard unsafe isSpaced || standpoint_find_csv_special(base, 0, buffer.count) < buffer.count else {
        unsafe bytes.append(contentsOf: buffer)
        return
      }
      bytes.append(quote)
      var start = 0
      while start < buffer.count {
        let next = unsafe standpoint_find_quote(base, start, buffer.count)
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<next]))
        if next < buffer.count { bytes += [quote, quote] }
        start = next + 1
      }
      bytes.append(quote)
    }
  }
}
