import Foundation
import Testing

/// Files of every sort, given as articles: each is read in full or refused with what to do.
@Suite struct ArticleInputTests {
  private let model: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
  }

  private func classify(_ path: String, _ options: String...) throws -> Standpoint.Outcome {
    try Standpoint.run(["classify", path, "-m", model] + options)
  }

  private func texts(_ outcome: Standpoint.Outcome) throws -> [String] {
    try outcome.objects().map { try #require($0["text"] as? String) }
  }

  private func expectRefusal(
    _ status: Int32, _ words: [String], _ outcome: Standpoint.Outcome, location: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status && outcome.output.isEmpty, sourceLocation: location)
    #expect(outcome.errors.split(separator: "\n").count == 1, "one line", sourceLocation: location)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location) }
  }

  @Test func whatCannotBeRead() throws {
    expectRefusal(66, ["none.txt", "No such file"], try classify(folder.path("none.txt")))
    expectRefusal(66, ["no file in the folder", "it is empty"], try classify(folder.url.path))
    expectRefusal(65, ["empty.txt", "empty"], try classify(folder.write("empty.txt", "")))
    expectRefusal(65, ["blank.txt", "no statement"], try classify(folder.write("blank.txt", " \n\n\t\n")))
    expectRefusal(65, ["rows.json", "--input articles"], try classify(folder.write("rows.json", "[{\"text\":\"a\"}]")))
    let wide = Data([0xFF, 0xFE]) + Data("Hello.".utf8.flatMap { [$0, 0] })
    expectRefusal(65, ["UTF-16", "iconv"], try classify(folder.write("wide.txt", wide).path))
    expectRefusal(65, ["standard input", "empty"], try Standpoint.run("classify", "-m", model))
  }

  /// Bytes in no valid sequence, the offset at which they are told, and the text under `skip`.
  @Test(arguments: [
    ([UInt8]("An ".utf8) + [0xFF] + [UInt8]("inquiry.".utf8), 3, "An \u{FFFD}inquiry."),
    ([UInt8]("Caf".utf8) + [0xE9] + [UInt8](" owners met.".utf8), 3, "Caf\u{FFFD} owners met."),
    ([UInt8]("They met ".utf8) + [0xE2, 0x82], 9, "They met \u{FFFD}"),
    ([0xC0, 0xAF] + [UInt8]("They met.".utf8), 0, "\u{FFFD}\u{FFFD}They met."),
    ([UInt8]("They ".utf8) + [0xED, 0xA0, 0x80] + [UInt8]("met.".utf8), 5, "They \u{FFFD}\u{FFFD}\u{FFFD}met."),
  ])
  func brokenUTF8(_ bytes: [UInt8], _ offset: Int, _ repaired: String) throws {
    let file = folder.write("broken.txt", Data(bytes)).path
    expectRefusal(65, ["byte \(offset) ", "--on-error skip"], try classify(file))
    let skipped = try classify(file, "--on-error", "skip")
    #expect(skipped.status == 0 && skipped.errors.contains("byte \(offset) "))
    #expect(try texts(skipped) == [repaired])
    let statement = try #require(try skipped.objects().first)
    #expect(statement["end"] as? Int == repaired.unicodeScalars.count, "U+FFFD counts one")
  }

  @Test func nullBytesAreKeptAndTold() throws {
    let outcome = try classify(folder.write("null.txt", "An inquiry\u{0}is needed."))
    #expect(outcome.status == 0 && outcome.errors.contains("byte 10 is NUL"))
    #expect(try texts(outcome) == ["An inquiry\u{0}is needed."])
  }

  @Test func marksAndLineEndsOfOtherSystems() throws {
    let plain = try classify(folder.write("a.txt", "They met in the hall.\n\nNobody objected."))
    let windows = try classify(folder.write("b.txt", "\u{FEFF}They met in the hall.\r\n\r\nNobody objected.\r\n"))
    #expect(windows.errors.isEmpty)
    #expect(try texts(windows) == texts(plain))
    let starts = try windows.objects().map { $0["start"] as? Int }
    #expect(starts == [0, 25], "the mark does not count, the carriage returns do")
  }

  @Test func aLineOfAMegabyteIsReadWhole() throws {
    let words = String(repeating: "inquiry ", count: 125_000)
    let outcome = try classify(folder.write("long.txt", words))
    #expect(outcome.status == 0)
    let scored = try texts(outcome).reduce(0) { $0 + $1.split(separator: " ").count }
    #expect(scored == 125_000)
    let row = try classify(folder.write("row.txt", words), "--input", "lines")
    #expect(try texts(row) == [words])
  }

  @Test func severalInputsComeInTheirOrder() throws {
    let first = folder.write("b.txt", "They met in the hall.")
    let second = folder.write("a.md", "# Hall\n\nThe *families* want an inquiry.")
    let outcome = try Standpoint.run(
      ["classify", first, second, "-", "-m", model], input: Data("<p>Standard &amp; plain.</p>".utf8))
    #expect(try outcome.objects().map { $0["article"] as? String } == [first, second, second, "-"])
    #expect(
      try texts(outcome) == ["They met in the hall.", "Hall", "The families want an inquiry.", "Standard & plain."])
    let broken = try Standpoint.run("classify", first, folder.path("none.txt"), second, "-m", model)
    #expect(broken.status == 66)
    #expect(try texts(broken) == ["They met in the hall."], "what was scored before the failure is not lost")
  }

  @Test func noModelSaysWhereItWasLookedFor() throws {
    let elsewhere = folder.path("standpoint")
    try FileManager.default.copyItem(atPath: try Standpoint.path(), toPath: elsewhere)
    let article = folder.write("a.txt", "They met in the hall.")
    let missing = try Standpoint.shell("\"$1\" classify \"$2\"", elsewhere, article)
    expectRefusal(66, ["no model", "-m", "STANDPOINT_MODEL", "share/standpoint"], missing)
    let unset = try Standpoint.shell(
      "\"$1\" classify \"$2\"", elsewhere, article, environment: ["STANDPOINT_MODEL": ""])
    #expect(unset.status == 66 && unset.errors == missing.errors, "an empty variable counts as none")
    let named = try Standpoint.run(["classify", article], environment: ["STANDPOINT_MODEL": model])
    #expect(named.status == 0 && named.lines.count == 1)
  }
}
