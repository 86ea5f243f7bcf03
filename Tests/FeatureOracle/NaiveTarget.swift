/// Where a word stands relative to the target.
public enum NaivePlace: Sendable { case plain, before, after }

/// What a masked word was.
public enum NaiveMask: Sendable { case none, target, rival }

/// A word or a collapsed run of masked words; `words` are positions in the statement.
public struct NaiveMaskedWord: Equatable, Sendable {
  public var words: Range<Int>
  public var mask: NaiveMask
  public var place: NaivePlace
}

/// A proposal whose topic and polarity the test states itself, so that the word lists of `Proposal` are not needed.
public struct NaiveTarget: Sendable {
  public let text: String
  public let phrases: [String]
  public let rivals: [String]
  public let isMinus: Bool
  private let sequences: [(stems: [[UInt8]], mask: NaiveMask)]

  /// - Parameters:
  ///   - text: the proposal, for the module under test.
  ///   - topic: its words that are masked, lower-cased, as a reader finds them.
  ///   - isMinus: whether it does away with its topic.
  public init(
    _ text: String, topic: [String], phrases: [String] = [], rivals: [String] = [], isMinus: Bool = false
  ) {
    (self.text, self.phrases, self.rivals, self.isMinus) = (text, phrases, rivals, isMinus)
    func stems(_ phrase: String) -> [[UInt8]] {
      NaiveTokenizer.words(of: Array(phrase.utf8)).map { Self.stem($0.bytes) }
    }
    sequences =
      phrases.map { (stems($0), .target) } + rivals.map { (stems($0), .rival) } + topic.map { (stems($0), .target) }
  }

  /// Proposals whose topics occur in the random texts.
  public static let inquiry = NaiveTarget("We should hold a national inquiry", topic: ["national", "inquiry"])
  public static let inquiryWithRivals = NaiveTarget(
    inquiry.text, topic: ["national", "inquiry"], phrases: ["royal commission", "public statement into it"],
    rivals: ["local review", "review", "public inquiry"])
  public static let others = [
    NaiveTarget("Vaccination should be banned", topic: ["vaccination"], isMinus: true),
    NaiveTarget("We should abolish Москва ΟΔΟΣ", topic: ["москва", "οδοσ"], isMinus: true),
    NaiveTarget("We should adopt dogs and misunderstandings", topic: ["dogs", "misunderstandings"]),
    // Nothing but a stop word: masks nothing, still crosses.
    NaiveTarget("We should end it", topic: [], isMinus: true),
  ]

  /// Masks words: from the end backwards, the longest sequence that ends at each word, the first named of two equal ones;
  /// then runs of one mask become one, and places are counted.
  public func mask(_ words: [NaiveWord]) -> [NaiveMaskedWord] {
    let stems = words.map { Self.stem($0.bytes) }
    var masked: [NaiveMaskedWord] = []
    var end = words.count
    while end > 0 {
      var best: (stems: [[UInt8]], mask: NaiveMask) = ([], .none)
      for sequence in sequences where sequence.stems.count > best.stems.count {
        if stems[..<end].suffix(sequence.stems.count) == sequence.stems[...] { best = sequence }
      }
      let start = end - max(1, best.stems.count)
      masked.append(NaiveMaskedWord(words: start..<end, mask: best.mask, place: .plain))
      end = start
    }
    var runs: [NaiveMaskedWord] = []
    for word in masked.reversed() {
      if let last = runs.last, last.mask == word.mask, word.mask != .none {
        runs[runs.count - 1].words = last.words.lowerBound..<word.words.upperBound
      } else {
        runs.append(word)
      }
    }
    for index in runs.indices where runs[index].mask == .none { runs[index].place = Self.place(of: index, in: runs) }
    return runs
  }

  /// The side on which the nearer target lies, if it lies within six masked words; of two as near, the one that follows.
  private static func place(of index: Int, in words: [NaiveMaskedWord]) -> NaivePlace {
    let distances = 1...6
    let following = distances.first { index + $0 < words.count && words[index + $0].mask == .target } ?? 7
    let preceding = distances.first { index - $0 >= 0 && words[index - $0].mask == .target } ?? 7
    if min(following, preceding) == 7 { return .plain }
    return following <= preceding ? .before : .after
  }

  private static let suffixes = """
    s y e ed es er al ly 's s' ies ied ing ion ers ate als ated ates ings ment ions ally ness ying able \
    ation ments ating ations ization isation izations isations
    """.split(separator: " ").map { Array($0.utf8) }
  private static let doubled = ["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"].map { Array($0.utf8) }

  /// The longest suffix that leaves three bytes goes; a doubled consonant before one of two or more bytes is undoubled.
  static func stem(_ word: [UInt8]) -> [UInt8] {
    let fitting = suffixes.filter { word.count >= $0.count + 3 && word.suffix($0.count) == $0[...] }
    guard let suffix = fitting.max(by: { $0.count < $1.count }) else { return word }
    var stem = Array(word.dropLast(suffix.count))
    if suffix.count > 1, stem.count > 3, doubled.contains(Array(stem.suffix(2))) { stem.removeLast() }
    return stem
  }
}
