/// Two models measured on the same rows, and how they differ on the heads that both have.
public struct ComparisonReport: Equatable, Sendable {
  /// One head that both models have.
  public struct Head: Equatable, Sendable {
    public let name: String
    public let first: HeadEvaluation
    public let second: HeadEvaluation
    public let difference: PairedComparison

    /// A head's figures by both models.
    public init(name: String, first: HeadEvaluation, second: HeadEvaluation, difference: PairedComparison) {
      self.name = name
      self.first = first
      self.second = second
      self.difference = difference
    }
  }

  /// The schema of `json()`.
  public static let schema = "standpoint.comparison/1"

  /// The reports of each model by itself, with all its heads.
  public let first: EvaluationReport
  public let second: EvaluationReport
  /// The heads that both have.
  public let heads: [Head]

  /// A comparison. Both reports must have the same seed.
  public init(first: EvaluationReport, second: EvaluationReport, heads: [Head]) {
    precondition(first.seed == second.seed, "the reports were drawn with different seeds")
    self.first = first
    self.second = second
    self.heads = heads
  }

  /// The comparison as JSON in UTF-8, on one line, without a newline at its end.
  ///
  ///     {"schema":"standpoint.comparison/1","seed":…,
  ///      "models":[{"model":{"name","sha256"},"trained_on_this","heads":{HEAD:{…},…}},{…}],
  ///      "comparison":{HEAD:{"n","groups","macro_f1_difference","accuracy_difference","f_avg_difference",
  ///        "expected_calibration_error_difference","labels":{LABEL:{"f1_difference"},…},"warnings":[…]},…}}
  ///
  /// A model's heads are those of `EvaluationReport`. Differences are second less first, and beside each stands
  /// NAME_interval.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("schema")
    json.value(Self.schema)
    json.key("seed")
    json.value(first.seed)
    json.key("models")
    json.beginArray()
    for report in [first, second] {
      json.beginObject()
      report.writeModel(to: &json)
      report.writeHeads(to: &json)
      json.endObject()
    }
    json.endArray()
    json.key("comparison")
    json.beginObject()
    for head in heads {
      json.key(head.name)
      head.difference.write(to: &json)
    }
    json.endObject()
    json.endObject()
    return json.bytes
  }

  /// The comparison as plain text: for each head each figure of both models, and the difference with its interval.
  public func table() -> String {
    var names = TextTable()
    for (place, report) in [("first", first), ("second", second)] {
      names.append([
        place, TextTable.printable(report.model?.name ?? "-"), String(report.model?.sha256.prefix(12) ?? ""),
      ])
    }
    return names.text + heads.map { "\n" + TextTable.printable($0.name) + "\n\n" + $0.table() }.joined()
  }
}

extension ComparisonReport.Head {
  func table() -> String {
    var rows: [(name: String, first: Figure, second: Figure, difference: Figure)] = [
      ("macro F1", first.macroF1, second.macroF1, difference.macroF1Difference),
      ("accuracy", first.accuracy, second.accuracy, difference.accuracyDifference),
      ("F average", first.fAverage, second.fAverage, difference.fAverageDifference),
      (
        "calibration error", first.expectedCalibrationError, second.expectedCalibrationError,
        difference.calibrationErrorDifference
      ),
    ].filter { $0.difference.value != nil }
    for (label, name) in difference.labels.enumerated() {
      rows.append(
        ("F1 \(name)", first.labelFigures[label].f1, second.labelFigures[label].f1, difference.f1Differences[label]))
    }
    var table = TextTable()
    table.append([
      "rows \(difference.n), groups \(difference.groups)", "first", "second", "difference", difference.bootstrap.title,
    ])
    for row in rows {
      table.append([
        row.name, decimal(row.first.value), decimal(row.second.value), decimal(row.difference.value),
        bracketed(row.difference.interval),
      ])
    }
    return table.text + difference.warnings.map { "\nwarning: \($0)\n" }.joined()
  }
}

extension PairedComparison {
  /// Writes the comparison as a JSON object; `ComparisonReport.json` states its keys.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("n")
    json.value(n)
    json.key("groups")
    json.value(groups)
    json.write(macroF1Difference, named: "macro_f1_difference")
    json.write(accuracyDifference, named: "accuracy_difference")
    json.write(fAverageDifference, named: "f_avg_difference")
    json.write(calibrationErrorDifference, named: "expected_calibration_error_difference")
    json.key("labels")
    json.beginObject()
    for (label, figure) in zip(labels, f1Differences) {
      json.key(label)
      json.beginObject()
      json.write(figure, named: "f1_difference")
      json.endObject()
    }
    json.endObject()
    json.write(warnings, named: "warnings")
    json.endObject()
  }
}
