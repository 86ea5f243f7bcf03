import TextFeatures

/// The rows of the words that a thread looks up: a copy of the model's, and behind them those of unknown words that were met
/// lately, computed once. So a known word and one that was met are found in the same way, without asking which it is. It is
/// emptied of unknown words when full, between two chunks, so it never grows beyond that.
///
/// What it holds of unknown words does not depend on the target: they add character n-grams only, which are neither masked
/// nor crossed.
struct WordStore: Sendable {
  /// Words of more bytes are computed each time.
  static let longestWord = 40
  private static let tailSize = longestWord - 16

  /// The unknown words that it holds at most, for rows of so many lanes: 65,536 of one lane, which take 4 MiB.
  static func capacity(lanes: Int) -> Int { max(1 << 11, (1 << 17) / (lanes + 1)) }

  let table: CompiledTable
  private(set) var rows: LineTable
  private(set) var slots: SlotTable
  /// The rows from this one on are those of unknown words: first of those that are not kept, as many as a block has words,
  /// then of those that are.
  let firstUnknown: UInt32
  let firstKept: UInt32
  /// The words that were computed for a block and not kept.
  private var transientCount = 0
  /// The hashes of the unknown words, in the order of their rows.
  private var hashes: [UInt64] = []
  /// The bytes of each unknown word's row beyond its first 16; none as long as no word has them.
  private var tails: [UInt8] = []
  private let capacity: Int
  private var sum: RowSum
  private var ngrams = CharacterSums.Scratch()

  init(_ table: CompiledTable) {
    self.table = table
    rows = table.rows
    slots = table.slots
    firstUnknown = UInt32(table.rows.count * table.rows.linesPerRow)
    firstKept = firstUnknown + UInt32(ChunkScratch.blockLength * table.rows.linesPerRow)
    capacity = Self.capacity(lanes: table.layout.lanes)
    sum = RowSum(table.layout)
  }

  /// Prepares for a chunk of text.
  mutating func begin() {
    guard hashes.count >= capacity else { return }
    hashes.removeAll(keepingCapacity: true)
    slots = table.slots
  }

  /// Forgets the rows that are not kept: those of a word are good for one block.
  mutating func beginBlock() { transientCount = 0 }

  /// Whether a row is not kept.
  func isTransient(_ row: UInt32) -> Bool { row >= firstUnknown && row < firstKept }

  /// The row of a word, which is computed if it is not there.
  mutating func row(of word: FoldedWord, in folded: RawSpan) -> UInt32 {
    let found = find(word, in: folded)
    return found != 0 ? found : compute(word, in: folded)
  }

  private func find(_ word: FoldedWord, in folded: RawSpan) -> UInt32 {
    let units = rows.units
    return slots.row(of: word.hash) { row in
      guard units.mayBe(word, row: row) else { return false }
      guard word.length > 16 else { return true }
      let place = Int(units.keyEnd(ofRow: row).place)
      for offset in 16..<Int(word.length) {
        let byte = unsafe folded.unsafeLoad(fromByteOffset: Int(word.start) + offset, as: UInt8.self)
        let own =
          row < firstUnknown
          ? table.vocabulary.bytes[Int(table.vocabulary.offsets[place]) + offset]
          : tails[place * Self.tailSize + offset - 16]
        if byte != own { return false }
      }
      return true
    }
  }

  /// Computes the row of a word, and keeps it unless it is too long or the store is full.
  private mutating func compute(_ word: FoldedWord, in folded: RawSpan) -> UInt32 {
    let bytes = (0..<Int(word.length)).map {
      unsafe folded.unsafeLoad(fromByteOffset: Int(word.start) + $0, as: UInt8.self)
    }
    let stem = Featurizer.stem(of: bytes[...])
    sum.clear()
    table.characters?.add(bytes.span, to: &sum, &ngrams)
    for table in table.wordTables { table.add(word.hash, to: &sum) }
    let row: UInt32
    if bytes.count <= Self.longestWord, hashes.count < capacity {
      row = firstKept + UInt32(hashes.count * rows.linesPerRow)
      hashes.append(word.hash)
      insert(word.hash, row: row)
      if bytes.count > 16 { keepTail(bytes[16...], of: hashes.count) }
    } else {
      row = firstUnknown + UInt32(transientCount * rows.linesPerRow)
      transientCount += 1
    }
    let needed = Int(row) / rows.linesPerRow + 1
    if rows.count < needed { rows.grow(to: max(needed, rows.count * 3 / 2)) }
    let end = WordKeyEnd(stem: stem, length: word.length, place: hashes.count)
    rows.setKey(low: word.low, high: word.high, end, ofRow: row)
    rows.setQuads(ofRow: row, to: sum)
    return row
  }

  private mutating func insert(_ hash: UInt64, row: UInt32) {
    // Not more than three slots in eight are taken; an empty one takes room in the processor's cache as well.
    let known = table.rows.count - 1
    if 8 * (known + hashes.count) > 3 * slots.count {
      var larger = SlotTable(slots: 2 * slots.count)
      for position in 0..<known {
        let row = UInt32((1 + position) * rows.linesPerRow)
        larger.insert(table.hashes[position], row: row)
      }
      for (number, hash) in hashes.dropLast().enumerated() {
        larger.insert(hash, row: firstKept + UInt32(number * rows.linesPerRow))
      }
      slots = larger
    }
    slots.insert(hash, row: row)
  }

  private mutating func keepTail(_ tail: ArraySlice<UInt8>, of number: Int) {
    let needed = (number + 1) * Self.tailSize
    if tails.count < needed {
      tails.append(contentsOf: repeatElement(0, count: max(needed, 2 * tails.count) - tails.count))
    }
    for (offset, byte) in tail.enumerated() { tails[number * Self.tailSize + offset] = byte }
  }
}
