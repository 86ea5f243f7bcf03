import ArgumentParser
import Corpora

/// What an input is.
enum InputKind: Equatable {
  case article
  /// Each row is one statement.
  case rows(RowFormat)
  /// The text of each row is an article.
  case articleRows(RowFormat)
  /// The same, in one JSON document.
  case articleObjects
}

/// What inputs are, as an option says it.
enum InputOption: String, CaseIterable, ExpressibleByArgument {
  case auto, article, articles, lines, jsonl, csv, tsv

  func kind(_ path: String) throws(InputError) -> InputKind {
    let isJSON = path.lowercased().hasSuffix(".json")
    switch self {
    case .auto:
      // As an article it would be scored as one long sentence.
      if isJSON { throw .jsonArticle(path: path) }
      return RowFormat(path: path).map(InputKind.rows) ?? .article
    case .article: return .article
    case .articles:
      if isJSON { return .articleObjects }
      return (RowFormat(path: path) ?? (path == "-" ? .jsonl : nil)).map(InputKind.articleRows) ?? .article
    case .lines: return .rows(.lines)
    case .jsonl: return .rows(.jsonl)
    case .csv: return .rows(.csv)
    case .tsv: return .rows(.tsv)
    }
  }

  /// The files that inputs stand for, folders and patterns expanded; standard input for none.
  func paths(of inputs: [String]) throws -> [String] {
    let expansion = try InputPaths.expanding(inputs, isKnown: reads)
    for note in expansion.notes { Diagnostics.note(note) }
    return inputs.isEmpty ? ["-"] : expansion.paths
  }

  /// Whether a file of a folder is read.
  func reads(_ name: String) -> Bool {
    switch self {
    case .auto: ArticleReader.reads(name) || RowFormat(path: name) != nil
    case .article: ArticleReader.reads(name)
    case .articles: ArticleReader.reads(name) || RowFormat(path: name) != nil || name.lowercased().hasSuffix(".json")
    case .lines: ArticleReader.reads(name)
    case .jsonl, .csv, .tsv: RowFormat(path: name)?.rawValue == rawValue
    }
  }
}
