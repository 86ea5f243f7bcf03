import ArgumentParser
import Corpora

/// What an input is, as an option says it.
enum InputKind: String, CaseIterable, ExpressibleByArgument {
  case auto, article, lines, jsonl, csv, tsv

  /// The row format of an input, or nil for an article.
  func rowFormat(_ path: String) throws(InputError) -> RowFormat? {
    switch self {
    case .auto:
      // An array of objects, most likely: as an article it would be scored as one long sentence.
      if path.lowercased().hasSuffix(".json") { throw .jsonArticle(path: path) }
      return RowFormat(path: path)
    case .article: return nil
    case .lines: return .lines
    case .jsonl: return .jsonl
    case .csv: return .csv
    case .tsv: return .tsv
    }
  }
}
