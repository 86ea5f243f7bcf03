/// Cohen's kappa: how much more often two labellings of the same rows agree than two independent labellings with the
/// same label frequencies would (J. Cohen, "A coefficient of agreement for nominal scales", 1960).
///
///     kappa = (p_o - p_e) / (1 - p_e)
///
/// with p_o the share of rows on which they agree and p_e the sum over labels of the product of both shares.
///
/// - Parameters:
///   - first: one label index a row; any numbers will do.
///   - second: the other labelling, as many rows in the same order.
/// - Returns: 1 for perfect agreement, 0 for chance, negative below it; nil where it is undefined, which is when there
///   are no rows or both labellings use one and the same label throughout.
public func cohenKappa(_ first: [Int], _ second: [Int]) -> Double? {
  precondition(first.count == second.count, "labellings of \(first.count) and \(second.count) rows do not match")
  // One numbering for both, so that equal labels meet.
  let labels = Groups(keys: first + second)
  var firstCounts = [Int](repeating: 0, count: labels.count)
  var secondCounts = firstCounts
  var agreements = 0
  for row in first.indices {
    let (a, b) = (labels.numbers[row], labels.numbers[first.count + row])
    firstCounts[a] += 1
    secondCounts[b] += 1
    agreements += a == b ? 1 : 0
  }
  // Multiplied by n^2, all terms are whole numbers: the undefined case is found exactly.
  let n = first.count
  let expected = zip(firstCounts, secondCounts).reduce(0) { $0 + $1.0 * $1.1 }
  guard n * n != expected else { return nil }
  return Double(n * agreements - expected) / Double(n * n - expected)
}
