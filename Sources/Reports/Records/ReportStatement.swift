public import Articles

/// A statement with its speaker and what each head says of it.
public struct ReportStatement: Sendable {
  /// As `classify` gives it; corrections name it.
  public var id: String
  public var text: String
  /// The number of its paragraph in the article.
  public var paragraph: Int
  public var kind: Statement.Kind
  public var speaker: Speaker?
  /// Its own date, where it is not the article's.
  public var date: String?
  /// One a head, in the order of the model's.
  public var answers: [ReportAnswer]
  /// The share of its words that the model has seen.
  public var known: Double

  public init(
    id: String, text: String, paragraph: Int, kind: Statement.Kind, speaker: Speaker? = nil, date: String? = nil,
    answers: [ReportAnswer], known: Double
  ) {
    self.id = id
    self.text = text
    self.paragraph = paragraph
    self.kind = kind
    self.speaker = speaker
    self.date = date
    self.answers = answers
    self.known = known
  }
}

/// What a head says of a statement.
public struct ReportAnswer: Sendable {
  /// Index of the label.
  public var label: Int
  /// One a label, summing to 1.
  public var probabilities: [Double]
  /// Indices of the labels that cannot be ruled out, ascending.
  public var set: [Int]
  /// The words that weigh most for or against the label, the strongest first; empty where they were not worked out.
  public var contributions: [WordContribution]
  /// Whether a person has set the label.
  public var isCorrected: Bool

  public init(
    label: Int, probabilities: [Double], set: [Int], contributions: [WordContribution] = [], isCorrected: Bool = false
  ) {
    self.label = label
    self.probabilities = probabilities
    self.set = set
    self.contributions = contributions
    self.isCorrected = isCorrected
  }

  /// Whether the set does not single out a label, so that the statement is not counted under one.
  public var isUncertain: Bool { !isCorrected && self.set.count != 1 }
}

/// A word or a pair of words and what it adds to the decision value of the label that the head chose.
public struct WordContribution: Sendable, Equatable {
  public var words: String
  public var weight: Double

  public init(words: String, weight: Double) {
    self.words = words
    self.weight = weight
  }
}
