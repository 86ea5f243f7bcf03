extension Corpus {
  /// The inputs as one corpus. Rows, files and warnings follow each other; heads are united.
  static func joined(_ parts: [CorpusPart]) throws(CorpusError) -> Corpus {
    let names = unique(parts.map(\.name))
    var corpus = Corpus(name: names.joined(separator: "+"), heads: [], rows: [])
    corpus.names = names
    let licenses = unique(parts.compactMap(\.license))
    let guides = unique(parts.compactMap(\.guide))
    corpus.license = licenses.isEmpty ? nil : licenses.joined(separator: "; ")
    corpus.guide = guides.isEmpty ? nil : guides.joined(separator: "; ")
    corpus.target = parts.lazy.compactMap(\.target).first
    corpus.heads = try unitedHeads(parts)
    corpus.files = parts.flatMap(\.files)
    corpus.rejected = parts.flatMap(\.rejected)
    corpus.warnings = parts.flatMap(\.warnings)
    try refuseRepeatedFiles(corpus.files)
    var ids: Set<String> = []
    if parts.count == 1 {
      // Within one input ids differ, and its target is the corpus's.
      corpus.rows = parts[0].rows
    } else {
      for part in parts { corpus.append(part, ids: &ids) }
    }
    return corpus
  }

  /// Adds a part's rows. Ids are made different where two inputs share one, and a target of the part that is not the
  /// joined corpus's goes into its rows, so that no row changes what it is about.
  private mutating func append(_ part: CorpusPart, ids: inout Set<String>) {
    let ownTarget = part.target?.text == target?.text ? nil : part.target?.text
    if let ownTarget, let target {
      warnings.append(
        "\(part.path): its target, \(quoted(ownTarget)), is not that of the first input, \(quoted(target.text)); "
          + "its rows keep it, without its phrases and rivals")
    }
    var renamed = 0
    for var row in part.rows {
      if ids.contains(row.id) {
        row.id = "\(part.path):\(row.id)"
        renamed += 1
      }
      ids.insert(row.id)
      row.target = row.target ?? ownTarget
      rows.append(row)
    }
    if renamed > 0 {
      warnings.append("\(part.path): \(renamed) ids are also those of an earlier input; the path was put before them")
    }
  }

  private static func refuseRepeatedFiles(_ files: [CorpusFile]) throws(CorpusError) {
    var paths: [String: String] = [:]
    for file in files {
      if let other = paths.updateValue(file.path, forKey: file.sha256) {
        throw .sameFileTwice(path: file.path, otherPath: other)
      }
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The heads of all parts.
  ///
  /// Labels that are declared must be the same set everywhere. Labels that were found in rows may be fewer than
  /// another input's, since a file need not hold every label; and two that were found may each lack some of the head's
  /// usual labels. Anything else is a different coding of the same question, which would quietly become one classifier.
  private static func unitedHeads(_ parts: [CorpusPart]) throws(CorpusError) -> [HeadDeclaration] {
    var united: [(head: HeadDeclaration, isDeclared: Bool, path: String)] = []
    for part in parts {
      for head in part.heads {
        let isDeclared = part.declaredHeads.contains(head.name)
        guard let index = united.firstIndex(where: { $0.head.name == head.name }) else {
          united.append((head, isDeclared, part.path))
          continue
        }
        let other = united[index]
        let (labels, otherLabels) = (Set(head.labels), Set(other.head.labels))
        let usual = Set(LabelConventions.usualLabels(head: head.name) ?? [])
        let fits =
          switch (isDeclared, other.isDeclared) {
          case (true, true): labels == otherLabels
          case (true, false): otherLabels.isSubset(of: labels)
          case (false, true): labels.isSubset(of: otherLabels)
          case (false, false):
            labels.isSubset(of: otherLabels) || otherLabels.isSubset(of: labels)
              || labels.union(otherLabels).isSubset(of: usual)
          }
        guard fits else {
          throw .labelConflict(
            head: head.name, labels: head.labels, file: part.path, otherLabels: other.head.labels,
            otherFile: other.path)
        }
        if other.isDeclared { continue }
        if isDeclared {
          united[index] = (head, true, part.path)
        } else {
          united[index].head.labels = LabelConventions.ordered(labels.union(otherLabels), head: head.name)
        }
      }
    }
    return united.map(\.head)
  }
}
