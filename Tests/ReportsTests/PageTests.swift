import Articles
import Evaluation
import Files
import Foundation
import Testing

@testable import Reports

@Suite struct PageTests {
  /// Everything that an input may hold, in a form that would run or break out if it were not escaped.
  static let hostile = #"</script></style></title><img src=x onerror="alert(1)">'"&amp;<!--"#

  static func everything(_ text: String) -> Report {
    var report = Sample.report(
      [
        Sample.article(
          [
            Sample.statement(text, id: text, by: text, "favor", hostile: true),
            Sample.statement("The inquiry sat in Westerby.", paragraph: 1),
          ], name: text, title: text, date: "2026-03-02"),
        Sample.article(
          [Sample.statement(text, by: text + " Oakes", "against")], name: text, date: "2026-03-09", copyOf: nil),
        Sample.article([Sample.statement(text, by: "Oakes", "against")], name: text, title: text, copyOf: 0),
      ], title: text)
    report.articles[0].byline = text
    report.articles[0].source = text
    report.articles[0].statements[0].answers[0].contributions = [WordContribution(words: text, weight: 0.5)]
    report.articles[0].statements[0].speaker = Speaker(
      name: text, cue: text, cueRange: nil, rule: .quotation, confidence: 1)
    report.target = text
    report.corrections = [ReportCorrection(id: text, change: text, note: text, isApplied: false)]
    report.unreadable = [UnreadableInput(name: text, reason: text)]
    report.model.name = text
    report.model.corpora = [text]
    report.model.guide = text
    report.model.heads[0].record = HeldOutRecord(
      macroF1: Figure(value: 0.8, interval: Interval(lower: 0.7, upper: 0.9)), f1: ["favor": 0.8],
      expectedCalibrationError: 0.01, confusion: [[5, 1, 0], [1, 5, 2], [0, 1, 9]],
      reliability: [ReliabilityPoint(rows: 4, meanConfidence: 0.55, accuracy: Figure(value: 0.5))],
      rightLabelProbabilities: [[Double]](repeating: (0...100).map { 1 - Double($0) / 100 }, count: 3), source: text)
    report.model.heads[1].name = text
    report.model.heads[1].labels = [text, text + "2"]
    return report
  }

  @Test(arguments: [
    hostile, "plain", "", " ", "a\u{0}b\u{1B}[31m\u{FFFE}", "\u{202E}evil", "]]>", "${x}`", "a;b|c d", "é́𝔸",
    "-->", "\r\n\t",
  ])
  func whateverTheTextsThePageIsSound(_ text: String) {
    let page = Sample.page(Self.everything(text))
    let checker = MarkupChecker(page)
    #expect(checker.problems.isEmpty, "\(checker.problems.prefix(5))")
    #expect(checker.elements.count { $0 == "script" } == 2 && !checker.elements.contains("img"))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }

  @Test func theCheckerIsStrict() {
    for broken in [
      "<p>a</b>", "<p>a", "<p>a & b</p>", "<p onclick=x>a</p>", "<p id=a></p><p id=a></p>", "<p><div></div></p>",
      "<a href=\"https://example.org\">a</a>", "<a href=#gone>a</a>", "<img>", "<p class=a class=b></p>",
    ] {
      #expect(!MarkupChecker("<!DOCTYPE html>\n" + broken).problems.isEmpty, "\(broken)")
    }
    #expect(MarkupChecker("<!DOCTYPE html>\n<p id=a>a &amp; b</p>").problems.isEmpty)
  }

  @Test func aHostileTextIsShownAsItIs() {
    let checker = MarkupChecker(Sample.page(Self.everything(Self.hostile)))
    #expect(checker.text.contains(Self.hostile))
  }

  @Test func theDataOfTheScriptIsJSON() throws {
    let page = Sample.page(Self.everything(Self.hostile))
    let start = try #require(page.range(of: #"<script type="application/json" id=data>"#)).upperBound
    let end = try #require(page.range(of: "</script>", range: start..<page.endIndex)).lowerBound
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8)) as? [String: Any])
    #expect((data["actors"] as? [String])?.first == Self.hostile)
    #expect(!page[start..<end].contains("<"))
  }

  @Test func theSameReportIsTheSamePage() {
    #expect(Sample.page(Self.everything("x")) == Sample.page(Self.everything("x")))
  }

  @Test func nothingIsFetchedAndOnlyTheOwnScriptRuns() throws {
    var digest = SHA256Digest()
    digest.update(Array(Script.text.utf8))
    let hexadecimal = Array(digest.hexadecimal())
    let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(String(hexadecimal[$0...($0 + 1)]), radix: 16)! }
    let expected = "sha256-" + Data(bytes).base64EncodedString()
    #expect(Script.digest == expected, "Script.digest has to be \(expected)")
    let page = Sample.page(Sample.report([Sample.article([Sample.statement("A.")])]))
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; script-src '\(expected)'; base-uri 'none'"))
    for word in ["http:", "https:", "@import", "url(", "src="] { #expect(!page.contains(word), "\(word)") }
  }

  @Test func anEmptyReportIsSound() {
    let checker = MarkupChecker(Sample.page(Sample.report([])))
    #expect(checker.problems.isEmpty && checker.text.contains("No statement was found."))
  }

  @Test func aModelOfOtherHeadsIsShownToo() {
    var report = Sample.report([Sample.article([Sample.statement("The hall was full.", by: "Ines Calder")])])
    report.model.heads = [ReportHead(name: "topic", labels: ["money", "law"], promise: report.model.heads[0].promise)]
    report.articles[0].statements[0].answers = [Sample.answer(["money", "law"], "law")]
    let checker = MarkupChecker(Sample.page(report))
    #expect(checker.problems.isEmpty, "\(checker.problems)")
    #expect(checker.text.contains("1 law") && !checker.text.contains("Hostility against stance"))
    report.model.heads = []
    report.articles[0].statements[0].answers = []
    #expect(MarkupChecker(Sample.page(report)).problems.isEmpty)
  }
}
