// A figure and its interval are written the same way wherever they stand.

extension JSONWriter {
  /// A figure under its name and beside it NAME_interval, [lower, upper] or null.
  public mutating func write(_ figure: Figure, named name: String) {
    key(name)
    value(figure.value)
    key(name + "_interval")
    if let interval = figure.interval {
      beginArray()
      value(interval.lower)
      value(interval.upper)
      endArray()
    } else {
      null()
    }
  }

  mutating func write(_ figures: LabelFigures) {
    beginObject()
    write(figures.precision, named: "precision")
    write(figures.recall, named: "recall")
    write(figures.f1, named: "f1")
    key("support")
    value(figures.support)
    write(figures.coverage, named: "coverage")
    endObject()
  }

  mutating func write(_ bin: ReliabilityBin) {
    beginObject()
    key("lower")
    value(bin.lower)
    key("upper")
    value(bin.upper)
    key("count")
    value(bin.count)
    write(bin.meanConfidence, named: "mean_confidence")
    write(bin.accuracy, named: "accuracy")
    endObject()
  }

  mutating func write(_ strings: [String], named name: String) {
    key(name)
    beginArray()
    for string in strings {
      value(string)
    }
    endArray()
  }
}
