internal import Articles

/// Leaves out of an article's blocks what is no part of its text: lists of links, "read more" lines, and headings over
/// nothing.
struct BlockFilter {
  private let tree: HTMLTree
  private let text: PageText
  private let byline: String?

  init(_ tree: HTMLTree, _ text: PageText, byline: String?) {
    self.tree = tree
    self.text = text
    self.byline = byline
  }

  func kept(_ blocks: [PageBlock]) -> [PageBlock] {
    let lists = linkLists(blocks)
    let repeated = repeatedLines(blocks)
    var kept: [PageBlock] = []
    for (index, block) in blocks.enumerated()
    where !isLinks(block, lists) && !repeated.contains(index) && !isBoilerplate(block) {
      // A heading stays if text follows it before the next of its rank.
      if let rank = block.headingRank {
        while let last = kept.last, let open = last.headingRank, open >= rank, open > 1 { kept.removeLast() }
      }
      kept.append(block)
    }
    while let last = kept.last, let rank = last.headingRank, rank > 1 { kept.removeLast() }
    return kept
  }

  /// Short lines that stand three times and more, such as the title under each picture of a series.
  private func repeatedLines(_ blocks: [PageBlock]) -> Set<Int> {
    var places: [String: [Int]] = [:]
    for (index, block) in blocks.enumerated() where block.length <= Self.longestPhrase {
      places[text.string(block), default: []].append(index)
    }
    return Set(places.values.filter { $0.count > 2 }.flatMap(\.self))
  }

  /// Lists and tables most of whose text is links.
  private func linkLists(_ blocks: [PageBlock]) -> Set<Int> {
    var lengths: [Int: (text: Int, links: Int)] = [:]
    for block in blocks {
      guard let list = list(of: block) else { continue }
      lengths[list, default: (0, 0)].text += block.length
      lengths[list, default: (0, 0)].links += block.linkLength
    }
    return Set(lengths.filter { $0.value.links * 10 > $0.value.text * 6 }.keys)
  }

  /// The nearest list that a block stands in, looked for a few levels up.
  private func list(of block: PageBlock) -> Int? {
    var node = block.element
    for _ in 0..<6 where node > 0 {
      switch tree.element(node)?.tag {
      case .ul, .ol, .dl: return node
      case .article, .main, .body: return nil
      default: node = tree.nodes[node].parent
      }
    }
    return nil
  }

  private func isLinks(_ block: PageBlock, _ lists: Set<Int>) -> Bool {
    if block.headingRank == 1 { return false }
    return block.linkDensity > 0.8 || list(of: block).map(lists.contains) ?? false
  }

  // MARK: - Set phrases

  /// The longest block that can be a set phrase, in bytes.
  private static let longestPhrase = 160

  private func isBoilerplate(_ block: PageBlock) -> Bool {
    guard block.length <= Self.longestPhrase, block.headingRank != 1 else { return false }
    let words = text.string(block).lowercased()
    if Self.wholeLines.contains(words.trimmingPunctuation) { return true }
    if isDate(words) { return true }
    if let byline, words == "by \(byline.lowercased())" || words == byline.lowercased() { return true }
    return Self.openings.contains { words.hasPrefix($0) }
  }

  /// A date at the start of a line that is no sentence.
  private func isDate(_ line: String) -> Bool {
    guard line.utf8.count <= 60, !line.hasSuffix("."), let first = line.split(separator: " ").first else {
      return false
    }
    let startsSo = first.first?.isNumber ?? false || PublicationDate.startsDate(first)
    return startsSo && PublicationDate.normalized(line) != nil
  }

  private static let wholeLines: Set<String> = [
    "advertisement", "advertising", "ad", "article continues below", "story continues below", "continue reading",
    "read more", "share", "share this", "share this article", "share this story", "print", "email", "save", "comments",
    "related", "related stories", "related articles", "related topics", "more on this story", "top stories",
    "most read",
    "loading", "follow us", "subscribe", "sponsored", "recommended", "copy link", "listen", "topics", "tags",
    "skip advertisement", "skip past newsletter promotion", "after newsletter promotion", "getty images",
  ]

  private static let openings = [
    "read more:", "read more about", "read also:", "also read:", "read next:", "related:", "more:", "see also:",
    "more on this", "story continues below", "article continues after", "article continues below", "sign up for",
    "sign up to", "subscribe to", "follow us on", "follow bbc", "image caption", "image source", "photo:", "picture:",
    "file photo", "image:", "photograph:", "image credit", "photo credit", "media caption", "copyright ©", "© ",
    "all rights reserved", "share on facebook", "share on twitter", "share this ", "get our free", "get the latest",
    "download our app", "click here to", "watch:", "listen:", "video:", "this video can not be played",
    "sorry, your browser", "your browser does not", "please enable javascript", "published:", "last updated",
    "updated:", "posted on", "posted by", "filed under", "tagged with", "tags:",
  ]
}

extension PageBlock {
  /// 1 to 6 for headings.
  var headingRank: Int? {
    switch tag {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

extension String {
  /// Without punctuation and white space at its ends.
  fileprivate var trimmingPunctuation: String {
    var view = self[...]
    while let last = view.last, !last.isLetter, !last.isNumber { view.removeLast() }
    while let first = view.first, !first.isLetter, !first.isNumber { view.removeFirst() }
    return String(view)
  }
}
