import Corpora
import Evaluation
import TextFeatures
import Training

extension AuditReport {
  /// One object on a line, every key always present:
  ///
  ///     {"schema":"standpoint.audit/1","corpora":[NAME,…],"seed":0,"rows":0,"grouped":true,
  ///      "heads":{HEAD:{"n","groups","solver","setting":{"blocks":[…],"lambda"},"folds","held_out_macro_f1",
  ///        "suspects_found","suspects":[{"rank","head","id","file","line","group","split","label","held_out_label",
  ///          "margin","text"},…]},…},
  ///      "duplicates":[{"kind","overlap","labels_disagree","disagreeing_heads":[…],"first":ROW,"second":ROW},…],
  ///      "leakage":[{"kind","field","value","across","rows","members":[ROW,…]},…]}
  ///
  /// A ROW is {"id","file","line","group","split","labels":{HEAD:LABEL,…},"text"}. Of a head that could not be audited
  /// solver, setting, folds and held_out_macro_f1 are null; folds is null as well where each group was left out alone.
  func json() -> String {
    var json = JSONWriter()
    json.beginObject()
    json.member("schema", "standpoint.audit/1")
    json.key("corpora")
    json.strings(corpus.names)
    json.key("seed")
    json.value(seed)
    json.key("rows")
    json.value(corpus.rows.count)
    json.key("grouped")
    json.value(corpus.isGrouped)
    json.key("heads")
    json.beginObject()
    for head in heads {
      json.key(head.head.name)
      write(head, to: &json)
    }
    json.endObject()
    json.key("duplicates")
    json.beginArray()
    for duplicate in duplicates { write(duplicate, to: &json) }
    json.endArray()
    json.key("leakage")
    json.beginArray()
    for leak in leaks { write(leak, to: &json) }
    json.endArray()
    json.endObject()
    return json.text + "\n"
  }

  private func write(_ head: HeadAudit, to json: inout JSONWriter) {
    let audit = try? head.outcome.get()
    json.beginObject()
    json.key("n")
    json.value(head.rows)
    json.key("groups")
    json.value(head.groups)
    json.member("solver", audit?.solver.rawValue)
    json.key("setting")
    if let audit {
      json.beginObject()
      json.key("blocks")
      json.strings(audit.blocks.map(\.rawValue))
      json.key("lambda")
      json.value(audit.lambda)
      json.endObject()
    } else {
      json.null()
    }
    json.key("folds")
    if let folds = audit?.folds { json.value(folds) } else { json.null() }
    json.key("held_out_macro_f1")
    json.value(audit?.macroF1)
    let suspects = audit?.suspects ?? []
    json.key("suspects_found")
    json.value(suspects.count)
    json.key("suspects")
    json.beginArray()
    for (rank, suspect) in suspects.prefix(limit).enumerated() { write(suspect, rank + 1, head.head, to: &json) }
    json.endArray()
    json.endObject()
  }

  private func write(_ suspect: LabelMargin, _ rank: Int, _ head: TrainingSet.Head, to json: inout JSONWriter) {
    let row = corpus.rows[suspect.row]
    json.beginObject()
    json.key("rank")
    json.value(rank)
    json.member("head", head.name)
    writePlace(row, to: &json)
    json.member("label", head.labels[suspect.label])
    json.member("held_out_label", head.labels[suspect.heldOutLabel])
    json.key("margin")
    json.value(suspect.margin)
    json.member("text", row.text)
    json.endObject()
  }

  private func write(_ duplicate: RepeatedText, to json: inout JSONWriter) {
    json.beginObject()
    json.member("kind", duplicate.kind.rawValue)
    json.key("overlap")
    json.value(duplicate.overlap)
    json.key("labels_disagree")
    json.value(!duplicate.disagreeingHeads.isEmpty)
    json.key("disagreeing_heads")
    json.strings(duplicate.disagreeingHeads)
    json.key("first")
    write(corpus.rows[duplicate.first], to: &json)
    json.key("second")
    write(corpus.rows[duplicate.second], to: &json)
    json.endObject()
  }

  private func write(_ leak: Leak, to json: inout JSONWriter) {
    json.beginObject()
    let (kind, field, value): (String, String?, String?) =
      switch leak.bond {
      case .equalTexts: ("equal", nil, nil)
      case .nearTexts: ("near", nil, nil)
      case .value(let field, let value): ("value", field, value)
      }
    json.member("kind", kind)
    json.member("field", field)
    json.member("value", value)
    json.member("across", leak.division.rawValue)
    json.key("rows")
    json.value(leak.rows)
    json.key("members")
    json.beginArray()
    for member in leak.members { write(corpus.rows[member], to: &json) }
    json.endArray()
    json.endObject()
  }

  private func write(_ row: Row, to json: inout JSONWriter) {
    json.beginObject()
    writePlace(row, to: &json)
    json.key("labels")
    json.beginObject()
    for head in corpus.heads {
      guard let label = row.labels[head.name] else { continue }
      json.member(head.name, label)
    }
    json.endObject()
    json.member("text", row.text)
    json.endObject()
  }

  private func writePlace(_ row: Row, to json: inout JSONWriter) {
    json.member("id", row.id)
    json.member("file", row.source.file)
    json.key("line")
    json.value(row.source.line)
    json.member("group", row.group)
    json.member("split", row.split)
  }
}

extension JSONWriter {
  /// A string, or null.
  fileprivate mutating func member(_ name: String, _ string: String?) {
    key(name)
    if let string { value(string) } else { null() }
  }
}
