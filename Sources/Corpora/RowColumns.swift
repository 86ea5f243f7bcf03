/// Rows to score, side by side over one buffer of bytes: no object a row.
public struct RowColumns: Sendable {
  /// One row. Ranges are of `bytes`.
  public struct Entry: Sendable, Equatable {
    /// The number of the row among those of its piece of the input, bad ones counted, from 0.
    public var index: Int
    /// Valid UTF-8.
    public var text: Range<Int>
    /// The row's own id, not empty; nil if it has none.
    public var id: Range<Int>?
    /// Index in `targets`; nil where the model's or the run's own proposal applies.
    public var target: Int?
  }

  public private(set) var bytes: [UInt8]
  public private(set) var entries: [Entry] = []
  public private(set) var targets: [String] = []

  /// - Parameter bytes: what ranges of entries may point into from the start, such as a piece of the input.
  public init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// Appends a row that was read by itself.
  public mutating func append(_ row: Row, index: Int) {
    let text = store(row.text.utf8)
    add(index: index, text: text, id: row.isNamed ? store(row.id.utf8) : nil, target: row.target)
  }

  /// Appends a text that is named by its place alone.
  public mutating func append(text: String, index: Int) {
    add(index: index, text: store(text.utf8), id: nil, target: nil)
  }

  /// Appends a row whose text and id are in `bytes` already.
  mutating func add(index: Int, text: Range<Int>, id: Range<Int>?, target: String?) {
    var number: Int?
    if let target {
      // Files with another proposal on every row exist; mostly one follows its like.
      // Strings that differ in composition only are equal, but their words are not.
      if targets.last.map({ !$0.utf8.elementsEqual(target.utf8) }) ?? true { targets.append(target) }
      number = targets.count - 1
    }
    entries.append(Entry(index: index, text: text, id: id, target: number))
  }

  /// Puts bytes behind those that are there.
  mutating func store(_ piece: some Collection<UInt8>) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: piece)
    return start..<bytes.count
  }
}
