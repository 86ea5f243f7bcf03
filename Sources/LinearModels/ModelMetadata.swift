/// Everything about a model but its tensors; stored as JSON with sorted keys.
public struct ModelMetadata: Sendable, Equatable, Codable {
  /// The version of the file's meaning. A reader refuses a version it does not know.
  public let formatVersion: Int
  public let name: String
  public let heads: [Head]
  public let target: TargetDescription?
  public let training: TrainingRecord

  public static let currentFormatVersion = 1

  public init(name: String, heads: [Head], target: TargetDescription?, training: TrainingRecord) {
    formatVersion = Self.currentFormatVersion
    self.name = name
    self.heads = heads
    self.target = target
    self.training = training
  }
}

/// A proposal with its other phrases and its rivals.
public struct TargetDescription: Sendable, Equatable, Codable {
  public let text: String
  public let phrases: [String]
  public let rivals: [String]

  public init(text: String, phrases: [String] = [], rivals: [String] = []) {
    self.text = text
    self.phrases = phrases
    self.rivals = rivals
  }
}

/// Where a model comes from: its corpus, and what was chosen and measured a head.
public struct TrainingRecord: Sendable, Equatable, Codable {
  /// A file that was read, by name without its folder, and its digest.
  public struct File: Sendable, Equatable, Codable {
    public let name: String
    public let sha256: String

    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// One setting that was tried and the macro-F1 of its held-out predictions.
  public struct Candidate: Sendable, Equatable, Codable {
    public let blocks: [String]
    public let lambda: Double
    public let macroF1: Double
    /// Absent from models that were trained when there was one loss.
    public let loss: String?
    /// `idf` or `log-count-ratio`; absent from models that were trained when there was one weighting.
    public let weighting: String?

    public init(blocks: [String], lambda: Double, macroF1: Double, loss: String?, weighting: String? = nil) {
      self.blocks = blocks
      self.lambda = lambda
      self.macroF1 = macroF1
      self.loss = loss
      self.weighting = weighting
    }
  }

  /// A bin of a reliability diagram.
  public struct ReliabilityRecord: Sendable, Equatable, Codable {
    public let rows: Int
    public let meanConfidence: Double
    public let accuracy: Double
    /// 95 % by group; nil from fewer than ten groups.
    public let accuracyInterval: [Double]?

    public init(rows: Int, meanConfidence: Double, accuracy: Double, accuracyInterval: [Double]?) {
      self.rows = rows
      self.meanConfidence = meanConfidence
      self.accuracy = accuracy
      self.accuracyInterval = accuracyInterval
    }
  }

  public struct HeadRecord: Sendable, Equatable, Codable {
    public let rows: Int
    public let groups: Int
    /// `exact`, `newton` or `dual`.
    public let solver: String
    /// `squared`, `squared-hinge` or `logistic`; absent from models that were trained when there was one loss.
    public let loss: String?
    /// `idf` or `log-count-ratio`; absent from models that were trained when there was one weighting.
    public let weighting: String?
    /// Why solver and loss were taken, in a sentence, if they were not asked for.
    public let solverReason: String?
    public let lambda: Double
    /// The held-out macro-F1 by which the setting was chosen; optimistic, since it was chosen by it.
    public let selectionMacroF1: Double
    public let candidates: [Candidate]
    /// Macro-F1 with everything chosen without the group that is scored, and its 95 % interval by group.
    public let nestedMacroF1: Double?
    public let nestedInterval: [Double]?
    /// F1 a label of the nested predictions.
    public let nestedF1: [String: Double]
    public let expectedCalibrationError: Double?
    /// Counts of gold labels (rows) against nested predictions; absent from models that were trained before it was kept.
    public let nestedConfusion: [[Int]]?
    /// The reliability diagram of the nested predictions, without its empty bins; absent likewise.
    public let nestedReliability: [ReliabilityRecord]?

    public init(
      rows: Int, groups: Int, solver: String, loss: String?, solverReason: String?, lambda: Double,
      selectionMacroF1: Double, candidates: [Candidate],
      nestedMacroF1: Double?, nestedInterval: [Double]?, nestedF1: [String: Double], expectedCalibrationError: Double?,
      weighting: String? = nil, nestedConfusion: [[Int]]? = nil, nestedReliability: [ReliabilityRecord]? = nil
    ) {
      self.nestedConfusion = nestedConfusion
      self.nestedReliability = nestedReliability
      self.rows = rows
      self.groups = groups
      self.solver = solver
      self.loss = loss
      self.solverReason = solverReason
      self.weighting = weighting
      self.lambda = lambda
      self.selectionMacroF1 = selectionMacroF1
      self.candidates = candidates
      self.nestedMacroF1 = nestedMacroF1
      self.nestedInterval = nestedInterval
      self.nestedF1 = nestedF1
      self.expectedCalibrationError = expectedCalibrationError
    }
  }

  public let corpora: [String]
  public let files: [File]
  public let license: String?
  public let guide: String?
  public let rows: Int
  public let seed: UInt64
  public let minimumDocuments: Int
  public let heads: [String: HeadRecord]

  public init(
    corpora: [String], files: [File], license: String?, guide: String?, rows: Int, seed: UInt64, minimumDocuments: Int,
    heads: [String: HeadRecord]
  ) {
    self.corpora = corpora
    self.files = files
    self.license = license
    self.guide = guide
    self.rows = rows
    self.seed = seed
    self.minimumDocuments = minimumDocuments
    self.heads = heads
  }
}
