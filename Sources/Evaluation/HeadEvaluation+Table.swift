extension HeadEvaluation {
  /// The figures as plain text for a terminal, several lines, each ending in a newline: labels with their figures, the
  /// head's own figures, what the prediction sets promise, the confusion matrix, the reliability diagram, the warnings.
  /// Undefined figures are shown as "-". The interval of a figure stands below it, or beside it.
  public func table() -> String {
    var parts = [labelTable, figureTable]
    if let promise, coverage.value != nil { parts.append(promiseLines(promise)) }
    parts.append(confusionTable)
    if n > 0, !reliability.isEmpty { parts.append(reliabilityDiagram) }
    if !warnings.isEmpty {
      parts.append(warnings.map { "warning: \(TextTable.printable($0))\n" }.joined())
    }
    return parts.joined(separator: "\n")
  }

  private var labelTable: String {
    var table = TextTable()
    let hasSets = coverage.value != nil
    table.append(["label", "precision", "recall", "F1"] + (hasSets ? ["in set"] : []) + ["support"])
    for (label, figures) in zip(labels, labelFigures) {
      let shown = [figures.precision, figures.recall, figures.f1] + (hasSets ? [figures.coverage] : [])
      table.append([label] + shown.map { decimal($0.value) } + ["\(figures.support)"])
      if shown.contains(where: { $0.interval != nil }) {
        table.append([""] + shown.map { $0.interval == nil ? "" : bracketed($0.interval) })
      }
    }
    return table.text
  }

  private var figureTable: String {
    var table = TextTable()
    var rows = [("macro F1", macroF1), ("accuracy", accuracy)]
    if labels.contains("favor") && labels.contains("against") { rows.append(("F average", fAverage)) }
    if !reliability.isEmpty { rows.append(("calibration error", expectedCalibrationError)) }
    if coverage.value != nil {
      rows += [
        ("set coverage", coverage), ("mean set size", meanSetSize), ("abstained", abstained),
        ("accuracy of the rest", decidedAccuracy),
      ]
    }
    let hasIntervals = rows.contains { $0.1.interval != nil }
    table.append(["rows \(n), groups \(groups)", ""] + (hasIntervals ? [intervalTitle] : []))
    for (name, figure) in rows {
      table.append([name, decimal(figure.value)] + (hasIntervals ? [bracketed(figure.interval)] : []))
    }
    return table.text
  }

  /// The promise with its assumption, and what the rows say of it.
  private func promiseLines(_ promise: CoveragePromise) -> String {
    let asked = shortest(promise.asked)
    var text = "sets: P(label in set | label) >= \(shortest(promise.guaranteed)) is promised of a statement from a new "
    text += "group\nlike those that set the thresholds (exchangeable), and of no other text; "
    text +=
      promise.method == .split ? "split conformal\n" : "\(asked) was asked for,\nand cross-conformal proves less\n"
    for (name, coverage) in [("all", coverage)] + zip(labels, labelFigures).map({ ($0, $1.coverage) }) {
      guard let verdict = promise.verdict(on: coverage) else { continue }
      let words =
        switch verdict {
        case .within: "lies in the interval of the measured coverage"
        case .short: "lies above the interval: fewer are covered than asked for"
        case .exceeded: "lies below the interval: more are covered than asked for"
        }
      text += "  \(TextTable.printable(name)): \(asked) \(words)\n"
    }
    return text
  }

  private var confusionTable: String {
    var table = TextTable()
    table.append(["gold \\ predicted"] + labels)
    for (gold, label) in labels.enumerated() {
      table.append([label] + labels.indices.map { "\(confusion[gold: gold, predicted: $0])" })
    }
    return table.text
  }

  /// A bar as long as the accuracy of each bin, with a mark at its mean confidence: a bar that ends at the mark is
  /// calibrated, one that falls short of it overconfident. Dots show where the accuracy's interval goes on. Empty bins at
  /// both ends are left out.
  private var reliabilityDiagram: String {
    let width = 30
    var table = TextTable()
    let hasIntervals = reliability.contains { $0.accuracy.interval != nil }
    let title = "# accuracy, | confidence"
    table.append(
      ["confidence", "rows", "mean", "accuracy"] + (hasIntervals ? [intervalTitle] : [])
        + [title + String(repeating: " ", count: width + 1 - title.count)])
    let filled = reliability.indices.filter { reliability[$0].count > 0 }
    let shown = filled.isEmpty ? 0..<0 : filled[0]..<filled[filled.count - 1] + 1
    for bin in reliability[shown] {
      var bar = [Character](repeating: " ", count: width + 1)
      if let accuracy = bin.accuracy.value, let confidence = bin.meanConfidence.value {
        for place in 0..<nearestCount((bin.accuracy.interval?.upper ?? accuracy) * Double(width)) { bar[place] = "." }
        for place in 0..<nearestCount(accuracy * Double(width)) { bar[place] = "#" }
        bar[nearestCount(confidence * Double(width))] = "|"
      }
      table.append(
        [
          "\(decimal(bin.lower, digits: 1))-\(decimal(bin.upper, digits: 1))", "\(bin.count)",
          decimal(bin.meanConfidence.value), decimal(bin.accuracy.value),
        ] + (hasIntervals ? [bracketed(bin.accuracy.interval)] : []) + [String(bar)])
    }
    return table.text
  }

  private var intervalTitle: String { (bootstrap ?? BootstrapOptions()).title }
}

extension BootstrapOptions {
  /// What stands above a column of intervals.
  var title: String { shortest(confidence * 100, digits: 1) + " % interval" }
}

func bracketed(_ interval: Interval?) -> String {
  interval.map { "[\(decimal($0.lower)), \(decimal($0.upper))]" } ?? "-"
}
