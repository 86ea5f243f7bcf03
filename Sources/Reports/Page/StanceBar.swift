/// A small bar of a voice's statements by label, uncertain ones hatched. The numbers stand beside it in the row, so that
/// it says nothing to a screen reader.
struct StanceBar {
  /// The room between two labels, in hundredths of the bar.
  var gap = 0.8
  private let segments: [(tint: String, count: Int)]

  init(_ tally: Tally, _ roles: HeadRoles) {
    // The labels that take a side stand at the ends, so that each has an edge of its own.
    segments = Self.ordered(tally, roles)
  }

  /// Labels with their counts as bars show them: favor, what is on no side, uncertain, against.
  static func ordered(_ tally: Tally, _ roles: HeadRoles) -> [(tint: String, count: Int)] {
    let tinted = zip(roles.tintRoles, tally.tinted).map { (role: $0, count: $1) }
    let middle = tinted.filter { $0.role != .against }.map { ($0.role.cssClass, $0.count) }
    let last = tinted.filter { $0.role == .against }.map { ($0.role.cssClass, $0.count) }
    return middle + [("u", tally.uncertainTint)] + last
  }

  func write(_ html: inout HTMLWriter) {
    let total = segments.reduce(0) { $0 + $1.count }
    guard total > 0 else { return }
    html.element("svg", ["class": "b", "viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true"]) {
      html in
      var x = 0.0
      for (tint, count) in segments where count > 0 {
        let width = 100 * Double(count) / Double(total)
        html.element(
          "rect",
          ["class": "p\(tint)", "x": x.coordinate, "width": max(0.4, width - gap).coordinate, "height": "10"]
        ) { _ in }
        x += width
      }
    }
  }
}
