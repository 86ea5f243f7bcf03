/// The elements of HTML by what they do to the text of an article.
enum HTMLElements {
  /// Their start and end tags end a paragraph. All other elements, unknown ones too, are inline and vanish.
  static let blocks = WordSet(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre section select summary
    table tbody td template tfoot th thead title tr ul
    """)
  /// Their content is no markup, and no text of the article.
  static let rawText = WordSet("script style textarea title xmp iframe noembed noframes")
  /// Their content is skipped, with the elements inside.
  static let skipped = WordSet("nav aside footer form button noscript template svg select math object audio video")
  /// Of the skipped, those that wrap the whole page on some sites: a page that would be empty is read with them.
  static let lenientlySkipped = WordSet("button noscript template svg select math object audio video")
  /// Elements of a head; any other start tag ends it, for its end tag may be left out.
  static let head = WordSet("title meta link script style base noscript template object head html")
  /// What is read of a header: headlines and paragraphs, not menus, dates and names of sites.
  static let keptInHeader = WordSet("h1 h2 p")

  static let article = name("article")
  static let br = name("br")
  static let form = name("form")
  static let h1 = name("h1")
  static let headElement = name("head")
  static let header = name("header")
  static let main = name("main")
  static let pre = name("pre")
  static let quotation = name("q")
  static let title = name("title")

  private static func name(_ name: String) -> WordKey {
    let bytes = Array(name.utf8)
    return bytes.wordKey(of: bytes.indices)
  }
}
