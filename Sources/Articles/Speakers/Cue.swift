/// A place in a sentence that says whose words or position it gives.
struct Cue {
  var rule: Speaker.Rule
  /// The words of the cue: a verb, or "according to".
  var words: Range<Int>
  var sources: [NounPhrase]
  /// Whether a quotation stands right beside it.
  var touchesQuotation = false
  /// Whether it closes its sentence: ", she said."
  var isTrailing = false
  /// Whether it stands in a clause that another one rules: "after the council refused, …".
  var isSubordinate = false
  /// Whether the sentence could have it without anybody's words in it: "found", "called".
  var isWeak = false
  /// Whether what was said follows or stands around it as a clause, and not as a mere object: "urged them to wait".
  var hasClause = true
}
