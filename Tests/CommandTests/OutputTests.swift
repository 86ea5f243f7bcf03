import Foundation
import Glibc
import Testing

/// Output is whole or absent, goes where it was sent, and never over what is read.
@Suite struct OutputTests {
  private let model: String
  private let folder: TemporaryFolder
  private let article: String

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
    article = folder.write("a.txt", "They want an inquiry.")
  }

  private func classify(to output: String, _ options: String...) throws -> Standpoint.Outcome {
    try Standpoint.run(["classify", article, "-m", model, "-o", output] + options)
  }

  private func contents(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func placesThatCannotBeWritten() throws {
    let cases = [
      (folder.path("none/out.jsonl"), "make its folder first"), (article + "/out.jsonl", "is a file"),
      (folder.url.path, "name a file in it"),
    ]
    for (path, advice) in cases {
      let outcome = try classify(to: path)
      #expect(outcome.status == 73 && outcome.output.isEmpty)
      #expect(outcome.errors.contains(path) && outcome.errors.contains(advice), "\(outcome.errors)")
      let rejects = try Standpoint.run("classify", article, "-m", model, "--on-error", "skip", "--rejects", path)
      #expect(rejects.status == 73 && rejects.output.isEmpty)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is unwritable for root"))
  func aReadOnlyFolderIsNamed() throws {
    let locked = folder.url.appending(path: "locked").path
    try FileManager.default.createDirectory(atPath: locked, withIntermediateDirectories: true)
    #expect(unsafe chmod(locked, 0o500) == 0)
    defer { unsafe chmod(locked, 0o700) }
    let outcome = try classify(to: locked + "/out.jsonl")
    #expect(outcome.status == 73 && outcome.errors.contains("Permission denied"))
  }

  @Test func theEndingChoosesTheFormat() throws {
    for (name, start) in [("out.csv", "article,index,"), ("OUT.CSV", "article,index,"), ("out.jsonl", "{\"schema\"")] {
      let outcome = try classify(to: folder.path(name))
      #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
      #expect(try contents(folder.path(name)).hasPrefix(start))
    }
    #expect(try classify(to: "-").lines.count == 1)
    #expect(!folder.names.contains("-"))
  }

  @Test func aFailingRunLeavesTheOldFile() throws {
    let old = folder.write("old.jsonl", "kept")
    let failing = try Standpoint.run("classify", article, folder.path("none.txt"), "-m", model, "-o", old)
    #expect(failing.status == 66)
    #expect(try contents(old) == "kept")
    #expect(folder.names == ["a.txt", "old.jsonl"], "nor is a temporary file left")
  }

  @Test func aLinkIsFollowedAndPermissionsStay() throws {
    let target = folder.write("target.jsonl", "old")
    #expect(unsafe chmod(target, 0o640) == 0)
    let link = folder.path("link.jsonl")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target.jsonl")
    #expect(try classify(to: link).status == 0)
    #expect(try contents(target).hasPrefix("{\"schema\""))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.jsonl")
    let permissions = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
    #expect(permissions == 0o640)
  }

  @Test func devicesAndPipesAreWrittenToAndStay() throws {
    #expect(try classify(to: "/dev/null").status == 0)
    let full = try classify(to: "/dev/full")
    #expect(full.status == 74 && full.errors.contains("No space left"))
    for device in ["/dev/null", "/dev/full"] {
      let type = try FileManager.default.attributesOfItem(atPath: device)[.type] as? FileAttributeType
      #expect(type == .typeCharacterSpecial, "\(device) was replaced by a file")
    }
    let piped = try Standpoint.shell(
      "mkfifo \"$1\" && { cat \"$1\" & \"$STANDPOINT\" classify \"$2\" -m \"$3\" -o \"$1\"; wait; test -p \"$1\"; }",
      folder.path("pipe"), article, model)
    #expect(piped.status == 0 && piped.lines.count == 1)
  }

  @Test func aFullStandardOutputIsAnError() throws {
    let commands = [
      "classify \"$1\" -m \"$2\"", "model info \"$2\"", "model card \"$2\"", "model verify \"$2\"",
      "benchmark \"$1\" -m \"$2\" --rounds 1",
    ]
    for command in commands {
      let outcome = try Standpoint.shell("\"$STANDPOINT\" \(command) >/dev/full", article, model)
      #expect(outcome.status == 74 && outcome.errors.contains("standard output"), "\(command): \(outcome.errors)")
    }
  }

  @Test func aClosedPipeIsNoFailure() throws {
    let rows = folder.write("rows.txt", String(repeating: "They want an inquiry now.\n", count: 5_000))
    let outcome = try Standpoint.shell(
      "{ \"$STANDPOINT\" classify --input lines \"$1\" -m \"$2\"; echo $? >\"$3\"; } | head -n 1", rows, model,
      folder.path("status"))
    #expect(outcome.lines.count == 1 && outcome.errors.isEmpty)
    #expect(try contents(folder.path("status")) == "0\n")
  }

  @Test func anInputIsNotWrittenOver() throws {
    let text = try contents(article)
    let link = folder.path("link.txt")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: article)
    for path in [article, link, folder.url.path + "/./a.txt"] {
      let outcome = try classify(to: path)
      #expect(outcome.status == 64 && outcome.errors.contains("also an input"), "\(outcome.errors)")
    }
    #expect(try contents(article) == text)
    #expect(try classify(to: model).status == 64)
    let both = folder.path("both")
    let same = try Standpoint.run(
      "classify", article, "-m", model, "-o", both, "--on-error", "skip", "--rejects", both)
    #expect(same.status == 64 && same.errors.contains("--rejects"))
    #expect(!folder.names.contains("both"))
  }
}
