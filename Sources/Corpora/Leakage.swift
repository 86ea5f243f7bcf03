/// Rows that belong together but lie in several groups or splits, so that held-out figures are not held out.
public struct Leak: Sendable, Equatable {
  /// What the rows have in common.
  public enum Bond: Sendable, Equatable {
    case equalTexts
    /// Contrast pairs among them: they may be alike, but not on both sides of a split.
    case nearTexts
    /// A value of a column.
    case value(field: String, value: String)
  }

  /// What they are spread over.
  public enum Division: String, Sendable, CaseIterable {
    case group
    case split
  }

  public var bond: Bond
  public var division: Division
  /// How many rows have it in common.
  public var rows: Int
  /// The first row of each group or split, ascending; two or more.
  public var members: [Int]
}

extension Corpus {
  /// Equal and nearly equal texts in several groups or splits, values of `source` or `article` in several groups or
  /// splits, and groups in several splits, in this order.
  ///
  /// A row without a group is a group of its own; one without a split is in none.
  public func leaks(_ texts: RepeatedTexts) -> [Leak] {
    let divisions = Leak.Division.allCases.map { RowDivision($0, of: self) }
    var leaks: [Leak] = []
    for rows in texts.classes where rows.count > 1 {
      leaks += divisions.compactMap { $0.leak(.equalTexts, rows) }
    }
    for near in texts.nearClasses {
      let (first, second) = (texts.classes[near.first], texts.classes[near.second])
      leaks += divisions.compactMap { division in
        // Copies of one of the two texts in several parts are told of above.
        guard !division.members(first).isEmpty, !division.members(second).isEmpty else { return nil }
        return division.leak(.nearTexts, (first + second).sorted())
      }
    }
    for field in ["source", "article"] {
      for (value, rows) in rowsByValue({ $0.fields[field] }) {
        leaks += divisions.compactMap { $0.leak(.value(field: field, value: value), rows) }
      }
    }
    for (group, rows) in rowsByValue(\.group) {
      leaks += divisions.filter { $0.division == .split }
        .compactMap { $0.leak(.value(field: "group", value: group), rows) }
    }
    return leaks
  }

  /// The rows with each value, ascending, in the order of their first rows.
  private func rowsByValue(_ value: (Row) -> String?) -> [(value: String, rows: [Int])] {
    let rowsOfValue = Dictionary(grouping: rows.indices) { value(rows[$0]) ?? "" }
    return rowsOfValue.filter { !$0.key.isEmpty }.map { ($0.key, $0.value) }.sorted { $0.1[0] < $1.1[0] }
  }
}

/// Where each row lies in one way of dividing a corpus.
private struct RowDivision {
  let division: Leak.Division
  /// By row; nil is nowhere.
  private let parts: [Int?]

  init(_ division: Leak.Division, of corpus: Corpus) {
    self.division = division
    let numbers = corpus.groupIndices(by: division.rawValue)
    switch division {
    case .group: parts = numbers
    case .split: parts = zip(corpus.rows, numbers).map { $0.split == nil ? nil : $1 }
    }
  }

  /// The first row of each part that rows lie in.
  func members(_ rows: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return rows.filter { row in parts[row].map { seen.insert($0).inserted } ?? false }
  }

  func leak(_ bond: Leak.Bond, _ rows: [Int]) -> Leak? {
    let members = members(rows)
    return members.count > 1 ? Leak(bond: bond, division: division, rows: rows.count, members: members) : nil
  }
}

extension Row {
  /// The part of a divided corpus that the row is in, such as train or test; nil for none.
  public var split: String? { fields["split"].flatMap { $0.isEmpty ? nil : $0 } }
}
