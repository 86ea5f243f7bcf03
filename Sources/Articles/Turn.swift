/// What one speaker says in a transcript, a debate or a chat, as the source itself divides it.
package struct Turn: Sendable, Equatable {
  /// The name as the source gives it; nil where it gives none, as for headings between turns.
  package var speaker: String?
  /// The words, in bytes of the cleaned text.
  package var range: Range<Int>

  package init(speaker: String?, range: Range<Int>) {
    self.speaker = speaker
    self.range = range
  }
}
