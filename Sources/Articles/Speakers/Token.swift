/// A word of an article, with what stands before it.
struct Token {
  /// The word in the cleaned text, a possessive ending included.
  var range: Range<Int>
  /// The end of the word without a possessive ending.
  var stemEnd: Int
  /// In lower case, without a possessive ending.
  var key: WordKey
  var classes: WordClass
  var shape: Shape = []
  var gap: Gap = []

  struct Shape: OptionSet {
    var rawValue: UInt8
    static let capitalized = Shape(rawValue: 1)
    static let possessive = Shape(rawValue: 2)
    /// Inside a quotation.
    static let quoted = Shape(rawValue: 4)
    static let number = Shape(rawValue: 8)
    /// "@name".
    static let handle = Shape(rawValue: 16)
    static let lowercase = Shape(rawValue: 32)
    /// "-ed" or "-ing", and no noun that is known.
    static let participial = Shape(rawValue: 64)
  }

  /// What stands between a word and the one before it. The point of an abbreviation is nothing.
  struct Gap: OptionSet {
    var rawValue: UInt8
    static let comma = Gap(rawValue: 1)
    static let dash = Gap(rawValue: 2)
    static let bracketOpens = Gap(rawValue: 4)
    static let bracketCloses = Gap(rawValue: 8)
    static let colon = Gap(rawValue: 16)
    /// A semicolon, ! or ?
    static let stop = Gap(rawValue: 32)
    /// One of the two words is quoted and the other is not.
    static let quotation = Gap(rawValue: 64)
  }

  var isName: Bool { shape.contains(.capitalized) || shape.contains(.handle) }
}
