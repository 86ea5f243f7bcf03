/// The words in an element's class, id and role, which say what a site uses it for.
struct HTMLNames {
  /// Words in lower case, each between spaces: " article body share tools ".
  private let text: String

  static let attributes: [HTMLAttribute] = [.classes, .id, .testID, .component]

  init(_ element: HTMLElement) {
    var words = " "
    for attribute in Self.attributes {
      if let value = element[attribute] { Self.append(value, to: &words) }
    }
    text = words
  }

  var isEmpty: Bool { text.utf8.count < 2 }

  /// Whether any of these words, or of these phrases, stands in the names.
  func contain(_ phrases: HTMLPhrases) -> Bool {
    var last: Substring = ""
    for word in text.split(separator: " ") {
      if phrases.words.contains(word) { return true }
      if phrases.openings.contains(last), phrases.pairs.contains("\(last) \(word)") { return true }
      last = word
    }
    return false
  }

  /// Divides "articleBody__share-tools" into words: at all that is no letter, and where a capital follows a small letter.
  private static func append(_ value: String, to words: inout String) {
    var wasSmall = false
    var isOpen = false
    for byte in value.utf8.prefix(400) {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isSmall = byte >= 0x61 && byte <= 0x7A
      guard isCapital || isSmall else {
        if isOpen { words += " " }
        isOpen = false
        wasSmall = false
        continue
      }
      if isCapital, wasSmall { words += " " }
      words.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      isOpen = true
      wasSmall = isSmall
    }
    if isOpen { words += " " }
  }
}

/// Words and phrases of two words to look for in names.
struct HTMLPhrases {
  let words: Set<Substring>
  let pairs: Set<String>
  /// The first words of pairs.
  let openings: Set<Substring>

  /// - Parameter list: separated by commas.
  init(_ list: String) {
    let entries = list.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace) }
    words = Set(entries.filter { $0.count == 1 }.map { $0[0] })
    let pairs = entries.filter { $0.count == 2 }
    precondition(words.count + pairs.count == entries.count, "an entry is one word or two")
    self.pairs = Set(pairs.map { $0.joined(separator: " ") })
    openings = Set(pairs.map { $0[0] })
  }
}
