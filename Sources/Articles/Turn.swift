/// What one speaker says in a transcript, a debate or a chat, as the source itself divides it.
struct Turn {
  /// The name as the source gives it; nil where it gives none, as for the questions of an interview.
  var speaker: String?
  /// In the cleaned text.
  var range: Range<Int>
}
