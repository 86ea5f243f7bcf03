/// Sums over the rows of each group, stored sparsely, so that a resample of groups adds up a few numbers a group instead
/// of visiting its rows.
///
/// Every figure here is a function of sums over rows: of confusion counts, of calibration gaps, of sizes of prediction
/// sets. Each kind of sum is a column. A group of one row touches one confusion count out of labels^2 and one bin out
/// of 10, so compressed sparse rows keep 100,000 such groups as quick as they can be.
struct GroupSums {
  /// How many groups there are.
  let groupCount: Int
  /// How many columns there are.
  let width: Int
  // Compressed sparse rows: group g has the columns and values at rowOffsets[g]..<rowOffsets[g + 1].
  private let rowOffsets: [Int]
  private let columns: [Int]
  private let values: [Double]

  /// Adds up the entries of rows by group.
  ///
  /// - Parameters:
  ///   - groups: the grouping of the rows.
  ///   - width: the number of columns.
  ///   - entriesPerRow: how many entries each row has.
  ///   - entryColumns: the column of each entry, rows x entriesPerRow, row-major.
  ///   - entryValues: what each entry adds to its column.
  init(groups: Groups, width: Int, entriesPerRow: Int, entryColumns: [Int], entryValues: [Double]) {
    precondition(
      entryColumns.count == groups.numbers.count * entriesPerRow && entryValues.count == entryColumns.count,
      "every row has \(entriesPerRow) entries")
    var rowOffsets = [0]
    var columns: [Int] = []
    var values: [Double] = []
    var sums = [Double](repeating: 0, count: width)
    var isTouched = [Bool](repeating: false, count: width)
    for rows in groups.rows {
      let start = columns.count
      for row in rows {
        for entry in row * entriesPerRow..<(row + 1) * entriesPerRow {
          let column = entryColumns[entry]
          sums[column] += entryValues[entry]
          if !isTouched[column] {
            isTouched[column] = true
            columns.append(column)
          }
        }
      }
      for column in columns[start...] {
        values.append(sums[column])
        sums[column] = 0
        isTouched[column] = false
      }
      rowOffsets.append(columns.count)
    }
    self.groupCount = groups.count
    self.width = width
    self.rowOffsets = rowOffsets
    self.columns = columns
    self.values = values
  }

  /// The sums over all groups, each once.
  var totals: [Double] {
    var totals = [Double](repeating: 0, count: width)
    for group in 0..<groupCount {
      add(group, to: &totals)
    }
    return totals
  }

  /// Draws as many groups as there are, with replacement, and puts their sums into `totals`, which has `width` elements.
  func resample(into totals: inout [Double], using generator: inout SplitMix64) {
    for column in totals.indices {
      totals[column] = 0
    }
    for _ in 0..<groupCount {
      add(generator.index(below: groupCount), to: &totals)
    }
  }

  @inline(__always)
  private func add(_ group: Int, to totals: inout [Double]) {
    for entry in rowOffsets[group]..<rowOffsets[group + 1] {
      totals[columns[entry]] += values[entry]
    }
  }
}
