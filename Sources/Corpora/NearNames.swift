/// Finds the name a reader probably meant.
enum NearNames {
  /// The candidate nearest to `name` in edit distance, capitals ignored, if it is near enough to be a slip: at most one
  /// edit for names of up to four bytes, two for longer ones. The first of equals wins; an exact match counts.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().utf8)
    // Names this long are not typed by hand, and the distance takes time quadratic in them.
    guard wanted.count <= 64 else { return nil }
    let limit = wanted.count <= 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    for candidate in candidates.prefix(1_000) {
      let bytes = Array(candidate.lowercased().utf8)
      guard abs(bytes.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, bytes)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbors.
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [Int](repeating: i + 1, count: right.count + 1)
      for j in right.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row[j + 1] = cost
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }

  /// The end of a message about an unknown name: what there is, and a guess.
  static func explanation(of name: String, among candidates: [String]) -> String {
    let shown = candidates.prefix(20).map(quoted).joined(separator: ", ")
    let rest = candidates.count > 20 ? ", and \(candidates.count - 20) more" : ""
    let list = candidates.isEmpty ? "there are none" : "there are \(shown)\(rest)"
    guard let guess = nearest(to: name, among: candidates), guess != name else { return list }
    return "\(list); did you mean \(quoted(guess))?"
  }
}

/// A name or value in quotation marks for a message, shortened when it is very long.
func quoted(_ text: String) -> String {
  text.utf8.count <= 120 ? "\"\(text)\"" : "\"\(text.prefix(100))…\""
}
