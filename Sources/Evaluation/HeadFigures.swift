/// How the figures of a head follow from sums over rows. The figures on all rows and those of every resample come from
/// the same function, so they cannot drift apart.
struct HeadFigures {
  /// Places in the list of figures; four figures a label follow the head's own, and
  /// two a bin of the reliability diagram those.
  enum Place {
    static let accuracy = 0
    static let macroF1 = 1
    static let fAverage = 2
    static let calibrationError = 3
    static let coverage = 4
    static let meanSetSize = 5
    static let abstained = 6
    static let decidedAccuracy = 7
    static let headFigures = 8

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

  /// Places of the figures of a bin of the reliability diagram.
  func accuracy(ofBin bin: Int) -> Int { Place.precision(of: labelCount) + 2 * bin }
  func meanConfidence(ofBin bin: Int) -> Int { accuracy(ofBin: bin) + 1 }

  /// How many figures there are.
  var count: Int { accuracy(ofBin: Calibration.binCount) }

  // Columns: confusion counts; rows, correct rows and confidence of each bin; covered rows of each gold label; labels in
  // sets; rows whose set is one label, and those of them that are right.
  private var firstBin: Int { labelCount * labelCount }
  private var firstCovered: Int { firstBin + 3 * Calibration.binCount }
  private var setSize: Int { firstCovered + labelCount }
  private var decided: Int { setSize + 1 }
  var width: Int { decided + 2 }

  /// How many columns a row touches.
  var entriesPerRow: Int { 1 + (hasProbabilities ? 3 : 0) + (hasSets ? 4 : 0) }

  /// The sums of each group.
  func sums(of predictions: HeadPredictions, groups: Groups) -> GroupSums {
    let (columns, values) = entries(of: predictions)
    return GroupSums(
      groups: groups, width: width, entriesPerRow: entriesPerRow, entryColumns: columns, entryValues: values)
  }

  /// What each row adds to which columns, rows x `entriesPerRow`.
  func entries(of predictions: HeadPredictions) -> (columns: [Int], values: [Double]) {
    var columns: [Int] = []
    var values: [Double] = []
    for row in predictions.gold.indices {
      let gold = predictions.gold[row]
      columns.append(gold * labelCount + predictions.predicted[row])
      values.append(1)
      if let probabilities = predictions.probabilities {
        let place = Calibration.row(row, of: probabilities, labelCount: labelCount, gold: gold)
        let first = firstBin + 3 * place.bin
        columns += [first, first + 1, first + 2]
        values += [1, place.correct ? 1 : 0, place.confidence]
      }
      if let sets = predictions.sets {
        let start = row * labelCount
        let size = sets[start..<start + labelCount].count(where: { $0 })
        let isDecided = size == 1
        columns += [firstCovered + gold, setSize, decided, decided + 1]
        values += [
          sets[start + gold] ? 1 : 0, Double(size), isDecided ? 1 : 0,
          isDecided && predictions.predicted[row] == gold ? 1 : 0,
        ]
      }
    }
    return (columns, values)
  }

  /// The figures, in the order of `Place`; NaN where one is undefined.
  func figures(totals: [Double]) -> [Double] {
    // Sums of ones are exact in a Double, so the counts come back as they were.
    let confusion = ConfusionMatrix(labelCount: labelCount, counts: totals[..<firstBin].map { Int($0) })
    let n = Double(confusion.total)
    var figures = [Double](repeating: .nan, count: count)
    figures[Place.accuracy] = confusion.accuracy ?? .nan
    figures[Place.macroF1] = confusion.macroF1 ?? .nan
    if let (favor, against) = favorAndAgainst {
      figures[Place.fAverage] = ((confusion.f1(of: favor) ?? .nan) + (confusion.f1(of: against) ?? .nan)) / 2
    }
    if hasProbabilities {
      var gap = 0.0
      for bin in 0..<Calibration.binCount {
        let first = firstBin + 3 * bin
        let (rows, correct, confidence) = (totals[first], totals[first + 1], totals[first + 2])
        gap += abs(correct - confidence)
        figures[accuracy(ofBin: bin)] = correct / rows
        figures[meanConfidence(ofBin: bin)] = confidence / rows
      }
      figures[Place.calibrationError] = gap / n
    }
    if hasSets {
      figures[Place.coverage] = totals[firstCovered..<setSize].reduce(0, +) / n
      figures[Place.meanSetSize] = totals[setSize] / n
      figures[Place.abstained] = 1 - totals[decided] / n
      figures[Place.decidedAccuracy] = totals[decided + 1] / totals[decided]
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
