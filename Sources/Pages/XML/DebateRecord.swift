internal import Articles

/// The debates of a record in XML: that of parlparse (`publicwhip`, `speech`), and historic Hansard (`hansard`, `member`,
/// `membercontribution`). What follows a heading up to the next is one debate.
struct DebateRecord {
  struct Debate {
    var title: String?
    var date: String?
    /// The id of its heading or of its first speech.
    var name: String?
    /// Paragraphs, apart from each other by an empty line.
    var text: [UInt8] = []
    var paragraphs: [Range<Int>] = []
    var turns: [Turn] = []
  }

  private(set) var debates: [Debate] = []
  private var date: String?
  private var debate = Debate()
  private var majorHeading: String?

  /// Elements around where reading is, outermost first.
  private var open: [String] = []
  private var speaker: String?
  private var paragraph: [UInt8] = []
  private var heading: [UInt8] = []
  private var member: [UInt8] = []
  /// Whether the paragraph has words that its member speaks.
  private var isSpoken = false

  static let roots: Set<String> = ["publicwhip", "hansard"]

  private static let paragraphs: Set<String> = ["p", "td", "li", "blockquote"]
  private static let headings: Set<String> = ["major-heading", "minor-heading", "oral-heading", "title"]
  /// Numbers of columns and pages, and notes of the printer.
  private static let silent: Set<String> = ["image", "col", "memberconstituency", "table-of-contents"]

  init(_ source: XMLEvents) {
    var silentDepth = 0
    for event in source.events {
      switch event {
      case .start(let element):
        if silentDepth > 0 || Self.silent.contains(element.name) { silentDepth += 1 } else { start(element) }
      case .end:
        if silentDepth > 0 { silentDepth -= 1 } else { end() }
      case .text(let range):
        if silentDepth == 0 { append(source.characters[range]) }
      }
    }
    endParagraph()
    endDebate()
  }

  private mutating func start(_ element: XMLElement) {
    open.append(element.name)
    if let id = element.attributes["id"], let day = Self.day(in: id) { date = day }
    switch element.name {
    case "date", "sittingdate": date = element.attributes["format"].flatMap(PublicationDate.normalized) ?? date
    case "major-heading", "oral-heading", "minor-heading":
      endDebate()
      debate.name = element.attributes["id"]
    // Titles of whole days and houses have no text of their own.
    case "section": endDebate()
    case "speech":
      let isNamed = element.attributes["nospeaker"] != "true"
      speaker = isNamed ? element.attributes["speakername"].flatMap(Self.filled) : nil
      debate.name = debate.name ?? element.attributes["id"]
      isSpoken = speaker != nil
    case _ where Self.paragraphs.contains(element.name):
      endParagraph()
      debate.name = debate.name ?? element.attributes["id"]
      isSpoken = open.contains("speech") && speaker != nil
    case "membercontribution": isSpoken = true
    default: break
    }
  }

  private mutating func end() {
    guard let name = open.popLast() else { return }
    switch name {
    case "speech":
      endParagraph()
      speaker = nil
    case "member":
      let name = HTMLText.plain(String(decoding: member, as: UTF8.self))
      speaker = Self.filled(String(name.drop { !$0.isLetter }.trimmingSuffix { $0 == ":" || $0 == "." || $0 == " " }))
      member = []
    case "section":
      endParagraph()
      endDebate()
    case _ where Self.headings.contains(name): endHeading(name)
    case _ where Self.paragraphs.contains(name): endParagraph()
    default: break
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    if open.contains("member") {
      member += text
    } else if open.contains(where: Self.headings.contains) {
      heading += text
    } else if open.contains(where: { Self.paragraphs.contains($0) || $0 == "membercontribution" }) {
      paragraph += text
    }
  }

  private mutating func endHeading(_ name: String) {
    let title = Self.filled(String(decoding: heading, as: UTF8.self))
    heading = []
    switch name {
    case "minor-heading": debate.title = [majorHeading, title].compactMap(\.self).joined(separator: ": ")
    case "title": debate.title = title
    default:
      majorHeading = title
      debate.title = title
    }
  }

  /// Paragraphs that nobody is said to speak stay in the text, as narration.
  private mutating func endParagraph() {
    var words = paragraph.split { $0 <= 0x20 }.map(Array.init)
    paragraph = []
    // What follows the name of a member: ": I beg to move", "said, that".
    if isSpoken, !open.contains("speech"), let first = words.first, first.allSatisfy({ $0 == UInt8(ascii: ":") }) {
      words.removeFirst()
    } else if isSpoken, words.first?.first == UInt8(ascii: ":") {
      words[0].removeFirst()
    }
    guard !words.isEmpty else { return }
    if !debate.text.isEmpty { debate.text += "\n\n".utf8 }
    let start = debate.text.count
    debate.text += words.joined(separator: [0x20])
    let range = start..<debate.text.count
    debate.paragraphs.append(range)
    guard isSpoken, let speaker else { return }
    if let last = debate.turns.last, last.speaker == speaker, debate.paragraphs.count > 1,
      last.range.upperBound == debate.paragraphs[debate.paragraphs.count - 2].upperBound
    {
      debate.turns[debate.turns.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      debate.turns.append(Turn(speaker: speaker, range: range))
    }
  }

  private mutating func endDebate() {
    endParagraph()
    if !debate.paragraphs.isEmpty {
      debate.date = date
      debates.append(debate)
    }
    debate = Debate()
    speaker = nil
  }

  /// The day in an id such as `uk.org.publicwhip/debate/2026-11-24a.123.4`.
  private static func day(in id: String) -> String? {
    guard let last = id.split(separator: "/").last else { return nil }
    return PublicationDate.normalized(String(last.prefix(10)))
  }

  private static func filled(_ text: String) -> String? {
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return folded.isEmpty ? nil : folded
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, matches(last) { rest.removeLast() }
    return rest
  }
}
