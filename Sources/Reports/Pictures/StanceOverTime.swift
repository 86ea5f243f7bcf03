/// How many statements favor the proposal, are against it, and are hostile, from one stretch of time to the next.
struct StanceOverTime {
  private struct Count {
    var favor = 0
    var against = 0
    var marked = 0
    var all = 0
  }

  private let counts: [Count]
  private let first: Int
  private let step: TimeStep
  private let mark: String?
  private let undated: Int

  private static let left = 34.0
  private static let middle = 92.0
  private static let reach = 80.0
  private static let foot = 250.0

  /// - Returns: nil unless the model scores stance and two days at least are known.
  init?(report: Report, ledger: Ledger) {
    let roles = ledger.roles
    guard let tint = roles.tint, let favor = roles.tintRoles.firstIndex(of: .favor),
      let against = roles.tintRoles.firstIndex(of: .against)
    else { return nil }
    var dated: [(date: CalendarDate, statement: ReportStatement)] = []
    var undated = 0
    for article in report.articles where article.copyOf == nil {
      for statement in article.statements {
        if let date = (statement.date ?? article.date).flatMap({ CalendarDate($0) }) {
          dated.append((date, statement))
        } else {
          undated += 1
        }
      }
    }
    guard let earliest = dated.map(\.date).min(), let latest = dated.map(\.date).max(), earliest < latest else {
      return nil
    }
    step = TimeStep(from: earliest, to: latest)
    first = step.index(of: earliest)
    // Some centuries by years would be too many: dates that far apart are slips.
    let length = step.index(of: latest) - first + 1
    guard length <= 400 else { return nil }
    var counts = [Count](repeating: Count(), count: length)
    for (date, statement) in dated {
      let index = step.index(of: date) - first
      counts[index].all += 1
      let answer = statement.answers[tint]
      if !answer.isUncertain, answer.label == favor { counts[index].favor += 1 }
      if !answer.isUncertain, answer.label == against { counts[index].against += 1 }
      if let (head, label) = roles.mark {
        let answer = statement.answers[head]
        if !answer.isUncertain, answer.label == label { counts[index].marked += 1 }
      }
    }
    self.counts = counts
    self.undated = undated
    mark = roles.markLabel
  }

  var picture: Picture {
    Picture(
      id: "over-time", title: "Over time", description: description,
      caption: "Statements by \(step.noun): in favor upward, against downward"
        + (mark.map { ", below them the \($0) ones" } ?? "") + "."
        + (undated > 0 ? " \(undated.counted("statement")) without a date are left out." : ""),
      height: mark == nil ? 204 : 274, table: table, draw: draw)
  }

  private var description: String {
    let favor = counts.reduce(0) { $0 + $1.favor }
    let against = counts.reduce(0) { $0 + $1.against }
    return
      "From \(step.name(of: first)) to \(step.name(of: first + counts.count - 1)), \(favor) statements in favor and "
      + "\(against) against, counted by \(step.noun)."
  }

  private func draw(_ html: inout HTMLWriter) {
    let slot = (Picture.width - Self.left) / Double(counts.count)
    let width = min(26, slot * 0.78)
    let most = Double(max(1, counts.map { max($0.favor, $0.against) }.max() ?? 1))
    let mostMarked = Double(max(1, counts.map(\.marked).max() ?? 1))
    for (share, sign) in [(1.0, 1.0), (1.0, -1.0)] {
      let y = Self.middle - share * sign * Self.reach
      html.line("gr", Self.left, y, Picture.width, y)
      html.label(Int(most).grouped, x: Self.left - 5, y: y + 4, anchor: "end", cssClass: "tk")
    }
    html.label("0", x: Self.left - 5, y: Self.middle + 4, anchor: "end", cssClass: "tk")
    for (index, count) in counts.enumerated() {
      let x = Self.left + (Double(index) + 0.5) * slot - width / 2
      let favor = Self.reach * Double(count.favor) / most
      let against = Self.reach * Double(count.against) / most
      if count.favor > 0 { html.rectangle("pf", x: x, y: Self.middle - favor, width: width, height: favor) }
      if count.against > 0 { html.rectangle("pa", x: x, y: Self.middle, width: width, height: against) }
      if count.marked > 0 {
        let height = 44 * Double(count.marked) / mostMarked
        html.rectangle("ph", x: x, y: Self.foot - height, width: width, height: height)
      }
    }
    html.line("ax", Self.left, Self.middle, Picture.width, Self.middle)
    if mark != nil {
      html.line("ax", Self.left, Self.foot, Picture.width, Self.foot)
      html.label(Int(mostMarked).grouped, x: Self.left - 5, y: Self.foot - 40, anchor: "end", cssClass: "tk")
      html.label("0", x: Self.left - 5, y: Self.foot + 4, anchor: "end", cssClass: "tk")
    }
    let y = mark == nil ? 198.0 : Self.foot + 17
    html.label(step.name(of: first), x: Self.left, y: y, cssClass: "tk")
    html.label(step.name(of: first + counts.count - 1), x: Picture.width, y: y, anchor: "end", cssClass: "tk")
  }

  private var table: DataTable {
    DataTable(
      columns: [LedgerSection.capitalized(step.noun), "Statements", "in favor", "against"] + (mark.map { [$0] } ?? []),
      rows: counts.enumerated().map { index, count in
        [step.name(of: first + index), count.all.grouped, count.favor.grouped, count.against.grouped]
          + (mark == nil ? [] : [count.marked.grouped])
      })
  }
}
