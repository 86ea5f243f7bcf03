import Foundation

/// A small strict reader of HTML: it knows the elements that the page uses and accepts nothing that a browser would have
/// to mend. It shares no code with the writer.
struct MarkupChecker {
  private(set) var problems: [String] = []
  /// Element names in document order.
  private(set) var elements: [String] = []
  private(set) var attributeNames: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  /// The text between tags, script and style left out, with references decoded.
  private(set) var text = ""

  private static let voids: Set = ["meta", "input", "br", "link", "img"]
  private static let known: Set = [
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "q", "nav", "ul", "li",
    "main",
    "section", "div", "label", "input", "span", "table", "caption", "thead", "tr", "th", "tbody", "td", "details",
    "summary",
    "b", "small", "svg", "rect", "line", "circle", "text", "desc", "button", "figure", "figcaption", "footer", "dl",
    "dt",
    "dd", "code", "script",
  ]
  /// What may stand in a paragraph and in what is like one.
  private static let phrasing: Set = ["a", "q", "span", "b", "small", "code", "button"]

  init(_ page: String) {
    var scanner = Substring(page)
    var open: [String] = []
    guard scanner.hasPrefix("<!DOCTYPE html>\n") else {
      problems.append("no document type")
      return
    }
    scanner.removeFirst("<!DOCTYPE html>\n".count)
    while !scanner.isEmpty {
      guard scanner.first == "<" else {
        let run = scanner.prefix { $0 != "<" }
        scanner.removeFirst(run.count)
        readText(String(run))
        continue
      }
      guard let end = scanner.firstIndex(of: ">") else {
        problems.append("a tag without end")
        return
      }
      let tag = scanner[scanner.index(after: scanner.startIndex)..<end]
      scanner = scanner[scanner.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last != name { problems.append("</\(name)> closes \(open.last ?? "nothing")") }
        _ = open.popLast()
        continue
      }
      let name = String(tag.prefix { $0 != " " })
      readAttributes(String(tag.dropFirst(name.count)), of: name)
      elements.append(name)
      if !Self.known.contains(name) { problems.append("unknown element \(name)") }
      let isInSVG = open.contains("svg")
      if open.contains("p") || ["h1", "h2", "h3"].contains(open.last ?? ""), !isInSVG, !Self.phrasing.contains(name) {
        problems.append("\(name) in \(open.joined(separator: ">"))")
      }
      if name == "a", open.contains("a") { problems.append("a link in a link") }
      if Self.voids.contains(name) { continue }
      open.append(name)
      if name == "script" || name == "style" {
        guard let close = scanner.range(of: "</\(name)>") else {
          problems.append("\(name) without end")
          return
        }
        let content = scanner[..<close.lowerBound]
        if name == "script", content.contains("<!--") { problems.append("a comment in a script") }
        scanner = scanner[close.lowerBound...]
      }
    }
    if !open.isEmpty { problems.append("left open: \(open.joined(separator: ", "))") }
    for (id, group) in Dictionary(grouping: ids, by: { $0 }) where group.count > 1 { problems.append("id \(id) twice") }
    for reference in references where !ids.contains(reference) { problems.append("nothing has the id \(reference)") }
  }

  private mutating func readText(_ run: String) {
    if run.contains(">") { problems.append("a bare > in \(run.prefix(40))") }
    text += decoded(run)
  }

  private mutating func readAttributes(_ text: String, of element: String) {
    var rest = Substring(text)
    var names: Set<String> = []
    while !rest.isEmpty {
      guard rest.removeFirst() == " " else { return problems.append("attributes of \(element): \(text)") }
      let name = String(rest.prefix { $0 != "=" && $0 != " " })
      rest.removeFirst(name.count)
      if name.isEmpty || name.contains(where: { "\"'<>".contains($0) }) { problems.append("attribute \(name)") }
      if name.hasPrefix("on") { problems.append("a handler \(name) in \(element)") }
      if !names.insert(name).inserted { problems.append("\(name) twice in \(element)") }
      attributeNames.insert(name)
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      let value: Substring
      if rest.first == "\"" {
        rest.removeFirst()
        value = rest.prefix { $0 != "\"" }
        rest.removeFirst(min(rest.count, value.count + 1))
      } else {
        value = rest.prefix { $0 != " " }
        if value.isEmpty || value.contains(where: { "\"'=<>`".contains($0) }) { problems.append("value \(value)") }
        rest.removeFirst(value.count)
      }
      note(name, decoded(String(value)))
    }
  }

  private mutating func note(_ name: String, _ value: String) {
    switch name {
    case "id":
      if value.contains(where: \.isWhitespace) { problems.append("id with a space: \(value)") }
      ids.append(value)
    case "aria-labelledby", "for": references += value.split(separator: " ").map(String.init)
    case "href":
      if value.hasPrefix("#") {
        references.append(String(value.dropFirst()))
      } else {
        problems.append("leads out: \(value)")
      }
    case "src", "action", "style", "srcdoc": problems.append("attribute \(name)")
    default: break
    }
  }

  /// Decodes the four references that the page may use; any other ampersand is a problem.
  private mutating func decoded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    let references = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\""]
    while let character = rest.first {
      guard character == "&" else {
        result.append(character)
        rest.removeFirst()
        continue
      }
      guard let (reference, value) = references.first(where: { rest.hasPrefix($0.key) }) else {
        problems.append("a bare & in \(text.prefix(40))")
        rest.removeFirst()
        continue
      }
      result += value
      rest.removeFirst(reference.count)
    }
    return result
  }
}
