import FoundationEssentials
import Testing

@testable import Corpora

/// One labelled row.
private let rowsText = "{\"id\":\"a\",\"text\":\"A.\",\"stance\":\"FAVOR\"}\n"

@Suite struct CorpusFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes corpus.json and reads the folder.
  private func read(_ manifest: String, _ options: ReadingOptions = ReadingOptions()) throws -> Corpus {
    try folder.write("corpus.json", manifest)
    return try Corpus.read(paths: [folder.path], options: options)
  }

  private func problem(_ manifest: String) -> String? {
    do {
      _ = try read(manifest)
      return nil
    } catch CorpusError.badManifest(let path, let what) {
      return path == folder.path("corpus.json") ? what : nil
    } catch {
      return "\(error)"
    }
  }

  @Test func everyKey() throws {
    try folder.write("b.jsonl", rowsText)
    try folder.write("parts/a.csv", "id,text,tone\nb,B.,cold\n")
    let corpus = try read(
      """
      \u{FEFF}{"name": "harbor", "license": "CC-BY-4.0", "guide": 3,
       "heads": {"tone": ["warm", "cold"], "stance": ["favor", "Oppose", "none"]},
       "target": {"text": "hold an inquiry into the harbor", "phrases": ["public inquiry"], "rivals": ["audit"]},
       "files": [{"path": "b.jsonl"}, {"path": "parts/a.csv", "sha256": null}], "homepage": "example.org"}
      """)
    #expect(corpus.name == "harbor")
    #expect(corpus.license == "CC-BY-4.0")
    #expect(corpus.guide == "3")
    #expect(
      corpus.heads == [
        HeadDeclaration(name: "tone", labels: ["warm", "cold"]),
        HeadDeclaration(name: "stance", labels: ["favor", "against", "neither"]),
      ])
    #expect(
      corpus.target
        == TargetDeclaration(text: "hold an inquiry into the harbor", phrases: ["public inquiry"], rivals: ["audit"]))
    #expect(corpus.rows.map(\.id) == ["a", "b"])
    #expect(corpus.rows.map(\.labels) == [["stance": "favor"], ["tone": "cold"]])
    #expect(corpus.files.map(\.path) == [folder.path("b.jsonl"), folder.path("parts/a.csv")])
    #expect(corpus.warnings == ["\(folder.path("corpus.json")): the key \"homepage\" means nothing here"])
  }

  @Test func headsAreFoundWhenNotDeclared() throws {
    try folder.write("b.jsonl", rowsText)
    let corpus = try read(#"{"name":"harbor","files":[{"path":"b.jsonl"}]}"#)
    #expect(corpus.heads == [HeadDeclaration(name: "stance", labels: ["favor"])])
    #expect(corpus.target == nil && corpus.license == nil && corpus.guide == nil)
  }

  @Test func undeclaredLabels() throws {
    let path = try folder.write("b.jsonl", "{\"text\":\"A.\",\"tone\":\"wram\"}\n{\"text\":\"B.\",\"tone\":\"cold\"}\n")
    let manifest = #"{"name":"harbor","heads":{"tone":["warm","cold"]},"files":[{"path":"b.jsonl"}]}"#
    let problem = RowProblem.undeclaredLabel(head: "tone", label: "wram", declared: ["warm", "cold"])
    #expect(throws: CorpusError.self) { try read(manifest) }
    #expect(firstProblem(folder.path) == problem)
    #expect(
      problem.description
        == "the label \"wram\" of head \"tone\" is not declared: there are \"warm\", \"cold\"; did you mean \"warm\"?")
    let kept = try read(manifest, ReadingOptions(onError: .skip))
    #expect(kept.rows.map(\.text) == ["B."])
    #expect(kept.rejected.map(\.source) == [SourceLocation(file: path, line: 1)])
    let mapped = try read(manifest, ReadingOptions(labelMaps: ["tone": ["wram": "warm"]]))
    #expect(mapped.rows.map { $0.labels["tone"] } == ["warm", "cold"])
  }

  @Test func aDeclaredHeadInAnotherColumn() throws {
    try folder.write("b.csv", "text,t\nA.,warm\n")
    let manifest = #"{"name":"harbor","heads":{"tone":["warm","cold"]},"files":[{"path":"b.csv"}]}"#
    #expect(try read(manifest, ReadingOptions(heads: ["tone": "t"])).rows.first?.labels == ["tone": "warm"])
    let added = try read(manifest, ReadingOptions(heads: ["stance": "t"]))
    #expect(added.heads.map(\.name) == ["tone", "stance"])
  }

  @Test func idsMustDifferAcrossTheFilesOfAFolder() throws {
    try folder.write("a.jsonl", rowsText)
    try folder.write("b.jsonl", rowsText + "\n")
    #expect(throws: CorpusError.self) { try read(#"{"name":"n","files":[{"path":"a.jsonl"},{"path":"b.jsonl"}]}"#) }
    #expect(
      firstProblem(folder.path)
        == .duplicateID("a", first: SourceLocation(file: folder.path("a.jsonl"), line: 1)))
  }

  @Test func digests() throws {
    try folder.write("a.jsonl", rowsText)
    let manifest = "{\"guide\":\"1.10\",\"files\":[{\"path\":\"a.jsonl\",\"rows\":1e0}],\"name\":\"harbor\"}"
    let plain = try read(manifest)
    let digest = try #require(plain.files.first?.sha256)
    #expect(digest.utf8.count == 64)
    let refreshed = try Corpus.manifestWithDigests(folder: folder.path)
    #expect(
      refreshed == """
        {
          "guide": "1.10",
          "files": [
            {
              "path": "a.jsonl",
              "rows": 1e0,
              "sha256": "\(digest)"
            }
          ],
          "name": "harbor"
        }

        """)
    #expect(try read(refreshed).rows == plain.rows)
    #expect(try Corpus.manifestWithDigests(folder: folder.path) == refreshed)
    // Digits of either case are the same digest.
    #expect(try read(refreshed.replacing(digest, with: digest.uppercased())).rows.count == 1)
    // A file that was cut short is told as such, before its broken row.
    try folder.write("a.jsonl", String(rowsText.dropLast(4)))
    do {
      _ = try read(refreshed)
      Issue.record("another file was accepted")
    } catch CorpusError.digestMismatch(let path, let recorded, let actual) {
      #expect(path == folder.path("a.jsonl"))
      #expect(recorded == digest)
      #expect(actual != digest && actual.utf8.count == 64)
      let text = CorpusError.digestMismatch(path: path, recorded: recorded, actual: actual).description
      #expect(text.contains(recorded) && text.contains(actual) && text.contains("refresh"))
    }
    let newer = try Corpus.manifestWithDigests(folder: folder.path)
    #expect(newer != refreshed && !newer.contains(digest))
  }

  @Test func digestOfAKnownFile() throws {
    let path = try folder.write("abc.txt", "abc")
    #expect(
      try FileInput.sha256(ofFile: path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let bare = try folder.write("x.csv", "text\nA.\n")
    #expect(try Corpus.read(paths: [bare]).files == [CorpusFile(path: bare, sha256: FileInput.sha256(ofFile: bare))])
  }

  @Test func filesThatAreMissingOrUnknown() throws {
    #expect(throws: CorpusError.notFound(path: folder.path("no.jsonl"))) {
      try read(#"{"name":"n","files":[{"path":"no.jsonl"}]}"#)
    }
    try folder.write("a.txt", "A.")
    #expect(throws: CorpusError.unknownFormat(path: folder.path("a.txt"))) {
      try read(#"{"name":"n","files":[{"path":"a.txt"}]}"#)
    }
    #expect(throws: CorpusError.emptyFile(path: folder.path("corpus.json"))) { try read("") }
  }

  @Test(arguments: [
    ("[]", "an object is needed, this is an array"),
    ("{\n  \"name\": x}", "invalid JSON at line 2, byte 11: a value is needed"),
    (#"{"nmae":"n","files":[]}"#, "\"name\" is missing: there are \"nmae\", \"files\"; did you mean \"nmae\"?"),
    (#"{"name":"","files":[]}"#, "\"name\" must be a string that is not empty"),
    (#"{"name":"n"}"#, "\"files\" is missing"),
    (#"{"name":"n","name":"m"}"#, "the key \"name\" appears twice"),
    (#"{"name":"n","files":[]}"#, "files: lists no file"),
    (#"{"name":"n","files":{}}"#, "\"files\" must be an array of objects"),
    (#"{"name":"n","files":["a.jsonl"]}"#, "\"files\" must hold objects only, one is a string"),
    (#"{"name":"n","files":[{}]}"#, "files: \"path\" is missing"),
    (#"{"name":"n","files":[{"path":"/etc/hosts"}]}"#, "must be a relative path inside the folder"),
    (#"{"name":"n","files":[{"path":"a/../../b"}]}"#, "must be a relative path inside the folder"),
    (#"{"name":"n","files":[{"path":"a","sha256":[]}]}"#, "files: \"sha256\" must be a string, this is an array"),
    (#"{"name":"n","heads":[],"files":[]}"#, "\"heads\" must be an object, this is an array"),
    (#"{"name":"n","heads":{"h":"x"},"files":[]}"#, "heads: \"h\" must be an array of strings"),
    (#"{"name":"n","heads":{"h":["x",1]},"files":[]}"#, "heads: \"h\" must hold strings only, one is a number"),
    (#"{"name":"n","heads":{"h":["x"]},"files":[]}"#, "heads: \"h\" needs at least two labels"),
    (#"{"name":"n","heads":{"h":["x",""]},"files":[]}"#, "heads: \"h\" has an empty label"),
    (#"{"name":"n","heads":{"stance":["pro","favor"]},"files":[]}"#, "heads: \"stance\" has a label twice"),
    (#"{"name":"n","target":{},"files":[]}"#, "target: \"text\" is missing: there are none"),
    (#"{"name":"n","target":{"text":"t","rivals":"r"},"files":[]}"#, "target: \"rivals\" must be an array of strings"),
    (#"{"name":"n","license":true,"files":[]}"#, "\"license\" must be a string, this is a truth value"),
  ])
  func mistakes(manifest: String, message: String) {
    #expect(problem(manifest)?.contains(message) == true, "\(problem(manifest) ?? "accepted")")
  }

  @Test func invalidUTF8InTheManifest() throws {
    try folder.write("corpus.json", Array("{\"name\":\"".utf8) + [0xC0, 0x80] + Array("\"}".utf8))
    #expect(
      throws: CorpusError.badManifest(path: folder.path("corpus.json"), what: "invalid UTF-8 at byte offset 9")
    ) { try Corpus.read(paths: [folder.path]) }
  }

  @Test func declarationsAreCodable() throws {
    let target = TargetDeclaration(text: "hold it", phrases: ["p"], rivals: [])
    let data = try JSONEncoder().encode(target)
    #expect(try JSONDecoder().decode(TargetDeclaration.self, from: data) == target)
    let head = HeadDeclaration(name: "tone", labels: ["warm", "cold"])
    #expect(try JSONDecoder().decode(HeadDeclaration.self, from: JSONEncoder().encode(head)) == head)
  }
}
