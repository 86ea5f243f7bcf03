import Articles
import Corpora
import Evaluation
import LinearModels

/// Explanations as JSON Lines, schema `standpoint.explanation/1`: every key always present. Offsets of pieces are into the
/// statement's own `text`.
struct ExplanationJSONRenderer: StatementRenderer {
  private var explainer: StatementExplainer
  private let scoring: StatementScoring
  /// The most pieces that are listed for the label, and against it; nil lists all, in the order of the text.
  private let limit: Int?

  init(_ explainer: StatementExplainer, scoring: StatementScoring, limit: Int?) {
    self.explainer = explainer
    self.scoring = scoring
    self.limit = limit
  }

  mutating func render(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions,
    _ fragments: ArticleFragments, into bytes: inout [UInt8]
  ) {
    let entry = statements.columns.entries[statement]
    let source = Array(statements.columns.bytes[entry.text])
    let index = statements.index(statement)
    let (answers, known) = explainer.explain(statements, statement, predictions)
    let offsets = StatementOffsets(source, unit: scoring.unit, answers: answers)
    var json = JSONWriter()
    json.beginObject()
    json.member("schema", "standpoint.explanation/1")
    json.member("article", statements.article)
    json.key("index")
    json.value(index)
    json.member(
      "id",
      entry.id.map { String(decoding: statements.columns.bytes[$0], as: UTF8.self) }
        ?? "\(statements.article):\(index)")
    json.key("text")
    json.value(utf8: source.span)
    let place = statements.isArticle ? statements.places[statement] : nil
    json.key("start")
    json.value(place?.start ?? 0)
    json.key("end")
    json.value(place?.end ?? scoring.unit.length(of: source.span))
    json.member("offsets", scoring.unit.rawValue)
    json.key("heads")
    json.beginObject()
    for (number, answer) in answers.enumerated() {
      json.key(answer.head.name)
      json.beginObject()
      write(predictions, number, answer.head.labels, to: &json)
      write(answer, source, offsets, to: &json)
      json.endObject()
    }
    json.endObject()
    json.key("known")
    json.value(rounded: known)
    json.key("model")
    json.beginObject()
    json.member("name", scoring.modelName)
    json.member("sha256", scoring.sha256)
    json.endObject()
    json.endObject()
    json.newline()
    bytes += json.bytes
  }

  /// What `classify` says of the head.
  private func write(_ predictions: StatementPredictions, _ head: Int, _ labels: [String], to json: inout JSONWriter) {
    let places = predictions.labels(of: head)
    json.member("label", labels[predictions.chosen[head]])
    json.write("probabilities", labels, Array(predictions.probabilities[places]))
    json.key("set")
    json.beginArray()
    for (label, place) in zip(labels, places) where predictions.isInSet[place] { json.value(label) }
    json.endArray()
    json.key("abstained")
    json.value(predictions.isAbstained(head))
  }

  private func write(_ answer: HeadAnswer, _ source: [UInt8], _ offsets: StatementOffsets, to json: inout JSONWriter) {
    let labels = answer.head.labels
    json.write("intercepts", labels, answer.intercepts)
    var listed = answer.explanation.pieces
    if let limit {
      let pulls = answer.pulls(answer.pull)
      listed = (pulls.with.prefix(limit) + pulls.against.prefix(limit)).map(\.piece)
    }
    json.key("pieces")
    json.beginArray()
    for piece in listed {
      json.beginObject()
      json.member("text", String(decoding: source[piece.range], as: UTF8.self))
      offsets.write(piece.range, to: &json)
      json.key("words")
      json.beginArray()
      for word in [piece.first, piece.second].compactMap({ $0 }) {
        json.beginObject()
        offsets.write(word.range, to: &json)
        json.key("mask")
        if let mask = word.mask.name { json.value(mask) } else { json.null() }
        json.endObject()
      }
      json.endArray()
      json.write("contributions", labels, piece.labelValues)
      json.endObject()
    }
    json.endArray()
    // What is not listed, so that all adds up to the decision values.
    json.key("rest")
    json.beginObject()
    json.key("pieces")
    json.value(answer.explanation.pieces.count - listed.count)
    json.write(
      "contributions", labels,
      labels.indices.map { label in
        guard limit != nil else { return 0 }
        let sum = listed.reduce(answer.intercepts[label]) { $0 + $1.labelValues[label] }
        return answer.decisionValues[label] - sum
      })
    json.endObject()
    json.write("decision_values", labels, answer.decisionValues)
    json.key("runner_up")
    json.beginObject()
    json.member("label", labels[answer.runnerUp])
    json.key("behind")
    json.value(rounded: answer.behind)
    json.key("without")
    if let change = answer.change {
      json.beginObject()
      json.key("words")
      json.beginArray()
      for range in change.words {
        json.beginObject()
        json.member("text", String(decoding: source[range], as: UTF8.self))
        offsets.write(range, to: &json)
        json.endObject()
      }
      json.endArray()
      json.member("label", labels[change.label])
      json.endObject()
    } else {
      json.null()
    }
    json.endObject()
    write(answer.rows, to: &json)
  }

  private func write(_ rows: TrainingRows.Pulls?, to json: inout JSONWriter) {
    json.key("training")
    guard let rows else { return json.null() }
    json.beginObject()
    json.key("rows")
    json.value(rows.rows)
    json.key("sum")
    json.value(rounded: rows.sum)
    json.key("deviation")
    json.value(rows.deviation)
    for (name, list) in [("for", rows.with), ("against", rows.against)] {
      json.key(name)
      json.beginArray()
      for pulling in list {
        json.beginObject()
        json.member("id", pulling.row.id)
        json.member("place", pulling.row.source.description)
        json.member("text", TableRenderer.shortened(pulling.row.text, to: 120))
        json.member("label", pulling.label)
        json.key("pull")
        json.value(rounded: pulling.pull)
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }
}

/// The offsets of a statement's words in the unit asked for.
private struct StatementOffsets {
  private var offsets: [Int: Int] = [:]

  init(_ source: [UInt8], unit: OffsetUnit, answers: [HeadAnswer]) {
    let words = answers.flatMap(\.explanation.pieces).filter { $0.second == nil }.map(\.range)
    var (last, offset) = (0, 0)
    for byte in Set(words.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() {
      offset += unit.length(of: source.span.extracting(last..<byte))
      last = byte
      offsets[byte] = offset
    }
  }

  func write(_ range: Range<Int>, to json: inout JSONWriter) {
    json.key("start")
    json.value(offsets[range.lowerBound] ?? 0)
    json.key("end")
    json.value(offsets[range.upperBound] ?? 0)
  }
}

extension JSONWriter {
  /// Writes an object with a number for each label.
  fileprivate mutating func write(_ name: String, _ labels: [String], _ numbers: [Double]) {
    key(name)
    beginObject()
    for (label, number) in zip(labels, numbers) {
      key(label)
      value(rounded: number)
    }
    endObject()
  }

  /// Writes a number with nine decimals: sums of hundreds stay within what is promised of them, and lines half as long.
  fileprivate mutating func value(rounded number: Double) { value((number * 1e9).rounded() / 1e9) }
}
