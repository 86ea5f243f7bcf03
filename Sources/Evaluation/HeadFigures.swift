/// How the figures of a head follow from sums over rows. The figures on all rows and those of every resample come from
/// the same function, so they cannot drift apart.
struct HeadFigures {
  /// Places in the list of figures; four figures a label follow the head's own.
  enum Place {
    static let accuracy = 0
    static let macroF1 = 1
    static let fAverage = 2
    static let calibrationError = 3
    static let coverage = 4
    static let meanSetSize = 5
    static let headFigures = 6

    static let figuresPerLabel = 4
    static func precision(of label: Int) -> Int { headFigures + label * figuresPerLabel }
    static func recall(of label: Int) -> Int { precision(of: label) + 1 }
    static func f1(of label: Int) -> Int { precision(of: label) + 2 }
    static func coverage(of label: Int) -> Int { precision(of: label) + 3 }
  }

  let labelCount: Int
  private let favorAndAgainst: (favor: Int, against: Int)?
  private let hasProbabilities: Bool
  private let hasSets: Bool

  init(_ predictions: HeadPredictions) {
    labelCount = predictions.labels.count
    if let favor = predictions.labels.firstIndex(of: "favor"),
      let against = predictions.labels.firstIndex(of: "against")
    {
      favorAndAgainst = (favor, against)
    } else {
      favorAndAgainst = nil
    }
    hasProbabilities = predictions.probabilities != nil
    hasSets = predictions.sets != nil
  }

  /// How many figures there are.
  var count: Int { Place.headFigures + labelCount * Place.figuresPerLabel }

  // Columns: confusion counts; calibration gaps (correct - confidence) of each bin; covered rows of each gold label;
  // labels in sets.
  private var firstGap: Int { labelCount * labelCount }
  private var firstCovered: Int { firstGap + Calibration.binCount }
  private var setSize: Int { firstCovered + labelCount }
  private var width: Int { setSize + 1 }

  /// The sums of each group.
  func sums(of predictions: HeadPredictions, groups: Groups) -> GroupSums {
    var columns: [Int] = []
    var values: [Double] = []
    for row in predictions.gold.indices {
      let gold = predictions.gold[row]
      columns.append(gold * labelCount + predictions.predicted[row])
      values.append(1)
      if let probabilities = predictions.probabilities {
        let place = Calibration.row(row, of: probabilities, labelCount: labelCount, gold: gold)
        columns.append(firstGap + place.bin)
        values.append((place.correct ? 1 : 0) - place.confidence)
      }
      if let sets = predictions.sets {
        let start = row * labelCount
        columns.append(firstCovered + gold)
        values.append(sets[start + gold] ? 1 : 0)
        columns.append(setSize)
        values.append(Double(sets[start..<start + labelCount].count(where: { $0 })))
      }
    }
    return GroupSums(
      groups: groups, width: width, entriesPerRow: 1 + (hasProbabilities ? 1 : 0) + (hasSets ? 2 : 0),
      entryColumns: columns, entryValues: values)
  }

  /// The figures, in the order of `Place`; NaN where one is undefined.
  func figures(totals: [Double]) -> [Double] {
    // Sums of ones are exact in a Double, so the counts come back as they were.
    let confusion = ConfusionMatrix(labelCount: labelCount, counts: totals[..<firstGap].map { Int($0) })
    let n = Double(confusion.total)
    var figures = [Double](repeating: .nan, count: count)
    figures[Place.accuracy] = confusion.accuracy ?? .nan
    figures[Place.macroF1] = confusion.macroF1 ?? .nan
    if let (favor, against) = favorAndAgainst {
      figures[Place.fAverage] = ((confusion.f1(of: favor) ?? .nan) + (confusion.f1(of: against) ?? .nan)) / 2
    }
    if hasProbabilities {
      figures[Place.calibrationError] = totals[firstGap..<firstCovered].reduce(0) { $0 + abs($1) } / n
    }
    if hasSets {
      figures[Place.coverage] = totals[firstCovered..<setSize].reduce(0, +) / n
      figures[Place.meanSetSize] = totals[setSize] / n
    }
    for label in 0..<labelCount {
      figures[Place.precision(of: label)] = confusion.precision(of: label) ?? .nan
      figures[Place.recall(of: label)] = confusion.recall(of: label) ?? .nan
      figures[Place.f1(of: label)] = confusion.f1(of: label) ?? .nan
      if hasSets {
        figures[Place.coverage(of: label)] = totals[firstCovered + label] / Double(confusion.support(of: label))
      }
    }
    return figures
  }
}
