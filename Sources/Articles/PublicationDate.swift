/// Dates as pages, feeds and rows write them, as ISO 8601.
package enum PublicationDate {
  /// `2026-11-24`, or with a time `2026-11-24T18:05:00Z`, `…+01:00`, or without an offset if none is given.
  ///
  /// Read are ISO 8601 (a space for the T and missing seconds will do), `20261124`, `2026/11/24`, the dates of RFC 5322 as
  /// feeds have them, and an English month with day and year in either order. Days before months in digits are a guess
  /// and are not read.
  ///
  /// - Returns: nil for anything else, and for days that no calendar has.
  package static func normalized(_ text: String) -> String? {
    let fields = text.split { $0.isWhitespace || $0 == "," }
    guard let first = fields.first else { return nil }
    if let (day, rest) = numericDay(first) {
      let clock = rest.isEmpty ? fields.dropFirst().joined() : rest + fields.dropFirst().joined()
      return day + (time(Substring(clock)) ?? "")
    }
    return wordedDate(fields)
  }

  /// Whether a word is a month or a day of the week.
  package static func startsDate(_ word: Substring) -> Bool {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let name = word.lowercased().filter(\.isLetter)
    return month(word) != nil || (name.hasSuffix("day") || name.count == 3) && days.contains(String(name.prefix(3)))
  }

  // MARK: - Days

  /// A day in digits, year first, and what stands behind its "T".
  private static func numericDay(_ field: Substring) -> (day: String, rest: String)? {
    let parts = field.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count > 1 ? String(parts[1]) : ""
    let numbers = parts[0].split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    if numbers.count == 3, numbers[0].count == 4 {
      return day(year: number(numbers[0]), month: number(numbers[1]), day: number(numbers[2])).map { ($0, rest) }
    }
    guard parts[0].count == 8, let digits = number(parts[0]) else { return nil }
    return day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100).map { ($0, rest) }
  }

  private static func wordedDate(_ fields: [Substring]) -> String? {
    guard let monthField = fields.firstIndex(where: { month($0) != nil }), let month = month(fields[monthField]) else {
      return nil
    }
    let numbers = fields.map { number($0.prefix { $0.isNumber }) }
    guard let yearField = fields.indices.first(where: { fields[$0].count == 4 && (numbers[$0] ?? 0) > 999 }) else {
      return nil
    }
    // The day stands beside the month: a number of its own, perhaps with "st" or "th".
    let neighbors = [monthField - 1, monthField + 1].filter(fields.indices.contains)
    guard let dayField = neighbors.first(where: { $0 != yearField && fields[$0].count <= 4 && numbers[$0] != nil }),
      let day = day(year: numbers[yearField], month: month, day: numbers[dayField])
    else { return nil }
    guard let clock = fields.firstIndex(where: { $0.contains(":") && ($0.first?.isNumber ?? false) }) else {
      return day
    }
    return day + (time(fields[clock...].joined()[...]) ?? "")
  }

  private static func day(year: Int?, month: Int?, day: Int?) -> String? {
    guard let year, let month, let day, (1000...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[month - 1]).contains(day) else { return nil }
    return "\(year)-\(two(month))-\(two(day))"
  }

  private static func month(_ field: Substring) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let name = field.lowercased().filter(\.isLetter)
    guard name.count >= 3 else { return nil }
    if name == "sept" { return 9 }
    return names.firstIndex { $0 == name || $0.prefix(3) == name }.map { $0 + 1 }
  }

  // MARK: - Times

  /// "T18:05:00" and an offset; nil if there is no time of day.
  private static func time(_ text: Substring) -> String? {
    let clock = text.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let parts = clock.split(separator: ".")[...].first?.split(separator: ":") ?? []
    guard (2...3).contains(parts.count), let hour = number(parts[0]), let minute = number(parts[1]), hour < 24,
      minute < 60, let second = parts.count == 3 ? number(parts[2]) : 0, second <= 60
    else { return nil }
    return "T\(two(hour)):\(two(minute)):\(two(second))" + (offset(text[clock.endIndex...]) ?? "")
  }

  private static let namedOffsets = [
    "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "BST": "+01:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
  ]

  private static func offset(_ text: Substring) -> String? {
    if let named = namedOffsets[text.uppercased()] { return named }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, let number = number(digits[...]) else { return nil }
    let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
    guard hours < 24, minutes < 60 else { return nil }
    return hours == 0 && minutes == 0 ? "Z" : "\(sign)\(two(hours)):\(two(minutes))"
  }

  // MARK: - Digits

  /// A number of at most eight ASCII digits.
  private static func number(_ digits: Substring) -> Int? {
    guard (1...8).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
