extension HeadEvaluation {
  /// Writes the figures as a JSON object. Every key is always present; a figure that is undefined is null, and beside
  /// each figure NAME stands NAME_interval, [lower, upper] or null.
  ///
  ///     {"n","groups","accuracy","macro_f1","f_avg",
  ///      "labels":{LABEL:{"precision","recall","f1","support","coverage"},…},
  ///      "confusion":{GOLD:{PREDICTED:count,…},…},
  ///      "expected_calibration_error",
  ///      "reliability":[{"lower","upper","count","mean_confidence","accuracy"},…],
  ///      "coverage","mean_set_size","warnings":[…]}
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
    json.write(warnings, named: "warnings")
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
