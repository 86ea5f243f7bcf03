import FeatureOracle
import LinearModels

/// Arbitrary bytes as statements: the compiled scorer is held to the naive oracle and to the plain scorer, batches of any
/// division and a used scratch to single statements, bit for bit.
///
/// Of the first three bytes, the first chooses the model, the target and whether a chunk ends in the batch, the
/// second how the rest is divided into statements, the third how many of them are scored at a time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScoring(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 3 else { return 0 }
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let subject = unsafe Subject.all[Int(bytes[0] & 15)]
  let targets = subject.targets
  let target = targets[Int(bytes[0] >> 4 & 7) % targets.count]
  let statements = statements(bytes[3...], division: bytes[1])
  let expected = subject.scoreSingly(statements, target)
  subject.holdBatches(statements, target, to: expected, atATime: 1 + Int(bytes[2] & 63))
  if bytes[0] & 0x80 != 0 {
    // The first chunk ends among the statements.
    let blank = [UInt8](repeating: 0x20, count: (1 << 14) - bytes.count * Int(bytes[2]) / 256)
    subject.holdBatches(
      [blank[...]] + statements, target, to: subject.scoreSingly([[]], target) + expected,
      atATime: statements.count + 1)
  }
  return 0
}

private func statements(_ text: ArraySlice<UInt8>, division: UInt8) -> [ArraySlice<UInt8>] {
  let length = Int(division >> 2)
  switch division & 3 {
  case 0: return text.split(separator: 0x0A, omittingEmptySubsequences: false)
  case 1: return [text]
  case 2:
    return stride(from: text.startIndex, to: text.endIndex, by: 1 + length).map { text[$0...].prefix(1 + length) }
  default:
    // Of growing length, none at first.
    var rest = text
    var statements: [ArraySlice<UInt8>] = []
    while !rest.isEmpty {
      statements.append(rest.prefix(statements.count * (1 + length / 16)))
      rest = rest.dropFirst(statements[statements.count - 1].count)
    }
    return statements
  }
}

/// What is said of a statement, comparable bit for bit.
private struct Answer: Equatable {
  var values: [UInt64]
  var known: UInt64
  var labelCode: Int
  var predictions: [HeadPrediction]

  init(_ scratch: ScoringScratch, _ statement: Int) {
    values = scratch.decisionValues(of: statement).map(\.bitPattern)
    known = scratch.known(of: statement).bitPattern
    labelCode = scratch.labelCode(of: statement)
    predictions = scratch.predictions(of: statement)
  }
}

/// A synthetic model and everything that scores it.
private final class Subject {
  let targets: [NaiveTarget?]
  private let scorer: Scorer
  private let naive: NaiveScorer
  private var reference: ReferenceScorer
  private var predictions: StatementPredictions
  /// Used for all inputs. A failure that only it shows needs the inputs before: the run's `-seed` repeats them.
  private var lasting: ScoringScratch

  /// Each shape, with a target of its own and without.
  nonisolated(unsafe) static let all = [NaiveTarget.inquiryWithRivals, nil].flatMap { own in
    SyntheticModel.shapes.keys.sorted().map { Subject(SyntheticModel.shapes[$0]!, own: own) }
  }

  private init(_ shape: SyntheticModel.Shape, own: NaiveTarget?) {
    // Phrases and rivals belong to a model's own target.
    targets = [nil, own ?? .inquiry] + NaiveTarget.others
    do {
      let model = try SyntheticModel(shape, texts: SyntheticModel.texts(40, seed: 1), own: own, seed: 2).model
      scorer = try Scorer(model)
      naive = NaiveScorer(model, own: own)
      reference = ReferenceScorer(model)
      predictions = StatementPredictions(model.heads)
      lasting = ScoringScratch(for: scorer)
    } catch {
      fatalError("\(error)")
    }
  }

  /// Scores statements one by one and holds them to both references.
  func scoreSingly(_ statements: [ArraySlice<UInt8>], _ target: NaiveTarget?) -> [Answer] {
    var scratch = ScoringScratch(for: scorer)
    let answers = statements.map { slice in
      let statement = Array(slice)
      scorer.score(statement.span, target: target?.text, scratch: &scratch)
      let plain = reference.decisionValues(statement.span, target: target?.text)
      let expected = naive.decisionValues(statement, target: target)
      require(difference(plain, expected) <= 1e-9, "plain \(plain), naive \(expected): \(statement)")
      let found = scratch.decisionValues
      require(difference(found, expected) <= 1e-5, "compiled \(found), naive \(expected): \(statement)")
      require(scratch.known == naive.known(statement), "known \(scratch.known): \(statement)")
      require(scratch.count == 1, "one result a statement")
      return Answer(scratch, 0)
    }
    for (statement, answer) in zip(statements, answers).reversed() {
      scorer.score(Array(statement).span, target: target?.text, scratch: &scratch)
      require(Answer(scratch, 0) == answer, "the scratch was used: \(statement)")
      scorer.score(Array(statement).span, target: target?.text, scratch: &lasting)
      require(Answer(lasting, 0) == answer, "the scratch was used by other inputs: \(statement)")
    }
    return answers
  }

  /// Scores statements as batches and holds them to the answers that they have alone.
  func holdBatches(
    _ statements: [ArraySlice<UInt8>], _ target: NaiveTarget?, to answers: [Answer], atATime count: Int
  ) {
    var batch = StatementBatch()
    for statement in statements { batch.append(statement) }
    var scratch = ScoringScratch(for: scorer)
    func hold(_ range: Range<Int>, _ what: String) {
      require(scratch.count == range.count, "one result a statement")
      for (number, statement) in range.enumerated() {
        let answer = Answer(scratch, number)
        require(answer == answers[statement], "\(what) \(range), statement \(statement): \(statements[statement])")
        predictions.read(scratch, of: number)
        require(predictions.heads == answer.predictions, "predictions of \(statements[statement])")
      }
    }
    scorer.score(batch, target: target?.text, scratch: &scratch)
    hold(0..<statements.count, "as one batch")
    // Another polarity and other masks between.
    scorer.score(batch, target: NaiveTarget.others[0].text, scratch: &scratch)
    for first in stride(from: 0, to: statements.count, by: count) {
      let range = first..<min(first + count, statements.count)
      scorer.score(batch, range, target: target?.text, scratch: &scratch)
      hold(range, "in parts")
    }
    scorer.score(batch, target: target?.text, scratch: &lasting)
    swap(&scratch, &lasting)
    hold(0..<statements.count, "with the scratch of other inputs")
    swap(&scratch, &lasting)
  }
}

private func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  guard condition else { fatalError(message()) }
}
