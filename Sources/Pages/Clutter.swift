/// Says which parts of a page are no text of its article: menus, adverts, comments, captions, what is hidden.
///
/// The tag decides where it can. Class names only suggest: sites call the box around everything "with-sidebar", so an
/// element that holds much of what the page has to say is never dropped for its name.
struct Clutter {
  private let tree: HTMLTree
  /// Bytes of text before each node, that of scripts and hidden elements left out.
  private var textBefore: [Int] = [0]
  /// `h1` elements and containers that say they hold the article, ascending.
  private var anchors: [Int] = []

  init(_ tree: HTMLTree) {
    self.tree = tree
    textBefore.reserveCapacity(tree.nodes.count + 1)
    var silentUntil = 0
    for index in tree.nodes.indices {
      var length = 0
      switch tree.nodes[index].content {
      case .text(let range, _):
        if index >= silentUntil { length = tree.characters[range].count { $0 > 0x20 } }
      case .element(let element):
        if index >= silentUntil, Self.isSilent(element) { silentUntil = tree.nodes[index].end }
        if index >= silentUntil, element.tag == .h1 || element.isArticleBody || element.tag == .main {
          anchors.append(index)
        }
      }
      textBefore.append(textBefore[index] + length)
    }
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
    guard element.tag.isBlock || element.tag == .other || !isWithinSentence(index) else { return false }
    let names = HTMLNames(element)
    if names.isEmpty { return false }
    if names.contain(Self.foreign) { return !dominates(index, share: 0.9) }
    return names.contain(Self.aside) && !dominates(index, share: 0.4)
  }

  private func isWithinSentence(_ index: Int) -> Bool {
    switch tree.element(tree.nodes[index].parent)?.tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .blockquote, .td, .a, .span, .em, .strong, .b, .i: true
    default: false
    }
  }

  /// Whether an element holds at least this share of the page's text, or its headline or article.
  private func dominates(_ index: Int, share: Double) -> Bool {
    let end = tree.nodes[index].end
    if anchor(in: index..<end) != nil { return true }
    return Double(textBefore[end] - textBefore[index]) >= share * Double(textBefore[tree.nodes.count])
  }

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

  /// What belongs to others than the article's author.
  private static let foreign = HTMLPhrases(
    """
    comment, comments, commenting, commentlist, disqus, respond, sidebar, footer, related, recommended, recommendations,
    recommendation, recirc, recirculation, outbrain, taboola, newsletter, newsletters, cookie, cookies, cookiebar, consent,
    gdpr, onetrust, advert, adverts, advertisement, advertisements, advertising, ad, ads, adsense, adslot, dfp, sponsor,
    sponsored, sponsors, breadcrumb, breadcrumbs, navigation, navbar, masthead, social, mostread, mostpopular, popular,
    trending, pagination, pager, modal, popup, lightbox, most read, most popular, more stories, more news, read next,
    up next, you may, also like, more from, more on, sign up, skip link, skip to
    """)

  /// What stands in an article beside its text.
  private static let aside = HTMLPhrases(
    """
    nav, menu, share, sharing, sharebar, promo, promos, promotion, promoted, subscribe, subscription, signup, login, signin,
    register, donate, donation, appeal, caption, captions, credit, byline, bylines, author, authors, dateline, timestamp,
    pubdate, meta, metadata, tags, taglist, keywords, copyright, disclaimer, toolbar, toolbox, tooltip, teaser, teasers,
    readmore, infobox, banner, shopping, poll, jobs, read more, see also, sr only, screen reader,
    visually hidden, visuallyhidden, posted on, entry date, post date, article date, print only, paywall prompt,
    paywall barrier, paywall overlay
    """)
}

extension HTMLElement {
  /// Whether the element says that it holds the words of an article.
  var isArticleBody: Bool {
    self[.itemprop]?.split(separator: " ").contains("articleBody") ?? false
  }
}
