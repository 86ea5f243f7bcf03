import TextFeatures

/// What scoring a chunk of statements needs besides the scorer. Storage is kept from one chunk to the next.
///
/// Statements are summed in segments: a statement's words, or 64 of them if it has more, so that no sum in single
/// precision has many terms. A statement without words has no segment.
struct ChunkScratch: Sendable {
  /// Words of a segment at most. A statement has sixteen.
  static let segmentLength = 64

  /// A block is the part of a chunk that is looked up together: as many segments as have about so many words. What one step
  /// of a block asks the memory for is there in the next, and still in the first-level cache.
  static let blockTarget = 128
  /// The words of a block at most.
  static let blockLength = blockTarget + segmentLength

  /// The words of a segment.
  struct Segment: BitwiseCopyable {
    /// The number of words up to its end.
    var end: UInt32 = 0
    /// 0 if a statement begins with it, else 1: whether its first word follows another.
    var continues: UInt32 = 0
  }

  /// What a word is confirmed by: its first 16 bytes and its length.
  struct Word: BitwiseCopyable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length: UInt32 = 0
  }

  /// A bigram that passed the filter, and where its row goes.
  struct Bigram: BitwiseCopyable {
    var id: UInt64 = 0
    var segment: UInt32 = 0
  }

  /// For each statement, the number of its first segment, and at the end the number of all.
  var firstSegments: [UInt32] = []
  var segments: [Segment] = []
  var segmentCount = 0
  /// For each segment, how many of its words the model does not know.
  var unknownCounts: [UInt32] = []
  /// For each segment, its sums, four columns an element, `quadsOfSum` elements.
  var sums: [SIMD4<Float>] = []
  var quadsOfSum = 0
  /// One a word of a block.
  var words = [Word](repeating: Word(), count: blockLength)
  /// One a word.
  var hashes: [UInt64] = []
  /// One a word: its row in the word store.
  var rows: [UInt32] = []
  /// The words of a block that are not found at once.
  var missing = [UInt32](repeating: 0, count: blockLength + 1)
  /// Segments with a word that may end a masked sequence, in order.
  var suspects: [UInt32] = []
  var suspectCount = 0
  /// Bigrams of a block that may be known.
  var bigrams = [Bigram](repeating: Bigram(), count: blockLength + 1)
  /// Of a statement that may have masked words.
  var stems: [UInt64] = []
  /// The rows of its words that are not kept, one after another.
  var transientQuads: [SIMD4<Float>] = []
  var masked = MaskedText()

  /// Makes room for the words of the chunk and divides them into segments.
  mutating func prepare(_ text: borrowing ScannedText, quads: Int) {
    let words = text.count + 1
    if rows.count < words {
      let size = max(words, 2 * rows.count)
      rows = [UInt32](repeating: 0, count: size)
      hashes = [UInt64](repeating: 0, count: size)
    }
    let statements = text.statementEnds.count
    if firstSegments.count <= statements {
      firstSegments = [UInt32](repeating: 0, count: 2 * statements + 1)
    }
    let most = statements + words / Self.segmentLength + 1
    if segments.count < most {
      segments = [Segment](repeating: Segment(), count: 2 * most)
      unknownCounts = [UInt32](repeating: 0, count: 2 * most)
      suspects = unknownCounts
    }
    quadsOfSum = quads
    segmentCount = Self.divide(text.statementEnds, &segments, &firstSegments)
    if sums.count < segmentCount * quads { sums = [SIMD4<Float>](repeating: .zero, count: 2 * segmentCount * quads) }
  }

  /// Returns the number of segments.
  private static func divide(
    _ statementEnds: Span<UInt32>, _ segments: inout [Segment], _ firstSegments: inout [UInt32]
  ) -> Int {
    var segments = segments.mutableSpan
    var firstSegments = firstSegments.mutableSpan
    var count = 0
    var first: UInt32 = 0
    let length = UInt32(segmentLength)
    for statement in 0..<statementEnds.count {
      firstSegments[statement] = UInt32(truncatingIfNeeded: count)
      let end = statementEnds[statement]
      if first == end { continue }
      var continues: UInt32 = 0
      while end &- first > length {
        first &+= length
        segments[count] = Segment(end: first, continues: continues)
        continues = 1
        count &+= 1
      }
      segments[count] = Segment(end: end, continues: continues)
      count &+= 1
      first = end
    }
    firstSegments[statementEnds.count] = UInt32(truncatingIfNeeded: count)
    return count
  }

  /// The numbers of a statement's segments.
  func segments(of statement: Int) -> Range<Int> {
    Int(firstSegments[statement])..<Int(firstSegments[statement + 1])
  }
}
