import Evaluation
import FoundationEssentials
import Testing

struct EvaluationReportTests {
  /// What a reader of the JSON declares; decoding fails if a key is missing or has another type.
  private struct Report: Decodable {
    struct Model: Decodable, Equatable { let name, sha256: String }
    struct Labels: Decodable {
      let precision, recall, f1, coverage: Double?
      let f1Interval: [Double]?
      let support: Int
    }
    struct Bin: Decodable {
      let lower, upper: Double
      let count: Int
      let meanConfidence, accuracy: Double?
    }
    struct Promise: Decodable {
      let asked, guaranteed: Double
      let method: String
      let verdict: String?
      let labels: [String: String?]
    }
    struct Head: Decodable {
      let n, groups: Int
      let accuracy, macroF1, expectedCalibrationError, coverage, meanSetSize, abstained: Double
      let decidedAccuracy: Double?
      let coveragePromise: Promise?
      let fAvg: Double?
      let accuracyInterval, macroF1Interval, expectedCalibrationErrorInterval, coverageInterval: [Double]?
      let labels: [String: Labels]
      let confusion: [String: [String: Int]]
      let reliability: [Bin]
      let warnings: [String]
    }
    let schema: String
    let model: Model?
    let trainedOnThis: Bool
    let seed: UInt64
    let heads: [String: Head]
  }

  @Test func readsBackAsItWas() throws {
    let stance = evaluate(
      randomPredictions(rows: 90, groups: 30, seed: 1), bootstrap: BootstrapOptions(resamples: 100),
      promise: CoveragePromise(asked: 0.75, method: .cross))
    let hostility = evaluate(randomPredictions(rows: 40, groups: 4, labels: ["hostile", "civil"], seed: 2))
    let model = EvaluationReport.Model(name: "a \"quoted\"\nname", sha256: "00ff")
    let report = EvaluationReport(
      model: model, trainedOnThis: true, seed: 7,
      heads: [.init(name: "stance", evaluation: stance), .init(name: "hostility", evaluation: hostility)])
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let read = try decoder.decode(Report.self, from: Data(report.json()))

    #expect(read.schema == "standpoint.evaluation/1")
    #expect(read.model == Report.Model(name: model.name, sha256: model.sha256))
    #expect(read.trainedOnThis && read.seed == 7)
    let head = try #require(read.heads["stance"])
    #expect(head.n == 90 && head.groups == 30)
    #expect(head.accuracy == stance.accuracy.value && head.macroF1 == stance.macroF1.value)
    #expect(head.fAvg == stance.fAverage.value)
    #expect(head.macroF1Interval == stance.macroF1.interval.map { [$0.lower, $0.upper] })
    #expect(head.expectedCalibrationError == stance.expectedCalibrationError.value)
    #expect(head.coverage == stance.coverage.value && head.meanSetSize == stance.meanSetSize.value)
    #expect(head.coverageInterval?.count == 2)
    #expect(head.abstained == stance.abstained.value && head.decidedAccuracy == stance.decidedAccuracy.value)
    let promise = try #require(head.coveragePromise)
    #expect(promise.asked == 0.75 && promise.guaranteed == 0.5 && promise.method == "cross")
    #expect(promise.verdict == stance.promise?.verdict(on: stance.coverage)?.rawValue)
    #expect(promise.labels.keys.sorted() == ["against", "favor", "neither"])
    for (gold, label) in stance.labels.enumerated() {
      #expect(head.labels[label]?.f1 == stance.labelFigures[gold].f1.value)
      #expect(head.labels[label]?.coverage == stance.labelFigures[gold].coverage.value)
      #expect(head.labels[label]?.support == stance.labelFigures[gold].support)
      for (predicted, other) in stance.labels.enumerated() {
        #expect(head.confusion[label]?[other] == stance.confusion[gold: gold, predicted: predicted])
      }
    }
    #expect(head.reliability.map(\.count) == stance.reliability.map(\.count))

    let second = try #require(read.heads["hostility"])
    #expect(second.fAvg == nil && second.accuracyInterval == nil)
    #expect(second.warnings == hostility.warnings && second.warnings.count == 1)
  }

  /// The whole text of a small report: order of keys, null for what is undefined, NAME_interval beside each figure.
  @Test func keysStandInTheirOrder() {
    let evaluation = evaluate(
      HeadPredictions(
        labels: ["hostile", "civil"], gold: [1, 1], predicted: [1, 1], probabilities: nil, groups: [0, 0]))
    let report = EvaluationReport(
      model: nil, trainedOnThis: false, seed: 0, heads: [.init(name: "hostility", evaluation: evaluation)])
    func label(_ value: String, support: Int, precision: String) -> String {
      #"{"precision":\#(precision),"precision_interval":null,"recall":\#(value),"recall_interval":null,"#
        + #""f1":\#(value),"f1_interval":null,"support":\#(support),"coverage":null,"coverage_interval":null}"#
    }
    let expected =
      #"{"schema":"standpoint.evaluation/1","model":null,"trained_on_this":false,"seed":0,"heads":{"hostility":{"#
      + #""n":2,"groups":1,"accuracy":1.0,"accuracy_interval":null,"macro_f1":1.0,"macro_f1_interval":null,"#
      + #""f_avg":null,"f_avg_interval":null,"labels":{"hostile":"#
      + label("null", support: 0, precision: "null") + #","civil":"# + label("1.0", support: 2, precision: "1.0")
      + #"},"confusion":{"hostile":{"hostile":0,"civil":0},"civil":{"hostile":0,"civil":2}},"#
      + #""expected_calibration_error":null,"expected_calibration_error_interval":null,"reliability":[],"#
      + #""coverage":null,"coverage_interval":null,"mean_set_size":null,"mean_set_size_interval":null,"#
      + #""abstained":null,"abstained_interval":null,"decided_accuracy":null,"decided_accuracy_interval":null,"#
      + #""coverage_promise":null,"#
      + #""warnings":["1 group: intervals need at least 10, so none are given","#
      + #""no row has the gold label hostile, so macro F1 leaves it out"]}}}"#
    #expect(String(decoding: report.json(), as: UTF8.self) == expected)
  }
}
