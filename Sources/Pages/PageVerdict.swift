internal import Articles

/// Tells pages that are no article: scoring what they say would be worse than saying nothing.
///
/// Only pages with next to no text are suspected, and only for a reason that shows: a short notice is an article too.
struct PageVerdict {
  let problem: PageProblem?

  /// Articles behind paywalls show less than this, in words.
  private static let teaserWords = 150
  private static let fewWords = 60
  private static let hardlyAnyWords = 25

  init(_ tree: HTMLTree, _ metadata: PageMetadata, _ cleaned: CleanedText) {
    let words = cleaned.wordCount
    guard words < Self.teaserWords else {
      problem = nil
      return
    }
    let page = PageSigns(tree)
    let isLocked = metadata.isFree == false || page.mentions(Self.paywallPhrases)
    if words == 0 || words < Self.fewWords {
      let title = cleaned.title ?? metadata.pageTitle ?? ""
      if let error = Self.errorPhrases.first(where: { title.lowercased().contains($0) }) {
        problem = .errorPage(title: title.isEmpty ? error : title)
        return
      }
      if page.mentions(Self.cookiePhrases), page.count(of: "cookie") >= 2 {
        problem = .cookieWall
        return
      }
    }
    if isLocked, page.isWhole {
      problem = .paywalled(words: words)
    } else if words < Self.hardlyAnyWords, page.needsScript {
      problem = .needsScript
    } else if words == 0 || words < Self.hardlyAnyWords && page.words > 200 {
      problem = .noArticle
    } else {
      problem = nil
    }
  }

  private static let paywallPhrases = [
    "subscribe to read", "subscribe to continue", "subscribe now to continue", "to continue reading", "to keep reading",
    "to read the full article", "to read the rest of this", "to unlock this article", "for subscribers only",
    "subscribers only", "subscriber only", "subscriber exclusive", "this article is for subscribers",
    "this article is for members", "already a subscriber", "register to continue", "sign in to continue",
    "log in to continue", "you have reached your limit of free articles", "premium article",
  ]

  private static let cookiePhrases = [
    "accept all", "accept cookies", "accept and continue", "agree and continue", "i agree", "i accept",
    "manage cookies",
    "cookie settings", "cookie preferences", "your consent", "we use cookies", "use cookies",
  ]

  private static let errorPhrases = [
    "404", "page not found", "not found", "403 forbidden", "access denied", "forbidden", "service unavailable",
    "bad gateway", "gateway time", "internal server error", "just a moment", "are you a robot", "attention required",
    "page unavailable", "page doesn't exist", "page does not exist", "page isn't available", "something went wrong",
  ]
}

/// What a whole page says, menus and consent boxes included.
private struct PageSigns {
  private let text: String
  let words: Int
  /// Whether there is a page around the text, with scripts or a head of its own.
  let isWhole: Bool
  let needsScript: Bool

  /// As much of a page as is looked at.
  private static let longestText = 1 << 18

  init(_ tree: HTMLTree) {
    var bytes: [UInt8] = []
    var fallback: [UInt8] = []
    var silentUntil = 0
    var scripts = 0
    var isWhole = false
    for index in tree.nodes.indices where bytes.count < Self.longestText {
      switch tree.nodes[index].content {
      case .text(let range, _):
        if index >= silentUntil { bytes += tree.characters[range] + [0x20] }
      case .element(let element):
        if element.tag == .script { scripts += 1 }
        if element.tag == .meta || element.tag == .title || element.tag == .script { isWhole = true }
        if element.tag == .noscript { fallback += tree.text(of: index).utf8 }
        let isText = element.tag != .noscript && element.tag != .button
        if index >= silentUntil, isText, Clutter.isSilent(element) { silentUntil = tree.nodes[index].end }
        if element.tag == .noscript { silentUntil = max(silentUntil, tree.nodes[index].end) }
      }
    }
    text =
      String(decoding: bytes, as: UTF8.self).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ").replacingTypographicApostrophes
    words = text.utf8.count { $0 == 0x20 }
    self.isWhole = isWhole
    let asks = String(decoding: fallback, as: UTF8.self).lowercased().contains("javascript")
    needsScript = asks || text.contains("enable javascript") || scripts > 0 && text.isEmpty
  }

  func mentions(_ phrases: [String]) -> Bool { phrases.contains { text.contains($0) } }

  func count(of word: String) -> Int { text.split(separator: " ").count { $0.contains(word) } }
}

extension String {
  fileprivate var replacingTypographicApostrophes: String { String(map { $0 == "’" ? "'" : $0 }) }
}

extension CleanedText {
  /// Words between white space; in scripts that have none, what would be about as long.
  var wordCount: Int {
    paragraphs.reduce(0) { count, paragraph in
      count + max(bytes[paragraph].split { $0 <= 0x20 }.count, paragraph.count / 12)
    }
  }
}
