import Corpora
import Evaluation
import TextFeatures
import Training

extension AuditReport {
  /// The report to read: a table for each head's suspects, one for duplicates, one for leakage. Texts are cut to `width`.
  func table(width: Int) -> String {
    let sections = heads.map { suspectTable($0, width: width) } + [duplicateTable(width: width), leakTable()]
    return sections.joined(separator: "\n")
  }

  private func suspectTable(_ head: HeadAudit, width: Int) -> String {
    let name = TextTable.printable(head.head.name)
    var text = "\(name): \(Self.count(head.rows, "labelled row")) in \(Self.count(head.groups, "group"))"
    guard case .success(let audit) = head.outcome else { return text + ", not audited\n" }
    let isLeftOut = audit.folds.map { "\($0) grouped folds" } ?? "each group"
    text += ", \(audit.solver.rawValue) solver; \(isLeftOut) held out, macro F1 \(Figures.fixed(audit.macroF1))"
    text += ", the best of the settings tried\n"
    text += "lambda \(Figures.short(audit.lambda)); blocks \(audit.blocks.map(\.rawValue).joined(separator: ", "))\n"
    let suspects = audit.suspects
    text += Self.count(suspects.count, "label") + " that the rest of the corpus contradicts"
    if suspects.count > limit { text += "; the \(limit) most doubtful are shown (--limit)" }
    guard !suspects.isEmpty, limit > 0 else { return text + "\n" }
    var table = TextTable(leftColumns: [2, 3, 4, 5])
    table.append(["rank", "margin", "written", "held out", "id", "place"])
    for (rank, suspect) in suspects.prefix(limit).enumerated() {
      let row = corpus.rows[suspect.row]
      table.append([
        "\(rank + 1)", Figures.fixed(suspect.margin), head.head.labels[suspect.label],
        head.head.labels[suspect.heldOutLabel], row.id, row.source.description,
      ])
    }
    let texts = suspects.prefix(limit).map { Self.textLine(corpus.rows[$0.row], width: width) }
    return text + "\n\n" + Self.interleaved(table.lines, every: 1, with: texts)
  }

  private func duplicateTable(width: Int) -> String {
    guard !duplicates.isEmpty else { return "duplicates: none\n" }
    let disagreeing = duplicates.count { !$0.disagreeingHeads.isEmpty }
    var table = TextTable(leftColumns: [0, 2, 3, 4, 5])
    table.append(["kind", "overlap", "labels", "written", "id", "place"])
    for duplicate in duplicates {
      let (first, second) = (corpus.rows[duplicate.first], corpus.rows[duplicate.second])
      table.append(
        [
          Self.name(duplicate.kind), Figures.decimal(duplicate.overlap, places: 2),
          duplicate.disagreeingHeads.isEmpty ? "agree" : "disagree",
        ] + cells(first))
      table.append(["", "", ""] + cells(second))
    }
    let texts = duplicates.map { Self.textLine(corpus.rows[$0.second], width: width) }
    return "duplicates: \(Self.count(duplicates.count, "pair")), \(disagreeing) with labels that disagree\n\n"
      + Self.interleaved(table.lines, every: 2, with: texts)
  }

  private func leakTable() -> String {
    let grouping = corpus.isGrouped ? "" : " (no row has a group, so each row is a group of its own)"
    guard !leaks.isEmpty else { return "leakage: none\(grouping)\n" }
    var table = TextTable(leftColumns: [0, 1, 3])
    table.append(["in common", "across", "rows", "first row of each"])
    for leak in leaks {
      table.append([Self.name(leak.bond), leak.division.rawValue + "s", "\(leak.rows)", examples(leak)])
    }
    return "leakage: \(leaks.count)\(grouping)\n\n" + table.text
  }

  /// Where the first rows of a leak stand, with the group or split of each.
  private func examples(_ leak: Leak) -> String {
    let shown = 3
    let members = leak.members.prefix(shown).map { member in
      let row = corpus.rows[member]
      let part = leak.division == .group ? row.group : row.split
      return "\(row.id) (\(part.map { "\(leak.division.rawValue) \($0), " } ?? "")\(row.source))"
    }
    let rest = leak.members.count - shown
    return TableRenderer.printable(members.joined(separator: "; ")) + (rest > 0 ? "; and \(rest) more" : "")
  }

  private func cells(_ row: Row) -> [String] {
    let labels = corpus.heads.map { row.labels[$0.name] ?? "-" }
    return [labels.joined(separator: ", "), row.id, row.source.description]
  }

  private static func name(_ kind: RepeatedText.Kind) -> String {
    switch kind {
    case .equal: "equal"
    case .near: "near"
    case .pairWithEqualLabels: "pair with equal labels"
    case .contrastPair: "contrast pair"
    }
  }

  private static func name(_ bond: Leak.Bond) -> String {
    switch bond {
    case .equalTexts: "equal texts"
    case .nearTexts: "near texts"
    case .value(let field, let value): "\(field) \(TableRenderer.shortened(value, to: 40))"
    }
  }

  private static func textLine(_ row: Row, width: Int) -> String {
    let indent = "      "
    return indent + TableRenderer.shortened(row.text, to: max(24, width - indent.count))
  }

  /// A head line, then after each `count` lines of a table the text that they are about.
  private static func interleaved(_ lines: [String], every count: Int, with texts: [String]) -> String {
    var result = lines[0] + "\n"
    for (number, text) in texts.enumerated() {
      for line in lines[(1 + number * count)...].prefix(count) { result += line + "\n" }
      result += text + "\n"
    }
    return result
  }
}
