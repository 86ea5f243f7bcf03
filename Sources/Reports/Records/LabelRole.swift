/// What a label means to the eye: the labels of stance have colors and marks of their own, those of other heads are told
/// apart by their order.
enum LabelRole: Equatable {
  case favor
  case against
  case neither
  case other(Int)

  init(label: String, index: Int) {
    switch label {
    case "favor": self = .favor
    case "against": self = .against
    case "neither": self = .neither
    default: self = .other(index)
    }
  }

  /// The class of the label's statements and of its parts of pictures.
  var cssClass: String {
    switch self {
    case .favor: "f"
    case .against: "a"
    case .neither: "n"
    case .other(let index): "o\(index % 4)"
    }
  }
}

/// Which heads a report draws how. Heads are data: a model may have others than stance and hostility, or one alone.
struct HeadRoles {
  /// The head whose labels tint statements: the one named stance, else the first that does not mark.
  let tint: Int?
  /// The head that marks statements, and the label that it marks them for.
  let mark: (head: Int, label: Int)?
  let heads: [ReportHead]

  init(_ heads: [ReportHead]) {
    self.heads = heads
    let hostility = heads.firstIndex { $0.name == "hostility" }
    mark = hostility.map { ($0, heads[$0].labels.firstIndex(of: "hostile") ?? 0) }
    tint = heads.firstIndex { $0.name == "stance" } ?? heads.indices.first { $0 != hostility }
  }

  var tintLabels: [String] { tint.map { heads[$0].labels } ?? [] }
  var tintRoles: [LabelRole] { tintLabels.enumerated().map { LabelRole(label: $1, index: $0) } }
  var markLabel: String? { mark.map { heads[$0.head].labels[$0.label] } }
}
