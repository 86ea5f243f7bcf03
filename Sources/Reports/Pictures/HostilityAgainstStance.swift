/// Actors as dots: how far they are in favor or against, and how often they are hostile.
struct HostilityAgainstStance {
  private struct Dot {
    var name: String
    var statements: Int
    /// Share in favor less share against, from -1 to 1.
    var balance: Double
    var hostility: Double
    var radius: Double
  }

  private let dots: [Dot]
  private let mark: String
  private let highest: Double

  /// How far the outermost places are from the frame, so that dots do not reach over it.
  private static let inset = 14.0

  private static let mostDots = 200
  private static let mostLabels = 14
  private static let frame = (left: 40.0, top: 12.0, right: 372.0, bottom: 262.0)

  /// - Returns: nil unless the model scores stance and hostility and an actor was counted.
  init?(ledger: Ledger) {
    let roles = ledger.roles
    guard let mark = roles.markLabel, let favor = roles.tintRoles.firstIndex(of: .favor),
      let against = roles.tintRoles.firstIndex(of: .against)
    else { return nil }
    let entries = ledger.actors.filter { $0.tally.statements > 0 }.prefix(Self.mostDots)
    guard !entries.isEmpty else { return nil }
    let mostStatements = Double(entries.map(\.tally.statements).max() ?? 1)
    self.mark = mark
    dots = entries.map { entry in
      let n = Double(entry.tally.statements)
      return Dot(
        name: entry.name, statements: entry.tally.statements,
        balance: Double(entry.tally.tinted[favor] - entry.tally.tinted[against]) / n,
        hostility: Double(entry.tally.marked) / n, radius: max(3, 13 * (n / mostStatements).squareRoot()))
    }
    let mostHostile = dots.map(\.hostility).max() ?? 1
    highest = [0.1, 0.2, 0.5].first { $0 >= mostHostile } ?? 1
  }

  var picture: Picture {
    Picture(
      id: "hostility", title: "Hostility against stance",
      description:
        "\(dots.count.counted("speaker")) as dots: from against at the left to in favor at the right, and the "
        + "higher the larger the share of \(mark) statements. " + extremes,
      caption: "A dot is a speaker, its area the number of statements.", height: 310, table: table, draw: draw)
  }

  private var extremes: String {
    guard let most = dots.max(by: { $0.hostility < $1.hostility }), most.hostility > 0 else {
      return "None of them has a \(mark) statement."
    }
    return "The largest share is that of \(most.name), \(most.hostility.percent) %."
  }

  private func place(_ dot: Dot) -> (x: Double, y: Double) {
    let frame = Self.frame
    return (
      frame.left + Self.inset + (dot.balance + 1) / 2 * (frame.right - frame.left - 2 * Self.inset),
      frame.bottom - dot.hostility / highest * (frame.bottom - frame.top - Self.inset)
    )
  }

  private func draw(_ html: inout HTMLWriter) {
    let frame = Self.frame
    for step in 0...4 {
      let share = Double(step) / 4
      let y = frame.bottom - share * (frame.bottom - frame.top - Self.inset)
      html.line(step == 0 ? "ax" : "gr", frame.left, y, frame.right, y)
      if step % 2 == 0 {
        html.label("\((share * highest).percent) %", x: frame.left - 5, y: y + 4, anchor: "end", cssClass: "tk")
      }
    }
    let middle = (frame.left + frame.right) / 2
    html.line("ax", middle, frame.top, middle, frame.bottom)
    html.label("← against", x: frame.left, y: frame.bottom + 44, cssClass: "tk ta")
    html.label("in favor →", x: frame.right, y: frame.bottom + 44, anchor: "end", cssClass: "tk tf")
    for (x, text) in [(frame.left + Self.inset, "−100 %"), (middle, "0"), (frame.right - Self.inset, "+100 %")] {
      html.label(text, x: x, y: frame.bottom + 27, anchor: "middle", cssClass: "tk")
    }
    // Small dots lie on large ones.
    for dot in dots.sorted(by: { $0.radius > $1.radius }) {
      let place = place(dot)
      html.circle("dot", x: place.x, y: place.y, radius: dot.radius)
    }
    var labels = LabelPlaces(left: 0, right: Picture.width, top: 0, bottom: frame.bottom)
    for dot in dots {
      let place = place(dot)
      labels.avoid(x: place.x, y: place.y, radius: dot.radius)
    }
    for dot in dots.prefix(Self.mostLabels) {
      let place = place(dot)
      let name = dot.name.shortened(to: 24)
      guard let spot = labels.place(name, x: place.x, y: place.y, radius: dot.radius) else { continue }
      html.label(name, x: spot.x, y: spot.y, anchor: spot.anchor, cssClass: "halo")
    }
  }

  private var table: DataTable {
    DataTable(
      columns: ["Speaker", "Statements", "in favor less against, %", "\(mark), %"],
      rows: dots.map {
        [
          $0.name, $0.statements.grouped, ($0.balance * 100).fixed(0), $0.hostility.percent,
        ]
      })
  }
}
