/// Finds the elements of a page that hold its article.
///
/// What a page says of itself comes first: `itemprop=articleBody`, `article`, `main`. Where it says nothing, or what it
/// says holds little of the page's running text, paragraphs vote for the boxes around them (Kohlschütter et al. 2010 on
/// text and link density is the idea; the votes are those that reader views use).
struct ContentChoice {
  private let tree: HTMLTree
  private let blocks: [PageBlock]
  /// Whether entries of the page are parts of one running report.
  private let isLiveBlog: Bool
  /// Bytes of running text before each node, and of any text.
  private var proseBefore: [Int]
  private var textBefore: [Int]

  init(_ tree: HTMLTree, _ blocks: [PageBlock], isLiveBlog: Bool) {
    self.tree = tree
    self.blocks = blocks
    self.isLiveBlog = isLiveBlog
    var prose = [Int](repeating: 0, count: tree.nodes.count + 1)
    var text = prose
    for block in blocks {
      prose[block.firstNode + 1] += block.prose
      text[block.firstNode + 1] += block.length
    }
    for index in 1..<prose.count {
      prose[index] += prose[index - 1]
      text[index] += text[index - 1]
    }
    proseBefore = prose
    textBefore = text
  }

  private func prose(_ node: Int) -> Int { proseBefore[tree.nodes[node].end] - proseBefore[node] }

  private func text(_ node: Int) -> Int { textBefore[tree.nodes[node].end] - textBefore[node] }

  /// Pages with less running text than this are read whole: there is nothing to choose from.
  private static let leastProse = 250

  /// The elements, ascending and apart from each other; the document itself if nothing stands out.
  func containers() -> [Int] {
    let all = prose(0)
    var best = named()
    if all >= Self.leastProse, let dense = densest() {
      if best.isEmpty {
        if prose(dense) * 2 >= all { return [dense] }
      } else {
        let held = best.reduce(0) { $0 + prose($1) }
        // A page may call a teaser an article and its article nothing.
        if held * 5 < prose(dense) * 2 { return [dense] }
        best = best.map { narrowed($0, dense: dense) }
      }
    }
    return best.isEmpty ? [0] : best
  }

  // MARK: - What the page says

  /// The content elements that the page names; none if it names none with text in it.
  private func named() -> [Int] {
    var bodies: [Int] = []
    var articles: [Int] = []
    var mains: [Int] = []
    for index in tree.nodes.indices {
      guard let element = tree.element(index), text(index) > 0 else { continue }
      if element.isArticleBody { Self.append(index, to: &bodies, of: tree) }
      if element.tag == .article || element[.role] == "article" { Self.append(index, to: &articles, of: tree) }
      if element.tag == .main || element[.role] == "main" { Self.append(index, to: &mains, of: tree) }
    }
    let main = mains.max { text($0) < text($1) }
    var chosen = main.map { [$0] } ?? []
    if let article = articles.max(by: { value($0) < value($1) }) {
      let sum = articles.reduce(0) { $0 + value($1) }
      if isLiveBlog, value(article) * 10 < sum * 6 {
        chosen = main.map { main in articles.allSatisfy { isInside($0, main) } ? [main] : articles } ?? articles
      } else if main.map({ prose($0) >= Self.leastProse && value(article) * 2 >= value($0) }) ?? true {
        chosen = [article]
      }
    }
    let body = bodies.reduce(0) { $0 + value($1) }
    let held = chosen.reduce(0) { $0 + value($1) }
    return body > 0 && body * 2 >= held ? bodies : chosen
  }

  private func value(_ node: Int) -> Int { prose(node) * 4 + text(node) }

  private static func append(_ index: Int, to outermost: inout [Int], of tree: HTMLTree) {
    if let last = outermost.last, index < tree.nodes[last].end { return }
    outermost.append(index)
  }

  private func isInside(_ node: Int, _ other: Int) -> Bool { node >= other && node < tree.nodes[other].end }

  /// A box within a named element that holds nearly all of its running text leaves out what else is in there.
  private func narrowed(_ container: Int, dense: Int) -> Int {
    guard isInside(dense, container), !isLiveBlog, prose(dense) * 100 >= prose(container) * 85 else { return container }
    return dense
  }

  // MARK: - What its paragraphs say

  /// The box that most running text stands directly in, with as much around it as is running text too.
  private func densest() -> Int? {
    var scores: [Int: Double] = [:]
    for block in blocks where block.prose > 0 {
      let score = 1 + min(Double(block.prose) / 100, 3)
      var node = block.tag == .div || block.tag == .section || block.tag == .td ? block.element : parent(block.element)
      for level in [1.0, 2, 6] {
        guard node > 0 else { break }
        scores[node, default: 0] += score / level
        node = parent(node)
      }
    }
    func density(_ node: Int) -> Double { text(node) > 0 ? Double(prose(node)) / Double(text(node)) : 0 }
    func score(_ node: Int) -> Double { (scores[node] ?? 0) * density(node) }
    guard var best = scores.keys.max(by: { (score($0), $1) < (score($1), $0) }) else { return nil }
    var outer = parent(best)
    while outer > 0, tree.element(outer)?.tag != .html {
      let (prose, text) = (prose(outer) - prose(best), text(outer) - text(best))
      // A wrapper that adds nothing may stand in a box that adds more.
      if text > 0 {
        guard prose * 100 > text * 85 else { break }
        best = outer
      }
      outer = parent(outer)
    }
    return best
  }

  private func parent(_ node: Int) -> Int { tree.nodes[node].parent }
}
