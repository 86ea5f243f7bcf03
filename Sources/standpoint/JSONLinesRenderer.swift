import Articles
import Corpora
import Evaluation
import LinearModels

/// JSON Lines, schema `standpoint.statement/1`: every key always present.
///
/// All that does not change from record to record is rendered once and copied: at the speed of the scorer, naming keys
/// would take longer than scoring.
struct JSONLinesRenderer: StatementRenderer {
  private let unit: OffsetUnit
  /// Between the end of a statement's place and its kind, speaker and heads.
  private let afterEnd: [UInt8]
  private let afterNarration: [UInt8]
  private let heads: [HeadFragments]
  /// From the share of known words on, with nothing corrected and where something is.
  private let end: [UInt8]
  private let endOfCorrected: [UInt8]
  private let declared: [Head]

  /// The parts of a head's object.
  private struct HeadFragments: Sendable {
    /// Up to the probability of the first label, one a predicted label.
    var openings: [[UInt8]]
    /// Before the probability of each further label.
    var keys: [[UInt8]]
    /// From the last probability on, one a set of labels, where there are few enough of them.
    var sets: [[UInt8]]
    var labels: [String]
    var isLast: Bool

    /// Heads with more labels have more sets than are worth keeping.
    static let mostLabelsWithTable = 6

    init(_ head: Head, isLast: Bool) {
      labels = head.labels
      self.isLast = isLast
      let name = Self.quoted(head.name)
      openings = head.labels.map {
        Array("\(name):{\"label\":\(Self.quoted($0)),\"probabilities\":{\(Self.quoted(head.labels[0])):".utf8)
      }
      keys = head.labels.dropFirst().map { Array(",\(Self.quoted($0)):".utf8) }
      sets = []
      if labels.count <= Self.mostLabelsWithTable {
        sets = (0..<(1 << labels.count)).map { mask in
          closing(labels.indices.filter { mask >> $0 & 1 == 1 })
        }
      }
    }

    static func quoted(_ text: String) -> String {
      var json = JSONWriter()
      json.value(text)
      return json.text
    }

    private func closing(_ set: [Int]) -> [UInt8] {
      let names = set.map { Self.quoted(labels[$0]) }.joined(separator: ",")
      return Array("},\"set\":[\(names)],\"abstained\":\(set.count != 1)}\(isLast ? "}" : ",")".utf8)
    }

    func append(_ predictions: StatementPredictions, _ head: Int, to bytes: inout [UInt8]) {
      let first = predictions.labels(of: head).lowerBound
      bytes += openings[predictions.chosen[head]]
      bytes.append(millionths: predictions.probabilities[first])
      for index in keys.indices {
        bytes += keys[index]
        bytes.append(millionths: predictions.probabilities[first + index + 1])
      }
      if sets.isEmpty {
        bytes += closing(labels.indices.filter { predictions.isInSet[first + $0] })
      } else {
        var mask = 0
        for index in labels.indices where predictions.isInSet[first + index] { mask |= 1 << index }
        bytes += sets[mask]
      }
    }
  }

  init(scoring: StatementScoring) {
    unit = scoring.unit
    let heads = scoring.heads
    declared = heads
    self.heads = heads.enumerated().map { HeadFragments($1, isLast: $0 == heads.count - 1) }
    afterEnd = Array(",\"offsets\":\"\(unit.rawValue)\",\"kind\":\"".utf8)
    afterNarration = afterEnd + Array("\(Statement.Kind.narration.rawValue)\",\"speaker\":null,\"heads\":{".utf8)
    let model = "\"name\":\(HeadFragments.quoted(scoring.modelName)),\"sha256\":\(HeadFragments.quoted(scoring.sha256))"
    endOfCorrected = Array(",\"model\":{\(model)}}\n".utf8)
    end = Array(",\"corrected\":[]".utf8) + endOfCorrected
  }

  func fragments(article: String) -> ArticleFragments {
    let quoted = HeadFragments.quoted(article)
    return ArticleFragments(
      opening: Array("{\"schema\":\"standpoint.statement/1\",\"article\":\(quoted),\"index\":".utf8),
      name: Array(quoted.utf8.dropFirst().dropLast()))
  }

  func render(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions,
    _ fragments: ArticleFragments, into bytes: inout [UInt8]
  ) {
    let entry = statements.columns.entries[statement]
    let source = statements.columns.bytes.span
    let index = statements.index(statement)
    bytes += fragments.opening
    bytes.append(decimal: index)
    bytes += Self.idKey
    if let id = entry.id {
      JSONEscaping.append(source.extracting(id), to: &bytes)
    } else {
      bytes += fragments.name
      bytes.append(UInt8(ascii: ":"))
      bytes.append(decimal: index)
    }
    bytes += Self.textKey
    JSONEscaping.append(source.extracting(entry.text), to: &bytes)
    bytes += Self.startKey
    if statements.isArticle {
      let place = statements.places[statement]
      bytes.append(decimal: place.start)
      bytes += Self.endKey
      bytes.append(decimal: place.end)
      bytes += afterEnd
      bytes += place.kind.rawValue.utf8
      append(place.speaker, cue: place.speaker?.cueRange == nil ? place.start..<place.start : place.cue, to: &bytes)
    } else {
      bytes.append(UInt8(ascii: "0"))
      bytes += Self.endKey
      bytes.append(decimal: unit.length(of: source.extracting(entry.text)))
      if !statements.corrected.isEmpty, let speaker = statements.speaker(statement) {
        bytes += afterEnd
        bytes += Statement.Kind.narration.rawValue.utf8
        append(speaker, cue: 0..<0, to: &bytes)
      } else {
        bytes += afterNarration
      }
    }
    for head in heads.indices { heads[head].append(predictions, head, to: &bytes) }
    bytes += Self.knownKey
    bytes.append(millionths: predictions.known)
    let corrected = statements.corrected.isEmpty ? [] : statements.correctedNames(statement, declared)
    if corrected.isEmpty {
      bytes += end
    } else {
      bytes += ",\"corrected\":[\(corrected.map(HeadFragments.quoted).joined(separator: ","))]".utf8
      bytes += endOfCorrected
    }
  }

  private static let idKey = Array(",\"id\":\"".utf8)
  private static let textKey = Array("\",\"text\":\"".utf8)
  private static let startKey = Array("\",\"start\":".utf8)
  private static let endKey = Array(",\"end\":".utf8)
  private static let knownKey = Array(",\"known\":".utf8)

  private func append(_ speaker: Speaker?, cue: Range<Int>, to bytes: inout [UInt8]) {
    bytes += "\",\"speaker\":".utf8
    if let speaker {
      var json = JSONWriter()
      json.beginObject()
      json.member("name", speaker.name)
      json.member("cue", speaker.cue)
      json.key("cue_start")
      json.value(cue.lowerBound)
      json.key("cue_end")
      json.value(cue.upperBound)
      json.member("rule", speaker.rule.rawValue)
      json.key("confidence")
      json.value(speaker.confidence)
      json.endObject()
      bytes += json.bytes
    } else {
      bytes += "null".utf8
    }
    bytes += ",\"heads\":{".utf8
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }
}
