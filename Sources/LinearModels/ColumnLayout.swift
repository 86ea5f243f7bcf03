import TextFeatures

/// Where each head's numbers stand in a row: its decision columns, then its norm squared; heads side by side.
final class ColumnLayout: Sendable {
  /// The columns of a head.
  struct HeadColumns: Sendable {
    var decisions: Range<Int>
    var norm: Int
    /// The number of its first intercept, counted over all heads.
    var firstIntercept: Int
    var labels: Int
  }

  /// Eight floats: a row is a whole number of these.
  typealias Lane = SIMD8<Float>
  static let laneWidth = 8
  static let maximumColumns = 128

  let heads: [HeadColumns]
  /// Of all decision columns, in the order of the heads.
  let intercepts: [Double]
  let lanes: Int
  /// 1 in the columns of masking heads, 0 elsewhere, and the other way round.
  let masking: [Lane]
  let unmasked: [Lane]

  init(_ heads: [Head]) throws(ModelError) {
    var column = 0
    var intercepts: [Double] = []
    self.heads = heads.map { head in
      let decisions = column..<(column + head.decisionColumns)
      let columns = HeadColumns(
        decisions: decisions, norm: decisions.upperBound, firstIntercept: intercepts.count, labels: head.labels.count)
      column += head.decisionColumns + 1
      intercepts += head.intercepts
      return columns
    }
    self.intercepts = intercepts
    guard column <= Self.maximumColumns else { throw .tooManyColumns(column, maximum: Self.maximumColumns) }
    lanes = (column + Self.laneWidth - 1) / Self.laneWidth
    var masking = [Lane](repeating: .zero, count: lanes)
    var unmasked = masking
    for (head, columns) in zip(heads, self.heads) {
      for column in columns.decisions.lowerBound...columns.norm {
        let (lane, element) = column.quotientAndRemainder(dividingBy: Self.laneWidth)
        if head.isMasking { masking[lane][element] = 1 } else { unmasked[lane][element] = 1 }
      }
    }
    self.masking = masking
    self.unmasked = unmasked
  }
}

/// A row under construction, in double precision.
struct RowSum {
  var values: [Double]

  init(lanes: Int) {
    values = [Double](repeating: 0, count: lanes * ColumnLayout.laneWidth)
  }

  /// One lane of the row, rounded.
  func lane(_ lane: Int) -> ColumnLayout.Lane {
    var rounded = ColumnLayout.Lane.zero
    for element in 0..<ColumnLayout.laneWidth {
      rounded[element] = Float(values[lane * ColumnLayout.laneWidth + element])
    }
    return rounded
  }

  /// Appends the row, rounded, to a table.
  func append(to rows: inout [ColumnLayout.Lane]) {
    for lane in 0..<(values.count / ColumnLayout.laneWidth) { rows.append(self.lane(lane)) }
  }
}

/// One block's features and what an occurrence of each adds to a row.
struct BlockContributions: Sendable {
  private let index: IDIndex
  private let block: BlockWeights
  private let columns: Int
  private let targets: [(weight: Int, column: Int)]
  private let norms: [Int]

  init(_ block: FeatureBlock, of model: LinearModel, layout: ColumnLayout) {
    let weights = model.blocks[block] ?? BlockWeights(ids: [], inverseDocumentFrequencies: [], weights: [])
    self.block = weights
    index = IDIndex(weights.ids)
    columns = LinearModel.columns(of: block, heads: model.heads)
    var targets: [(weight: Int, column: Int)] = []
    var norms: [Int] = []
    for (head, headColumns) in zip(model.heads, layout.heads) where head.blocks.contains(block) {
      for column in headColumns.decisions { targets.append((targets.count, column)) }
      norms.append(headColumns.norm)
    }
    self.targets = targets
    self.norms = norms
  }

  var ids: [UInt64] { block.ids }

  /// Adds an occurrence of a feature; one not seen in training adds nothing.
  func add(_ id: UInt64, to row: inout RowSum) {
    let position = index.position(of: id)
    guard position >= 0 else { return }
    let idf = Double(block.inverseDocumentFrequencies[position])
    for target in targets {
      row.values[target.column] += idf * Double(block.weights[position * columns + target.weight])
    }
    for norm in norms { row.values[norm] += idf * idf }
  }
}
