/// Somebody or something that a sentence names, by whatever words.
struct NounPhrase {
  /// All its words: "a spokesperson for the council".
  var tokens: Range<Int>
  /// The name at its end, titles included: "Cllr Martin Oakes" of "council leader Cllr Martin Oakes".
  var name: Range<Int>?
  /// The noun that says what it is, or the last word of the name.
  var head: Int
  var isPronoun = false

  /// The words before the name, or all: "council leader".
  var description: Range<Int> { tokens.lowerBound..<(name?.lowerBound ?? tokens.upperBound) }
}
