internal import Evaluation

/// The foot of the page: what gave the numbers, what they can and cannot say, and what is missing.
struct ClosingSection {
  let report: Report
  let ledger: Ledger

  func write(_ html: inout HTMLWriter) {
    html.element("footer", ["id": "about", "class": "about"]) { html in
      html.element("h2", text: "About the numbers")
      html.element("dl") { facts(&$0) }
      html.element("h3", text: "What they say, and what they do not")
      html.element("ul") { html in for limit in limits { html.element("li", text: limit) } }
      if !report.corrections.isEmpty { corrections(&html) }
      if !report.unreadable.isEmpty { unreadable(&html) }
    }
    html.newline()
  }

  private func facts(_ html: inout HTMLWriter) {
    func fact(_ name: String, _ value: String) {
      html.element("dt", text: name)
      html.element("dd", text: value)
    }
    let model = report.model
    fact("Model", model.name)
    fact("Digest (SHA-256)", model.sha256)
    let guide = model.guide.map { ", annotation guide \($0)" } ?? ""
    fact("Trained on", "\(model.corpora.joined(separator: ", ")), \(model.rows.counted("labelled row"))\(guide)")
    if let target = report.target { fact("Proposal", target) }
    fact("Made", "\(report.run.date), with standpoint \(report.run.version)")
    fact("Coverage asked of prediction sets", "\(report.run.coverage.percent) %")
    for head in model.heads {
      fact(
        "\(LedgerSection.capitalized(head.name)) sets promise",
        "\(head.promise.guaranteed.percent) % for each label, for statements from new groups like the corpus’s")
    }
  }

  private var limits: [String] {
    var limits = [
      "A score is about a sentence, not about the person who said it. Read the sentences before you publish or act.",
      "The model goes by words and pairs of words: it misses irony, allusion and whatever only the context says.",
      "A prediction set holds every label that cannot be ruled out. It promises its coverage for statements from new groups "
        + "like those of the corpus; text of another kind, and statements picked by their scores, are promised nothing.",
      "A statement whose set is not one label is uncertain: it is drawn dashed and pale with a question mark, and counted "
        + "apart. That is another thing than the label neither.",
      "Intervals show how far a share could move with other articles of the same kind. They do not contain the model’s own "
        + "errors, which its figures above speak of.",
    ]
    if report.articles.contains(where: { $0.copyOf != nil }) {
      limits.append(
        "Articles that share more than 70 % of their runs of three words are taken for copies of the first of them.")
    }
    if ContributionLimit(report, ledger.roles).isOfTellingAnswers {
      limits.append(
        "In a report of this size the words behind a score are told only of statements that take a side, are hostile, or are "
          + "uncertain.")
    }
    if report.articles.contains(where: \.isLooseRows) {
      limits.append("Rows without a group or source are taken one by one, each as an article of its own.")
    }
    return limits
  }

  private func corrections(_ html: inout HTMLWriter) {
    html.element("h3", text: "Corrected by hand")
    html.element("ul") { html in
      for correction in report.corrections {
        html.element("li") { html in
          html.element("code", text: correction.id)
          html.text(": \(correction.change)")
          if let note = correction.note { html.text(" (\(note))") }
          if !correction.isApplied {
            html.text(" – not applied: no statement has this id, or it begins otherwise than expected")
          }
        }
      }
    }
  }

  private func unreadable(_ html: inout HTMLWriter) {
    html.element("h3", text: "Not in this report")
    html.element("ul") { html in
      for input in report.unreadable {
        html.element("li") { html in
          html.element("code", text: input.name)
          html.text(": \(input.reason)")
        }
      }
    }
  }
}
