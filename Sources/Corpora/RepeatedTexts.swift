/// Two rows of a corpus that say the same, or nearly. Rows are indices into the corpus's rows.
public struct RepeatedText: Sendable, Equatable {
  public enum Kind: String, Sendable {
    /// The same text but for capitals, white space and typographic quotation marks.
    case equal
    /// Each shares more than half of its word 3-grams with the other.
    case near
    /// As `near`, of two rows that name each other under `pair` but are labelled alike, so that they contrast nothing.
    case pairWithEqualLabels = "pair_with_equal_labels"
    /// As `near`, of two rows that name each other under `pair` and are meant to be alike.
    case contrastPair = "contrast_pair"
  }

  public var kind: Kind
  /// The earlier row.
  public var first: Int
  /// The later one.
  public var second: Int
  /// The share of word 3-grams, as `NearDuplicate` has it; 1 for equal texts.
  public var overlap: Double
  /// The heads that label both rows, and differently; sorted.
  public var disagreeingHeads: [String]

  /// Whether a reader should look at it: all but the contrast pairs.
  public var isDuplicate: Bool { kind != .contrastPair }
}

/// The rows of a corpus by their texts, and which of the texts are nearly the same.
///
/// Time: a pass over the texts and `Variety.nearDuplicates` on the different ones.
public struct RepeatedTexts: Sendable {
  /// Rows with equal texts (folded), each class ascending, classes in the order of their first rows.
  let classes: [[Int]]
  /// Pairs of classes.
  let nearClasses: [NearDuplicate]
  /// The pairs to show: disagreeing ones first, then by the later row and the earlier.
  ///
  /// Of n equal texts each later one is in one pair: with the earliest that has a contradicting label, else with the
  /// first of them. Of two near texts that several rows have, one pair of rows speaks for all: one that contradict each
  /// other if there is one.
  public let pairs: [RepeatedText]

  public init(_ corpus: Corpus) {
    var numbers: [String: Int] = [:]
    var classes: [[Int]] = []
    var texts: [String] = []
    for (row, text) in corpus.rows.map(\.text).enumerated() {
      let folded = FoldedText.of(text)
      if let number = numbers[folded] {
        classes[number].append(row)
      } else {
        numbers[folded] = classes.count
        classes.append([row])
        texts.append(text)
      }
    }
    self.classes = classes
    nearClasses = Variety.nearDuplicates(texts)
    let pairing = RowPairing(corpus.rows)
    let classRows = classes.map(pairing.classRows)
    let equal = classes.filter { $0.count > 1 }.flatMap(pairing.equalPairs)
    let near = nearClasses.map { pairing.nearPair(classRows[$0.first], classRows[$0.second], overlap: $0.overlap) }
    pairs = (equal + near).sorted {
      ($0.disagreeingHeads.isEmpty ? 1 : 0, $0.second, $0.first)
        < ($1.disagreeingHeads.isEmpty ? 1 : 0, $1.second, $1.first)
    }
  }
}

/// Which two of several rows to show, by their labels and declared pairs.
private struct RowPairing {
  private let rows: [Row]
  /// By row, the row that it names under `pair` and that names it.
  private var partners: [Int: Int] = [:]

  init(_ rows: [Row]) {
    self.rows = rows
    let paired = rows.indices.filter { rows[$0].fields["pair"] != nil }
    let rowOfID = Dictionary(paired.map { (rows[$0].id, $0) }) { first, _ in first }
    for row in paired {
      guard let name = rows[row].fields["pair"], let partner = rowOfID[name], partner != row else { continue }
      if rows[partner].fields["pair"] == rows[row].id { partners[row] = partner }
    }
  }

  /// The rows of a class that can matter for a pair: few, however many rows it has.
  struct ClassRows {
    /// The first row of each way of labelling, ascending; the first is the first of the class.
    var witnesses: [Int]
    /// Those with a partner.
    var paired: [Int]
  }

  func classRows(_ rows: [Int]) -> ClassRows {
    var seen: Set<[String: String]> = []
    return ClassRows(
      witnesses: rows.filter { seen.insert(self.rows[$0].labels).inserted },
      paired: rows.filter { partners[$0] != nil })
  }

  func equalPairs(_ rows: [Int]) -> [RepeatedText] {
    let witnesses = classRows(rows).witnesses
    return rows.dropFirst().map { row in
      let earlier = witnesses.first { $0 < row && !disagreeingHeads($0, row).isEmpty } ?? rows[0]
      return pair(.equal, earlier, row, overlap: 1)
    }
  }

  func nearPair(_ first: ClassRows, _ second: ClassRows, overlap: Double) -> RepeatedText {
    for row in first.paired {
      guard let partner = partners[row], second.paired.contains(partner) else { continue }
      return pair(isLabelledAlike(row, partner) ? .pairWithEqualLabels : .contrastPair, row, partner, overlap: overlap)
    }
    for one in first.witnesses {
      for other in second.witnesses where !disagreeingHeads(one, other).isEmpty {
        return pair(.near, one, other, overlap: overlap)
      }
    }
    return pair(.near, first.witnesses[0], second.witnesses[0], overlap: overlap)
  }

  private func pair(_ kind: RepeatedText.Kind, _ one: Int, _ other: Int, overlap: Double) -> RepeatedText {
    RepeatedText(
      kind: kind, first: min(one, other), second: max(one, other), overlap: overlap,
      disagreeingHeads: disagreeingHeads(one, other))
  }

  private func disagreeingHeads(_ one: Int, _ other: Int) -> [String] {
    let heads = rows[one].labels.keys.filter { head in
      guard let label = rows[other].labels[head] else { return false }
      return label != rows[one].labels[head]
    }
    return heads.sorted(by: LabelConventions.precedes)
  }

  /// Whether some head labels both and none does so differently.
  private func isLabelledAlike(_ one: Int, _ other: Int) -> Bool {
    !Set(rows[one].labels.keys).isDisjoint(with: rows[other].labels.keys) && disagreeingHeads(one, other).isEmpty
  }
}
