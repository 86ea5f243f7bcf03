import Evaluation

/// Invented predictions, given by a seed: uneven groups, predictions that are not always the most probable label,
/// confidences that sometimes lie exactly on the bound of a bin.
func randomPredictions(
  rows: Int, groups: Int, labels: [String] = ["favor", "against", "neither"], skill: Double = 0.5, seed: UInt64
) -> HeadPredictions {
  var generator = SplitMix64(seed: seed)
  var gold: [Int] = []
  var predicted: [Int] = []
  var probabilities: [Double] = []
  var sets: [Bool] = []
  var groupNumbers: [Int] = []
  for row in 0..<rows {
    let truth = generator.index(below: labels.count)
    let guess = generator.uniform() < skill ? truth : generator.index(below: labels.count)
    gold.append(truth)
    predicted.append(guess)
    // Any top probability will do for these figures, and tenths test the bounds of bins.
    let tenth = Double(generator.index(below: 11)) / 10
    let top = generator.uniform() < 0.3 ? tenth : generator.uniform()
    for label in labels.indices {
      probabilities.append(label == guess ? top : (1 - top) / Double(labels.count - 1))
      sets.append(generator.uniform() < (label == truth ? 0.9 : 0.3))
    }
    // Every group gets a row first; then small numbers are drawn more often.
    let spread = min(generator.index(below: groups), generator.index(below: groups))
    groupNumbers.append(row < groups ? row : spread)
  }
  return HeadPredictions(
    labels: labels, gold: gold, predicted: predicted, probabilities: probabilities, sets: sets, groups: groupNumbers)
}
