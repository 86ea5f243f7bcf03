import Foundation
import Testing

/// Bad input gets a message that says what, where and what to do, and its own exit code.
@Suite struct BadInputTests {
  private let model: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
  }

  private func expect(
    _ status: Int32, saying words: [String], _ arguments: [String], location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try Standpoint.run(arguments)
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
    #expect(outcome.output.isEmpty, sourceLocation: location)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location) }
  }

  @Test func inputsThatAreNotThere() throws {
    try expect(66, saying: ["nowhere.txt", "No such file"], ["classify", "nowhere.txt", "-m", model])
    try expect(66, saying: [folder.url.path, "no file in the folder"], ["classify", folder.url.path, "-m", model])
    try expect(65, saying: ["empty.txt", "empty"], ["classify", folder.write("empty.txt", ""), "-m", model])
    try expect(66, saying: ["no.safetensors"], ["classify", folder.write("a.txt", "A b."), "-m", "no.safetensors"])
  }

  @Test func bytesThatAreNotText() throws {
    let file = folder.write("bad.txt", Data("Hello ".utf8) + Data([0xFF]) + Data(" world.".utf8)).path
    try expect(65, saying: ["bad.txt", "byte 6", "--on-error skip"], ["classify", file, "-m", model])
    let skipped = try Standpoint.run("classify", file, "-m", model, "--on-error", "skip", "--format", "jsonl")
    #expect(skipped.status == 0 && skipped.output.contains("Hello \u{FFFD} world."))
    let null = folder.write("null.txt", "An\0inquiry now.")
    #expect(try Standpoint.run("classify", null, "-m", model).status == 0)
    let long = folder.write("long.txt", String(repeating: "x", count: 1_000_000))
    #expect(try Standpoint.run("classify", "--input", "lines", long, "-m", model).lines.count == 1)
  }

  @Test func modelsThatAreDamaged() throws {
    let bytes = try Data(contentsOf: URL(filePath: model))
    let article = folder.write("a.txt", "They want an inquiry.")
    let truncated = folder.write("truncated", bytes.prefix(bytes.count / 2)).path
    try expect(65, saying: ["truncated"], ["classify", article, "-m", truncated])
    var altered = bytes
    // Behind the header, which is at the front and has faults of its own.
    altered[bytes.count - 100] ^= 1
    try expect(65, saying: ["damaged", "checksum"], ["model", "verify", folder.write("altered", altered).path])
    try expect(65, saying: ["not a model file"], ["model", "info", article])
    let verified = try Standpoint.run("model", "verify", model)
    #expect(verified.status == 0 && verified.output.contains("2000 statements"))
  }

  @Test func corporaThatCannotBeTrained() throws {
    func row(_ id: String, _ label: String) -> String { #"{"id":"\#(id)","text":"a b c","stance":"\#(label)"}"# + "\n" }
    let output = folder.path("m.safetensors")
    func train(_ name: String, _ rows: String) -> [String] { ["train", folder.write(name, rows), "-o", output] }
    try expect(65, saying: ["dup.jsonl:2", "\"1\""], train("dup.jsonl", row("1", "favor") + row("1", "against")))
    try expect(
      65, saying: ["every labelled statement is `favor`"], train("one.jsonl", row("1", "favor") + row("2", "favor")))
    try expect(65, saying: ["text"], train("missing.csv", "id,stance\n1,favor\n"))
    try expect(65, saying: ["--head"], train("none.csv", "id,text\n1,a\n"))
    let corpus = folder.url.appending(path: "corpus")
    try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
    let manifest = #"{"name":"c","heads":{"stance":["favor","against"]},"files":[{"path":"r.jsonl"}]}"#
    folder.write("corpus/corpus.json", Data(manifest.utf8))
    folder.write("corpus/r.jsonl", Data((row("1", "favor") + row("2", "neither")).utf8))
    try expect(65, saying: ["r.jsonl:2", "neither", "favor"], ["train", corpus.path, "-o", output])
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func outputsThatCannotBeWritten() throws {
    let article = folder.write("a.txt", "They want an inquiry.")
    try expect(73, saying: ["/nowhere/out.csv"], ["classify", article, "-m", model, "-o", "/nowhere/out.csv"])
    try expect(73, saying: ["a.txt"], ["classify", article, "-m", model, "-o", article + "/out.csv"])
    // A run that fails leaves the old file.
    let old = folder.write("old.csv", "kept")
    let bad = folder.write("bad.jsonl", "{\"text\":\"a\"}\nbroken\n")
    try expect(65, saying: ["bad.jsonl:2"], ["classify", bad, "-m", model, "-o", old])
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "kept")
    #expect(!folder.names.contains { $0.hasSuffix(".partial") })
  }

  @Test func wrongUsage() throws {
    try expect(64, saying: ["--coverage"], ["classify", "a.txt", "--coverage", "2"])
    try expect(64, saying: ["--by"], ["evaluate", "a.csv", "--by", "inquiry"])
    try expect(64, saying: ["--rejects"], ["classify", "a.csv", "--rejects", "r"])
    try expect(64, saying: ["clasify"], ["clasify"])
  }
}
