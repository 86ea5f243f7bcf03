/// Where names can stand beside their dots without lying on one another.
struct LabelPlaces {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  private var taken: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] = []

  /// The size of the pictures' type, and how wide a character of it is at most, about.
  private static let height = 13.0
  private static let characterWidth = 7.0

  init(left: Double, right: Double, top: Double, bottom: Double) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  /// Keeps a dot free of names.
  mutating func avoid(x: Double, y: Double, radius: Double) {
    taken.append((x: (x - radius)...(x + radius), y: (y - radius)...(y + radius)))
  }

  /// A place for a name: right of its dot, left, above or below it; nil if none is free.
  mutating func place(
    _ name: String, x: Double, y: Double, radius: Double
  ) -> (x: Double, y: Double, anchor: String)? {
    let width = Double(name.count) * Self.characterWidth
    let gap = radius + 3
    let spots: [(x: Double, y: Double, anchor: String, left: Double)] = [
      (x + gap, y + 4, "start", x + gap), (x - gap, y + 4, "end", x - gap - width),
      (x, y - gap, "middle", x - width / 2), (x, y + gap + 9, "middle", x - width / 2),
      (x, y - gap, "start", x), (x, y - gap, "end", x - width),
    ]
    for spot in spots {
      let box = (x: spot.left...(spot.left + width), y: (spot.y - Self.height)...(spot.y + 2))
      guard box.x.lowerBound >= left, box.x.upperBound <= right, box.y.lowerBound >= top, box.y.upperBound <= bottom + 6
      else { continue }
      if taken.contains(where: { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }) { continue }
      taken.append(box)
      return (spot.x, spot.y, spot.anchor)
    }
    return nil
  }
}
