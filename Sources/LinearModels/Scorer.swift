internal import TextFeatures

/// Scores statements with a compiled model: one row a known word and one a known bigram, all heads side by side.
///
/// A scorer is a constant; what scoring needs besides is in the caller's `ScoringScratch`, one a thread.
///
/// Statements are scored in chunks, and each step runs over a whole chunk before the next one: words, slots, rows, unknown
/// words, bigrams, sums. So the cache misses of hundreds of look-ups overlap, and no branch depends on a single word:
/// taken one by one, statements cost two to three times as much.
public struct Scorer: Sendable {
  public let model: LinearModel
  private let plus: CompiledTable
  private let minus: CompiledTable
  private let own: ScoringTarget

  /// The bytes of a chunk at most, but for a longer statement: its words stay in the second-level cache.
  private static let chunkSize = 1 << 14

  /// Compiles a model.
  ///
  /// - Throws: `tooManyColumns` if the heads' labels do not fit in a row.
  public init(_ model: LinearModel) throws(ModelError) {
    self.model = model
    plus = try CompiledTable(model, polarity: .plus)
    minus = model.usedBlocks.contains(where: \.isCrossed) ? try CompiledTable(model, polarity: .minus) : plus
    own = ScoringTarget(model.defaultTarget, masks: model.heads.contains(where: \.isMasking))
  }

  var layout: ColumnLayout { plus.layout }

  /// The table of a polarity.
  func table(_ polarity: Polarity) -> CompiledTable { polarity == .plus ? plus : minus }

  /// Scores a statement: a batch of one. The result is in the scratch until its next use.
  ///
  /// - Parameters:
  ///   - statement: UTF-8; bytes that are not separate words.
  ///   - target: the proposal; nil is the model's own.
  public func score(_ statement: Span<UInt8>, target: String? = nil, scratch: inout ScoringScratch) {
    precondition(
      statement.count <= ScannedText.maximumLength, "a statement has at most \(ScannedText.maximumLength) bytes")
    let target = self.target(target, &scratch)
    let ends: InlineArray<1, UInt32> = [UInt32(statement.count)]
    scratch.removeResults()
    scoreChunk(statement, ends: ends.span, target, &scratch)
  }

  /// Scores statements of a batch, each as if alone. The results are in the scratch until its next use.
  ///
  /// - Parameters:
  ///   - batch: the statements.
  ///   - range: those to score; nil is all. Results take 8 bytes a decision column and statement: of a large batch, some
  ///     hundreds at a time lose nothing.
  ///   - target: the proposal; nil is the model's own.
  public func score(
    _ batch: StatementBatch, _ range: Range<Int>? = nil, target: String? = nil, scratch: inout ScoringScratch
  ) {
    let range = range ?? 0..<batch.count
    let target = self.target(target, &scratch)
    scratch.removeResults()
    var ends: [UInt32] = []
    swap(&ends, &scratch.ends)
    var first = range.lowerBound
    while first < range.upperBound {
      let start = batch.start(of: first)
      ends.removeAll(keepingCapacity: true)
      ends.append(UInt32(batch.ends[first] - start))
      var next = first + 1
      while next < range.upperBound, batch.ends[next] - start <= Self.chunkSize {
        ends.append(UInt32(batch.ends[next] - start))
        next += 1
      }
      scoreChunk(batch.bytes.span.extracting(start..<batch.ends[next - 1]), ends: ends.span, target, &scratch)
      first = next
    }
    swap(&ends, &scratch.ends)
  }

  private func target(_ text: String?, _ scratch: inout ScoringScratch) -> ScoringTarget {
    text.map { scratch.targets.target($0, of: model) } ?? own
  }

  /// Scores the statements of a chunk and appends their results.
  private func scoreChunk(
    _ bytes: Span<UInt8>, ends: Span<UInt32>, _ target: ScoringTarget, _ scratch: inout ScoringScratch
  ) {
    let table = table(target.polarity)
    // Taken out, so that it can be read while the rest of the scratch changes.
    var text = ScannedText()
    swap(&text, &scratch.text)
    text.scan(bytes, ends: ends)
    scratch.chunk.prepare(text, quads: table.layout.quads)
    scratch.takeWords(of: table)
    scratch.chunk.lookUp(text, &scratch.words, endings: target.endings)
    if let target = target.masked { scratch.chunk.mask(text, &scratch.words, target) }
    scratch.appendResults(text.statementEnds, table.layout)
    swap(&text, &scratch.text)
  }
}
