internal import Evaluation
internal import LinearModels

extension TrainingSet {
  /// Two sets that share no group: one to train on, and one of so large a share of the groups, drawn by the seed.
  ///
  /// - Returns: the statements of each in their order, at least one group each; nil if there are fewer than three groups, for
  ///   training takes two.
  func parts(share: Double, seed: UInt64) -> (training: TrainingSet, drawn: TrainingSet)? {
    let groups = Groups(keys: statements.map(\.group))
    guard groups.count >= 3 else { return nil }
    var order = Array(0..<groups.count)
    var generator = SplitMix64(seed: seed)
    generator.shuffle(&order)
    let count = min(max(1, Int((share * Double(groups.count)).rounded())), groups.count - 2)
    let drawn = Set(order.prefix(count))
    func part(_ isDrawn: Bool) -> TrainingSet {
      TrainingSet(
        heads: heads,
        statements: zip(statements, groups.numbers).filter { drawn.contains($1) == isDrawn }.map(\.0),
        target: target, tables: tables)
    }
    return (part(false), part(true))
  }
}

extension TrainingResult {
  /// The same with the thresholds of prediction sets from statements that it was not trained on.
  ///
  /// Nested predictions are left out: their rows are numbered within the part that was trained on.
  func withThresholds(from set: TrainingSet) throws(TrainingError) -> TrainingResult {
    var scorer: ReferenceScorer
    do {
      // Scoring reads neither the name nor the record.
      let record = TrainingRecord(
        corpora: [], files: [], license: nil, guide: nil, rows: 0, seed: 0, minimumDocuments: 0, heads: records)
      scorer = ReferenceScorer(try model(name: "", target: set.target, training: record))
    } catch {
      throw .model(error)
    }
    let groups = Groups(keys: set.statements.map(\.group)).numbers
    let values = set.statements.map { statement in
      let text = Array(statement.text.utf8)
      return scorer.decisionValues(text.span, target: statement.target)
    }
    var column = 0
    let heads = heads.map { head in
      let columns = column..<(column + head.decisionColumns)
      column = columns.upperBound
      let labelled = set.statements.indices.compactMap { row in
        set.statements[row].labels[head.name].flatMap { head.labels.firstIndex(of: $0) }.map { (row: row, label: $0) }
      }
      return Head(
        name: head.name, labels: head.labels, blocks: head.blocks, intercepts: head.intercepts,
        calibration: head.calibration,
        conformal: ConformalThresholds(
          probabilities: labelled.map {
            head.calibration.probabilities(Head.labelValues(Array(values[$0.row][columns])))
          },
          gold: labelled.map(\.label), groups: labelled.map { groups[$0.row] }, labels: head.labels.count,
          isSplit: true))
    }
    return TrainingResult(heads: heads, blocks: blocks, vocabulary: vocabulary, records: records, nested: [:])
  }
}
