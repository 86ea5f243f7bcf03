import Glibc

/// The time of the run, for outputs that carry a date.
enum Clock {
  /// Now in UTC, such as `2026-11-24 18:40 UTC`; or the time that SOURCE_DATE_EPOCH gives, by which builds are repeated.
  static var now: String {
    var seconds = time(nil)
    if let fixed = Environment["SOURCE_DATE_EPOCH"].flatMap({ time_t($0) }) { seconds = fixed }
    var parts = unsafe tm()
    guard unsafe gmtime_r(&seconds, &parts) != nil else { return "an unknown date" }
    let (year, month, day) = unsafe (parts.tm_year + 1_900, parts.tm_mon + 1, parts.tm_mday)
    let (hour, minute) = unsafe (parts.tm_hour, parts.tm_min)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day)) \(two(hour)):\(two(minute)) UTC"
  }
}
