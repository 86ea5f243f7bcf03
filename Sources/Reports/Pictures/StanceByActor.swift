internal import Evaluation

/// Stacked bars of stance, a bar a voice, with the intervals of the shares that take a side.
struct StanceByActor {
  private let entries: [Ledger.Entry]
  private let roles: HeadRoles
  private let hidden: Int

  private static let mostActors = 12
  private static let rowHeight = 40.0

  /// - Returns: nil without a head that tints.
  init?(ledger: Ledger) {
    guard ledger.roles.tint != nil, ledger.total.statements > 0 else { return nil }
    let counted = ledger.actors.filter { $0.tally.statements > 0 }
    entries = counted.prefix(Self.mostActors) + ledger.apart.filter { $0.tally.statements > 0 }
    hidden = max(0, counted.count - Self.mostActors)
    roles = ledger.roles
  }

  var picture: Picture {
    Picture(
      id: "by-actor", title: "Stance by speaker", description: description,
      caption: "Share of each speaker’s statements. The lines below a bar: 95 % intervals of the shares at its ends."
        + (hidden > 0 ? " The \(Self.mostActors) with most statements; \(hidden.grouped) more are in the ledger." : ""),
      height: Double(entries.count) * Self.rowHeight + 20, table: table, draw: draw)
  }

  /// The labels at the ends of the bars: favor at the left, against at the right; of other heads only the first.
  private var ends: [(label: Int, isLeft: Bool)] {
    let left = roles.tintRoles.firstIndex(of: .favor) ?? roles.tintRoles.firstIndex { $0 != .against }
    let right = roles.tintRoles.firstIndex(of: .against)
    return [left.map { ($0, true) }, right.map { ($0, false) }].compactMap { $0 }
  }

  private func draw(_ html: inout HTMLWriter) {
    let width = Picture.width
    let foot = Double(entries.count) * Self.rowHeight
    html.line("ax", 0, foot, width, foot)
    for share in [0, 0.25, 0.5, 0.75, 1.0] {
      let x = min(max(share * width, 0.5), width - 0.5)
      html.line("ax", x, foot, x, foot + 4)
      let anchor = share == 0 ? "start" : share == 1 ? "end" : "middle"
      html.label("\(share.percent) %", x: share * width, y: foot + 16, anchor: anchor, cssClass: "tk")
    }
    for (number, entry) in entries.enumerated() {
      let top = Double(number) * Self.rowHeight
      let n = Double(entry.tally.statements)
      html.label(entry.name.shortened(to: 44), x: 0, y: top + 11)
      html.label(entry.tally.statements.grouped, x: width, y: top + 11, anchor: "end", cssClass: "tk")
      var x = 0.0
      for (tint, count) in StanceBar.ordered(entry.tally, roles) where count > 0 {
        let length = width * Double(count) / n
        // A stroke lies half outside of what it is drawn around.
        let inset = tint == "u" || tint == "n" ? 0.5 : 0
        html.rectangle(
          "p\(tint)", x: x + inset, y: top + 15 + inset, width: length - 1 - 2 * inset, height: 13 - 2 * inset)
        x += length
      }
      for end in ends {
        guard let share = entry.tally.share(ofLabel: end.label), share.count > 0 else { continue }
        let (lower, upper) = (share.interval.lower * width, share.interval.upper * width)
        let (from, to) = end.isLeft ? (lower, upper) : (width - upper, width - lower)
        // The two lines pass each other below the bar.
        let y = top + (end.isLeft ? 31 : 34.5)
        html.line("w\(roles.tintRoles[end.label].cssClass)", from, y, to, y)
      }
    }
  }

  private var description: String {
    let first = entries.prefix(3).map { entry in
      let shares = ends.map { end in
        "\(entry.tally.tinted[end.label]) \(roles.tintLabels[end.label])"
      }
      return "\(entry.name): \(shares.joined(separator: ", ")) of \(entry.tally.statements)"
    }
    return "A stacked bar for each of \(entries.count) voices. " + first.joined(separator: "; ") + "."
  }

  private var table: DataTable {
    var table = DataTable(
      columns: ["Speaker", "Statements"] + roles.tintLabels + ["uncertain"]
        + ends.map { "\(roles.tintLabels[$0.label]) %, 95 % interval" })
    for entry in entries {
      table.rows.append(
        [entry.name, entry.tally.statements.grouped] + entry.tally.tinted.map(\.grouped)
          + [entry.tally.uncertainTint.grouped]
          + ends.map { end in
            entry.tally.share(ofLabel: end.label).map {
              "\($0.value.percent) [\($0.interval.lower.percent)–\($0.interval.upper.percent)]"
            } ?? "–"
          })
    }
    return table
  }
}

extension String {
  /// At most a number of characters, the last one an ellipsis if some are left out.
  func shortened(to length: Int) -> String { count <= length ? self : prefix(length - 1) + "…" }
}
