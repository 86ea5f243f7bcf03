/// The confusion matrix of a head: what it called the statements of each label.
struct Confusion {
  let head: ReportHead
  /// Of the head, among the model's.
  let number: Int
  private let counts: [[Int]]

  private static let left = 90.0
  private static let top = 30.0

  /// - Returns: nil if the record has no matrix, one of more labels than can be drawn, or what is none.
  init?(_ head: ReportHead, number: Int) {
    guard let counts = head.record?.confusion, (2...6).contains(counts.count), counts.count == head.labels.count,
      counts.allSatisfy({ $0.count == counts.count && $0.allSatisfy { (0...1_000_000_000).contains($0) } })
    else { return nil }
    self.head = head
    self.number = number
    self.counts = counts
  }

  private var side: Double { min(84, (Picture.width - Self.left) / Double(counts.count)) }

  var picture: Picture {
    Picture(
      id: "confusion-\(number)", title: "\(LedgerSection.capitalized(head.name)): what it takes for what",
      description: description,
      caption:
        "A row for each label that people gave, a column for each that the model gave; in percent of the row. Sound "
        + "answers lie on the diagonal.",
      height: Self.top + side * Double(counts.count) + 6, table: table, draw: draw)
  }

  private func share(_ gold: Int, _ predicted: Int) -> Double {
    let sum = counts[gold].reduce(0, +)
    return sum == 0 ? 0 : Double(counts[gold][predicted]) / Double(sum)
  }

  private func draw(_ html: inout HTMLWriter) {
    for (number, label) in head.labels.enumerated() {
      let center = (Double(number) + 0.5) * side
      html.label(label.shortened(to: 14), x: Self.left + center, y: Self.top - 8, anchor: "middle", cssClass: "tk")
      html.label(label.shortened(to: 14), x: Self.left - 8, y: Self.top + center + 4, anchor: "end", cssClass: "tk")
    }
    for gold in counts.indices {
      for predicted in counts.indices {
        let (x, y) = (Self.left + Double(predicted) * side, Self.top + Double(gold) * side)
        let share = share(gold, predicted)
        // Ten shades; from half on, type on them is that of the paper.
        let shade = min(9, Int(share * 10))
        html.rectangle("m m\(shade)", x: x + 1, y: y + 1, width: side - 2, height: side - 2)
        html.label(
          "\(share.percent) %", x: x + side / 2, y: y + side / 2 + 2, anchor: "middle",
          cssClass: shade >= 5 ? "mt mi" : "mt")
        html.label(
          counts[gold][predicted].grouped, x: x + side / 2, y: y + side / 2 + 17, anchor: "middle",
          cssClass: shade >= 5 ? "tk mi" : "tk")
      }
    }
  }

  private var description: String {
    head.labels.indices.map { "Of \(head.labels[$0]) it finds \(share($0, $0).percent) %." }.joined(separator: " ")
  }

  private var table: DataTable {
    DataTable(
      columns: ["Given by people"] + head.labels.map { "model: \($0)" },
      rows: head.labels.indices.map { gold in [head.labels[gold]] + counts[gold].map(\.grouped) })
  }
}
