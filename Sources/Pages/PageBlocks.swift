/// A paragraph, heading, item or cell of a page.
struct PageBlock {
  enum Piece {
    /// The text of a node.
    case text(node: Int, isPreformatted: Bool)
    /// `br`, with the place of its tag.
    case lineEnd(at: Int)
    /// A quotation mark that stands for a tag.
    case mark(Unicode.Scalar, Range<Int>)
  }

  /// The element that it is the text of.
  var element: Int
  var tag: HTMLTag
  var pieces: [Piece] = []
  /// The first and last of its nodes.
  var firstNode = 0
  /// Bytes of text, white space left out, and those of them in links.
  var length = 0
  var linkLength = 0
  var isInHeader = false
  /// Whether all its text is a time.
  var isTime = true

  var linkDensity: Double { length > 0 ? Double(linkLength) / Double(length) : 0 }

  /// Bytes that count as running text: none for short pieces and for those that are mostly links.
  var prose: Int { length - linkLength >= 25 && linkDensity < 0.5 ? length - linkLength : 0 }
}

/// Divides what a page shows, clutter left out, into blocks.
struct PageBlocks {
  private let tree: HTMLTree
  private let clutter: Clutter
  private(set) var blocks: [PageBlock] = []

  private struct Open {
    var node: Int
    var tag: HTMLTag
    /// Where reading goes on after it.
    var resume: Int
  }
  private var open: [Open] = []
  private var openBlocks: [(node: Int, tag: HTMLTag)] = []
  private var current: PageBlock?
  private var linkDepth = 0
  private var headerDepth = 0
  private var preDepth = 0
  private var timeDepth = 0

  static func read(_ tree: HTMLTree, without clutter: Clutter) -> [PageBlock] {
    var reader = PageBlocks(tree: tree, clutter: clutter)
    reader.run()
    return reader.blocks
  }

  private init(tree: HTMLTree, clutter: Clutter) {
    self.tree = tree
    self.clutter = clutter
  }

  private mutating func run() {
    var index = 0
    while true {
      while let last = open.last, tree.nodes[last.node].end <= index {
        open.removeLast()
        close(last)
        index = max(index, last.resume)
      }
      guard index < tree.nodes.count else { break }
      switch tree.nodes[index].content {
      case .text(let range, _): append(node: index, range)
      case .element(let element):
        if clutter.drops(index) {
          if element.tag.isBlock { endBlock() }
          let end = tree.nodes[index].end
          guard let island = clutter.island(in: index), let content = tree.element(island) else {
            index = end
            continue
          }
          index = island
          enter(content, island, resume: end)
        } else {
          enter(element, index, resume: 0)
        }
      }
      index += 1
    }
    endBlock()
  }

  private mutating func enter(_ element: HTMLElement, _ index: Int, resume: Int) {
    open.append(Open(node: index, tag: element.tag, resume: resume))
    if element.tag.isBlock {
      endBlock()
      openBlocks.append((index, element.tag))
    }
    switch element.tag {
    case .a: linkDepth += 1
    case .header: headerDepth += 1
    case .pre: preDepth += 1
    case .time: timeDepth += 1
    case .br:
      if let tag = element.startTag { current?.pieces.append(.lineEnd(at: tag.lowerBound)) }
    case .q:
      if let tag = element.startTag { append(.mark("\u{201C}", tag), at: index) }
    // Neither lies in a page's header: its end tag was forgotten.
    case .main, .article: headerDepth = 0
    default: break
    }
  }

  private mutating func close(_ element: Open) {
    if element.tag.isBlock {
      endBlock()
      openBlocks.removeLast()
    }
    switch element.tag {
    case .a: linkDepth -= 1
    case .header: headerDepth = max(0, headerDepth - 1)
    case .pre: preDepth -= 1
    case .time: timeDepth -= 1
    case .q:
      if let tag = tree.element(element.node)?.endTag { append(.mark("\u{201D}", tag), at: element.node) }
    default: break
    }
  }

  private mutating func append(node: Int, _ range: Range<Int>) {
    let length = tree.characters[range].count { $0 > 0x20 }
    append(.text(node: node, isPreformatted: preDepth > 0), at: node)
    current?.length += length
    if linkDepth > 0 { current?.linkLength += length }
    if timeDepth == 0, length > 0 { current?.isTime = false }
  }

  private mutating func append(_ piece: PageBlock.Piece, at node: Int) {
    if current == nil {
      let block = openBlocks.last ?? (0, .other)
      current = PageBlock(element: block.node, tag: block.tag, firstNode: node, isInHeader: headerDepth > 0)
    }
    current?.pieces.append(piece)
  }

  /// Keeps the block if it has text, and in a header only if it is a headline or running text.
  private mutating func endBlock() {
    defer { current = nil }
    guard let block = current, block.length > 0, !block.isTime else { return }
    if block.isInHeader {
      let isText = block.tag == .h1 || block.tag == .h2 || block.tag == .p || block.prose >= 60
      guard isText else { return }
    }
    blocks.append(block)
  }
}
