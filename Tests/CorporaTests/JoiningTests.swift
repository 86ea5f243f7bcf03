import Testing

@testable import Corpora

@Suite struct JoiningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A bare file whose rows have the given labels for a head.
  private func file(_ name: String, _ head: String, _ labels: [String]) throws -> String {
    try folder.write(name, "text,\(head)\n" + labels.map { "\(name) \($0).,\($0)\n" }.joined())
  }

  /// A corpus folder with one row, declaring the labels of a head.
  private func corpus(_ name: String, _ head: String, _ labels: [String], rest: String = "") throws -> String {
    try folder.write("\(name)/\(name).csv", "text,\(head)\n\(name).,\(labels[0])\n")
    let list = labels.map { "\"\($0)\"" }.joined(separator: ",")
    try folder.write(
      "\(name)/corpus.json",
      "{\"name\":\"\(name)\",\"heads\":{\"\(head)\":[\(list)]},\(rest)\"files\":[{\"path\":\"\(name).csv\"}]}")
    return folder.path(name)
  }

  /// Bare files have no head of the name tone unless it is asked for.
  private let tone = ReadingOptions(heads: ["tone": "tone"])

  private func labels(_ paths: [String], _ options: ReadingOptions) throws -> [String]? {
    try Corpus.read(paths: paths, options: options).heads.first?.labels
  }

  @Test func rowsFilesAndHeadsFollowEachOther() throws {
    let first = try file("a.csv", "stance", ["pro", "con"])
    let second = try file("b.csv", "hostility", ["hostile", "civil"])
    let joined = try Corpus.read(paths: [first, second])
    #expect(joined.name == "a+b")
    #expect(joined.heads.map(\.name) == ["stance", "hostility"])
    #expect(joined.rows.map(\.id) == ["a:2", "a:3", "b:2", "b:3"])
    #expect(joined.files.map(\.path) == [first, second])
    #expect(joined.warnings.isEmpty)
  }

  @Test func foundLabelsAreUnited() throws {
    let all = try file("a.csv", "tone", ["warm", "cold", "flat"])
    let some = try file("b.csv", "tone", ["flat"])
    #expect(try labels([all, some], tone) == ["cold", "flat", "warm"])
    #expect(try labels([some, all], tone) == ["cold", "flat", "warm"])
    let favor = try file("c.csv", "stance", ["favor", "against"])
    let other = try file("d.csv", "stance", ["none", "against"])
    #expect(try labels([other, favor], ReadingOptions()) == ["favor", "against", "neither"])
  }

  @Test func declaredLabelsWin() throws {
    let declared = try corpus("one", "tone", ["warm", "flat", "cold"])
    let some = try file("b.csv", "tone", ["cold", "warm"])
    #expect(try labels([declared, some], tone) == ["warm", "flat", "cold"])
    #expect(try labels([some, declared], tone) == ["warm", "flat", "cold"])
    let again = try corpus("two", "tone", ["cold", "flat", "warm"])
    #expect(try labels([declared, again], tone) == ["warm", "flat", "cold"])
  }

  @Test func otherLabelsAreAConflict() throws {
    let declared = try corpus("one", "tone", ["warm", "cold"])
    let wider = try corpus("two", "tone", ["warm", "cold", "flat"])
    let found = try file("b.csv", "tone", ["warm", "dull"])
    let crossing = try file("c.csv", "tone", ["warm", "flat"])
    for pair in [[declared, wider], [wider, declared], [declared, found], [found, declared], [found, crossing]] {
      do throws(CorpusError) {
        _ = try Corpus.read(paths: pair, options: tone)
        Issue.record("\(pair) were joined")
      } catch {
        guard case .labelConflict("tone", _, pair[1], _, pair[0]) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(error.isBadData)
      }
    }
    #expect(
      CorpusError.labelConflict(
        head: "tone", labels: ["warm", "dull"], file: "b", otherLabels: ["warm", "cold"], otherFile: "a"
      ).description
        == "the head \"tone\" has the labels warm, dull in b but warm, cold in a; "
        + "rename labels by a label map, or read them apart")
  }

  @Test func sharedIDsAreQualified() throws {
    let first = try folder.write("a.jsonl", "{\"id\":\"1\",\"text\":\"A.\",\"group\":\"g\"}\n")
    let second = try folder.write(
      "b.jsonl", "{\"id\":\"1\",\"text\":\"B.\",\"group\":\"g\"}\n{\"id\":\"2\",\"text\":\"C.\"}\n")
    let joined = try Corpus.read(paths: [first, second])
    #expect(joined.rows.map(\.id) == ["1", "\(second):1", "2"])
    #expect(joined.groupIndices() == [0, 0, 1])
    #expect(joined.warnings == ["\(second): 1 ids are also those of an earlier input; the path was put before them"])
  }

  @Test func theSameFileTwice() throws {
    let first = try file("a.csv", "tone", ["warm", "cold"])
    #expect(throws: CorpusError.sameFileTwice(path: first, otherPath: first)) {
      try Corpus.read(paths: [first, first])
    }
    let copy = try folder.write("copy.csv", FileInput.contents(ofFile: first))
    #expect(throws: CorpusError.sameFileTwice(path: copy, otherPath: first)) {
      try Corpus.read(paths: [first, copy])
    }
  }

  @Test func targetsLicensesAndGuides() throws {
    let one = try corpus(
      "one", "tone", ["warm", "cold"],
      rest: #""target":{"text":"build a tunnel","rivals":["a bridge"]},"license":"CC0","guide":"1","#)
    let two = try corpus(
      "two", "tone", ["warm", "cold"], rest: #""target":{"text":"close the port"},"license":"MIT","guide":"1","#)
    let bare = try file("b.csv", "hostility", ["hostile", "civil"])
    let joined = try Corpus.read(paths: [bare, one, two])
    #expect(joined.target == TargetDeclaration(text: "build a tunnel", rivals: ["a bridge"]))
    #expect(joined.rows.map(\.target) == [nil, nil, nil, "close the port"])
    #expect(joined.license == "CC0; MIT")
    #expect(joined.guide == "1")
    #expect(joined.warnings.count == 1)
    #expect(joined.warnings.first?.contains("\"close the port\"") == true)
    #expect(try Corpus.read(paths: [one, bare]).warnings.isEmpty)
  }
}
