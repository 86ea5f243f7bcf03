extension HeadEvaluation {
  /// The figures as plain text for a terminal, several lines, each ending in a newline: labels with their figures, the
  /// head's own figures with intervals, the confusion matrix, the reliability diagram, the warnings. Undefined figures
  /// are shown as "-".
  public func table() -> String {
    var parts = [labelTable, figureTable, confusionTable]
    if n > 0, !reliability.isEmpty { parts.append(reliabilityDiagram) }
    if !warnings.isEmpty {
      parts.append(warnings.map { "warning: \(TextTable.printable($0))\n" }.joined())
    }
    return parts.joined(separator: "\n")
  }

  private var labelTable: String {
    var table = TextTable()
    let hasIntervals = labelFigures.contains { $0.f1.interval != nil }
    table.append(["label", "precision", "recall", "F1"] + (hasIntervals ? [intervalTitle] : []) + ["support"])
    for (label, figures) in zip(labels, labelFigures) {
      table.append(
        [label, decimal(figures.precision.value), decimal(figures.recall.value), decimal(figures.f1.value)]
          + (hasIntervals ? [bracketed(figures.f1.interval)] : []) + ["\(figures.support)"])
    }
    return table.text
  }

  private var figureTable: String {
    var table = TextTable()
    var rows = [("macro F1", macroF1), ("accuracy", accuracy)]
    if labels.contains("favor") && labels.contains("against") { rows.append(("F average", fAverage)) }
    if !reliability.isEmpty { rows.append(("calibration error", expectedCalibrationError)) }
    if coverage.value != nil { rows += [("set coverage", coverage), ("mean set size", meanSetSize)] }
    let hasIntervals = rows.contains { $0.1.interval != nil }
    table.append(["rows \(n), groups \(groups)", ""] + (hasIntervals ? [intervalTitle] : []))
    for (name, figure) in rows {
      table.append([name, decimal(figure.value)] + (hasIntervals ? [bracketed(figure.interval)] : []))
    }
    return table.text
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
  /// calibrated, one that falls short of it overconfident. Empty bins at both ends are left out.
  private var reliabilityDiagram: String {
    let width = 40
    var table = TextTable()
    let title = "# accuracy, | mean confidence"
    table.append([
      "confidence", "rows", "mean", "accuracy", title + String(repeating: " ", count: width + 1 - title.count),
    ])
    let filled = reliability.indices.filter { reliability[$0].count > 0 }
    let shown = filled.isEmpty ? 0..<0 : filled[0]..<filled[filled.count - 1] + 1
    for bin in reliability[shown] {
      var bar = [Character](repeating: " ", count: width + 1)
      if let accuracy = bin.accuracy, let confidence = bin.meanConfidence {
        for place in 0..<nearestCount(accuracy * Double(width)) {
          bar[place] = "#"
        }
        bar[nearestCount(confidence * Double(width))] = "|"
      }
      table.append([
        "\(decimal(bin.lower, digits: 1))-\(decimal(bin.upper, digits: 1))", "\(bin.count)",
        decimal(bin.meanConfidence), decimal(bin.accuracy), String(bar),
      ])
    }
    return table.text
  }

  private var intervalTitle: String {
    let percent = decimal((bootstrap?.confidence ?? 0.95) * 100, digits: 1)
    return (percent.hasSuffix(".0") ? String(percent.dropLast(2)) : percent) + " % interval"
  }

  private func bracketed(_ interval: Interval?) -> String {
    interval.map { "[\(decimal($0.lower)), \(decimal($0.upper))]" } ?? "-"
  }
}
