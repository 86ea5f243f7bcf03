/// A head (a question asked of every statement) and its labels, in the order in which figures list them.
public struct HeadDeclaration: Sendable, Equatable, Codable {
  public var name: String
  public var labels: [String]

  public init(name: String, labels: [String]) {
    self.name = name
    self.labels = labels
  }
}

/// The proposal that a corpus's stance labels are about.
public struct TargetDeclaration: Sendable, Equatable, Codable {
  /// The proposal as a sentence or a noun phrase.
  public var text: String
  /// Other phrases for the same thing.
  public var phrases: [String]
  /// Phrases for what is put in its place.
  public var rivals: [String]

  public init(text: String, phrases: [String] = [], rivals: [String] = []) {
    self.text = text
    self.phrases = phrases
    self.rivals = rivals
  }
}

/// A file that rows were read from.
public struct CorpusFile: Sendable, Equatable, Codable {
  /// The path as it was opened; "-" for standard input.
  public var path: String
  /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
  public var sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// The labels that heads of certain names are known to have, and how their other spellings are read.
enum LabelConventions {
  /// Heads that a bare file is searched for when none are given.
  static let defaultHeads = ["stance", "hostility"]

  /// The field's spellings of stance in lower case.
  private static let stanceSpellings: [String: String] = [
    "favor": "favor", "favour": "favor", "support": "favor", "pro": "favor", "agree": "favor",
    "against": "against", "oppose": "against", "con": "against", "disagree": "against",
    "neither": "neither", "none": "neither", "neutral": "neither", "discuss": "neither",
  ]

  /// The labels a head of this name usually has, in their order; nil for a head without a convention.
  static func usualLabels(head: String) -> [String]? {
    switch head {
    case "stance": ["favor", "against", "neither"]
    case "hostility": ["hostile", "civil"]
    default: nil
    }
  }

  /// A label as it is read: surrounding white space dropped; for the head `stance`, known spellings folded.
  static func folded(_ label: String, head: String) -> String {
    let trimmed = trimmingWhitespace(label)
    return head == "stance" ? stanceSpellings[trimmed.lowercased()] ?? trimmed : trimmed
  }

  /// Labels found in rows, in a fixed order: the usual ones of the head first, in their usual order, then the others
  /// by the order of their Unicode scalars.
  static func ordered(_ labels: Set<String>, head: String) -> [String] {
    let usual = (usualLabels(head: head) ?? []).filter(labels.contains)
    return usual + labels.subtracting(usual).sorted(by: precedes)
  }

  /// Heads in a fixed order: stance, hostility, then the others sorted.
  static func orderedHeads(_ heads: some Sequence<String>) -> [String] {
    let names = Set(heads)
    let first = defaultHeads.filter(names.contains)
    return first + names.subtracting(first).sorted(by: precedes)
  }

  /// Order by bytes of UTF-8, which is the order of scalars: unlike `<` on String it looks up no Unicode tables, so it
  /// cannot change with their version.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// The text without white space (ASCII) at its ends.
func trimmingWhitespace(_ text: String) -> String {
  func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  let bytes = text.utf8
  guard let first = bytes.firstIndex(where: { !isWhite($0) }), let last = bytes.lastIndex(where: { !isWhite($0) })
  else { return "" }
  return String(text[first...last])
}
