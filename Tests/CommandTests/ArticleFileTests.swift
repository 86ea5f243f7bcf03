import Foundation
import Testing

/// Files with several articles, folders and patterns, rows of articles, and what is told instead of scored.
@Suite struct ArticleFileTests {
  private let model: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
  }

  private func classify(_ arguments: String...) throws -> Standpoint.Outcome {
    try Standpoint.run(["classify", "-m", model] + arguments)
  }

  private func articles(_ outcome: Standpoint.Outcome) throws -> [String] {
    try outcome.objects().map { try #require($0["article"] as? String) }
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let url = folder.url.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private static let shell = "<html><head><script src=x></script></head><body><div id=root></div></body></html>"

  @Test func itemsOfAFeedHaveNamesOfTheirOwn() throws {
    let feed = try write(
      "news.rss",
      "<rss><channel><item><guid>a/one</guid><description>They met in the hall.</description></item>"
        + "<item><guid>b/one</guid><description>&lt;p&gt;The families demanded an inquiry.&lt;/p&gt;</description></item>"
        + "</channel></rss>")
    let outcome = try classify(feed)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let objects = try outcome.objects()
    #expect(try articles(outcome) == ["\(feed)#one", "\(feed)#one-2"])
    #expect(objects[1]["id"] as? String == "\(feed)#one-2:0")
    #expect(objects[1]["text"] as? String == "The families demanded an inquiry.")
    #expect(objects[1]["start"] as? Int == 3, "in the decoded item")
    let piped = try Standpoint.run(["classify", "-m", model], input: Data(contentsOf: URL(filePath: feed)))
    #expect(try articles(piped) == ["-#one", "-#one-2"])
  }

  @Test func speakersOfARecordAreKnown() throws {
    let record = try write(
      "debates.xml",
      "<publicwhip><major-heading id='x/2026-03-04a.1.0'>Ferries</major-heading>"
        + "<speech speakername='Rufus Hale' id='x/2026-03-04a.1.1'><p>I refused to hold an inquiry.</p></speech></publicwhip>"
    )
    let statement = try #require(try classify(record).objects().first)
    let speaker = try #require(statement["speaker"] as? [String: Any])
    #expect(
      speaker["name"] as? String == "Rufus Hale" && statement["article"] as? String == "\(record)#2026-03-04a.1.0")
  }

  @Test func aFolderIsReadWithAllInIt() throws {
    let names = ["b.txt", "a/z.md", "a/deep/y.html", "c.rss"]
    let contents = [
      "It rained.", "It snowed.", "<p>It froze.</p>", "<rss><item><description>It thawed.</description></item></rss>",
    ]
    for (name, text) in zip(names, contents) { _ = try write("pages/" + name, text) }
    _ = try write("pages/photo.jpg", "x")
    _ = try write("pages/notes", "x")
    _ = try write("pages/.hidden/a.txt", "x")
    let path = folder.path("pages")
    try FileManager.default.createSymbolicLink(atPath: path + "/a/up", withDestinationPath: path)
    let outcome = try classify(path + "/")
    #expect(outcome.status == 0)
    #expect(
      try articles(outcome) == ["\(path)/a/deep/y.html", "\(path)/a/z.md", "\(path)/b.txt", "\(path)/c.rss#0"])
    #expect(outcome.errors == "standpoint: \(path)/: 2 files of other kinds passed over (.jpg, no ending)\n")
    let threaded = try classify(path, "--threads", "3")
    #expect(threaded.output == outcome.output)
  }

  @Test func patternsThatTheShellLeftAlone() throws {
    for name in ["one.txt", "two.txt", "three.md"] { _ = try write(name, "It rained.") }
    let outcome = try classify(folder.path("*.txt"))
    #expect(try articles(outcome) == [folder.path("one.txt"), folder.path("two.txt")])
    let none = try classify(folder.path("?.txt"))
    #expect(none.status == 66 && none.output.isEmpty && none.errors.contains("no file matches"))
    let odd = try write("what?.txt", "It rained.")
    #expect(try articles(try classify(odd)) == [odd], "a file that is there is no pattern")
  }

  @Test func emptyFoldersAreToldApart() throws {
    _ = try write("photos/a.jpg", "x")
    let outcome = try classify(folder.path("photos"))
    #expect(outcome.status == 66 && outcome.errors.contains(".jpg") && outcome.errors.contains("no file in the folder"))
  }

  @Test func whatCannotBeScoredIsToldAndTheRestIsScored() throws {
    let shell = try write("shell.html", Self.shell)
    let blank = try write("blank.txt", " \n")
    let good = try write("good.txt", "It rained.")
    let outcome = try classify(shell, blank, good)
    #expect(outcome.status == 0)
    #expect(try articles(outcome) == [good])
    let told = outcome.errors.split(separator: "\n")
    #expect(told.count == 3 && told[0].contains("shell.html: the page has no text until its scripts run"))
    #expect(told[1].contains("blank.txt: no statement") && told[2].contains("2 inputs were not scored"))
    let output = folder.path("out.jsonl")
    let nothing = try classify(shell, blank, "-o", output)
    #expect(nothing.status == 65 && nothing.output.isEmpty && nothing.errors.split(separator: "\n").count == 2)
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test func rowsOfArticles() throws {
    let rows = try write(
      "articles.jsonl",
      #"{"text":"It rained. They met.","title":"Rain","id":"r1"}"# + "\n"
        + #"{"text":"<p>It froze &amp; snowed.</p>","url":"https://example.org/news/frost","author":"A"}"# + "\n"
        + #"{"text":"   "}"# + "\n" + #"{"text":"It thawed."}"# + "\n")
    let outcome = try classify(rows, "--input", "articles")
    #expect(outcome.status == 0)
    #expect(try articles(outcome) == ["r1", "r1", "frost", "3"].map { "\(rows)#\($0)" })
    let objects = try outcome.objects()
    #expect(objects.map { $0["text"] as? String } == ["It rained.", "They met.", "It froze & snowed.", "It thawed."])
    #expect(objects.map { $0["index"] as? Int } == [0, 1, 0, 0])
    #expect(objects[2]["start"] as? Int == 3)
    #expect(outcome.errors.contains("articles.jsonl#2: no statement found"))
    let table = try classify(rows, "--input", "articles", "--format", "table")
    #expect(table.output.contains("r1: Rain"))
    let csv = try write("articles.csv", "id,body\nx,\"It rained.\n\nThey met.\"\n")
    #expect(try articles(try classify(csv, "--input", "articles", "--text-field", "body")) == ["\(csv)#x", "\(csv)#x"])
    #expect(try classify(rows).objects().count == 4, "rows are statements unless said otherwise")
  }

  @Test func objectsOfAJSONFile() throws {
    let list = try write("a.json", "[{\"text\":\"It rained.\",\"id\":7},\n{\"text\":\"It froze.\"}]")
    #expect(try articles(try classify(list, "--input", "articles")) == ["\(list)#7", "\(list)#1"])
    let single = try write("b.json", "\u{FEFF}{\"text\":\"It rained.\"}")
    #expect(try articles(try classify(single, "--input", "articles")) == ["\(single)#0"])
    let broken = try classify(try write("c.json", "[\n{]"), "--input", "articles")
    #expect(broken.status == 65 && broken.errors.contains("c.json:2") && broken.errors.contains("invalid JSON"))
    let other = try classify(try write("d.json", "[1]"), "--input", "articles")
    #expect(other.status == 65 && other.errors.contains("object is needed"))
    let skipped = try classify(folder.path("d.json"), list, "--input", "articles", "--on-error", "skip")
    #expect(try articles(skipped).count == 2)
  }
}
