internal import CGumbo

/// An element of a page: its tag, the attributes that say what it is for, and where its tags stand.
struct HTMLElement {
  var tag: HTMLTag
  private var attributes: [HTMLAttribute: String] = [:]
  /// Its start tag in the source; nil for an element that the parser has added.
  private(set) var startTag: Range<Int>?
  private(set) var endTag: Range<Int>?

  init(tag: HTMLTag) { self.tag = tag }

  subscript(attribute: HTMLAttribute) -> String? { attributes[attribute] }

  /// - Parameter source: where the parser read.
  init(_ element: GumboElement, source: UnsafeRawBufferPointer) {
    tag = unsafe HTMLTag(element)
    startTag = unsafe HTMLTree.range(of: element.original_tag, in: source)
    endTag = unsafe HTMLTree.range(of: element.original_end_tag, in: source)
    for index in 0..<Int(unsafe element.attributes.length) {
      guard let pointer = unsafe element.attributes.data[index] else { continue }
      let attribute = unsafe pointer.assumingMemoryBound(to: GumboAttribute.self)
      let name = unsafe String(cString: attribute.pointee.name)
      guard let known = HTMLAttribute(rawValue: name) else { continue }
      attributes[known] = unsafe String(cString: attribute.pointee.value)
    }
  }
}

/// The attributes that reading an article needs.
enum HTMLAttribute: String {
  case id, role, hidden, style, rel, href, datetime, content, property, name, type, itemprop
  case classes = "class"
  case ariaHidden = "aria-hidden"
  case testID = "data-testid"
  case component = "data-component"
}

/// The elements of HTML that matter to the text of an article; all others, unknown ones too, are inline and vanish.
enum HTMLTag: String, CaseIterable {
  case other
  case html, head, title, meta, link, script, style, base, body
  case article, main, section, header, footer, nav, aside, address, div, center, hgroup, dialog, details, summary
  case h1, h2, h3, h4, h5, h6, p, pre, blockquote, hr, br, q, a, time, span, em, strong, b, i
  case ul, ol, li, dl, dt, dd, dir, menu
  case table, caption, thead, tbody, tfoot, tr, td, th
  case figure, figcaption, picture, img, svg, math, object, audio, video, iframe, canvas, embed
  case form, fieldset, legend, button, select, option, textarea, input, label, noscript, template
  case noembed, noframes, xmp

  /// Tags by Gumbo's number.
  private static let byNumber: [HTMLTag] = (0..<GUMBO_TAG_LAST.rawValue).map { number in
    guard let name = unsafe gumbo_normalized_tagname(GumboTag(rawValue: number)) else { return .other }
    return HTMLTag(rawValue: unsafe String(cString: name)) ?? .other
  }

  init(_ element: GumboElement) {
    let number = Int(unsafe element.tag.rawValue)
    self = number < Self.byNumber.count ? Self.byNumber[number] : .other
    // A drawing has titles and links of its own.
    if unsafe element.tag_namespace != GUMBO_NAMESPACE_HTML, self != .svg, self != .math { self = .other }
  }

  /// Whether its start and end end a paragraph.
  var isBlock: Bool {
    switch self {
    case .html, .head, .title, .body, .article, .main, .section, .header, .footer, .nav, .aside, .address, .div,
      .center,
      .hgroup, .dialog, .details, .summary, .h1, .h2, .h3, .h4, .h5, .h6, .p, .pre, .blockquote, .hr, .ul, .ol, .li,
      .dl,
      .dt, .dd, .dir, .menu, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .figure, .figcaption, .form,
      .fieldset, .legend, .option, .select:
      true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }
}
