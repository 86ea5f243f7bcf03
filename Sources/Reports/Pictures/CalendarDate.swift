/// A day of the Gregorian calendar, as far as a time axis needs one.
struct CalendarDate: Comparable {
  let year: Int
  let month: Int
  let day: Int

  /// Reads a date that begins with year, month and day in ISO 8601, as in `2026-03-02T10:00:00Z`; nil for all else.
  init?(_ text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01, by H. Hinnant's `days_from_civil`: years begin in March, so that a leap day ends one.
  var number: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day with a number, the reverse of `number`.
  init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static func < (one: CalendarDate, other: CalendarDate) -> Bool { one.number < other.number }
}

/// The stretches of time that a picture counts by.
enum TimeStep {
  case day, week, month, year

  /// The finest step with no more than about forty stretches from the first day to the last.
  init(from first: CalendarDate, to last: CalendarDate) {
    switch last.number - first.number {
    case ..<32: self = .day
    case ..<200: self = .week
    case ..<1_300: self = .month
    default: self = .year
    }
  }

  /// The number of the stretch that a day is in; stretches follow one another without a gap.
  func index(of date: CalendarDate) -> Int {
    switch self {
    case .day: date.number
    // 1970-01-01 was a Thursday; weeks begin on Monday.
    case .week: Int((Double(date.number + 3) / 7).rounded(.down))
    case .month: date.year * 12 + date.month - 1
    case .year: date.year
    }
  }

  /// The first day of a stretch.
  func start(of index: Int) -> CalendarDate {
    switch self {
    case .day: CalendarDate(number: index)
    case .week: CalendarDate(number: index * 7 - 3)
    case .month: CalendarDate(year: index / 12, month: index % 12 + 1, day: 1)
    case .year: CalendarDate(year: index, month: 1, day: 1)
    }
  }

  /// A stretch in words.
  func name(of index: Int) -> String {
    let date = start(of: index)
    let month = Self.months[date.month - 1]
    return switch self {
    case .day, .week: "\(date.day) \(month) \(date.year)"
    case .month: "\(month) \(date.year)"
    case .year: "\(date.year)"
    }
  }

  var noun: String {
    switch self {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .year: "year"
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
