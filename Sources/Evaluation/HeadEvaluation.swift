/// A number with its error bar.
public struct Figure: Equatable, Sendable {
  /// The figure on all rows; nil where it is undefined.
  public let value: Double?
  /// Its bootstrap interval; nil if the figure is undefined, there are too few groups, or none was asked for.
  public let interval: Interval?

  /// A figure. An undefined one has no interval.
  public init(value: Double?, interval: Interval? = nil) {
    self.value = value
    self.interval = value == nil ? nil : interval
  }

  /// A figure that is not defined.
  public static let undefined = Figure(value: nil)
}

/// The figures of one label. `ConfusionMatrix` states the formulas.
public struct LabelFigures: Equatable, Sendable {
  /// Undefined if the label was never predicted.
  public let precision: Figure
  /// Undefined if the label has no gold rows.
  public let recall: Figure
  /// 0 if the label has gold rows and was never predicted; undefined only if it has neither gold rows nor predictions.
  public let f1: Figure
  /// Rows whose gold label it is.
  public let support: Int
  /// The share of its gold rows whose prediction set holds it: what label-conditional prediction sets promise.
  /// Undefined without gold rows or without sets.
  public let coverage: Figure
}

/// All that is known of how well one head predicted.
public struct HeadEvaluation: Equatable, Sendable {
  /// The head's labels, in the order of `labelFigures` and of the confusion matrix.
  public let labels: [String]
  /// Rows.
  public let n: Int
  /// Groups of rows: what the intervals resample.
  public let groups: Int
  /// The share of rows predicted right.
  public let accuracy: Figure
  /// The mean of F1 over the labels with gold rows.
  public let macroF1: Figure
  /// The mean of F1(favor) and F1(against), the measure of SemEval-2016 task 6; undefined for a head without these two
  /// labels.
  public let fAverage: Figure
  /// The figures of each label.
  public let labelFigures: [LabelFigures]
  /// Counts of gold against predicted labels.
  public let confusion: ConfusionMatrix
  /// Top-label expected calibration error over 10 right-closed bins of equal width; undefined without probabilities.
  public let expectedCalibrationError: Figure
  /// The reliability diagram: 10 bins, or none without probabilities.
  public let reliability: [ReliabilityBin]
  /// The share of rows whose prediction set holds the gold label; undefined without sets.
  public let coverage: Figure
  /// The mean number of labels in a prediction set; undefined without sets.
  public let meanSetSize: Figure
  /// The share of rows whose prediction set does not single out a label: it is empty, or holds several. It says nothing of
  /// a label such as neither, which is an answer. Undefined without sets.
  public let abstained: Figure
  /// The share of the other rows, whose set is one label, that are predicted right; undefined if there are none.
  public let decidedAccuracy: Figure
  /// What the sets promise; nil if nothing is known of how they were made.
  public let promise: CoveragePromise?
  /// How the intervals were drawn; nil if none were asked for.
  public let bootstrap: BootstrapOptions?
  /// What a reader of the figures must know, each a clause without a full stop.
  public let warnings: [String]

  /// The figures of the label with this name; nil if the head has no such label.
  public func figures(of label: String) -> LabelFigures? {
    labels.firstIndex(of: label).map { labelFigures[$0] }
  }
}
