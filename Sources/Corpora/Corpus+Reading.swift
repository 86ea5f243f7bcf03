extension Corpus {
  /// Reads labelled corpora: folders with corpus.json, bare .jsonl, .ndjson, .csv or .tsv files, or "-" for JSON Lines
  /// on standard input. Several are joined in order.
  ///
  /// - Precondition: `paths` is not empty.
  public static func read(paths: [String], options: ReadingOptions = ReadingOptions()) throws(CorpusError) -> Corpus {
    precondition(!paths.isEmpty, "a corpus has at least one input")
    var parts: [CorpusPart] = []
    for path in paths {
      if try FileInput.isFolder(path) {
        parts.append(try CorpusPart(folder: path, options: options))
      } else {
        parts.append(try CorpusPart(file: path, options: options))
      }
    }
    let corpus = try joined(parts)
    if corpus.rows.isEmpty {
      let columns = options.filters.isEmpty ? [] : parts.flatMap(\.columns)
      let count = parts.reduce(0) { $0 + $1.recordCount }
      throw .noRows(paths: paths, rows: count, rejected: corpus.rejected.count, columns: columns)
    }
    return corpus
  }
}

/// One input of a corpus.
struct CorpusPart {
  let path: String
  var name: String
  var heads: [HeadDeclaration] = []
  /// Names of the heads whose labels corpus.json declares.
  var declaredHeads: Set<String> = []
  var target: TargetDeclaration?
  var license: String?
  var guide: String?
  var rows: [Row] = []
  var files: [CorpusFile] = []
  var rejected: [RejectedRow] = []
  var warnings: [String] = []
  /// Column names in order of appearance.
  var columns: [String] = []
  /// Rows in the input, bad ones and those that conditions exclude among them.
  var recordCount = 0

  init(file path: String, options: ReadingOptions) throws(CorpusError) {
    self.path = path
    name = FilePaths.stem(path)
    var assembler = RowAssembler(purpose: .corpus, options: options)
    try read(file: path, options: options, assembler: &assembler)
    try finish(assembler: assembler, options: options)
  }

  init(folder path: String, options: ReadingOptions) throws(CorpusError) {
    let manifest = try CorpusManifest(folder: path)
    self.path = path
    name = manifest.name
    heads = manifest.heads ?? []
    declaredHeads = Set(heads.map(\.name))
    target = manifest.target
    license = manifest.license
    guide = manifest.guide
    let manifestPath = FilePaths.join(path, CorpusManifest.fileName)
    warnings = manifest.unknownKeys.map { "\(manifestPath): the key \(quoted($0)) means nothing here" }
    // Digests come first: a file that was cut short should be reported as such, not by what its last line looks like.
    for file in manifest.files {
      guard let recorded = file.sha256 else { continue }
      let filePath = FilePaths.join(path, file.path)
      let actual = try FileInput.sha256(ofFile: filePath)
      if actual != recorded { throw .digestMismatch(path: filePath, recorded: recorded, actual: actual) }
    }
    var assembler = RowAssembler(purpose: .corpus, options: options, declared: manifest.heads)
    for file in manifest.files {
      try read(file: FilePaths.join(path, file.path), options: options, assembler: &assembler)
    }
    try finish(assembler: assembler, options: options)
  }

  private mutating func read(
    file: String, options: ReadingOptions, assembler: inout RowAssembler
  ) throws(CorpusError) {
    var reader = try RowReader(path: file, format: nil, options: options, assembler: assembler)
    if reader.header == nil, try reader.isAtEnd() { throw .emptyFile(path: file) }
    while let result = try reader.next() {
      switch result {
      case .row(let row): rows.append(row)
      case .rejected(let row): rejected.append(row)
      }
    }
    assembler = reader.assembler
    recordCount += reader.recordCount
    warnings += reader.warnings
    guard let digest = reader.sha256() else { preconditionFailure("a corpus is read with its digest") }
    files.append(CorpusFile(path: file, sha256: digest))
  }

  /// Checks the columns that were asked for and finds the labels of heads that declare none.
  private mutating func finish(assembler: RowAssembler, options: ReadingOptions) throws(CorpusError) {
    columns = assembler.columns
    if !columns.isEmpty {
      for column in options.columnsAskedFor where !columns.contains(column) {
        throw .missingColumn(file: path, column: column, columns: columns)
      }
    }
    let found = labelsFound()
    heads += LabelConventions.orderedHeads(found.keys).map { head in
      HeadDeclaration(name: head, labels: LabelConventions.ordered(found[head] ?? [], head: head))
    }
  }

  /// The labels that rows have, by head, of the heads that declare none. There are few, so that a row's are compared with
  /// those of the head that are known rather than looked up.
  private func labelsFound() -> [String: Set<String>] {
    var found: [(head: String, labels: [String])] = []
    for row in rows {
      for (head, label) in row.labels {
        if let index = found.firstIndex(where: { $0.head == head }) {
          if !found[index].labels.contains(label) { found[index].labels.append(label) }
        } else if !declaredHeads.contains(head) {
          found.append((head, [label]))
        }
      }
    }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.head, Set($0.labels)) })
  }
}
