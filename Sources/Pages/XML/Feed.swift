internal import Articles

/// The items of a feed: RSS 2.0 and 1.0, Atom.
struct Feed {
  struct Item {
    var title: String?
    var authors: [String] = []
    var date: String?
    /// What names it, best first: `guid` or `id`, then `link`.
    var names: [String] = []
    /// Its text as decoded: markup mostly.
    var content: [UInt8] = []
    fileprivate var contentRank = 0
  }

  private(set) var items: [Item] = []
  private let source: XMLEvents

  static let roots: Set<String> = ["rss", "feed", "RDF"]

  init(_ source: XMLEvents) {
    self.source = source
    var index = 0
    while index < source.events.count {
      if case .start(let element) = source.events[index], element.name == "item" || element.name == "entry" {
        index = readItem(from: index + 1)
      } else {
        index += 1
      }
    }
  }

  /// Reads the children of an item; returns the index after it.
  private mutating func readItem(from start: Int) -> Int {
    var item = Item()
    var index = start
    while index < source.events.count {
      switch source.events[index] {
      case .end:
        items.append(item)
        return index + 1
      case .text: index += 1
      case .start(let element):
        let end = elementEnd(index)
        read(element, index + 1..<end - 1, into: &item)
        index = end
      }
    }
    items.append(item)
    return index
  }

  private func read(_ element: XMLElement, _ inner: Range<Int>, into item: inout Item) {
    switch element.name {
    case "title": item.title = item.title ?? HTMLText.plain(string(inner))
    case "guid", "id": item.names.insert(string(inner), at: 0)
    case "link":
      let isOther = element.attributes["rel"].map { $0 != "alternate" } ?? false
      if !isOther { item.names.append(element.attributes["href"] ?? string(inner)) }
    case "pubDate", "published", "dc:date", "dc:created":
      item.date = PublicationDate.normalized(string(inner)) ?? item.date
    case "updated", "modified": item.date = item.date ?? PublicationDate.normalized(string(inner))
    case "author", "dc:creator", "contributor":
      if element.name == "contributor", !item.authors.isEmpty { break }
      item.authors.append(HTMLText.plain(author(inner)))
    case "content:encoded": take(inner, rank: 4, into: &item)
    case "content": takeAtom(element, inner, rank: 3, into: &item)
    case "description": take(inner, rank: 2, into: &item)
    case "summary": takeAtom(element, inner, rank: 1, into: &item)
    default: break
    }
  }

  private func take(_ inner: Range<Int>, rank: Int, into item: inout Item) {
    let bytes = text(inner)
    guard rank > item.contentRank, bytes.contains(where: { $0 > 0x20 }) else { return }
    item.content = bytes
    item.contentRank = rank
  }

  /// Atom has XHTML as elements of the feed itself: it is written out again.
  private func takeAtom(_ element: XMLElement, _ inner: Range<Int>, rank: Int, into item: inout Item) {
    guard element.attributes["type"] == "xhtml" else { return take(inner, rank: rank, into: &item) }
    guard rank > item.contentRank else { return }
    item.content = markup(inner)
    item.contentRank = rank
  }

  /// Atom has the name in an element of its own; RSS has "address (name)".
  private func author(_ inner: Range<Int>) -> String {
    for index in inner {
      if case .start(let element) = source.events[index], element.name == "name" {
        return string(index + 1..<elementEnd(index) - 1)
      }
    }
    let text = string(inner)
    guard text.contains("@"), let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return text }
    return String(text[text.index(after: open)...].dropLast())
  }

  // MARK: - Events

  /// The index after the end of the element that starts at `index`.
  private func elementEnd(_ index: Int) -> Int {
    var depth = 0
    for position in index..<source.events.count {
      switch source.events[position] {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
      if depth == 0 { return position + 1 }
    }
    // Its end is missing: what is there is the element.
    return source.events.count + 1
  }

  private func text(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in range.clamped(to: source.events.indices) {
      if case .text(let text) = source.events[index] { bytes += source.characters[text] }
    }
    return bytes
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text(range), as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func markup(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    var open: [String] = []
    for index in range.clamped(to: source.events.indices) {
      switch source.events[index] {
      case .start(let element):
        open.append(element.name)
        bytes += "<\(element.name)".utf8
        for (name, value) in element.attributes.sorted(by: { $0.key < $1.key }) {
          bytes += " \(name)=\"".utf8
          bytes.append(escaping: value.utf8)
          bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
      case .end: if let name = open.popLast() { bytes += "</\(name)>".utf8 }
      case .text(let text): bytes.append(escaping: source.characters[text])
      }
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(escaping text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): self += "&lt;".utf8
      case UInt8(ascii: ">"): self += "&gt;".utf8
      case UInt8(ascii: "&"): self += "&amp;".utf8
      case UInt8(ascii: "\""): self += "&quot;".utf8
      default: append(byte)
      }
    }
  }
}
