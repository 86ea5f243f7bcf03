/// How often a value occurs.
public struct ValueCount: Sendable, Equatable {
  public var value: String
  public var count: Int

  public init(value: String, count: Int) {
    self.value = value
    self.count = count
  }
}

/// Counts of rows by two of their properties.
public struct CrossTable: Sendable, Equatable {
  /// Values of the first property.
  public var rowValues: [String]
  /// Values of the second.
  public var columnValues: [String]
  /// counts[i][j]: how many rows have rowValues[i] and columnValues[j].
  public var counts: [[Int]]
}

/// Counts that show what a corpus is made of. Pure functions of its rows.
public enum Composition {
  /// How many rows have each value under a name (a head, `group`, or any column: see `Row.value(of:)`), the most
  /// frequent first, equals in the order of their bytes. Rows without a value are not counted.
  public static func counts(_ rows: [Row], by name: String) -> [ValueCount] {
    var counts: [String: Int] = [:]
    for row in rows {
      if let value = row.value(of: name) { counts[value, default: 0] += 1 }
    }
    return counts.map { ValueCount(value: $0.key, count: $0.value) }.sorted(by: precedes)
  }

  /// Counts of the labels of two heads, or of any two properties, against each other. Rows that lack one of them are
  /// not counted. Labels of known heads stand in their usual order, other values sorted.
  public static func crossTable(_ rows: [Row], _ first: String, _ second: String) -> CrossTable {
    let pairs = rows.compactMap { row -> (String, String)? in
      guard let one = row.value(of: first), let other = row.value(of: second) else { return nil }
      return (one, other)
    }
    let rowValues = LabelConventions.ordered(Set(pairs.map(\.0)), head: first)
    let columnValues = LabelConventions.ordered(Set(pairs.map(\.1)), head: second)
    let rowIndices = Dictionary(uniqueKeysWithValues: rowValues.enumerated().map { ($1, $0) })
    let columnIndices = Dictionary(uniqueKeysWithValues: columnValues.enumerated().map { ($1, $0) })
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columnValues.count), count: rowValues.count)
    for (one, other) in pairs {
      if let i = rowIndices[one], let j = columnIndices[other] { counts[i][j] += 1 }
    }
    return CrossTable(rowValues: rowValues, columnValues: columnValues, counts: counts)
  }

  /// Lengths of the texts in words at the given quantiles (0 the shortest, 1 the longest): the smallest length that at
  /// least that share of the texts does not exceed. Empty if there are no texts.
  public static func wordLengthQuantiles(_ texts: [String], _ quantiles: [Double]) -> [Int] {
    let lengths = texts.map { Words.lowercased($0).count }.sorted()
    guard !lengths.isEmpty else { return [] }
    return quantiles.map { quantile in
      precondition((0...1).contains(quantile), "a quantile lies between 0 and 1")
      // Without the allowance, 0.95 of 20 (19.000000000000004 in other products) could round up to one too many.
      let rank = (quantile * Double(lengths.count) - 1e-9).rounded(.up)
      return lengths[min(max(Int(rank) - 1, 0), lengths.count - 1)]
    }
  }

  static func precedes(_ left: ValueCount, _ right: ValueCount) -> Bool {
    left.count != right.count ? left.count > right.count : LabelConventions.precedes(left.value, right.value)
  }
}
