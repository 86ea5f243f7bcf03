public import Evaluation

/// The model that gave the scores, as far as readers of a report need to know it.
public struct ReportModel: Sendable {
  public var name: String
  public var sha256: String
  /// The corpora that it was trained on.
  public var corpora: [String]
  /// The annotation guide's version.
  public var guide: String?
  /// How many labelled rows it was trained on.
  public var rows: Int
  public var heads: [ReportHead]

  public init(
    name: String, sha256: String, corpora: [String], guide: String? = nil, rows: Int, heads: [ReportHead]
  ) {
    self.name = name
    self.sha256 = sha256
    self.corpora = corpora
    self.guide = guide
    self.rows = rows
    self.heads = heads
  }
}

/// A head of the model with what is on record of its accuracy.
public struct ReportHead: Sendable {
  public var name: String
  public var labels: [String]
  public var promise: CoveragePromise
  /// Figures on statements of groups that the model had not seen.
  public var record: HeldOutRecord?

  public init(name: String, labels: [String], promise: CoveragePromise, record: HeldOutRecord? = nil) {
    self.name = name
    self.labels = labels
    self.promise = promise
    self.record = record
  }
}

/// Held-out figures of a head; whatever was not recorded is nil or empty.
public struct HeldOutRecord: Sendable {
  public var macroF1: Figure
  /// F1 by label.
  public var f1: [String: Double]
  public var expectedCalibrationError: Double?
  /// Counts of gold labels (rows) against predicted ones.
  public var confusion: [[Int]]?
  public var reliability: [ReliabilityPoint]
  /// By label, the held-out probability that the model gave to the right label: at place q of 0 to 100 the one that
  /// q % of the groups' statements with this label lie at or above. It is what prediction sets are made from.
  public var rightLabelProbabilities: [[Double]]
  /// Where the figures are from, in a clause.
  public var source: String

  public init(
    macroF1: Figure = .undefined, f1: [String: Double] = [:], expectedCalibrationError: Double? = nil,
    confusion: [[Int]]? = nil, reliability: [ReliabilityPoint] = [], rightLabelProbabilities: [[Double]] = [],
    source: String
  ) {
    self.macroF1 = macroF1
    self.f1 = f1
    self.expectedCalibrationError = expectedCalibrationError
    self.confusion = confusion
    self.reliability = reliability
    self.rightLabelProbabilities = rightLabelProbabilities
    self.source = source
  }
}

/// A bin of a reliability diagram.
public struct ReliabilityPoint: Sendable, Equatable {
  public var rows: Int
  public var meanConfidence: Double
  public var accuracy: Figure

  public init(rows: Int, meanConfidence: Double, accuracy: Figure) {
    self.rows = rows
    self.meanConfidence = meanConfidence
    self.accuracy = accuracy
  }
}
