/// The top of the page: what was read, and the sum of it in a sentence.
struct OpeningSection {
  let report: Report
  let ledger: Ledger

  func write(_ html: inout HTMLWriter) {
    html.element("header", ["class": "top"]) { html in
      html.element("p", ["class": "kicker"], text: "Who stands where, and how civil are they?")
      html.element("h1", text: report.title)
      if let target = report.target {
        html.element("p", ["class": "target"]) { html in
          html.text("Stance toward the proposal: ")
          html.element("q", text: target)
        }
      }
      html.element("p", ["class": "lede"], text: summary)
      if let copies = copiesNote { html.element("p", ["class": "note"], text: copies) }
      html.element("nav", ["aria-label": "Parts of this page"]) { html in
        html.element("ul") { html in
          for (id, name) in [
            ("ledger", "Who says what"), ("pictures", "Pictures"), ("articles", "Articles"), ("model", "The model"),
            ("about", "About the numbers"),
          ] {
            html.element("li") { $0.element("a", ["href": "#\(id)"], text: name) }
          }
        }
      }
    }
    html.newline()
  }

  private var own: [ReportArticle] { report.articles.filter { $0.copyOf == nil } }

  /// "In 14 articles 212 statements were found: 61 favor …".
  private var summary: String {
    let tally = ledger.total
    guard tally.statements > 0 else { return "No statement was found." }
    var text = "\(tally.statements.counted("statement")) in \(own.count.counted("article")): "
    var parts = zip(ledger.roles.tintLabels, tally.tinted).map { label, count in
      switch LabelRole(label: label, index: 0) {
      case .favor: "\(count.grouped) in favor"
      default: "\(count.grouped) \(label)"
      }
    }
    if tally.uncertainTint > 0 { parts.append("\(tally.uncertainTint.grouped) uncertain") }
    text += parts.joined(separator: ", ")
    if let mark = ledger.roles.markLabel {
      text += parts.isEmpty ? "" : "; "
      text += "\(tally.marked.grouped) \(mark)"
      if tally.uncertainMark > 0 { text += " and \(tally.uncertainMark.grouped) perhaps so" }
    }
    text += ". They are the words of \(ledger.actors.count.counted("named speaker"))"
    return ledger.apart.isEmpty
      ? text + "." : text + ", of speakers that were not found, and of the articles themselves."
  }

  private var copiesNote: String? {
    let copies = report.articles.count - own.count
    guard copies > 0 else { return nil }
    let total = ledger.total
    return "\(copies.counted("article")) nearly \(copies == 1 ? "repeats" : "repeat") another and "
      + "\(copies == 1 ? "is" : "are") counted once. With copies there are "
      + "\((total.statements + total.inCopies).counted("statement")) in \(report.articles.count.counted("article"))."
  }
}
