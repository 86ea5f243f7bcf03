extension HeadEvaluation {
  /// Writes the figures as a JSON object. Every key is always present; a figure that is undefined is null, and beside
  /// each figure NAME stands NAME_interval, [lower, upper] or null.
  ///
  ///     {"n","groups","accuracy","macro_f1","f_avg",
  ///      "labels":{LABEL:{"precision","recall","f1","support","coverage"},…},
  ///      "confusion":{GOLD:{PREDICTED:count,…},…},
  ///      "expected_calibration_error",
  ///      "reliability":[{"lower","upper","count","mean_confidence","accuracy"},…],
  ///      "coverage","mean_set_size","abstained","decided_accuracy",
  ///      "coverage_promise":{"asked","guaranteed","method","verdict","labels":{LABEL:VERDICT,…}} or null,
  ///      "warnings":[…]}
  ///
  /// A VERDICT is "within" if the coverage that was asked for lies in the interval of the measured one, "short" if it lies
  /// above it, "exceeded" if below, null without an interval.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("n")
    json.value(n)
    json.key("groups")
    json.value(groups)
    json.write(accuracy, named: "accuracy")
    json.write(macroF1, named: "macro_f1")
    json.write(fAverage, named: "f_avg")
    json.key("labels")
    json.beginObject()
    for (label, figures) in zip(labels, labelFigures) {
      json.key(label)
      json.write(figures)
    }
    json.endObject()
    writeConfusion(to: &json)
    json.write(expectedCalibrationError, named: "expected_calibration_error")
    json.key("reliability")
    json.beginArray()
    for bin in reliability {
      json.write(bin)
    }
    json.endArray()
    json.write(coverage, named: "coverage")
    json.write(meanSetSize, named: "mean_set_size")
    json.write(abstained, named: "abstained")
    json.write(decidedAccuracy, named: "decided_accuracy")
    writePromise(to: &json)
    json.write(warnings, named: "warnings")
    json.endObject()
  }

  private func writePromise(to json: inout JSONWriter) {
    json.key("coverage_promise")
    guard let promise else { return json.null() }
    func verdict(_ name: String, _ coverage: Figure) {
      json.key(name)
      if let verdict = promise.verdict(on: coverage) { json.value(verdict.rawValue) } else { json.null() }
    }
    json.beginObject()
    json.key("asked")
    json.value(promise.asked)
    json.key("guaranteed")
    json.value(promise.guaranteed)
    json.key("method")
    json.value(promise.method.rawValue)
    verdict("verdict", coverage)
    json.key("labels")
    json.beginObject()
    for (label, figures) in zip(labels, labelFigures) { verdict(label, figures.coverage) }
    json.endObject()
    json.endObject()
  }

  private func writeConfusion(to json: inout JSONWriter) {
    json.key("confusion")
    json.beginObject()
    for (gold, goldLabel) in labels.enumerated() {
      json.key(goldLabel)
      json.beginObject()
      for (predicted, predictedLabel) in labels.enumerated() {
        json.key(predictedLabel)
        json.value(confusion[gold: gold, predicted: predicted])
      }
      json.endObject()
    }
    json.endObject()
  }
}
