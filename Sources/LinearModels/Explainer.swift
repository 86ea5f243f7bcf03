internal import TextFeatures

/// Takes decision values apart into what words and pairs of words contribute.
///
/// It keeps what it has computed of words, so a thread has its own; a copy begins with what there is.
public struct Explainer: Sendable {
  public let model: LinearModel
  private let layout: ColumnLayout
  private var plus: ExplainedWords
  /// Nil if no block is crossed: `plus` then serves both polarities.
  private var minus: ExplainedWords?
  private let own: ScoringTarget
  private var targets = TargetCache()
  private var text = TokenizedText()
  private var masked = MaskedText()

  /// - Throws: `tooManyColumns` if the heads' labels do not fit in a row.
  public init(_ model: LinearModel) throws(ModelError) {
    self.model = model
    let layout = try ColumnLayout(model.heads)
    self.layout = layout
    let vocabulary = IDIndex((0..<model.vocabulary.count).map { FeatureHash.hash(Array(model.vocabulary.word($0))) })
    func words(_ polarity: Polarity) -> ExplainedWords {
      ExplainedWords(model, layout: layout, vocabulary: vocabulary, polarity: polarity)
    }
    plus = words(.plus)
    minus = model.usedBlocks.contains(where: \.isCrossed) ? words(.minus) : nil
    own = ScoringTarget(model.defaultTarget, masks: model.heads.contains(where: \.isMasking))
  }

  /// Explains a statement.
  ///
  /// - Parameters:
  ///   - statement: UTF-8; bytes that are not separate words.
  ///   - target: the proposal; nil is the model's own.
  public mutating func explain(_ statement: Span<UInt8>, target: String? = nil) -> Explanation {
    let target = target.map { targets.target($0, of: model) } ?? own
    text.tokenize(statement)
    let isMinus = target.polarity == .minus && minus != nil
    let places = isMinus ? Self.places(of: text, in: &minus!) : Self.places(of: text, in: &plus)
    let words = isMinus ? minus! : plus
    let text = self.text
    let tokens = text.tokens
    if let target = target.masked {
      let hashes = tokens.indices.map { tokens[$0].hash }
      let stems = places.map { words.stems[$0] }
      masked.mask(hashes.span, stems: stems.span, target: target)
    } else {
      masked.take(text)
    }
    let asMasked = model.heads.contains(where: \.isMasking) ? maskedPieces(words, places) : nil
    let asWritten = model.heads.contains { !$0.isMasking } ? writtenPieces(words, places) : nil
    let known = places.isEmpty ? 0 : Double(places.count { words.isKnown[$0] }) / Double(places.count)
    return Explanation(
      heads: zip(model.heads, layout.heads).map { head, columns in
        (head.isMasking ? asMasked : asWritten)!.explanation(head, columns)
      }, known: known)
  }

  private static func places(of text: TokenizedText, in words: inout ExplainedWords) -> [Int] {
    words.begin()
    let tokens = text.tokens
    return tokens.indices.map { words.place(of: tokens[$0], in: text) }
  }

  /// The pieces that heads read that do not mask.
  private func writtenPieces(_ words: ExplainedWords, _ places: [Int]) -> StatementPieces {
    let tokens = text.tokens
    var pieces = StatementPieces(layout)
    for (index, place) in places.enumerated() {
      pieces.appendWord(Int(tokens[index].start)..<Int(tokens[index].end), .none) { words.add(place, to: &$0) }
    }
    for index in places.indices.dropLast() {
      let id = FeatureHash.bigram(tokens[index].hash, tokens[index + 1].hash)
      pieces.appendPair(index) { words.contributions.addPlain(id, to: &$0) }
    }
    return pieces
  }

  /// The pieces that masking heads read: beside a mask and the n-grams with it, these read the spelling, the vector and the
  /// category of each word under it.
  private func maskedPieces(_ words: ExplainedWords, _ places: [Int]) -> StatementPieces {
    let tokens = text.tokens
    var pieces = StatementPieces(layout)
    for word in masked.words {
      let (first, end) = (Int(word.firstToken), Int(word.endToken))
      pieces.appendWord(Int(tokens[first].start)..<Int(tokens[end - 1].end), word.mask) { sum in
        for place in places[first..<end] { words.add(place, to: &sum) }
        words.contributions.addMasked(word.hash, to: &sum)
        if word.place != .plain { _ = words.contributions.addPlaced(word.hash, word.place, to: &sum) }
      }
    }
    for (index, (word, next)) in zip(masked.words, masked.words.dropFirst()).enumerated() {
      let id = FeatureHash.bigram(word.hash, next.hash)
      pieces.appendPair(index) { words.contributions.addMasked(id, to: &$0) }
    }
    return pieces
  }
}

/// The pieces of a statement and what each adds to a row of all heads' columns, before the norm.
private struct StatementPieces {
  private let width: Int
  private var words: [Explanation.Word] = []
  /// Numbers of words; a pair is that word and the next.
  private var pairs: [Int] = []
  /// Of the words, then of the pairs.
  private var rows: [Double] = []
  private var sum: RowSum

  init(_ layout: ColumnLayout) {
    width = layout.columns
    sum = RowSum(layout)
  }

  mutating func appendWord(_ range: Range<Int>, _ mask: Mask, add: (inout RowSum) -> Void) {
    words.append(Explanation.Word(range, mask))
    appendRow(add)
  }

  mutating func appendPair(_ first: Int, add: (inout RowSum) -> Void) {
    pairs.append(first)
    appendRow(add)
  }

  private mutating func appendRow(_ add: (inout RowSum) -> Void) {
    sum.clear()
    add(&sum)
    for column in 0..<width { rows.append(sum.values[column]) }
  }

  func explanation(_ head: Head, _ columns: ColumnLayout.HeadColumns) -> Explanation.HeadExplanation {
    let count = words.count + pairs.count
    var norm = 0.0
    for piece in 0..<count { norm += rows[piece * width + columns.norm] }
    let factor = norm > 0 ? 1 / norm.squareRoot() : 0
    var values = [Double](repeating: 0, count: columns.decisions.count)
    var pieces: [Explanation.Piece] = []
    pieces.reserveCapacity(count)
    for piece in 0..<count {
      let row = piece * width
      let isPair = piece >= words.count
      // Of a pair that was not seen in training there is nothing to say.
      if isPair, rows[row + columns.norm] == 0 { continue }
      let first = isPair ? pairs[piece - words.count] : piece
      let contributions = columns.decisions.map { rows[row + $0] * factor }
      for (column, value) in contributions.enumerated() { values[column] += value }
      pieces.append(
        Explanation.Piece(first: words[first], second: isPair ? words[first + 1] : nil, values: contributions))
    }
    return Explanation.HeadExplanation(
      intercepts: head.intercepts, decisionValues: zip(values, head.intercepts).map { $0 + $1 }, pieces: pieces)
  }
}
