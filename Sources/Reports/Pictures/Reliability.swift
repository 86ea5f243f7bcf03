internal import Evaluation

/// The reliability diagram of a head: how often it was right where it was so sure.
struct Reliability {
  let head: ReportHead
  /// Of the head, among the model's.
  let number: Int
  private let points: [ReliabilityPoint]

  private static let frame = (left: 44.0, top: 10.0, right: 334.0, bottom: 300.0)

  /// - Returns: nil if the record has no diagram.
  init?(_ head: ReportHead, number: Int) {
    let shares = 0.0...1.0
    // Figures come from files: what is no share cannot be drawn.
    points = (head.record?.reliability ?? []).filter { point in
      let interval = point.accuracy.interval
      return point.rows > 0 && shares.contains(point.meanConfidence)
        && point.accuracy.value.map(shares.contains) == true
        && shares.contains(interval?.lower ?? 0) && shares.contains(interval?.upper ?? 0)
    }
    guard !points.isEmpty else { return nil }
    self.head = head
    self.number = number
  }

  var picture: Picture {
    Picture(
      id: "reliability-\(number)", title: "\(LedgerSection.capitalized(head.name)): as sure as it says?",
      description: "A reliability diagram of \(points.count) bins. " + widest,
      caption:
        "How sure it was of its likeliest label, against how often that was right. On the slanting "
        + "line it is exactly as sure as it should be. Larger dots stand for more statements.",
      height: 336, table: table, draw: draw)
  }

  private var widest: String {
    guard let bin = points.max(by: { $0.gap < $1.gap }) else { return "" }
    return
      "The widest gap is \((bin.gap * 100).fixed(1)) points, where it was \(bin.meanConfidence.percent) % sure and "
      + "right in \((bin.accuracy.value ?? 0).percent) %."
  }

  private func draw(_ html: inout HTMLWriter) {
    let frame = Self.frame
    let side = frame.right - frame.left
    func x(_ share: Double) -> Double { frame.left + share * side }
    func y(_ share: Double) -> Double { frame.bottom - share * side }
    for share in [0, 0.25, 0.5, 0.75, 1.0] {
      html.line(share == 0 ? "ax" : "gr", frame.left, y(share), frame.right, y(share))
      html.line(share == 0 ? "ax" : "gr", x(share), frame.top, x(share), frame.bottom)
      html.label("\(share.percent) %", x: frame.left - 5, y: y(share) + 4, anchor: "end", cssClass: "tk")
      html.label("\(share.percent) %", x: x(share), y: frame.bottom + 15, anchor: "middle", cssClass: "tk")
    }
    html.line("dia", x(0), y(0), x(1), y(1))
    html.label("how sure the model was →", x: frame.right, y: frame.bottom + 31, anchor: "end", cssClass: "tk")
    html.label("how often right ↑", x: frame.left + 6, y: frame.top + 12, cssClass: "tk halo")
    let most = Double(points.map(\.rows).max() ?? 1)
    for point in points {
      guard let accuracy = point.accuracy.value else { continue }
      if let interval = point.accuracy.interval {
        html.line("ci", x(point.meanConfidence), y(interval.lower), x(point.meanConfidence), y(interval.upper))
      }
      let radius = max(3, 10 * (Double(point.rows) / most).squareRoot())
      html.circle("dot", x: x(point.meanConfidence), y: y(accuracy), radius: radius)
    }
  }

  private var table: DataTable {
    DataTable(
      columns: ["Sure, %", "Statements", "Right, %", "95 % interval"],
      rows: points.map { point in
        let interval = point.accuracy.interval.map {
          "\(($0.lower * 100).fixed(1))–\(($0.upper * 100).fixed(1))"
        }
        return [
          (point.meanConfidence * 100).fixed(1), point.rows.grouped, ((point.accuracy.value ?? 0) * 100).fixed(1),
          interval ?? "–",
        ]
      })
  }
}

extension ReliabilityPoint {
  fileprivate var gap: Double { abs((accuracy.value ?? meanConfidence) - meanConfidence) }
}
