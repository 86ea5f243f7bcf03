import Foundation
import Testing

/// What `train` refuses or warns of, before it has cost time or a file.
@Suite struct TrainingInputTests {
  private let folder: TemporaryFolder
  private let output: String

  init() throws {
    folder = try TemporaryFolder()
    output = folder.path("model.safetensors")
  }

  private func refused(
    _ status: Int32, _ words: [String], _ arguments: [String], location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try Standpoint.run(["train"] + arguments)
    #expect(outcome.status == status && outcome.output.isEmpty, "\(outcome.errors)", sourceLocation: location)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location) }
    #expect(!folder.names.contains { $0.contains("model") }, "neither a model nor a card", sourceLocation: location)
  }

  private func rows(_ labels: [String]) -> String {
    let texts = labels.enumerated().map {
      "{\"id\":\"\($0)\",\"text\":\"row \($0) of the hall\",\"stance\":\"\($1)\"}\n"
    }
    return texts.joined()
  }

  /// A corpus folder that declares three labels of stance.
  private func declaredCorpus(_ rows: String) throws -> String {
    let corpus = folder.url.appending(path: "corpus")
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    let manifest =
      #"{"name":"c","heads":{"stance":["favor","against","neither"]},"files":[{"path":"rows.jsonl"}]}"#
    folder.write("corpus/corpus.json", Data(manifest.utf8))
    folder.write("corpus/rows.jsonl", Data(rows.utf8))
    return corpus.path
  }

  @Test func corporaThatAreNotThere() throws {
    try refused(66, ["none.csv", "no such file"], [folder.path("none.csv"), "-o", output])
    try refused(66, ["corpus.json"], [folder.url.path, "-o", output])
    try refused(65, ["empty.csv", "empty"], [folder.write("empty.csv", ""), "-o", output])
    try refused(65, ["rows.txt", ".jsonl"], [folder.write("rows.txt", "a\n"), "-o", output])
    try refused(65, ["no rows"], [folder.write("head.csv", "text,stance\n"), "-o", output])
  }

  @Test func rowsThatNameTheOptionThatHelps() throws {
    try refused(
      65, ["m.jsonl:2", "--text-field"], [folder.write("m.jsonl", rows(["favor"]) + "{\"id\":\"9\"}\n"), "-o", output])
    let number = #"{"id":"1","text":"a","stance":1}"# + "\n"
    try refused(65, ["n.jsonl:1", "stance:1=LABEL", "--map"], [folder.write("n.jsonl", number), "-o", output])
    let twice = rows(["favor"]) + rows(["against"])
    try refused(65, ["d.jsonl:2", "d.jsonl:1", "--id-field"], [folder.write("d.jsonl", twice), "-o", output])
    let undeclared = try declaredCorpus(rows(["favor", "against", "maybe"]))
    try refused(65, ["rows.jsonl:3", "\"maybe\"", "--map stance:maybe=NEW"], [undeclared, "-o", output])
    try refused(65, ["--head"], [folder.write("none.csv", "text,verdict\na,b\n"), "-o", output])
  }

  @Test func tooFewLabelsOrRows() throws {
    try refused(65, ["`favor`"], [folder.write("one.jsonl", rows(["favor", "favor"])), "-o", output])
    try refused(65, ["2 labelled rows", "3 labels"], [try declaredCorpus(rows(["favor", "against"])), "-o", output])
    let grouped = "text,stance,group\na b,favor,g\nc d,against,g\n"
    try refused(65, ["one group"], [folder.write("grouped.csv", grouped), "-o", output])
  }

  @Test func aLabelThatNoRowHasIsTold() throws {
    let corpus = try declaredCorpus(rows(["favor", "against", "favor", "against"]))
    let outcome = try Standpoint.run("train", corpus, "-o", output)
    #expect(outcome.status == 0 && outcome.errors.contains("`neither`"))
    #expect(outcome.errors.contains("no row has a group"))
    let skipped = try Standpoint.run(
      "train", try declaredCorpus(rows(["favor", "against", "neither", "maybe"])), "-o", output, "--on-error", "skip")
    #expect(skipped.status == 0 && skipped.errors.contains("1 bad row"))
  }

  /// The place of the model and of its card is tried before the rows are read.
  @Test func aPlaceThatCannotBeWrittenShowsFirst() throws {
    let corpus = folder.path("none.csv")
    try refused(73, ["nowhere", "make its folder"], [corpus, "-o", folder.path("nowhere/m.safetensors")])
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "taken.md"), withIntermediateDirectories: true)
    try refused(73, ["taken.md"], [corpus, "-o", folder.path("taken.safetensors")])
  }

  @Test func neitherCorpusNorNotesAreWrittenOver() throws {
    let corpus = folder.write("rows.jsonl", rows(["favor", "against"]))
    try refused(64, ["rows.jsonl", "also an input"], [corpus, "-o", corpus])
    try refused(64, [".md", ".safetensors"], [corpus, "-o", folder.path("notes.md")])
    #expect(folder.names == ["rows.jsonl"])
  }

  @Test func aFailingRunLeavesTheOldModel() throws {
    let old = folder.write("old.safetensors", "kept")
    let outcome = try Standpoint.run("train", folder.write("one.jsonl", rows(["favor", "favor"])), "-o", old)
    #expect(outcome.status == 65)
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "kept")
    #expect(folder.names == ["old.safetensors", "one.jsonl"])
  }
}
