/// How a piece of text shows on a terminal.
enum TerminalStyle: String {
  case plain = ""
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case cyan = "36"
  case boldYellow = "1;33"
  case boldCyan = "1;36"

  func applied(to text: String, isColored: Bool) -> String {
    isColored && self != .plain && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// A text in pieces of several styles, wrapped as one.
struct StyledText {
  private var characters: [(character: Character, style: TerminalStyle)] = []

  /// Appends text; white space is folded, and control characters show.
  mutating func append(_ text: String, _ style: TerminalStyle = .plain) {
    for character in TableRenderer.printable(text) {
      if character == " ", characters.last?.character == " " { continue }
      characters.append((character, style))
    }
  }

  /// The text in lines of at most `width` characters, but for longer words.
  func lines(width: Int, isColored: Bool) -> [String] {
    var lines: [String] = []
    var line: [(character: Character, style: TerminalStyle)] = []
    for word in characters.split(whereSeparator: { $0.character == " " }) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(Self.rendered(line, isColored))
        line.removeAll()
      }
      if !line.isEmpty { line.append((" ", line.last?.style == word.first?.style ? word.first!.style : .plain)) }
      line += word
    }
    if !line.isEmpty || lines.isEmpty { lines.append(Self.rendered(line, isColored)) }
    return lines
  }

  private static func rendered(_ line: [(character: Character, style: TerminalStyle)], _ isColored: Bool) -> String {
    var text = ""
    var start = 0
    while start < line.count {
      var end = start
      while end < line.count, line[end].style == line[start].style { end += 1 }
      text += line[start].style.applied(to: String(line[start..<end].map(\.character)), isColored: isColored)
      start = end
    }
    return text
  }
}
