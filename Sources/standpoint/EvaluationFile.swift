import Evaluation
import Files
import FoundationEssentials
import LinearModels
import Reports

/// Figures of a model on rows that it has not seen, as `evaluate --json` prints them.
struct EvaluationFile: Decodable {
  struct Head: Decodable {
    var macroF1: Double?
    var macroF1Interval: [Double]?
    var labels: [String: Label]
    var confusion: [String: [String: Int]]
    var expectedCalibrationError: Double?
    var reliability: [Bin]

    enum CodingKeys: String, CodingKey {
      case labels, confusion, reliability
      case macroF1 = "macro_f1"
      case macroF1Interval = "macro_f1_interval"
      case expectedCalibrationError = "expected_calibration_error"
    }
  }

  struct Label: Decodable {
    var f1: Double?
  }

  struct Bin: Decodable {
    var count: Int
    var meanConfidence: Double?
    var accuracy: Double?
    var accuracyInterval: [Double]?

    enum CodingKeys: String, CodingKey {
      case count, accuracy
      case meanConfidence = "mean_confidence"
      case accuracyInterval = "accuracy_interval"
    }
  }

  /// The model that was evaluated; nil for cross-validation.
  struct Model: Decodable { var sha256: String }

  var schema: String
  /// Whether the model had been trained on these very rows.
  var trainedOnThis: Bool
  var model: Model?
  var heads: [String: Head]

  enum CodingKeys: String, CodingKey {
    case schema, model, heads
    case trainedOnThis = "trained_on_this"
  }

  /// - Throws: `FileError`, or `InputError.evaluation` if the file is something else.
  static func read(_ path: String) throws -> EvaluationFile {
    let bytes = try FileDescriptor.readAll(path: path)
    guard let file = try? JSONDecoder().decode(EvaluationFile.self, from: Data(bytes)),
      file.schema == EvaluationReport.schema
    else { throw InputError.evaluation(path: path) }
    return file
  }

  /// The record of a head with these labels; nil if the figures are of another one.
  func record(_ name: String, labels: [String]) -> HeldOutRecord? {
    guard let head = heads[name], Set(head.confusion.keys) == Set(labels) else { return nil }
    return HeldOutRecord(
      macroF1: Figure(value: head.macroF1, interval: Interval(head.macroF1Interval)),
      f1: head.labels.compactMapValues(\.f1), expectedCalibrationError: head.expectedCalibrationError,
      confusion: labels.map { gold in labels.map { head.confusion[gold]?[$0] ?? 0 } },
      reliability: head.reliability.compactMap { bin in
        guard let confidence = bin.meanConfidence, let accuracy = bin.accuracy else { return nil }
        return ReliabilityPoint(
          rows: bin.count, meanConfidence: confidence,
          accuracy: Figure(value: accuracy, interval: Interval(bin.accuracyInterval)))
      },
      source: source)
  }

  private var source: String {
    if trainedOnThis { return "on rows that the model was trained on, so that they say little of other text" }
    return model == nil
      ? "each group of rows predicted by a model that had not seen it (standpoint evaluate --cross-validate)"
      : "on rows that the model was not trained on (standpoint evaluate)"
  }
}

extension Interval {
  init?(_ bounds: [Double]?) {
    guard let bounds, bounds.count == 2 else { return nil }
    self.init(lower: bounds[0], upper: bounds[1])
  }
}

extension ReportModel {
  /// What a report says of a model: from its file, and from figures that were measured apart.
  init(_ contents: ModelFile.Contents, coverage: Double, evaluation: EvaluationFile?) {
    let training = contents.model.metadata.training
    self.init(
      name: contents.model.metadata.name, sha256: contents.sha256, corpora: training.corpora, guide: training.guide,
      rows: training.rows,
      heads: contents.model.heads.map { head in
        var record =
          evaluation?.record(head.name, labels: head.labels)
          ?? training.heads[head.name].map { record in
            HeldOutRecord(
              macroF1: Figure(value: record.nestedMacroF1, interval: Interval(record.nestedInterval)),
              f1: record.nestedF1,
              expectedCalibrationError: record.expectedCalibrationError,
              confusion: record.nestedConfusion,
              reliability: (record.nestedReliability ?? []).map { bin in
                ReliabilityPoint(
                  rows: bin.rows, meanConfidence: bin.meanConfidence,
                  accuracy: Figure(value: bin.accuracy, interval: Interval(bin.accuracyInterval)))
              },
              source: "on groups that the model had not seen, as recorded at training")
          }
        record?.rightLabelProbabilities = head.conformal.quantiles.map { $0.map { 1 - $0 } }
        return ReportHead(
          name: head.name, labels: head.labels, promise: head.conformal.promise(coverage: coverage), record: record)
      })
  }
}
