import Evaluation

/// Every figure straight from its definition, over a list of rows that may name a row more than once: the oracle.
struct NaiveFigures {
  let predictions: HeadPredictions
  let rows: [Int]

  private func count(where holds: (_ gold: Int, _ predicted: Int) -> Bool) -> Double {
    Double(rows.filter { holds(predictions.gold[$0], predictions.predicted[$0]) }.count)
  }

  private func defined(_ ratio: Double) -> Double? { ratio.isNaN ? nil : ratio }

  var accuracy: Double? { defined(count { $0 == $1 } / Double(rows.count)) }

  func precision(_ label: Int) -> Double? {
    let hits = count { $0 == label && $1 == label }
    return defined(hits / count { _, predicted in predicted == label })
  }

  func recall(_ label: Int) -> Double? {
    let hits = count { $0 == label && $1 == label }
    return defined(hits / count { gold, _ in gold == label })
  }

  func f1(_ label: Int) -> Double? {
    let hits = count { $0 == label && $1 == label }
    let falsePositives = count { $0 != label && $1 == label }
    let falseNegatives = count { $0 == label && $1 != label }
    return defined(2 * hits / (2 * hits + falsePositives + falseNegatives))
  }

  var macroF1: Double? {
    let present = predictions.labels.indices.filter { label in count { gold, _ in gold == label } > 0 }
    return defined(present.map { f1($0) ?? 0 }.reduce(0, +) / Double(present.count))
  }

  var fAverage: Double? {
    guard let favor = predictions.labels.firstIndex(of: "favor"),
      let against = predictions.labels.firstIndex(of: "against"),
      let first = f1(favor), let second = f1(against)
    else { return nil }
    return (first + second) / 2
  }

  /// Confidence and correctness of the most probable label.
  private func top(_ row: Int) -> (confidence: Double, isCorrect: Bool) {
    let width = predictions.labels.count
    let probabilities = Array((predictions.probabilities ?? [])[row * width..<(row + 1) * width])
    let confidence = probabilities.max() ?? .nan
    return (confidence, probabilities.firstIndex(of: confidence) == predictions.gold[row])
  }

  var calibrationError: Double? {
    var error = 0.0
    for bin in 0..<10 {
      let lower = Double(bin) / 10
      let upper = Double(bin + 1) / 10
      let tops = rows.map(top).filter {
        $0.confidence > lower && $0.confidence <= upper || bin == 0 && $0.confidence == 0
      }
      guard !tops.isEmpty else { continue }
      let accuracy = Double(tops.filter(\.isCorrect).count) / Double(tops.count)
      let confidence = tops.map(\.confidence).reduce(0, +) / Double(tops.count)
      error += Double(tops.count) / Double(rows.count) * abs(accuracy - confidence)
    }
    return rows.isEmpty ? nil : error
  }

  private func tops(inBin bin: Int) -> [(confidence: Double, isCorrect: Bool)] {
    rows.map(top).filter { $0.confidence > Double(bin) / 10 && $0.confidence <= Double(bin + 1) / 10 }
  }

  /// For bins but the first.
  func accuracy(ofBin bin: Int) -> Double? {
    let tops = tops(inBin: bin)
    return defined(Double(tops.filter(\.isCorrect).count) / Double(tops.count))
  }

  func meanConfidence(ofBin bin: Int) -> Double? {
    let tops = tops(inBin: bin)
    return defined(tops.map(\.confidence).reduce(0, +) / Double(tops.count))
  }

  private var decided: [Int] { rows.filter { row in set(row).filter { $0 }.count == 1 } }

  var abstained: Double? { defined(Double(rows.count - decided.count) / Double(rows.count)) }

  var decidedAccuracy: Double? {
    let right = decided.filter { predictions.gold[$0] == predictions.predicted[$0] }
    return defined(Double(right.count) / Double(decided.count))
  }

  private func set(_ row: Int) -> [Bool] {
    let width = predictions.labels.count
    return Array((predictions.sets ?? [])[row * width..<(row + 1) * width])
  }

  func coverage(of label: Int? = nil) -> Double? {
    let chosen = rows.filter { label == nil || predictions.gold[$0] == label }
    return defined(Double(chosen.filter { set($0)[predictions.gold[$0]] }.count) / Double(chosen.count))
  }

  var meanSetSize: Double? {
    defined(Double(rows.map { set($0).filter { $0 }.count }.reduce(0, +)) / Double(rows.count))
  }
}

/// A percentile bootstrap as a textbook has it: draw groups, gather their rows, compute, sort, interpolate.
func naiveInterval(
  of figure: (NaiveFigures) -> Double?, _ predictions: HeadPredictions, _ options: BootstrapOptions
) -> Interval? {
  var generator = SplitMix64(seed: options.seed)
  var order: [Int] = []
  for group in predictions.groups where !order.contains(group) {
    order.append(group)
  }
  var values: [Double] = []
  for _ in 0..<options.resamples {
    var rows: [Int] = []
    for _ in order {
      let group = order[generator.index(below: order.count)]
      rows += predictions.gold.indices.filter { predictions.groups[$0] == group }
    }
    if let value = figure(NaiveFigures(predictions: predictions, rows: rows)) { values.append(value) }
  }
  values.sort()
  func quantile(_ share: Double) -> Double {
    let position = share * Double(values.count - 1)
    let below = Int(position.rounded(.down))
    let weight = position - position.rounded(.down)
    return weight == 0 ? values[below] : (1 - weight) * values[below] + weight * values[below + 1]
  }
  let tail = (1 - options.confidence) / 2
  return values.isEmpty ? nil : Interval(lower: quantile(tail), upper: quantile(1 - tail))
}

/// Equal up to the rounding of sums taken in another order; undefined only together.
func isClose(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-12) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= tolerance
}

func isClose(_ a: Interval?, _ b: Interval?) -> Bool {
  isClose(a?.lower, b?.lower) && isClose(a?.upper, b?.upper)
}
