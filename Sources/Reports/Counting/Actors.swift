/// The people and bodies whose words are in a report: one actor for all articles in which the name is the same but for
/// capitals and spaces.
///
/// A title before two words or more does not count: "Prof. Adaeze Obi" is Adaeze Obi, and a note says so.
///
/// A name of one word, as "Oakes", is a surname or a body's name. It joins the actor whose full name ends with it if all
/// articles together know only one such: then a note says so. With two it stays by itself, with a note as well.
struct Actors {
  /// The names as first met, most often the fullest form an article gives.
  private(set) var names: [String] = []
  /// What was done with bare surnames, each a sentence.
  private(set) var notes: [String] = []
  private var numbers: [String: Int] = [:]

  /// - Parameter speakers: the names in the order in which they occur.
  init(speakers: some Sequence<String>) {
    var first: [String: String] = [:]
    var order: [String] = []
    var owners: [String: [String]] = [:]
    var titled: Set<String> = []
    for name in speakers {
      let folded = Self.folded(name)
      let plain = Self.withoutTitle(Self.spaced(name))
      if Self.spaced(name) != plain, titled.insert(Self.spaced(name)).inserted {
        notes.append("“\(Self.spaced(name))” is counted as \(plain).")
      }
      guard first.updateValue(first[folded] ?? plain, forKey: folded) == nil else { continue }
      order.append(folded)
      let words = folded.split(separator: " ")
      if words.count > 1 { owners[String(words[words.count - 1]), default: []].append(folded) }
    }
    // Full names first, so that whoever joins one finds it numbered.
    for folded in order where folded.contains(" ") || owners[folded] == nil { number(folded, first[folded]!) }
    for folded in order where !folded.contains(" ") {
      guard let full = owners[folded] else { continue }
      if full.count == 1 {
        numbers[folded] = numbers[full[0]]
        notes.append("“\(first[folded]!)” is counted as \(first[full[0]]!): no other full name ends so.")
      } else {
        number(folded, first[folded]!)
        let candidates = full.map { first[$0]! }.joined(separator: ", ")
        notes.append("“\(first[folded]!)” is kept apart: it may be any of \(candidates).")
      }
    }
  }

  /// The number of the actor with a name; nil if no speaker had it.
  func number(of name: String) -> Int? { numbers[Self.folded(name)] }

  private mutating func number(_ folded: String, _ name: String) {
    numbers[folded] = names.count
    names.append(Self.spaced(name))
  }

  /// Without what two articles may write differently: capitals and the white space between words.
  private static func folded(_ name: String) -> String { withoutTitle(spaced(name)).lowercased() }

  private static func withoutTitle(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 2 else { return name }
    let first = words[0].lowercased()
    return titles.contains(first.hasSuffix(".") ? String(first.dropLast()) : first)
      ? words.dropFirst().joined(separator: " ") : name
  }

  private static let titles: Set = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "capt", "cllr", "councillor",
  ]

  private static func spaced(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
