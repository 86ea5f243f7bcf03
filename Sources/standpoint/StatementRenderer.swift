import Articles
import Evaluation
import LinearModels

/// One output format of `classify`.
protocol StatementRenderer: Sendable {
  /// What stands before everything.
  func header() -> [UInt8]
  /// What stands before an article's statements.
  func opening(article: String, title: String?) -> [UInt8]
  func render(_ statement: ClassifiedStatement, into bytes: inout [UInt8])
  /// What stands after everything.
  func footer(_ tally: LabelTally) -> [UInt8]
}

extension StatementRenderer {
  func header() -> [UInt8] { [] }
  func opening(article: String, title: String?) -> [UInt8] { [] }
  func footer(_ tally: LabelTally) -> [UInt8] { [] }
}

/// JSON Lines, schema `standpoint.statement/1`: every key always present.
struct JSONLinesRenderer: StatementRenderer {
  let scoring: StatementScoring
  let unit: OffsetUnit

  func render(_ classified: ClassifiedStatement, into bytes: inout [UInt8]) {
    let statement = classified.statement
    var json = JSONWriter(appendingTo: bytes)
    bytes = []
    json.beginObject()
    json.member("schema", "standpoint.statement/1")
    json.member("article", statement.article)
    json.key("index")
    json.value(statement.index)
    json.member("id", statement.id)
    json.member("text", statement.text)
    json.key("start")
    json.value(statement.start)
    json.key("end")
    json.value(statement.end)
    json.member("offsets", unit.rawValue)
    json.member("kind", statement.kind.rawValue)
    json.key("speaker")
    if let speaker = statement.speaker {
      json.beginObject()
      json.member("name", speaker.name)
      json.member("cue", speaker.cue)
      json.member("rule", speaker.rule)
      json.key("confidence")
      json.value(speaker.confidence)
      json.endObject()
    } else {
      json.null()
    }
    json.key("heads")
    json.beginObject()
    for (head, prediction) in zip(scoring.heads, classified.predictions) {
      json.key(head.name)
      write(head, prediction, to: &json)
    }
    json.endObject()
    json.key("known")
    json.value(rounded(classified.known))
    json.key("model")
    json.beginObject()
    json.member("name", scoring.modelName)
    json.member("sha256", scoring.sha256)
    json.endObject()
    json.endObject()
    json.newline()
    bytes = json.bytes
  }

  private func write(_ head: Head, _ prediction: HeadPrediction, to json: inout JSONWriter) {
    json.beginObject()
    json.member("label", head.labels[prediction.label])
    json.key("probabilities")
    json.beginObject()
    for (label, probability) in zip(head.labels, prediction.probabilities) {
      json.key(label)
      json.value(rounded(probability))
    }
    json.endObject()
    json.key("set")
    json.strings(prediction.set.map { head.labels[$0] })
    json.key("abstained")
    json.value(prediction.isAbstained)
    json.endObject()
  }
}

/// Six decimals: beyond them a probability says nothing.
private func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

/// RFC 4180, one row a statement.
struct CSVRenderer: StatementRenderer {
  let heads: [Head]

  func header() -> [UInt8] {
    var columns = ["article", "index", "id", "start", "end", "kind", "speaker", "text"]
    for head in heads {
      columns.append(head.name)
      columns += head.labels.map { "\(head.name)_\($0)" }
    }
    var bytes: [UInt8] = []
    Self.append(columns, to: &bytes)
    return bytes
  }

  func render(_ classified: ClassifiedStatement, into bytes: inout [UInt8]) {
    let statement = classified.statement
    var fields = [
      statement.article, String(statement.index), statement.id, String(statement.start), String(statement.end),
      statement.kind.rawValue, statement.speaker?.name ?? "", statement.text,
    ]
    for (head, prediction) in zip(heads, classified.predictions) {
      fields.append(head.labels[prediction.label])
      fields += prediction.probabilities.map { Figures.decimal($0, places: 6) }
    }
    Self.append(fields, to: &bytes)
  }

  private static func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if field.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) || field.first == " " || field.last == " " {
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
          if byte == UInt8(ascii: "\"") { bytes.append(byte) }
          bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
      } else {
        bytes += field.utf8
      }
    }
    bytes += "\r\n".utf8
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }
}
