/// How probable the model held the right label of statements that it had not seen, by label: the numbers that its
/// prediction sets are made from.
struct RightLabelProbabilities {
  let head: ReportHead
  /// Of the head, among the model's.
  let number: Int
  private let quantiles: [(label: String, role: LabelRole, at: [Double])]

  private static let rowHeight = 44.0
  private static let right = 372.0
  private static let left = 8.0

  /// - Returns: nil if nothing is on record.
  init?(_ head: ReportHead, number: Int) {
    let all = head.record?.rightLabelProbabilities ?? []
    guard all.count == head.labels.count, all.count <= 12 else { return nil }
    quantiles = zip(head.labels, all).enumerated().compactMap { index, pair in
      guard pair.1.count == 101 else { return nil }
      return (pair.0, LabelRole(label: pair.0, index: index), pair.1)
    }
    guard !quantiles.isEmpty else { return nil }
    self.head = head
    self.number = number
  }

  var picture: Picture {
    Picture(
      id: "right-\(number)", title: "\(LedgerSection.capitalized(head.name)): how sure of the right label?",
      description: quantiles.map { "\($0.label): in half of the statements at least \($0.at[50].percent) %." }
        .joined(separator: " "),
      caption:
        "The probability it gave to the right label of statements it had not seen: median, middle half, and all but a "
        + "tenth at each end.",
      height: Double(quantiles.count) * Self.rowHeight + 20, table: table, draw: draw)
  }

  private func draw(_ html: inout HTMLWriter) {
    let bottom = Double(quantiles.count) * Self.rowHeight
    func x(_ share: Double) -> Double { Self.left + share * (Self.right - Self.left) }
    for share in [0, 0.25, 0.5, 0.75, 1.0] {
      html.line(share == 0 ? "ax" : "gr", x(share), 2, x(share), bottom)
      html.label(
        "\(share.percent) %", x: x(share), y: bottom + 15, anchor: share == 0 ? "start" : share == 1 ? "end" : "middle",
        cssClass: "tk")
    }
    for (number, entry) in quantiles.enumerated() {
      let y = Double(number) * Self.rowHeight + 28
      html.label(entry.label, x: Self.left + 4, y: y - 13, cssClass: "halo")
      html.line("ci", x(entry.at[90]), y, x(entry.at[10]), y)
      html.rectangle(
        "p\(head.name == "hostility" && entry.label == "hostile" ? "h" : entry.role.cssClass)", x: x(entry.at[75]),
        y: y - 5,
        width: max(2, x(entry.at[25]) - x(entry.at[75])), height: 10)
      html.line("wh0", x(entry.at[50]), y - 8, x(entry.at[50]), y + 8)
      html.line("wh", x(entry.at[50]), y - 8, x(entry.at[50]), y + 8)
    }
  }

  private var table: DataTable {
    DataTable(
      columns: ["Right label", "90 % have at least", "75 %", "half", "25 %", "10 %"],
      rows: quantiles.map { entry in
        [entry.label] + [90, 75, 50, 25, 10].map { "\((entry.at[$0] * 100).fixed(1)) %" }
      })
  }
}
