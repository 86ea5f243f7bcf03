internal import CXML2

/// A document of XML as the events of one pass over it (libxml2's SAX2 interface).
///
/// Nothing outside of the document is read and no entity that it declares is unfolded. A document that is not well-formed
/// is read as far as it makes sense; `problem` says what was wrong first.
struct XMLEvents {
  enum Event {
    case start(XMLElement)
    case end
    /// A range of `characters`.
    case text(Range<Int>)
  }

  private(set) var events: [Event] = []
  /// All text, as UTF-8, references decoded.
  private(set) var characters: [UInt8] = []
  private(set) var problem: (line: Int, what: String)?

  /// Documents above this size are refused: the parser counts in 32 bits.
  private static let longestDocument = 1 << 30

  private static let isReady: Bool = {
    standpoint_xml_initialize()
    return true
  }()

  /// - Parameter source: in any encoding that it declares.
  init(_ source: [UInt8]) {
    guard Self.isReady, !source.isEmpty, source.count < Self.longestDocument else {
      problem = (1, source.isEmpty ? "it is empty" : "it is larger than a gigabyte")
      return
    }
    let collector = Collector()
    unsafe source.withUnsafeBytes { buffer in
      var handlers = unsafe standpoint_xml_events(
        context: Unmanaged.passUnretained(collector).toOpaque(),
        start: { context, name, uri, count, values in
          let element = unsafe XMLElement(name: name, uri: uri, attributeCount: Int(count), values: values)
          unsafe Collector.at(context).events.events.append(.start(element))
        },
        end: { context in unsafe Collector.at(context).events.events.append(.end) },
        text: { context, bytes, count in
          unsafe Collector.at(context).append(UnsafeBufferPointer(start: bytes, count: Int(count)))
        },
        reference: { context, name in
          let text = unsafe HTMLText.decodingReferences("&\(String(cString: name));")
          unsafe Collector.at(context).append(text.utf8)
        },
        failed: { context, line, message in
          unsafe Collector.at(context).fail(line: Int(line), String(cString: message))
        })
      guard let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
      if unsafe standpoint_xml_read(start, Int32(buffer.count), &handlers) == 0 {
        collector.fail(line: 1, "no memory is left for it")
      }
    }
    self = collector.events
  }

  private init() {}

  /// What the parser's callbacks fill.
  private final class Collector {
    var events = XMLEvents()

    static func at(_ context: UnsafeMutableRawPointer) -> Collector {
      unsafe Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
    }

    func append(_ bytes: some Sequence<UInt8>) {
      let start = events.characters.count
      events.characters += bytes
      guard events.characters.count > start else { return }
      if case .text(let last) = events.events.last {
        events.events[events.events.count - 1] = .text(last.lowerBound..<events.characters.count)
      } else {
        events.events.append(.text(start..<events.characters.count))
      }
    }

    func fail(line: Int, _ what: String) {
      if events.problem == nil {
        events.problem = (line, what.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      }
    }
  }

  /// The name of the first element.
  var root: String? {
    for case .start(let element) in events { return element.name }
    return nil
  }
}

/// An element of XML with its attributes.
struct XMLElement {
  /// The local name; those of Dublin Core and of RSS's content module with the usual prefix, as in `dc:creator`.
  var name: String
  var attributes: [String: String] = [:]

  private static let prefixes = [
    "http://purl.org/dc/elements/1.1/": "dc:", "http://purl.org/dc/terms/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:", "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
  ]

  init(
    name: UnsafePointer<CChar>, uri: UnsafePointer<CChar>?, attributeCount: Int,
    values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let space = unsafe uri.map { unsafe String(cString: $0) }
    self.name = unsafe (space.flatMap { Self.prefixes[$0] } ?? "") + String(cString: name)
    guard let values = unsafe values else { return }
    for index in 0..<attributeCount {
      // Local name, prefix, URI, start and end of the value.
      guard let name = unsafe values[index * 5], let start = unsafe values[index * 5 + 3],
        let end = unsafe values[index * 5 + 4]
      else { continue }
      let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
      attributes[unsafe String(cString: name)] = unsafe String(decoding: value, as: UTF8.self)
    }
  }
}
