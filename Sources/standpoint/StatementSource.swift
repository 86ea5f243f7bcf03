import Corpora

/// A piece of the inputs: what one worker takes at a time.
enum InputPiece: Sendable {
  case lines(LineBlock, LineBlockParser, path: String)
  case rows([RowResult], path: String, firstIndex: Int)
  case article(path: String)
  /// Rows whose text is a whole article.
  case articles([RowResult], path: String, firstIndex: Int)
  /// A file of rows has been read. Warnings of blocks of lines come with the blocks.
  case endOfRows(path: String, rows: Int, warnings: [String])
  /// Reading has failed; what was read before comes out first.
  case failure(any Error)
}

/// Reads the inputs of a run piece by piece, in order.
struct StatementSource: ~Copyable {
  private let options: ReadingOptions
  private let kind: (String) throws(InputError) -> InputKind
  private var paths: ArraySlice<String>

  // The file of rows that is open, as one of two readers.
  private var path = ""
  private var lines: LineBlockReader?
  private var parser: LineBlockParser?
  private var rows: RowReader?
  private var rowsAreArticles = false
  private var rowCount = 0

  /// What comes next whatever happens.
  private var pending: InputPiece?
  private var failure: (any Error)?

  /// Rows that a worker takes at a time where they are read one by one.
  private static let rowsAtATime = 1_024
  private static let articlesAtATime = 16

  init(paths: [String], options: ReadingOptions, kind: @escaping (String) throws(InputError) -> InputKind) {
    self.paths = paths[...]
    self.options = options
    self.kind = kind
  }

  /// The next piece, or nil at the end of the last input or after a failure.
  mutating func next() -> InputPiece? {
    if failure == nil {
      do {
        if let piece = try nextPiece() { return piece }
      } catch {
        failure = error
      }
    }
    guard let failure else { return nil }
    self.failure = nil
    lines = nil
    rows = nil
    paths = []
    return .failure(failure)
  }

  private mutating func nextPiece() throws -> InputPiece? {
    if let piece = pending {
      pending = nil
      return piece
    }
    if lines != nil {
      guard let block = try lines?.next(), let parser else { return endOfRows(warnings: []) }
      rowCount += block.rowCount
      return .lines(block, parser, path: path)
    }
    if rows != nil { return nextRows() }
    guard let path = paths.popFirst() else { return nil }
    self.path = path
    rowCount = 0
    switch try kind(path) {
    case .article: return .article(path: path)
    case .rows(let format):
      rowsAreArticles = false
      if options.filters.isEmpty, format == .lines || format == .jsonl {
        lines = try LineBlockReader(path: path, format: format)
        parser = LineBlockParser(format: format, options: options)
      } else {
        rows = try RowReader(path: path, format: format, options: options)
      }
    case .articleRows(let format):
      rowsAreArticles = true
      rows = try RowReader(path: path, format: format, options: options)
    case .articleObjects:
      let (results, warnings) = try JSONDocumentRows.read(path: path, options: options)
      rowCount = results.count
      pending = endOfRows(warnings: warnings)
      return .articles(results, path: path, firstIndex: 0)
    }
    return try nextPiece()
  }

  private mutating func nextRows() -> InputPiece {
    var results: [RowResult] = []
    do {
      let most = rowsAreArticles ? Self.articlesAtATime : Self.rowsAtATime
      while results.count < most, let result = try rows?.next() { results.append(result) }
    } catch {
      failure = error
    }
    let firstIndex = rowCount
    rowCount += results.count
    if results.isEmpty, failure == nil { return endOfRows(warnings: rows?.warnings ?? []) }
    return rowsAreArticles
      ? .articles(results, path: path, firstIndex: firstIndex) : .rows(results, path: path, firstIndex: firstIndex)
  }

  private mutating func endOfRows(warnings: [String]) -> InputPiece {
    lines = nil
    rows = nil
    return .endOfRows(path: path, rows: rowCount, warnings: warnings)
  }
}
