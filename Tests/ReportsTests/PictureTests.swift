import Evaluation
import Testing

@testable import Reports

@Suite struct PictureTests {
  @Test func namesDoNotLieOnOneAnother() {
    var places = LabelPlaces(left: 0, right: 380, top: 0, bottom: 260)
    var placed = 0
    var boxes: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] = []
    for number in 0..<60 {
      let name = "Speaker \(number)"
      let (x, y) = (Double(number * 37 % 380), Double(number * 53 % 260))
      guard let spot = places.place(name, x: x, y: y, radius: 4) else { continue }
      placed += 1
      let width = Double(name.count) * 7
      let left = spot.anchor == "start" ? spot.x : spot.anchor == "end" ? spot.x - width : spot.x - width / 2
      let box = (x: left...(left + width), y: (spot.y - 13)...(spot.y + 2))
      #expect(!boxes.contains { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }, "\(name)")
      #expect(left >= 0 && left + width <= 380)
      boxes.append(box)
    }
    #expect(placed > 20 && placed < 60)
  }

  @Test func timeIsDrawnWhenTwoDaysAreKnown() {
    func picture(_ dates: [String?]) -> Picture? {
      let report = Sample.report(dates.map { Sample.article([Sample.statement("A.", "favor")], date: $0) })
      return StanceOverTime(report: report, ledger: Ledger(report))?.picture
    }
    #expect(picture(["2026-03-02", nil]) == nil && picture(["2026-03-02", "2026-03-02"]) == nil)
    #expect(picture(["2026-03-02", "yesterday"]) == nil)
    let drawn = picture(["2026-03-02", "2026-03-05", nil])
    #expect(drawn?.table.rows.map { $0[1] } == ["1", "0", "0", "1"])
    #expect(drawn?.caption?.contains("1 statement without a date") == true)
    // A slip in a year must not draw a million columns.
    #expect(picture(["0026-03-02", "2026-03-05"]) == nil)
  }

  @Test func theTableOfAPictureHasItsNumbers() throws {
    let ledger = Ledger(Sample.report(LedgerTests.articles))
    let rows = try #require(StanceByActor(ledger: ledger)).picture.table.rows
    #expect(rows[0].prefix(6) == ["Ines Calder", "3", "1", "1", "0", "1"])
    #expect(
      rows.map { $0[0] } == [
        "Ines Calder", "Martin Oakes", "People without a name", "Speaker not found", "The articles’ own words",
      ])
    let dots = try #require(HostilityAgainstStance(ledger: ledger)).picture.table.rows
    #expect(dots == [["Ines Calder", "3", "0", "0"], ["Martin Oakes", "1", "−100", "100"]])
  }

  /// Figures of a model come from its file, which may state anything.
  @Test func figuresThatAreNoneAreNotDrawn() {
    var report = Sample.report(LedgerTests.articles)
    for number in [0, -1, .nan, .infinity, 1e300, -1e300] as [Double] {
      report.model.heads[0].record = HeldOutRecord(
        macroF1: Figure(value: number, interval: Interval(lower: number, upper: number)), f1: ["favor": number],
        expectedCalibrationError: number, confusion: [[1, 2], [3], []],
        reliability: [ReliabilityPoint(rows: .max, meanConfidence: number, accuracy: Figure(value: number))],
        rightLabelProbabilities: [[Double]](repeating: [Double](repeating: number, count: 101), count: 3), source: "")
      report.articles[0].statements[0].answers[0].contributions = [WordContribution(words: "a", weight: number)]
      report.articles[0].statements[0].answers[0].probabilities = [number, number, number]
      #expect(MarkupChecker(Sample.page(report)).problems.isEmpty)
    }
    report.model.heads[0].record?.confusion = [[.max, .max, 1], [0, -1, 0], [1, 1, 1]]
    #expect(Confusion(report.model.heads[0], number: 0) == nil)
  }
}
