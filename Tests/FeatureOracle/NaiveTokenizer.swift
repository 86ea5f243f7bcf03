/// A word as the naive tokenizer finds it.
public struct NaiveWord: Equatable, Sendable {
  /// Byte range in the statement.
  public var range: Range<Int>
  public var folded: String

  public var bytes: [UInt8] { Array(folded.utf8) }
}

/// The tokenizing rules written a second time, straight from the documentation: one array of scalars and one branch a
/// rule, slow and plain.
public enum NaiveTokenizer {
  enum Kind { case letter, digit, mark, apostrophe, point, sign, symbol, ignorable, separator }

  /// A scalar and its bytes, or a byte that begins no valid sequence.
  struct Cell {
    var scalar: Unicode.Scalar?
    var range: Range<Int>
    var kind: Kind
  }

  public static func words(of text: [UInt8]) -> [NaiveWord] {
    let cells = cells(of: text)
    var words: [NaiveWord] = []
    func append(_ folded: String, _ range: Range<Int>) {
      let bytes = cells[range.lowerBound].range.lowerBound..<cells[range.upperBound - 1].range.upperBound
      words.append(NaiveWord(range: bytes, folded: folded))
    }
    /// Whether the cell before this one is the last of a word, other than a symbol.
    var followsWord = false
    var index = 0
    while index < cells.count {
      var end = index + 1
      let endsWord = followsWord
      followsWord = false
      switch cells[index].kind {
      case .letter, .digit:
        if let urlEnd = endOfURL(cells, from: index) {
          end = urlEnd
          append("://", index..<end)
        } else {
          let word = word(cells, from: index)
          end = word.end
          append(word.folded, index..<end)
          followsWord = true
        }
      case .sign where !endsWord && beginsWord(cells, at: index + 1):
        let word = word(cells, from: index + 1)
        end = word.end
        append(cells[index].scalar == "@" ? "@" : "#" + word.folded, index..<end)
        followsWord = true
      case .symbol:
        append(lowercase(cells[index].scalar!), index..<end)
      default: break
      }
      index = end
    }
    return words
  }

  /// The folded word that begins at a letter or digit, and the cell after its last one.
  private static func word(_ cells: [Cell], from start: Int) -> (folded: String, end: Int) {
    var folded = ""
    var end = start
    /// The kind of the last scalar that stayed, a mark counting as its letter.
    var last = Kind.separator
    var index = start
    while index < cells.count {
      let cell = cells[index]
      let joins = last == .letter || last == .digit
      if cell.kind == .letter || cell.kind == .mark {
        folded += lowercase(cell.scalar!)
        last = .letter
      } else if cell.kind == .digit {
        folded += "0"
        last = .digit
      } else if cell.kind == .apostrophe, joins, beginsWord(cells, at: index + 1) {
        folded += "'"
        last = .apostrophe
      } else if cell.kind == .point, last == .digit, index + 1 < cells.count, cells[index + 1].kind == .digit {
        folded += String(cell.scalar!)
        last = .point
      } else if cell.kind == .ignorable {
        // It vanishes if the word goes on; `end` stays before it until then.
        index += 1
        if index < cells.count, ![.letter, .digit, .mark, .ignorable].contains(cells[index].kind) { break }
        continue
      } else {
        break
      }
      index += 1
      end = index
    }
    return (folded, end)
  }

  private static func beginsWord(_ cells: [Cell], at index: Int) -> Bool {
    index < cells.count && (cells[index].kind == .letter || cells[index].kind == .digit)
  }

  private static func endOfURL(_ cells: [Cell], from start: Int) -> Int? {
    /// What is not ASCII ends a URL and reads as a space.
    func character(_ cell: Cell) -> Character { cell.scalar.flatMap { $0.isASCII ? Character($0) : nil } ?? " " }
    let scheme = String(cells[start...].prefix { character($0).isLetter }.map(character))
    let rest = cells[start...].dropFirst(scheme.count)
    let body: Int
    if !scheme.isEmpty, String(rest.prefix(3).map(character)) == "://" {
      body = scheme.count + 3
    } else if scheme.lowercased() == "www", rest.first.map(character) == "." {
      body = 4
    } else {
      return nil
    }
    let url = cells[(start + body)...].prefix { character($0) > " " && !"<>\"\u{7F}".contains(character($0)) }
    var end = url.endIndex
    while end > url.startIndex, ".,;:!?)]'".contains(character(cells[end - 1])) { end -= 1 }
    return end > url.startIndex ? end : nil
  }

  static func lowercase(_ scalar: Unicode.Scalar) -> String {
    scalar == "ς" ? "σ" : String(scalar).lowercased()
  }

  private static func cells(of text: [UInt8]) -> [Cell] {
    var cells: [Cell] = []
    var start = 0
    while start < text.count {
      let scalar = (1...4).lazy.compactMap { length -> Unicode.Scalar? in
        guard start + length <= text.count else { return nil }
        return String(validating: text[start..<(start + length)], as: UTF8.self)?.unicodeScalars.first
      }.first
      let end = start + (scalar.map { UTF8.width($0) } ?? 1)
      cells.append(Cell(scalar: scalar, range: start..<end, kind: scalar.map(kind(of:)) ?? .separator))
      start = end
    }
    return cells
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "'", "\u{2019}", "\u{2BC}": return .apostrophe
    case ".", ",": return .point
    case "#", "@": return .sign
    case "\u{AD}", "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FEFF}", "\u{FE00}"..."\u{FE0F}", "\u{1F3FB}"..."\u{1F3FF}":
      return .ignorable
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return .letter
    case .decimalNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .otherSymbol where scalar >= "\u{2190}": return .symbol
    default: return .separator
    }
  }
}

extension UTF8 {
  static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}
