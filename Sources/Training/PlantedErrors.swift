internal import Evaluation

/// A set in which some labels were changed at random, and which: what an audit of it finds can be counted.
public struct PlantedErrors: Sendable {
  /// The set with the changed labels.
  public let set: TrainingSet
  /// The rows of the set whose label was changed, by head.
  public let rows: [String: Set<Int>]

  /// Changes a share of the labels of each head, at least one: rows are drawn without replacement, and each takes one of the
  /// other labels that the head's rows bear, each as likely. A head whose rows bear one label stays as it is.
  ///
  /// - Parameter share: above 0 and below 1.
  public init(share: Double, in clean: TrainingSet, seed: UInt64) {
    precondition(share > 0 && share < 1, "a share of \(share) cannot be planted")
    var generator = SplitMix64(seed: seed)
    var labels = clean.statements.map(\.labels)
    var rows: [String: Set<Int>] = [:]
    for head in clean.heads {
      var labelled = clean.statements.indices.filter { labels[$0][head.name] != nil }
      let borne = Set(labelled.compactMap { labels[$0][head.name] })
      let present = head.labels.filter(borne.contains)
      guard present.count > 1 else { continue }
      generator.shuffle(&labelled)
      let count = max(1, Int((share * Double(labelled.count)).rounded()))
      rows[head.name] = Set(labelled.prefix(count))
      for row in labelled.prefix(count) {
        let others = present.filter { $0 != labels[row][head.name] }
        labels[row][head.name] = others[generator.index(below: others.count)]
      }
    }
    self.rows = rows
    set = TrainingSet(
      heads: clean.heads,
      statements: zip(clean.statements, labels).map { statement, labels in
        TrainingSet.Statement(text: statement.text, labels: labels, target: statement.target, group: statement.group)
      }, target: clean.target, tables: clean.tables)
  }
}
