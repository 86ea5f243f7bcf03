internal import TextFeatures

/// Scores statements with a compiled model: one row a known word and one a known bigram, all heads side by side.
///
/// A scorer is a constant; what a statement needs is in the caller's `ScoringScratch`, one a thread.
public struct Scorer: Sendable {
  public let model: LinearModel
  private let plus: CompiledTable
  private let minus: CompiledTable
  private let own: ScoringTarget

  /// Compiles a model.
  ///
  /// - Throws: `tooManyColumns` if the heads' labels do not fit in a row.
  public init(_ model: LinearModel) throws(ModelError) {
    self.model = model
    plus = try CompiledTable(model, polarity: .plus)
    minus = model.usedBlocks.contains(.crossedWords) ? try CompiledTable(model, polarity: .minus) : plus
    own = ScoringTarget(model.defaultTarget, masks: model.heads.contains(where: \.isMasking))
  }

  var layout: ColumnLayout { plus.layout }

  /// Scores a statement. The result is in the scratch until its next use.
  ///
  /// - Parameters:
  ///   - statement: UTF-8; bytes that are not separate words.
  ///   - target: the proposal; nil is the model's own.
  public func score(_ statement: Span<UInt8>, target: String? = nil, scratch: inout ScoringScratch) {
    scratch.text.tokenize(statement)
    let target = target.map { scratch.targets.target($0, of: model) } ?? own
    let table = target.polarity == .plus ? plus : minus
    scratch.clearSums()
    scratch.rows.removeAll(reserving: 2 * scratch.text.count)
    let mayMask = Self.lookUp(
      scratch.text, table, target.endings, &scratch.rows, &scratch.stems,
      &scratch.caches[target.polarity == .plus ? 0 : 1], &scratch.sums, &scratch.unknownSums, &scratch.knownWords)
    if mayMask, let target = target.target {
      scratch.masked.mask(scratch.text, stems: scratch.stems, target: target)
      Self.collectMasked(
        scratch.text, scratch.masked, table, words: scratch.rows.storage, &scratch.placedRows, &scratch.maskingRows,
        &scratch.unmaskedRows)
      Self.sum(scratch.placedRows, table, keeping: nil, into: &scratch.sums)
      Self.sum(scratch.maskingRows, table, keeping: table.layout.masking, into: &scratch.sums)
      Self.sum(scratch.unmaskedRows, table, keeping: table.layout.unmasked, into: &scratch.sums)
    } else {
      Self.collectBigrams(scratch.text, table, &scratch.bigrams, &scratch.rows)
      Self.sum(scratch.rows, table, keeping: nil, into: &scratch.sums)
    }
    finish(table.layout, &scratch)
  }

  /// Lists the row of each word, the zero row for one that the model does not know; unknown words are added to the sums at
  /// once. Returns whether a word may end a masked sequence.
  private static func lookUp(
    _ text: TokenizedText, _ table: CompiledTable, _ endings: StemFilter?, _ rows: inout RowList,
    _ stems: inout [UInt64], _ cache: inout WordCache, _ sums: inout [Double], _ unknownSums: inout [ColumnLayout.Lane],
    _ known: inout Int
  ) -> Bool {
    let tokens = text.tokens
    let words = table.words
    let entryStorage = words.entries
    let entries = entryStorage.span
    if stems.count < tokens.count { stems = [UInt64](repeating: 0, count: 2 * tokens.count) }
    var stemSlots = stems.mutableSpan
    var rowSlots = rows.slots
    var unknown = 0
    for index in 0..<tokens.count { rowSlots[index] = words.candidate(tokens[index]) }
    for index in 0..<tokens.count {
      let position = words.position(of: tokens[index], candidate: rowSlots[index], in: text)
      rowSlots[index] = UInt32(position + 1)
      if position >= 0 { stemSlots[index] = entries[position].stem } else { unknown += 1 }
    }
    rows.count = tokens.count
    known = tokens.count - unknown
    if unknown > 0 {
      var pending = 0
      for index in 0..<tokens.count where rows.storage[index] == 0 {
        stems[index] = cache.add(tokens[index], in: text, table: table, to: &unknownSums)
        pending += 1
        if pending % stretch == 0 { flush(&unknownSums, into: &sums) }
      }
      flush(&unknownSums, into: &sums)
    }
    guard let endings else { return false }
    var mayMask = false
    for index in 0..<tokens.count { mayMask = mayMask || endings.mayContain(stems[index]) }
    return mayMask
  }

  /// Adds the rows of the bigrams of a statement in which nothing is masked: first the ids that pass the filter, then
  /// their rows. What is not kept is written too and then overwritten, since a branch would be mispredicted half the time.
  private static func collectBigrams(
    _ text: TokenizedText, _ table: CompiledTable, _ ids: inout [UInt64], _ rows: inout RowList
  ) {
    let tokens = text.tokens
    guard tokens.count > 1 else { return }
    if ids.count < tokens.count { ids = [UInt64](repeating: 0, count: 2 * tokens.count) }
    var idSlots = ids.mutableSpan
    var passed = 0
    var previous = tokens[0].hash
    for index in 1..<tokens.count {
      let next = tokens[index].hash
      let id = FeatureHash.bigram(previous, next)
      idSlots[passed] = id
      passed += table.mayHaveBigram(id) ? 1 : 0
      previous = next
    }
    var count = rows.count
    var slots = rows.slots
    for index in 0..<passed {
      let row = table.row(ofFilteredBigram: idSlots[index])
      slots[count] = row
      count += row == 0 ? 0 : 1
    }
    rows.count = count
  }

  /// Lists the rows of a statement with masked words. A bigram beside a masked word takes two look-ups: one as masking
  /// heads see it, one as the others do.
  ///
  /// - Parameter words: the plain rows of the words, as `lookUp` lists them.
  private static func collectMasked(
    _ text: TokenizedText, _ masked: MaskedText, _ table: CompiledTable, words: [UInt32], _ rows: inout RowList,
    _ maskingRows: inout RowList, _ unmaskedRows: inout RowList
  ) {
    let tokens = text.tokens
    rows.removeAll(reserving: 3 * tokens.count)
    maskingRows.removeAll(reserving: 2 * tokens.count)
    unmaskedRows.removeAll(reserving: 2 * tokens.count)
    for word in masked.words {
      if word.mask == .none {
        let row = words[Int(word.firstToken)]
        if row != 0 { rows.append(table.row(ofWord: Int(row) - 1, at: word.place)) }
        continue
      }
      maskingRows.append(table.row(of: word.mask))
      for index in Int(word.firstToken)..<Int(word.endToken) {
        if words[index] != 0 { rows.append(table.row(ofMaskedWord: Int(words[index]) - 1)) }
        // Bigrams inside the run and into it; the one out of it is the next word's.
        guard index > 0 else { continue }
        unmaskedRows.appendUnlessZero(
          table.row(ofBigram: FeatureHash.bigram(tokens[index - 1].hash, tokens[index].hash)))
      }
    }
    for (word, next) in zip(masked.words, masked.words.dropFirst()) {
      let row = table.row(ofBigram: FeatureHash.bigram(word.hash, next.hash))
      if word.mask == .none, next.mask == .none {
        rows.appendUnlessZero(row)
      } else {
        maskingRows.appendUnlessZero(row)
        guard next.mask == .none else { continue }
        let last = tokens[Int(word.endToken) - 1].hash
        unmaskedRows.appendUnlessZero(table.row(ofBigram: FeatureHash.bigram(last, next.hash)))
      }
    }
  }

  /// Adds up rows, a lane at a time, in single precision over short stretches and in double between them.
  private static func sum(
    _ list: RowList, _ table: CompiledTable, keeping columns: [ColumnLayout.Lane]?, into sums: inout [Double]
  ) {
    let lanes = table.layout.lanes
    let storage = table.rows
    let rows = storage.span
    let numbers = list.storage.span
    for lane in 0..<lanes {
      for start in stride(from: 0, to: list.count, by: stretch) {
        var sum = ColumnLayout.Lane.zero
        for index in start..<min(start + stretch, list.count) { sum += rows[Int(numbers[index]) * lanes + lane] }
        if let columns { sum *= columns[lane] }
        for element in 0..<ColumnLayout.laneWidth {
          sums[lane * ColumnLayout.laneWidth + element] += Double(sum[element])
        }
      }
    }
  }

  /// Rows that are added in single precision before they go to the sums.
  private static let stretch = 128

  private static func flush(_ lanes: inout [ColumnLayout.Lane], into sums: inout [Double]) {
    for lane in lanes.indices {
      for element in 0..<ColumnLayout.laneWidth {
        sums[lane * ColumnLayout.laneWidth + element] += Double(lanes[lane][element])
      }
      lanes[lane] = .zero
    }
  }

  private func finish(_ layout: ColumnLayout, _ scratch: inout ScoringScratch) {
    for head in layout.heads {
      let norm = scratch.sums[head.norm]
      let factor = norm > 0 ? 1 / norm.squareRoot() : 0
      for index in 0..<head.decisions.count {
        let column = head.firstIntercept + index
        scratch.decisionValues[column] =
          scratch.sums[head.decisions.lowerBound + index] * factor + layout.intercepts[column]
      }
    }
  }
}
