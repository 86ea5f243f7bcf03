internal import Evaluation

/// What is on record of the model's accuracy, and what is not.
struct ModelSection {
  let report: Report
  let ledger: Ledger

  func write(_ html: inout HTMLWriter) {
    html.element("section", ["id": "model", "aria-labelledby": "model-title"]) { html in
      html.element("h2", ["id": "model-title"], text: "How far to trust the model")
      for head in report.model.heads { paragraph(head, &html) }
      if !missing.isEmpty {
        html.element("p", ["class": "note"]) { html in
          html.text(
            "No reliability diagram and no confusion matrix of \(missing.joined(separator: " and ")) are on record. ")
          html.element("code", text: "standpoint evaluate ROWS -m MODEL --json")
          html.text(" measures them on labelled rows, and ")
          html.element("code", text: "report --evaluation FILE")
          html.text(" draws them here.")
        }
      }
      html.element("div", ["class": "pics"]) { html in
        for (number, head) in report.model.heads.enumerated() {
          let pictures = [
            Reliability(head, number: number)?.picture, Confusion(head, number: number)?.picture,
            RightLabelProbabilities(head, number: number)?.picture,
          ]
          for picture in pictures.compactMap({ $0 }) { picture.write(&html) }
        }
      }
    }
    html.newline()
  }

  private func paragraph(_ head: ReportHead, _ html: inout HTMLWriter) {
    guard let record = head.record, let macroF1 = record.macroF1.value else {
      html.element("p", ["class": "intro"], text: "Nothing is on record of how well \(head.name) is told.")
      return
    }
    html.element("p", ["class": "fig"]) { html in
      html.element("b", text: LedgerSection.capitalized(head.name))
      let interval = record.macroF1.interval.map { " [\($0.lower.fixed(2))–\($0.upper.fixed(2))]" } ?? ""
      var text = ": macro F1 \(macroF1.fixed(2))\(interval)"
      let labels = head.labels.compactMap { label in record.f1[label].map { "\(label) \($0.fixed(2))" } }
      if !labels.isEmpty { text += " (\(labels.joined(separator: ", ")))" }
      if let error = record.expectedCalibrationError { text += ", calibration error \(error.fixed(3))" }
      html.text("\(text); \(record.source).")
    }
  }

  /// Heads without the figures that the pictures need.
  private var missing: [String] {
    report.model.heads.filter { Reliability($0, number: 0) == nil && Confusion($0, number: 0) == nil }.map(\.name)
  }
}
