import Foundation
import Testing

@testable import Reports

@Suite struct NumbersTests {
  @Test func numbersReadAsPeopleWriteThem() {
    #expect(0.grouped == "0" && 999.grouped == "999" && 1_000.grouped == "1,000" && 1_234_567.grouped == "1,234,567")
    #expect((-1_000).grouped == "−1,000")
    #expect(1.counted("article") == "1 article" && 0.counted("article") == "0 articles")
    #expect(
      0.5.percent == "50" && 0.004.percent == "<1" && 0.996.percent == ">99" && 0.0.percent == "0"
        && 1.0.percent == "100")
    #expect(0.8125.fixed(2) == "0.81" && 0.05.fixed(2) == "0.05" && (-0.5).fixed(0) == "−1" && 12.0.fixed(1) == "12.0")
    #expect((-0.25).coordinate == "-0.3" && (-0.04).coordinate == "0" && 12.5.coordinate == "12.5")
  }

  @Test func daysAreThoseOfTheCalendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: -200_000, to: 100_000, by: 137) {
      let date = CalendarDate(number: number)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: 86_400 * Double(number)))
      // The calendar of the system is Julian before 1582-10-15.
      guard number > -141_427 else { continue }
      #expect((date.year, date.month, date.day) == (parts.year!, parts.month!, parts.day!))
      #expect(date.number == number)
    }
  }

  @Test func onlyISODatesAreRead() {
    #expect(CalendarDate("2026-03-02T10:00:00Z")?.number == CalendarDate(year: 2026, month: 3, day: 2).number)
    for text in ["", "2 March 2026", "2026", "2026-13-01", "2026-3-2", "٢٠٢٦-٠٣-٠٢", "-026-03-02"] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
  }

  @Test func stretchesFollowOneAnother() {
    for step in [TimeStep.day, .week, .month, .year] {
      for number in -1_000...1_000 {
        let index = step.index(of: CalendarDate(number: number))
        #expect(step.start(of: index).number <= number && number < step.start(of: index + 1).number)
      }
    }
    // 2026-03-02 is a Monday.
    #expect(TimeStep.week.name(of: TimeStep.week.index(of: CalendarDate("2026-03-08")!)) == "2 Mar 2026")
  }
}
