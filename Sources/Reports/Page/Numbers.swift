// Numbers as they are printed: the library has no Foundation, and a page needs few forms.

extension Int {
  /// With commas between thousands.
  var grouped: String {
    var digits = String(magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (self < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// With a noun, in the plural unless it is one.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Double {
  /// The nearest whole number: figures come from files of others, which may state any.
  var nearest: Int { isFinite ? Int(Swift.max(-1e12, Swift.min(1e12, self)).rounded()) : 0 }

  /// A share in whole percent; what is more than nothing and less than all is never shown as either.
  var percent: String {
    let whole = (self * 100).nearest
    if whole == 0, self > 0 { return "<1" }
    if whole == 100, self < 1 { return ">99" }
    return String(whole)
  }

  /// With a number of decimals, rounded.
  func fixed(_ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = (magnitude * Double(scale)).nearest
    let sign = self < 0 && units > 0 ? "−" : ""
    guard decimals > 0 else { return sign + String(units) }
    let rest = String(units % scale)
    return sign + "\(units / scale)." + String(repeating: "0", count: decimals - rest.count) + rest
  }

  /// To compare by, with four decimals at most.
  var sortable: String { self == rounded() ? fixed(0) : fixed(4) }

  /// A coordinate of a picture: at most one decimal, with a plain minus sign.
  var coordinate: String {
    let tenths = (self * 10).nearest
    let whole = "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10)"
    return tenths % 10 == 0 ? whole : whole + ".\(tenths.magnitude % 10)"
  }
}
