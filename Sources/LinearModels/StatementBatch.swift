/// Statements on their way to a scorer: their bytes one after another, so that a scorer looks at many of them at once.
public struct StatementBatch: Sendable {
  /// The statements, a line feed behind each.
  private(set) var bytes: [UInt8] = []
  /// Where each statement ends in `bytes`.
  private(set) var ends: [Int] = []

  public init() {}

  /// The number of statements.
  public var count: Int { ends.count }

  /// Appends a statement.
  public mutating func append(_ statement: String) {
    bytes.append(contentsOf: statement.utf8)
    endStatement()
  }

  /// Appends a statement in UTF-8; bytes that are not separate words.
  public mutating func append(_ statement: ArraySlice<UInt8>) {
    bytes.append(contentsOf: statement)
    endStatement()
  }

  private mutating func endStatement() {
    ends.append(bytes.count)
    bytes.append(0x0A)
  }

  /// Removes all statements and keeps the storage.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Where a statement begins in `bytes`.
  func start(of statement: Int) -> Int { statement == 0 ? 0 : ends[statement - 1] + 1 }
}
