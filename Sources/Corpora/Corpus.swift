/// Labelled statements from one or more inputs, with what is known about them.
public struct Corpus: Sendable {
  public var name: String
  /// The names of the inputs, each once; `name` is these joined.
  public var names: [String]
  /// Declared in corpus.json in its order, or found in the rows: stance, hostility, then the others sorted; labels in
  /// the order favor, against, neither and hostile, civil, then any others sorted. Every head has at least one label.
  public var heads: [HeadDeclaration]
  public var target: TargetDeclaration?
  public var license: String?
  /// Version of the annotation guide.
  public var guide: String?
  /// In the order of the inputs and of their lines.
  public var rows: [Row]
  public var files: [CorpusFile]
  /// Rows that were set aside under `onError: .skip`, in order.
  public var rejected: [RejectedRow]
  /// One line each: repaired rows, NUL bytes, what joining several inputs changed.
  public var warnings: [String]

  public init(
    name: String, heads: [HeadDeclaration], target: TargetDeclaration? = nil, license: String? = nil,
    guide: String? = nil, rows: [Row], files: [CorpusFile] = [], rejected: [RejectedRow] = [], warnings: [String] = []
  ) {
    self.name = name
    names = [name]
    self.heads = heads
    self.target = target
    self.license = license
    self.guide = guide
    self.rows = rows
    self.files = files
    self.rejected = rejected
    self.warnings = warnings
  }

  /// Whether any row names its group. If none does, each row is a group of its own, and figures should say so.
  public var isGrouped: Bool { rows.contains { $0.group != nil } }

  /// Dense numbers of the rows' groups, from 0 in order of appearance: rows that say the same about `column` share one,
  /// a row that says nothing has one of its own. Equal names in different inputs mean one group, which at worst leaves
  /// out too much together.
  public func groupIndices(by column: String = "group") -> [Int] {
    var numbers: [String: Int] = [:]
    var count = 0
    return rows.map { row in
      guard let name = row.value(of: column) else {
        defer { count += 1 }
        return count
      }
      if let number = numbers[name] { return number }
      numbers[name] = count
      defer { count += 1 }
      return count
    }
  }

  /// The text of a folder's corpus.json with the SHA-256 of every listed file as it is now. Nothing is written.
  public static func manifestWithDigests(folder: String) throws(CorpusError) -> String {
    try CorpusManifest.textWithDigests(folder: folder)
  }
}
