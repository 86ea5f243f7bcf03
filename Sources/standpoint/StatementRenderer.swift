import Articles
import Evaluation
import LinearModels

/// One output format of statements. Each thread has its own, so that it may keep scratch.
protocol StatementRenderer: Sendable {
  /// What stands before everything.
  func header() -> [UInt8]
  /// What stands before an article's statements.
  func opening(article: String, title: String?) -> [UInt8]
  /// What the records of one input have in common.
  func fragments(article: String) -> ArticleFragments
  /// Appends the record of one statement.
  mutating func render(
    _ statements: PendingStatements, _ statement: Int, _ predictions: StatementPredictions,
    _ fragments: ArticleFragments, into bytes: inout [UInt8])
  /// What stands after everything.
  func footer(_ tally: LabelTally) -> [UInt8]
}

/// An input's name, ready to be copied into each record.
struct ArticleFragments: Sendable {
  /// What a record begins with, the name of the input in it.
  var opening: [UInt8] = []
  /// The name as the inside of an id.
  var name: [UInt8] = []
  /// Whether an id with it stands in quotation marks.
  var isQuoted = false
}

extension StatementRenderer {
  func header() -> [UInt8] { [] }
  func opening(article: String, title: String?) -> [UInt8] { [] }
  func fragments(article: String) -> ArticleFragments { ArticleFragments() }
  func footer(_ tally: LabelTally) -> [UInt8] { [] }
}
