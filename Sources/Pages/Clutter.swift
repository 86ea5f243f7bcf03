/// Says which parts of a page are no text of its article: menus, adverts, comments, captions, what is hidden.
///
/// The tag decides where it can. Class names only suggest: sites call the box around everything "with-sidebar", so an
/// element that holds much of what the page has to say is never dropped for its name.
struct Clutter {
  private let tree: HTMLTree
  /// Bytes of running text before each node: pieces long enough to be of a sentence, neither hidden nor a script. On pages
  /// that have hardly any, bytes of any text.
  private var textBefore: [Int] = [0]

  /// Text in shorter pieces is that of menus and buttons, in bytes.
  private static let shortPiece = 40
  /// Pages with less running text are judged by any text.
  private static let leastText = 400
  /// Notes beside the text are shorter; a longer one is part of it whatever its name.
  private static let longNote = 700
  /// `h1` elements and containers that say they hold the article, ascending.
  private var anchors: [Int] = []
  /// What the names of each node suggest.
  private var suggestions: [Suggestion] = []

  /// What an element's names say that it is.
  private enum Suggestion {
    case nothing
    /// Something that stands in an article beside its text.
    case aside
    /// Something of the page and not of the article.
    case foreign
    /// What readers write, and questions about cookies.
    case discussion
  }

  init(_ tree: HTMLTree) {
    self.tree = tree
    textBefore.reserveCapacity(tree.nodes.count + 1)
    suggestions.reserveCapacity(tree.nodes.count)
    var known: [[String?]: Suggestion] = [:]
    var anyBefore = [0]
    var silentUntil = 0
    for index in tree.nodes.indices {
      var length = 0
      switch tree.nodes[index].content {
      case .text(let range, _):
        suggestions.append(.nothing)
        if index >= silentUntil { length = tree.characters[range].count { $0 > 0x20 } }
      case .element(let element):
        // Elements of one class are many.
        let names = HTMLNames.attributes.map { element[$0] }
        let suggestion = known[names] ?? Self.suggestion(of: element)
        known[names] = suggestion
        suggestions.append(suggestion)
        if index >= silentUntil, Self.isSilent(element) { silentUntil = tree.nodes[index].end }
        if index >= silentUntil, element.tag == .h1 || element.isArticleBody || element.tag == .main {
          anchors.append(index)
        }
      }
      textBefore.append(textBefore[index] + (length < Self.shortPiece ? 0 : length))
      anyBefore.append(anyBefore[index] + length)
    }
    if textBefore[tree.nodes.count] < Self.leastText { textBefore = anyBefore }
  }

  /// Whether a node and all below it are no part of the article.
  func drops(_ index: Int) -> Bool {
    guard let element = tree.element(index) else { return false }
    if Self.isSilent(element) { return true }
    switch element.tag {
    case .nav, .footer, .dialog, .figcaption, .caption, .menu: return true
    // A figure may hold a table or a quotation; pictures and captions have no other text.
    case .figure, .aside: return !dominates(index, share: 0.6)
    // Some servers put a form around the whole page.
    case .form: return !dominates(index, share: 0.5)
    case .html, .body, .main: return false
    default: break
    }
    if element.isArticleBody { return false }
    switch element[.role] {
    case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
      "toolbar", "tooltip":
      return !dominates(index, share: 0.6)
    default: break
    }
    return isNamedClutter(element, index)
  }

  /// Whether an element shows nothing, or nothing that is text.
  static func isSilent(_ element: HTMLElement) -> Bool {
    switch element.tag {
    case .head, .script, .style, .noscript, .template, .svg, .math, .object, .audio, .video, .iframe, .canvas, .select,
      .textarea, .button, .noembed, .noframes, .xmp, .option, .title:
      return true
    default: break
    }
    if element[.hidden] != nil || element[.ariaHidden] == "true" { return true }
    guard let style = element[.style] else { return false }
    let plain = style.lowercased().filter { $0 != " " }
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }

  private func isNamedClutter(_ element: HTMLElement, _ index: Int) -> Bool {
    // Names of words within a sentence tell how they look.
    guard suggestions[index] != .nothing, element.tag.isBlock || element.tag == .other || !isWithinSentence(index)
    else {
      return false
    }
    return switch suggestions[index] {
    case .nothing: false
    case .aside: !dominates(index, share: 0.4) && weight(index) < Self.longNote
    case .foreign: !dominates(index, share: 0.5)
    case .discussion: !dominates(index, share: 0.9)
    }
  }

  private static func suggestion(of element: HTMLElement) -> Suggestion {
    let names = HTMLNames(element)
    if names.isEmpty { return .nothing }
    if names.contain(discussion) { return .discussion }
    return names.contain(foreign) ? .foreign : names.contain(aside) ? .aside : .nothing
  }

  private func isWithinSentence(_ index: Int) -> Bool {
    switch tree.element(tree.nodes[index].parent)?.tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .blockquote, .td, .a, .span, .em, .strong, .b, .i: true
    default: false
    }
  }

  /// Whether an element holds at least this share of the page's running text, or its headline or article.
  private func dominates(_ index: Int, share: Double) -> Bool {
    if anchor(in: index..<tree.nodes[index].end) != nil { return true }
    return Double(weight(index)) >= share * Double(textBefore[tree.nodes.count])
  }

  /// Bytes of running text below a node.
  private func weight(_ index: Int) -> Int { textBefore[tree.nodes[index].end] - textBefore[index] }

  private func anchor(in nodes: Range<Int>) -> Int? {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle] < nodes.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < anchors.count && anchors[low] < nodes.upperBound ? anchors[low] : nil
  }

  /// The first element below a dropped one that is the article all the same: an end tag before it was forgotten.
  func island(in index: Int) -> Int? {
    guard let element = tree.element(index), !Self.isSilent(element) else { return nil }
    var next = index + 1
    while let anchor = anchor(in: next..<tree.nodes[index].end) {
      if tree.element(anchor)?.tag != .h1 { return anchor }
      next = anchor + 1
    }
    return nil
  }

  private static let discussion = HTMLPhrases(
    "comment, comments, commenting, commentlist, disqus, respond, cookie, cookies, cookiebar, consent, gdpr, onetrust")

  private static let foreign = HTMLPhrases(
    """
    sidebar, footer, related, recommended, recommendations, recommendation, recirc, recirculation, outbrain, taboola,
    newsletter, newsletters, breadcrumb, breadcrumbs, navigation, navbar, masthead, mostread, mostpopular, popular, trending,
    pagination, pager, most read, most popular, more stories, more news, read next, up next, you may, also like, more from,
    more on, sign up, skip link, skip to
    """)

  private static let aside = HTMLPhrases(
    """
    nav, menu, share, sharing, sharebar, social, promo, promos, promotion, promoted, subscribe, subscription, signup, login,
    signin, register, donate, donation, appeal, caption, captions, credit, byline, bylines, author, authors, dateline,
    timestamp, pubdate, meta, metadata, tags, taglist, keywords, copyright, disclaimer, toolbar, toolbox, tooltip, teaser,
    teasers, readmore, infobox, banner, shopping, poll, jobs, advert, adverts, advertisement, advertisements, advertising,
    ad, ads, adsense, adslot, dfp, sponsor, sponsored, sponsors, modal, popup, lightbox, read more, see also, sr only,
    screen reader, visually hidden, visuallyhidden, posted on, entry date, post date, article date, print only,
    paywall prompt, paywall barrier, paywall overlay
    """)
}

extension HTMLElement {
  /// Whether the element says that it holds the words of an article.
  var isArticleBody: Bool {
    self[.itemprop]?.split(separator: " ").contains("articleBody") ?? false
  }
}
