import Corpora
import Training

/// What an audit found, ready to be written.
struct AuditReport {
  let corpus: Corpus
  let seed: UInt64
  let heads: [HeadAudit]
  let duplicates: [RepeatedText]
  let leaks: [Leak]
  /// The most suspects that are shown a head.
  let limit: Int

  /// All that was found, in a line.
  var summary: String {
    let suspects = heads.compactMap { head -> String? in
      guard case .success(let audit) = head.outcome else { return nil }
      return Self.count(audit.suspects.count, "\(head.head.name) suspect")
    }
    let disagreeing = duplicates.count { !$0.disagreeingHeads.isEmpty }
    let counts =
      suspects + [
        Self.count(duplicates.count, "duplicate") + (disagreeing > 0 ? ", \(disagreeing) labelled differently" : ""),
        Self.count(leaks.count, "leak"),
      ]
    return "\(Self.count(corpus.rows.count, "row")): \(counts.joined(separator: "; "))"
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
