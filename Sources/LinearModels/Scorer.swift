internal import TextFeatures

/// Scores statements with a compiled model: one row a known word and one a known bigram, all heads side by side.
///
/// A scorer is a constant; what a statement needs is in the caller's `ScoringScratch`, one a thread.
public struct Scorer: Sendable {
  public let model: LinearModel
  let tables: [Polarity: CompiledTable]

  /// Compiles a model.
  ///
  /// - Throws: `tooManyColumns` if the heads' labels do not fit in a row.
  public init(_ model: LinearModel) throws(ModelError) {
    self.model = model
    let plus = try CompiledTable(model, polarity: .plus)
    let isCrossed = model.usedBlocks.contains(.crossedWords)
    tables = [.plus: plus, .minus: isCrossed ? try CompiledTable(model, polarity: .minus) : plus]
  }

  /// Scores a statement. The result is in the scratch until its next use.
  ///
  /// - Parameters:
  ///   - statement: UTF-8; bytes that are not separate words.
  ///   - target: the proposal; nil is the model's own.
  public func score(_ statement: Span<UInt8>, target: String? = nil, scratch: inout ScoringScratch) {
    scratch.text.tokenize(statement)
    let target = scratch.targets.target(target, of: model)
    let polarity = target?.polarity ?? .plus
    guard let table = tables[polarity] else { preconditionFailure("both polarities are compiled") }
    scratch.prepare(table.layout)
    let beginnings = target?.beginnings ?? 0
    let mayMask = Self.lookUp(
      scratch.text, table, beginnings, &scratch.positions, &scratch.stems, &scratch.caches[polarity == .plus ? 0 : 1],
      &scratch.sums, known: &scratch.knownWords)
    if mayMask, let target {
      scratch.masked.mask(scratch.text, stems: scratch.stems, target: target)
      Self.collectMasked(
        scratch.text, scratch.masked, table, scratch.positions, &scratch.rows, &scratch.maskingRows,
        &scratch.unmaskedRows)
      Self.sum(scratch.maskingRows, table, keeping: table.layout.masking, into: &scratch.sums)
      Self.sum(scratch.unmaskedRows, table, keeping: table.layout.unmasked, into: &scratch.sums)
    } else {
      Self.collect(scratch.text, table, scratch.positions, &scratch.rows)
    }
    Self.sum(scratch.rows, table, keeping: nil, into: &scratch.sums)
    finish(table.layout, &scratch)
  }

  /// Finds each word. Unknown words are added to the sums at once. Returns whether a word may begin a masked sequence.
  private static func lookUp(
    _ text: TokenizedText, _ table: CompiledTable, _ beginnings: UInt64, _ positions: inout [Int32],
    _ stems: inout [UInt64], _ cache: inout WordCache, _ sums: inout [Double], known: inout Int
  ) -> Bool {
    let tokens = text.tokens
    if positions.count < tokens.count {
      positions = [Int32](repeating: 0, count: 2 * tokens.count)
      stems = [UInt64](repeating: 0, count: 2 * tokens.count)
    }
    var positionSpan = positions.mutableSpan
    var stemSpan = stems.mutableSpan
    var mayMask: UInt64 = 0
    var unknown = 0
    for index in 0..<tokens.count {
      if let (position, stem) = table.words.find(tokens[index], in: text) {
        positionSpan[index] = Int32(position)
        stemSpan[index] = stem
        mayMask |= beginnings >> (stem & 63)
      } else {
        positionSpan[index] = -1
        unknown += 1
      }
    }
    known = tokens.count - unknown
    guard unknown > 0 else { return mayMask & 1 == 1 }
    for index in 0..<tokens.count where positionSpan[index] < 0 {
      let stem = cache.add(tokens[index], in: text, table: table, to: &sums)
      stemSpan[index] = stem
      mayMask |= beginnings >> (stem & 63)
    }
    return mayMask & 1 == 1
  }

  /// Lists the rows of a statement in which nothing is masked.
  private static func collect(
    _ text: TokenizedText, _ table: CompiledTable, _ positions: [Int32], _ rows: inout RowList
  ) {
    let tokens = text.tokens
    rows.removeAll(reserving: 2 * tokens.count)
    for index in 0..<tokens.count where positions[index] >= 0 {
      rows.append(table.row(ofWord: Int(positions[index])))
    }
    guard tokens.count > 1 else { return }
    var previous = tokens[0].hash
    for index in 1..<tokens.count {
      let next = tokens[index].hash
      rows.appendUnlessZero(table.row(ofBigram: FeatureHash.bigram(previous, next)))
      previous = next
    }
  }

  /// Lists the rows of a statement with masked words. A bigram beside a masked word takes two look-ups: one as masking
  /// heads see it, one as the others do.
  private static func collectMasked(
    _ text: TokenizedText, _ masked: MaskedText, _ table: CompiledTable, _ positions: [Int32], _ rows: inout RowList,
    _ maskingRows: inout RowList, _ unmaskedRows: inout RowList
  ) {
    let tokens = text.tokens
    rows.removeAll(reserving: 3 * tokens.count)
    maskingRows.removeAll(reserving: 2 * tokens.count)
    unmaskedRows.removeAll(reserving: tokens.count)
    for word in masked.words {
      if word.mask == .none {
        let position = Int(positions[Int(word.firstToken)])
        if position >= 0 { rows.append(table.row(ofWord: position, at: word.place)) }
      } else {
        maskingRows.append(table.row(of: word.mask))
        for index in Int(word.firstToken)..<Int(word.endToken) where positions[index] >= 0 {
          rows.append(table.row(ofMaskedWord: Int(positions[index])))
        }
        // Bigrams inside the run and into it; the one out of it is the next word's.
        for index in Int(word.firstToken)..<Int(word.endToken) where index > 0 {
          unmaskedRows.appendUnlessZero(
            table.row(ofBigram: FeatureHash.bigram(tokens[index - 1].hash, tokens[index].hash)))
        }
      }
    }
    for (word, next) in zip(masked.words, masked.words.dropFirst()) {
      let row = table.row(ofBigram: FeatureHash.bigram(word.hash, next.hash))
      if word.mask == .none, next.mask == .none {
        rows.appendUnlessZero(row)
      } else {
        maskingRows.appendUnlessZero(row)
        if next.mask == .none {
          let last = tokens[Int(word.endToken) - 1].hash
          unmaskedRows.appendUnlessZero(table.row(ofBigram: FeatureHash.bigram(last, next.hash)))
        }
      }
    }
  }

  /// Adds up rows, a lane at a time, in single precision over short stretches and in double between them.
  private static func sum(
    _ list: RowList, _ table: CompiledTable, keeping columns: [ColumnLayout.Lane]?, into sums: inout [Double]
  ) {
    let stretch = 128
    let lanes = table.layout.lanes
    let rows = table.rows.span
    for lane in 0..<lanes {
      for start in stride(from: 0, to: list.count, by: stretch) {
        var sum = ColumnLayout.Lane.zero
        for index in start..<min(start + stretch, list.count) {
          sum += rows[Int(list[index]) * lanes + lane]
        }
        if let columns { sum *= columns[lane] }
        for element in 0..<ColumnLayout.laneWidth {
          sums[lane * ColumnLayout.laneWidth + element] += Double(sum[element])
        }
      }
    }
  }

  private func finish(_ layout: ColumnLayout, _ scratch: inout ScoringScratch) {
    var column = 0
    for (head, columns) in zip(model.heads, layout.heads) {
      let norm = scratch.sums[columns.norm]
      let factor = norm > 0 ? 1 / norm.squareRoot() : 0
      for (index, intercept) in head.intercepts.enumerated() {
        scratch.decisionValues[column] = scratch.sums[columns.decisions.lowerBound + index] * factor + intercept
        column += 1
      }
    }
  }
}

/// Row numbers waiting to be summed; its storage is kept from one statement to the next.
struct RowList: Sendable {
  private var storage: [UInt32] = []
  private(set) var count = 0

  mutating func removeAll(reserving capacity: Int) {
    count = 0
    if storage.count < capacity { storage = [UInt32](repeating: 0, count: 2 * capacity) }
  }

  @inline(__always)
  mutating func append(_ row: UInt32) {
    storage[count] = row
    count += 1
  }

  /// Appends without a branch, which would be mispredicted half the time.
  @inline(__always)
  mutating func appendUnlessZero(_ row: UInt32) {
    storage[count] = row
    count += row == 0 ? 0 : 1
  }

  @inline(__always)
  subscript(index: Int) -> UInt32 { storage[index] }
}
