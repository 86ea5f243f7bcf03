import Articles
import Evaluation
import Foundation
import Reports

/// Reports made up for tests. The model has two heads; an answer is sure of its label unless told otherwise.
enum Sample {
  static let stance = ["favor", "against", "neither"]
  static let hostility = ["hostile", "civil"]

  static func answer(_ labels: [String], _ label: String, uncertain: Bool = false) -> ReportAnswer {
    let index = labels.firstIndex(of: label)!
    return ReportAnswer(
      label: index, probabilities: labels.indices.map { $0 == index ? 0.8 : 0.2 / Double(labels.count - 1) },
      set: uncertain ? Array(labels.indices) : [index])
  }

  static func statement(
    _ text: String, id: String = "x:0", by speaker: String? = nil, _ label: String = "neither", hostile: Bool = false,
    uncertain: Bool = false, kind: Statement.Kind? = nil, paragraph: Int = 0
  ) -> ReportStatement {
    ReportStatement(
      id: id, text: text, paragraph: paragraph, kind: kind ?? (speaker == nil ? .narration : .direct),
      speaker: speaker.map { Speaker(name: $0, cue: "said", cueRange: nil, rule: .quotation, confidence: 0.9) },
      answers: [
        answer(stance, label, uncertain: uncertain), answer(hostility, hostile ? "hostile" : "civil"),
      ], known: 0.75)
  }

  static func article(
    _ statements: [ReportStatement], name: String = "courier.txt", title: String? = nil, date: String? = nil,
    copyOf: Int? = nil, isLooseRows: Bool = false
  ) -> ReportArticle {
    ReportArticle(
      name: name, title: title, date: date, statements: statements, copyOf: copyOf, isLooseRows: isLooseRows)
  }

  static func report(_ articles: [ReportArticle], title: String = "The Westerby question") -> Report {
    let promise = CoveragePromise(asked: 0.9, method: .cross)
    return Report(
      title: title, target: "We should hold a national inquiry",
      run: ReportRun(date: "2026-03-02 10:00 UTC", version: "1.2.3", coverage: 0.9),
      model: ReportModel(
        name: "sample", sha256: String(repeating: "0a", count: 32), corpora: ["made-up"], rows: 1_234,
        heads: [
          ReportHead(name: "stance", labels: stance, promise: promise),
          ReportHead(name: "hostility", labels: hostility, promise: promise),
        ]),
      articles: articles)
  }

  static func page(_ report: Report) -> String { String(decoding: ReportPage.html(report), as: UTF8.self) }
}
