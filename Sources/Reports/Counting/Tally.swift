internal import Evaluation

/// The statements of a voice, counted by what the heads say of them.
struct Tally {
  /// What a share of statements is of, with its interval.
  struct Share {
    var count: Int
    var value: Double
    var interval: Interval
  }

  /// How an interval was found.
  enum Method { case bootstrap, wilson }

  private(set) var statements = 0
  /// Statements in copies of other articles, which are counted nowhere else.
  private(set) var inCopies = 0
  /// By label of the tinting head; uncertain ones are in none.
  private(set) var tinted: [Int]
  private(set) var uncertainTint = 0
  private(set) var marked = 0
  private(set) var uncertainMark = 0
  /// The article of each statement; rows that belong to none have a number of their own.
  private var clusters: [Int] = []
  /// The label that each statement counts under, -1 if uncertain.
  private var labels: [Int] = []
  private var marks: [Bool] = []

  init(labels: Int) { tinted = [Int](repeating: 0, count: labels) }

  mutating func add(_ statement: ReportStatement, cluster: Int, isCopy: Bool, _ roles: HeadRoles) {
    guard !isCopy else {
      inCopies += 1
      return
    }
    statements += 1
    clusters.append(cluster)
    if let tint = roles.tint {
      let answer = statement.answers[tint]
      if answer.isUncertain { uncertainTint += 1 } else { tinted[answer.label] += 1 }
      labels.append(answer.isUncertain ? -1 : answer.label)
    }
    if let (head, label) = roles.mark {
      let answer = statement.answers[head]
      let isMarked = !answer.isUncertain && answer.label == label
      if answer.isUncertain { uncertainMark += 1 }
      if isMarked { marked += 1 }
      marks.append(isMarked)
    }
  }

  /// How many articles, or rows by themselves, the statements are from.
  var articles: Int { Set(clusters).count }

  var method: Method { articles < BootstrapOptions.minimumGroups ? .wilson : .bootstrap }

  /// The share of all its statements that count under a label.
  func share(ofLabel label: Int) -> Share? { share(labels.map { $0 == label }) }

  /// The share of all its statements that are marked.
  var shareMarked: Share? { share(marks) }

  private func share(_ holds: [Bool]) -> Share? {
    guard !holds.isEmpty else { return nil }
    let count = holds.count { $0 }
    let value = Double(count) / Double(holds.count)
    let figure = method == .bootstrap ? proportion(holds, groups: clusters) : Figure(value: value)
    // Where all agree a bootstrap has no width: there the articles are taken for trials.
    if let interval = figure.interval, interval.lower < interval.upper {
      return Share(count: count, value: value, interval: interval)
    }
    let trials = Double(method == .bootstrap ? articles : holds.count)
    guard let interval = wilsonInterval(successes: value * trials, trials: trials) else { return nil }
    return Share(count: count, value: value, interval: interval)
  }
}
