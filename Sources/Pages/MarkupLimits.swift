/// What a page may ask of the parser.
///
/// For each tag Gumbo looks at all elements that are open, and for each attribute at all before it in the tag: that is
/// quadratic in pages made to be, and no page of a newsroom nests 512 deep (browsers stop there too). One quick pass over
/// the source says beforehand how deep the elements would nest. It follows the rules of HTML for end tags closely enough:
/// an end tag closes the last element of its name if that is not far and no table or template lies between.
struct MarkupLimits {
  static let mostOpenElements = 512
  static let mostAttributes = 512
  /// How far up an end tag is matched.
  private static let reach = 64

  private let source: [UInt8]
  /// The names of the open elements.
  private var open: [Name] = []

  /// The first eight bytes of a name in lower case.
  private typealias Name = UInt64

  /// Whether a source stays within the limits.
  static func allow(_ source: [UInt8]) -> Bool {
    var limits = MarkupLimits(source: source)
    return limits.run()
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func run() -> Bool {
    var index = 0
    while let start = firstIndex(of: UInt8(ascii: "<"), from: index) {
      let next = start + 1
      guard next < source.count else { break }
      let isEnd = source[next] == UInt8(ascii: "/")
      let nameStart = isEnd ? next + 1 : next
      if nameStart < source.count, Self.isLetter(source[nameStart]) {
        let (name, nameEnd) = name(at: nameStart)
        guard let end = tagEnd(from: nameEnd) else { return false }
        index = end
        if isEnd { close(name) } else { openElement(name) }
        if open.count > Self.mostOpenElements { return false }
        if !isEnd, Self.rawText.contains(name) { index = rawTextEnd(of: name, from: end) }
      } else if source[next] == UInt8(ascii: "!"), hasPrefix("!--", at: next) {
        index = commentEnd(from: next + 1)
      } else {
        index = next
      }
    }
    return true
  }

  private mutating func openElement(_ name: Name) {
    if Self.void.contains(name) { return }
    // An item, a cell or a paragraph ends where the next begins.
    if let last = open.last, let family = Self.families[name], family.contains(last) { open.removeLast() }
    open.append(name)
  }

  private mutating func close(_ name: Name) {
    var index = open.count
    let lowest = max(0, open.count - Self.reach)
    while index > lowest {
      index -= 1
      if open[index] == name {
        open.removeLast(open.count - index)
        return
      }
      let isBoundary = Self.boundaries.contains(open[index])
      // The parts of a table close what is open in them.
      if isBoundary, !Self.boundaries.contains(name) { return }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private func name(at start: Int) -> (Name, end: Int) {
    var name: Name = 0
    var index = start
    while index < source.count, source[index] > 0x20, source[index] != UInt8(ascii: ">"),
      source[index] != UInt8(ascii: "/")
    {
      if index - start < 8 { name = name << 8 | Name(source[index] | 0x20) }
      index += 1
    }
    return (name, index)
  }

  /// The end of a tag, or nil if it has too many attributes. An attribute begins after white space, a slash or a quoted
  /// value.
  private func tagEnd(from start: Int) -> Int? {
    var index = start
    var attributes = 0
    var isBetween = true
    var isValue = false
    while index < source.count {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "="):
        isValue = true
        isBetween = false
      case UInt8(ascii: "\"") where isValue, UInt8(ascii: "'") where isValue:
        index = firstIndex(of: byte, from: index + 1) ?? source.count
        isValue = false
        isBetween = true
      case _ where byte <= 0x20 || byte == UInt8(ascii: "/"):
        if !isValue { isBetween = true }
      default:
        if isBetween {
          attributes += 1
          if attributes > Self.mostAttributes { return nil }
        }
        isBetween = false
        isValue = false
      }
      index += 1
    }
    return source.count
  }

  private func rawTextEnd(of name: Name, from start: Int) -> Int {
    var index = start
    while let next = firstIndex(of: UInt8(ascii: "<"), from: index) {
      if next + 2 < source.count, source[next + 1] == UInt8(ascii: "/"), self.name(at: next + 2).0 == name {
        return next
      }
      index = next + 1
    }
    return source.count
  }

  private func commentEnd(from start: Int) -> Int {
    var index = start
    while let end = firstIndex(of: UInt8(ascii: ">"), from: index) {
      if source[end - 1] == UInt8(ascii: "-"), source[end - 2] == UInt8(ascii: "-") { return end + 1 }
      index = end + 1
    }
    return source.count
  }

  private func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < source.count {
      if source[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func hasPrefix(_ prefix: String, at index: Int) -> Bool { source[index...].starts(with: prefix.utf8) }

  private static func names(_ names: String) -> Set<Name> {
    Set(names.split(separator: " ").map { $0.utf8.prefix(8).reduce(0) { $0 << 8 | Name($1 | 0x20) } })
  }

  private static let void = names("area base br col embed hr img input link meta param source track wbr frame keygen")
  private static let rawText = names("script style textarea title xmp iframe noembed noframes")
  private static let boundaries = names(
    "table caption td th tr tbody thead tfoot template html applet marquee object select")
  private static let families: [Name: Set<Name>] = {
    let groups = ["p", "li", "dt dd", "option optgroup", "td th", "tr", "tbody thead tfoot", "h1 h2 h3 h4 h5 h6", "a"]
    var families: [Name: Set<Name>] = [:]
    for group in groups.map(names) { for name in group { families[name] = group } }
    return families
  }()
}
