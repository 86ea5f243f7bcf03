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
}
