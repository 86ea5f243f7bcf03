internal import Articles

/// Makes the cleaned text of an article of the blocks of its page.
struct PageText {
  private let tree: HTMLTree
  private let mapping: TextMapping

  init(_ source: [UInt8], _ tree: HTMLTree) {
    self.tree = tree
    mapping = TextMapping(source: source, characters: tree.characters)
  }

  func cleaned(_ blocks: [PageBlock]) -> CleanedText {
    var builder = CleanedTextBuilder()
    // The parser moves text out of tables that may not hold it: the source's order is kept, and what would still go back is
    // left out.
    var end = 0
    for block in blocks.sorted(by: { place($0) < place($1) }) {
      for piece in block.pieces {
        switch piece {
        case .text(let node, let isPreformatted):
          guard case .text(let shown, let range) = tree.nodes[node].content, range.lowerBound >= end else { continue }
          mapping.append(shown, from: range, keepingLines: isPreformatted, to: &builder)
          end = range.upperBound
        case .mark(let scalar, let range):
          guard range.lowerBound >= end else { continue }
          builder.append(scalar, for: range)
          end = range.upperBound
        case .lineEnd(let offset):
          if offset >= end { builder.endLine(at: offset) }
        }
      }
      builder.endParagraph()
    }
    return CleanedText(
      bytes: builder.bytes, runs: builder.runs, paragraphs: builder.paragraphs, linesMayWrap: false)
  }

  private func place(_ block: PageBlock) -> Int {
    for piece in block.pieces {
      switch piece {
      case .text(let node, _): if case .text(_, let range) = tree.nodes[node].content { return range.lowerBound }
      case .mark(_, let range): return range.lowerBound
      case .lineEnd(let offset): return offset
      }
    }
    return 0
  }

  /// The words of a block.
  func string(_ block: PageBlock) -> String {
    var bytes: [UInt8] = []
    for piece in block.pieces {
      switch piece {
      case .text(let node, _):
        if case .text(let shown, _) = tree.nodes[node].content { bytes += tree.characters[shown] }
      case .mark(let scalar, _): bytes += UTF8.encode(scalar)!
      case .lineEnd: bytes.append(0x20)
      }
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
