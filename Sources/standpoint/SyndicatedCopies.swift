import Corpora
import Reports

/// Finds articles that nearly repeat another, as agency copy does: each such one is marked as a copy of the first.
enum SyndicatedCopies {
  /// The share of runs of three words that a copy shares with its original, at least: the longer of them has no more than
  /// a few paragraphs of its own.
  static let leastOverlap = 0.7

  static func mark(_ articles: inout [ReportArticle]) {
    let candidates = articles.indices.filter { !articles[$0].isLooseRows }
    let texts = candidates.map { articles[$0].statements.map(\.text).joined(separator: " ") }
    for pair in Variety.nearDuplicates(texts) where pair.overlap >= leastOverlap {
      let (first, second) = (candidates[pair.first], candidates[pair.second])
      // Pairs come by their later text, so what the earlier one is a copy of is known.
      if articles[second].copyOf == nil { articles[second].copyOf = articles[first].copyOf ?? first }
    }
  }
}
