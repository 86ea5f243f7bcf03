import Evaluation
import Training

/// How many of the errors that were planted in a corpus an audit puts first.
struct PlantingReport {
  struct Head {
    let name: String
    let rows: Int
    let planted: Int
    /// How many of as many suspects as were planted are planted ones.
    let found: Int
    /// Found by planted, with an interval by group of the suspects.
    let precision: Figure
  }

  let share: Double
  let seed: UInt64
  /// Heads that could be audited.
  let heads: [Head]

  init(_ planted: PlantedErrors, _ audits: [HeadAudit], share: Double, seed: UInt64) {
    self.share = share
    self.seed = seed
    let groups = Groups(keys: planted.set.statements.map(\.group)).numbers
    heads = audits.compactMap { head in
      guard case .success(let audit) = head.outcome, let rows = planted.rows[head.head.name] else { return nil }
      let first = audit.margins.prefix(rows.count).map(\.row)
      let isPlanted = first.map(rows.contains)
      return Head(
        name: head.head.name, rows: head.rows, planted: rows.count, found: isPlanted.count { $0 },
        precision: proportion(isPlanted, groups: first.map { groups[$0] }, bootstrap: BootstrapOptions(seed: seed)))
    }
  }

  /// How many times better than drawing rows at random.
  private func lift(_ head: Head) -> Double? {
    head.precision.value.map { $0 * Double(head.rows) / Double(head.planted) }
  }

  func table() -> String {
    var table = TextTable()
    table.append(["head", "rows", "changed", "found", "precision", "95 % interval", "times chance"])
    for head in heads {
      table.append([
        head.name, "\(head.rows)", "\(head.planted)", "\(head.found)",
        head.precision.value.map(Figures.fixed) ?? "-",
        head.precision.interval.map { "[\(Figures.fixed($0.lower)), \(Figures.fixed($0.upper))]" } ?? "-",
        lift(head).map { Figures.decimal($0, places: 1) } ?? "-",
      ])
    }
    return """
      Of each head's labels a share of \(Figures.trimmed(share)) was changed in memory (seed \(seed)); nothing is written.
      found: of as many suspects as were changed, the worst first. Errors that were there before count as misses.

      \(table.text)
      """
  }

  /// One object on a line, every key always present:
  ///
  ///     {"schema":"standpoint.planting/1","share":0.05,"seed":0,
  ///      "heads":{HEAD:{"n","planted","found","precision","precision_interval","times_chance"},…}}
  func json() -> String {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value("standpoint.planting/1")
    json.key("share")
    json.value(share)
    json.key("seed")
    json.value(seed)
    json.key("heads")
    json.beginObject()
    for head in heads {
      json.key(head.name)
      json.beginObject()
      for (name, number) in [("n", head.rows), ("planted", head.planted), ("found", head.found)] {
        json.key(name)
        json.value(number)
      }
      json.write(head.precision, named: "precision")
      json.key("times_chance")
      json.value(lift(head))
      json.endObject()
    }
    json.endObject()
    json.endObject()
    return json.text + "\n"
  }
}
