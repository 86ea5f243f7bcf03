internal import CGumbo
internal import Glibc

/// The tree of a page as Gumbo builds it (HTML5), flat and in document order: the node at `index` and all below it are
/// `index..<nodes[index].end`. Loops over it need no recursion, however deep a page nests.
struct HTMLTree {
  struct Node {
    var content: Content
    /// Index of the parent; the document's is its own.
    var parent: Int
    /// Index after its last descendant.
    var end: Int
  }

  enum Content {
    case element(HTMLElement)
    /// What the page shows, as a range of `characters`, and where that stands in the source, ignored markup included.
    case text(Range<Int>, source: Range<Int>)
  }

  private(set) var nodes: [Node] = []
  /// The text of all nodes, references decoded.
  private(set) var characters: [UInt8] = []

  /// - Throws: `.tooIntricate` for markup that would take too long or too much memory.
  init(_ source: [UInt8]) throws(PageProblem) {
    guard MarkupLimits.allow(source), readTree(of: source) else { throw .tooIntricate }
  }

  func element(_ index: Int) -> HTMLElement? {
    if case .element(let element) = nodes[index].content { element } else { nil }
  }

  /// The text below a node, white space folded.
  func text(of index: Int) -> String {
    var bytes: [UInt8] = []
    for node in index..<nodes[index].end {
      if case .text(let range, _) = nodes[node].content { bytes += characters[range] }
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: - From Gumbo

  /// Memory that the parser may take: real pages take ten to thirty times their size.
  private static func allowedMemory(_ count: Int) -> Int { 64 << 20 + 80 * count }

  private mutating func readTree(of source: [UInt8]) -> Bool {
    unsafe source.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let page = unsafe standpoint_page_parse(start, buffer.count, Self.allowedMemory(buffer.count))
      defer { unsafe standpoint_page_free(page) }
      guard let page = unsafe page, let document = unsafe standpoint_page_document(page) else { return false }
      unsafe append(document, source: buffer)
      return true
    }
  }

  /// Appends the nodes below the document, without recursion.
  private mutating func append(_ document: UnsafePointer<GumboNode>, source: UnsafeRawBufferPointer) {
    var open = unsafe [(node: 0, children: document.pointee.v.document.children, next: UInt32(0))]
    nodes.append(Node(content: .element(HTMLElement(tag: .other)), parent: 0, end: 1))
    characters.reserveCapacity(source.count / 2)
    while let last = unsafe open.last {
      guard unsafe last.next < last.children.length, let pointer = unsafe last.children.data[Int(last.next)] else {
        nodes[unsafe last.node].end = nodes.count
        unsafe open.removeLast()
        continue
      }
      unsafe open[open.count - 1].next += 1
      let child = unsafe UnsafePointer<GumboNode>(pointer.assumingMemoryBound(to: GumboNode.self))
      let parent = unsafe last.node
      switch unsafe child.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = unsafe HTMLElement(child.pointee.v.element, source: source)
        nodes.append(Node(content: .element(element), parent: parent, end: nodes.count + 1))
        unsafe open.append((nodes.count - 1, child.pointee.v.element.children, 0))
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let text = unsafe child.pointee.v.text
        guard let range = unsafe Self.range(of: text.original_text, in: source), let decoded = unsafe text.text else {
          continue
        }
        let start = characters.count
        unsafe characters.append(contentsOf: UnsafeRawBufferPointer(start: decoded, count: strlen(decoded)))
        let content = Content.text(start..<characters.count, source: range)
        nodes.append(Node(content: content, parent: parent, end: nodes.count + 1))
      default: break
      }
    }
  }

  /// Where a piece of the source stands in it; nil for one that the parser has made up.
  static func range(of piece: GumboStringPiece, in source: UnsafeRawBufferPointer) -> Range<Int>? {
    guard let start = source.baseAddress, let data = unsafe piece.data else { return nil }
    let offset = unsafe UnsafeRawPointer(data) - start
    let length = unsafe piece.length
    guard offset >= 0, length > 0, offset + length <= source.count else { return nil }
    return offset..<(offset + length)
  }
}
