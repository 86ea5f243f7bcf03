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
      glance(&html)
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

  /// "212 statements in 14 articles, the words of …".
  private var summary: String {
    let tally = ledger.total
    guard tally.statements > 0 else { return "No statement was found." }
    var voices: [String] = ledger.actors.isEmpty ? [] : [ledger.actors.count.counted("named speaker")]
    if ledger.apart.contains(where: { $0.voice == .described }) { voices.append("people without a name") }
    if ledger.apart.contains(where: { $0.voice == .unknown }) { voices.append("speakers that were not found") }
    if ledger.apart.contains(where: { $0.voice == .narration }) {
      voices.append(own.count == 1 ? "the article itself" : "the articles themselves")
    }
    let last = voices.popLast() ?? ""
    let names = voices.isEmpty ? last : voices.joined(separator: ", ") + " and " + last
    return "\(tally.statements.counted("statement")) in \(own.count.counted("article")): the words of \(names)."
  }

  /// The sum of all in one bar, and in numbers.
  private func glance(_ html: inout HTMLWriter) {
    let (tally, roles) = (ledger.total, ledger.roles)
    guard tally.statements > 0 else { return }
    var bar = StanceBar(tally, roles)
    bar.gap = 0.2
    bar.write(&html)
    html.element("ul", ["class": "glance"]) { html in
      func item(_ tint: String, _ count: Int, _ name: String) {
        html.element("li") { html in
          html.element("span", ["class": "key k\(tint)"]) { _ in }
          html.element("b", text: count.grouped)
          html.text(" " + name)
        }
      }
      let labels = zip(zip(roles.tintLabels, roles.tintRoles), tally.tinted).map {
        (label: $0.0, role: $0.1, count: $1)
      }
      for one in labels where one.role != .against {
        item(one.role.cssClass, one.count, one.role == .favor ? "in favor" : one.label)
      }
      if roles.tint != nil { item("u", tally.uncertainTint, "uncertain") }
      for one in labels where one.role == .against { item(one.role.cssClass, one.count, one.label) }
      if let mark = roles.markLabel {
        item("h", tally.marked, mark + (tally.uncertainMark > 0 ? ", \(tally.uncertainMark.grouped) perhaps so" : ""))
      }
    }
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
