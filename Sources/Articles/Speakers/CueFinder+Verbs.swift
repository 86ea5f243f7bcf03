// Verbs that need something beside them to say anything.

extension CueFinder {
  /// Verbs that need a clause, a quotation or a tag's place to say anything.
  static let weak = WordSet(
    """
    found finds read reads ruled rules believe believes believed think thinks thought hoped hopes hope feared fears fear
    remembered remembers began begins shot laughed smiled grinned nodded shrugged sighed reflected reflects thanked thanks
    challenged challenges observed observes noted notes continued speaking agreed agrees agree accepted accepts accept
    wondered wonders labelled labels labeled described describes describe called calls call branded brands dubbed
    reported reports report estimated estimates estimate indicated indicates answered answers advised advises advise
    revealed reveals read posted posts reminded informed informs briefed signalled signals signaled interrupted cried
    screamed roared texted emailed posts repeated repeats concluded concludes told tells tell wrote writes asked asks
    ask put puts replied replies responded responds pleaded pleads confirmed confirms confirm rule expects expected informs laughs added adds forecasts
    """)

  /// Verbs of stance that need one of some words after them.
  static let completed: [(verbs: WordSet, words: WordSet)] = [
    (
      WordSet(
        "called calls call campaigned campaigns campaign voted votes vote petitioned petitions lobbied lobbies pressed presses press pushed pushes"
      ),
      WordSet("for on against to upon")
    ),
    (WordSet("asked asks ask"), WordSet("for")),
    (WordSet("stood stands"), WordSet("by behind against with")),
    (WordSet("poured"), WordSet("cold scorn")),
    (WordSet("hit hits"), WordSet("back out")),
    (WordSet("ruled rules rule"), WordSet("out against")),
    (WordSet("turned turns"), WordSet("down")),
    (WordSet("throw throws threw"), WordSet("out his her their its")),
    (WordSet("stopped stops"), WordSet("short")),
    (WordSet("pointed points"), WordSet("out")),
    (WordSet("put puts"), WordSet("it")),
    (WordSet("rounded"), WordSet("on")),
    (WordSet("tore"), WordSet("into")),
    (WordSet("sided sides"), WordSet("with")),
    (WordSet("distanced"), WordSet("himself herself themselves itself")),
  ]

  /// What turns a verb of stance into a movement: "backed away".
  static let movements = WordSet("away off out down into up over")

  /// Verbs that stand before their subject without a quotation: "the bridge was unsafe, says the council".
  static let invertible = WordSet(
    "said says claims claimed warns warned argues argued insists insisted suggests reports admits reveals finds")

  /// Verbs that stand before their subject only right after a quotation.
  static let addressed = WordSet(
    "told tells tell informed informs assured reminded thanked briefed challenged called described branded")

  static let nothings = WordSet("nothing little guilty")

  /// Verbs of saying that mostly say nothing: a quotation must follow at once.
  static let hardlySaying = WordSet("read reads found finds began begins shot put puts ask asks asked")

  static let depictions = WordSet("described describes describe")
  static let declining = WordSet("declined declines decline refused refuses refuse")
  static let silences = WordSet("comment say speak discuss answer elaborate respond")

  /// "declined to comment": that is no position.
  func declinesToSpeak(_ verb: Int) -> Bool {
    Self.declining.contains(tokens[verb].key) && verb + 2 < sentence.tokens.upperBound
      && Self.to.contains(tokens[verb + 1].key) && Self.silences.contains(tokens[verb + 2].key)
  }

  static let requests = WordSet("asked asks ask told tells wrote writes agreed agrees apologised apologized")
  static let votes = WordSet("voted votes vote")

  /// "voted 4-3 on Monday to move"
  func votes(_ verb: Int) -> Bool {
    (verb + 1..<max(verb + 1, min(sentence.tokens.upperBound, verb + 10))).contains {
      Self.ballots.contains(tokens[$0].key) && !tokens[$0].shape.contains(.quoted)
    }
  }

  static let ballots = WordSet("to for against down on")
  static let tellings = WordSet("confirm say tell comment explain reveal disclose answer announce")

  static func completes(_ verb: WordKey, _ next: WordKey) -> Bool {
    completed.contains { $0.verbs.contains(verb) && $0.words.contains(next) }
  }

  static let bareSaying = WordSet("saying telling asking adding writing posting describing")
}
