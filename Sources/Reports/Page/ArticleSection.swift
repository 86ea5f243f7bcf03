internal import Articles

/// The articles, each in full: paragraphs of statements, tinted and marked, their speakers in the margin.
struct ArticleSection {
  let report: Report
  let ledger: Ledger

  /// So many articles are open when the page is.
  private static let openArticles = 1

  func write(_ html: inout HTMLWriter) {
    html.element("section", ["id": "articles", "aria-labelledby": "articles-title"]) { html in
      html.element("h2", ["id": "articles-title"], text: "Articles")
      html.element(
        "p", ["class": "intro"],
        text: "Point at a sentence, tap it or step to it with the Tab key to see how sure the model is, and why.")
      Legend(roles: ledger.roles, kind: .statements).write(&html)
      let markup = StatementMarkup(report: report, ledger: ledger)
      for number in report.articles.indices { article(number, markup, &html) }
    }
    html.newline()
  }

  private func article(_ number: Int, _ markup: StatementMarkup, _ html: inout HTMLWriter) {
    let article = report.articles[number]
    let hasHeadline = article.title.map { Self.isSame($0, article.statements.first?.text ?? "") } ?? false
    html.element(
      "details",
      [
        "class": hasHeadline ? "art hl" : "art", "id": "t\(number)", "data-d": article.date,
        "open": number < Self.openArticles ? "" : nil,
      ]
    ) { html in
      html.element("summary") { html in
        html.element("h3", text: article.title ?? article.name)
        html.element("span", ["class": "meta"], text: facts(article))
        if article.copyOf != nil { html.element("span", ["class": "tag"], text: "copy") }
      }
      html.element("div", ["class": "txt"]) { html in
        if let original = article.copyOf {
          html.element("p", ["class": "note"]) { html in
            html.text("Nearly the same text as ")
            let first = report.articles[original]
            html.element("a", ["href": "#t\(original)"], text: first.title ?? first.name)
            html.text(": its statements are not counted again.")
          }
        }
        paragraphs(number, article, markup, hasHeadline, &html)
      }
    }
    html.newline()
  }

  private func facts(_ article: ReportArticle) -> String {
    let named = article.title == nil ? nil : article.name
    return [article.byline, article.source, article.date, article.statements.count.counted("statement"), named]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private func paragraphs(
    _ number: Int, _ article: ReportArticle, _ markup: StatementMarkup, _ hasHeadline: Bool, _ html: inout HTMLWriter
  ) {
    var first = 0
    let statements = article.statements
    while first < statements.count {
      var end = first + 1
      while end < statements.count, statements[end].paragraph == statements[first].paragraph { end += 1 }
      let range = first..<end
      let speakers = speakers(statements[range])
      html.element("p", ["class": hasHeadline && first == 0 ? "head" : nil]) { html in
        names(speakers, &html)
        for index in range {
          if index > first { html.text(" ") }
          markup.write(statements[index], at: Ledger.Place(article: number, statement: index), &html)
        }
      }
      first = end
    }
  }

  /// The names in the margin.
  private func names(_ speakers: [(name: String, actor: Int?)], _ html: inout HTMLWriter) {
    if speakers.count == 1, let actor = speakers[0].actor {
      return html.element("a", ["class": "who", "href": "#a\(actor)"], text: speakers[0].name)
    }
    guard !speakers.isEmpty else { return }
    html.element("span", ["class": "who"]) { html in
      for (index, speaker) in speakers.enumerated() {
        if index > 0 { html.text(", ") }
        if let actor = speaker.actor {
          html.element("a", ["href": "#a\(actor)"], text: speaker.name)
        } else {
          html.text(speaker.name)
        }
      }
    }
  }

  /// The speakers of a paragraph, in the order in which they speak; those without a name are no actors.
  private func speakers(_ statements: ArraySlice<ReportStatement>) -> [(name: String, actor: Int?)] {
    var speakers: [(name: String, actor: Int?)] = []
    for speaker in statements.compactMap(\.speaker) {
      let actor = speaker.isDescribed ? nil : ledger.registry.number(of: speaker.name)
      let name = actor.map { ledger.registry.names[$0] } ?? speaker.name
      if !speakers.contains(where: { $0.name == name }) { speakers.append((name, actor)) }
    }
    return speakers
  }

  private static func isSame(_ title: String, _ text: String) -> Bool {
    title.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace)
  }
}
