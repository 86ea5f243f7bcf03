/// The pictures of what was said.
struct PictureSection {
  let report: Report
  let ledger: Ledger

  func write(_ html: inout HTMLWriter) {
    let pictures = [
      StanceByActor(ledger: ledger)?.picture, HostilityAgainstStance(ledger: ledger)?.picture,
      StanceOverTime(report: report, ledger: ledger)?.picture,
    ].compactMap { $0 }
    html.element("section", ["id": "pictures", "aria-labelledby": "pictures-title"]) { html in
      html.element("h2", ["id": "pictures-title"], text: "Pictures")
      if pictures.isEmpty {
        html.element("p", ["class": "note"], text: "There is too little to draw.")
      } else {
        Legend(roles: ledger.roles, kind: .pictures).write(&html)
        html.element("div", ["class": "pics"]) { html in for picture in pictures { picture.write(&html) } }
      }
    }
    html.newline()
  }
}
