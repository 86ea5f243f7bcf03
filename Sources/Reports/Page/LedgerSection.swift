internal import Evaluation

/// The ledger: a row a voice, its shares with their intervals, and the way to the statements that make them.
struct LedgerSection {
  let report: Report
  let ledger: Ledger

  /// Links to statements that a row shows where no script makes a list of them: in a large report fewer, since there are as
  /// many rows.
  private var linksWithoutScript: Int { ledger.total.statements > 5_000 ? 8 : 40 }
  /// Of fewer statements counts are shown in place of shares.
  private static let fewStatements = 10

  private var labels: [(index: Int, name: String)] {
    ledger.roles.tintLabels.enumerated().filter { $1 != "neither" }.prefix(4).map { ($0, $1) }
  }

  func write(_ html: inout HTMLWriter) {
    html.element("section", ["id": "ledger", "aria-labelledby": "ledger-title"]) { html in
      html.element("h2", ["id": "ledger-title"], text: "Who says what")
      html.element("p", ["class": "intro"], text: introduction)
      html.element("div", ["class": "tools", "hidden": ""]) { html in
        html.element("label", ["for": "find"], text: "Find a speaker")
        html.void("input", ["id": "find", "type": "search", "autocomplete": "off"])
        html.element("span", ["id": "found", "role": "status"], text: "")
      }
      html.element("table", ["class": "ledger", "id": "actors"]) { html in
        html.element("caption", ["class": "vh"], text: "Speakers with their statements, stance and hostility")
        html.element("thead") { header(&$0) }
        html.newline()
        if !ledger.actors.isEmpty {
          html.element("tbody", ["class": "who"]) { html in for entry in ledger.actors { row(entry, &html) } }
        }
        if !ledger.apart.isEmpty {
          html.element("tbody", ["class": "apart"]) { html in for entry in ledger.apart { row(entry, &html) } }
        }
      }
      html.element("p", ["class": "tools", "hidden": ""]) { html in
        html.element("button", ["id": "all", "type": "button", "hidden": ""], text: "Show all")
      }
      Legend(roles: ledger.roles, kind: .bars).write(&html)
      for note in ledger.notes { html.element("p", ["class": "note"], text: note) }
    }
    html.newline()
  }

  private var introduction: String {
    "Shares are of all statements of a speaker; in brackets what they may well be, with 95 % confidence"
      + " (by articles where a speaker has ten or more, else as if statements were independent)."
      + " Uncertain statements count under no label. Open a name to read the statements behind its row."
  }

  private func header(_ html: inout HTMLWriter) {
    html.element("tr") { html in
      func column(_ name: String, _ kind: String) { html.element("th", ["scope": "col", "class": kind], text: name) }
      column("Speaker", "name")
      column("Statements", "num")
      if let tint = ledger.roles.tint {
        column(Self.capitalized(ledger.roles.heads[tint].name), "bar")
        for label in labels { column(Self.capitalized(label.name), "num") }
      }
      if let mark = ledger.roles.markLabel { column(Self.capitalized(mark), "num") }
      if ledger.roles.tint != nil { column("Uncertain", "num") }
    }
  }

  private func row(_ entry: Ledger.Entry, _ html: inout HTMLWriter) {
    let tally = entry.tally
    html.element("tr", ["id": entry.voice.rowID]) { html in
      html.element("th", ["scope": "row", "class": "name"]) { html in
        html.element("details") { html in
          html.element("summary", text: entry.name)
          html.element("p", ["class": "links"]) { links(entry, &$0) }
        }
      }
      html.element("td", ["class": "num", "data-v": "\(tally.statements)"]) { html in
        html.element("b", text: tally.statements.grouped)
        let articles = tally.articles.counted("article")
        let copies = tally.inCopies > 0 ? ", \((tally.statements + tally.inCopies).grouped) with copies" : ""
        html.element("small", text: " in \(articles)\(copies)")
      }
      if ledger.roles.tint != nil {
        let lead = tally.tinted.first.map { tally.statements == 0 ? 0 : Double($0) / Double(tally.statements) } ?? 0
        html.element("td", ["class": "bar", "data-v": lead.sortable]) { StanceBar(tally, ledger.roles).write(&$0) }
        for label in labels {
          let role = LabelRole(label: label.name, index: label.index)
          share(tally.share(ofLabel: label.index), of: tally.statements, name: label.name, tint: role.cssClass, &html)
        }
      }
      if let mark = ledger.roles.markLabel {
        share(tally.shareMarked, of: tally.statements, name: mark, tint: "h", &html)
      }
      if ledger.roles.tint != nil {
        let isNone = tally.uncertainTint == 0
        html.element("td", ["class": isNone ? "num none" : "num", "data-v": "\(tally.uncertainTint)"]) { html in
          html.element("span", ["class": "lbl"], text: "uncertain ")
          html.element("b", ["class": isNone ? "z" : nil], text: tally.uncertainTint.grouped)
        }
      }
    }
    html.newline()
  }

  private func share(_ share: Tally.Share?, of: Int, name: String, tint: String, _ html: inout HTMLWriter) {
    html.element("td", ["class": "num", "data-v": share.map(\.value.sortable) ?? "-1"]) { html in
      html.element("span", ["class": "lbl"], text: name + " ")
      guard let share else {
        html.text("–")
        return
      }
      // A share of two or three statements says more than is known.
      let isFew = of < Self.fewStatements
      html.element(
        "b", ["class": share.count == 0 ? "z" : "t\(tint)"],
        text: isFew ? share.count.grouped : "\(share.value.percent) %")
      if isFew { html.text(" of \(of)") }
      html.element("small", text: " [\(share.interval.lower.percent)–\(share.interval.upper.percent) %]")
    }
  }

  /// The way to the statements for readers without scripts; the script puts a list in its place.
  private func links(_ entry: Ledger.Entry, _ html: inout HTMLWriter) {
    html.text("Statements ")
    for (index, place) in entry.places.prefix(linksWithoutScript).enumerated() {
      if index > 0 { html.text(", ") }
      html.element("a", ["href": "#" + StatementID.of(place)], text: "\(place.article + 1).\(place.statement + 1)")
    }
    let rest = entry.places.count - linksWithoutScript
    if rest > 0 { html.text(" and \(rest.grouped) more, under Articles") }
  }

  static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}

/// The ids of statements, by which the page links to them.
enum StatementID {
  static func of(_ place: Ledger.Place) -> String { "s\(place.article).\(place.statement)" }
}
