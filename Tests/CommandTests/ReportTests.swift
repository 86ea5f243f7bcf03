import Foundation
import Testing

/// `report`: one page, from whatever can be read, the same each time.
@Suite struct ReportTests {
  private let model: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
  }

  private func report(_ inputs: [String], _ options: String...) throws -> (page: String, outcome: Standpoint.Outcome) {
    let outcome = try Standpoint.run(
      ["report", "-m", model, "-o", "-"] + inputs + options, environment: ["SOURCE_DATE_EPOCH": "1772445600"])
    return (outcome.output, outcome)
  }

  private var article: String {
    folder.write(
      "a.txt",
      """
      Westerby asks for an inquiry

      The council met on Tuesday. “We demand a public inquiry at once,” said Ines Calder.

      Martin Oakes said that he refused to hold an inquiry.

      """)
  }

  private var rows: String {
    folder.write(
      "rows.jsonl",
      """
      {"text":"We demand a public inquiry.","speaker":"Ines Calder","group":"Courier","date":"2026-03-02"}
      {"text":"The leader rejected the inquiry as needless.","speaker":"Oakes","group":"Post","date":"2026-03-09"}
      {"text":"The hall was full.","group":"Post","date":"2026-03-09"}

      """)
  }

  @Test func articlesAndRowsMakeOnePage() throws {
    let (page, outcome) = try report([article, rows], "--title", "The Westerby question")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    for words in [
      "<h1>The Westerby question</h1>", "<summary>Ines Calder</summary>", "<summary>Martin Oakes</summary>",
      "“Oakes” is counted as Martin Oakes", "in 3 articles", "2026-03-02 10:00 UTC",
      "We should hold a national inquiry",
      "The hall was full.", "Over time", "Westerby asks for an inquiry",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func thePageIsTheSameEachTime() throws {
    let one = try report([article, rows]).page
    #expect(try report([article, rows], "--threads", "3").page == one)
    let file = folder.path("r.html")
    let outcome = try Standpoint.run(
      "report", article, rows, "-m", model, "-o", file, environment: ["SOURCE_DATE_EPOCH": "1772445600"])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == one)
  }

  @Test func hostileTextsAreHarmless() throws {
    let hostile = "</script><img src=x onerror=alert(1)>"
    let name = folder.write("<img onerror=x>.txt", "\(hostile)\n\nThe council met. \(hostile) They met on Tuesday.\n")
    let page = try report([name], "--title", hostile, "--target", hostile).page
    #expect(!page.contains("<img") && page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(page.components(separatedBy: "</script>").count == 3)
  }

  @Test func whatCannotBeReadIsListed() throws {
    let bad = folder.write("bad.jsonl", "{\"text\":\"They met on Tuesday.\"}\n{\"txt\":1}\n")
    let (page, outcome) = try report(
      [article, bad, folder.path("missing.txt"), folder.write("empty.txt", "")], "--on-error", "skip")
    #expect(outcome.status == 0)
    for words in ["missing.txt", "empty.txt", "bad.jsonl:2"] {
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(page.contains(words), "\(words)")
    }
    #expect(page.contains("Not in this report"))
    let stopped = try report([article, bad]).outcome
    #expect(stopped.status == 65 && stopped.output.isEmpty && stopped.errors.contains("bad.jsonl:2"))
  }

  @Test func foldersAndRowsThatHoldArticlesAreRead() throws {
    _ = (article, rows)
    let (page, outcome) = try report([folder.url.path])
    #expect(outcome.status == 0 && page.contains("<h1>Who says what in 3 articles</h1>"), "\(outcome.errors)")
    let whole = folder.write(
      "whole.json",
      #"[{"title":"The vote","author":"Edda Quill","date":"2026-03-02","text":"“We demand an inquiry,” said Ines Calder."}]"#
    )
    let articles = try report([whole], "--input", "articles").page
    for words in ["<h1>The vote</h1>", "Edda Quill · 2026-03-02", "<summary>Ines Calder</summary>"] {
      #expect(articles.contains(words), "\(words)")
    }
  }

  @Test func nothingToReadIsAFailure() throws {
    let missing = try report([folder.path("missing.txt")]).outcome
    #expect(missing.status == 66 && missing.output.isEmpty && missing.errors.contains("missing.txt"))
    let file = folder.write("old.html", "old")
    let outcome = try Standpoint.run("report", folder.path("missing.txt"), "-m", model, "-o", file)
    #expect(outcome.status == 66)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "old")
  }

  @Test func copiesAreCountedOnce() throws {
    let text = try String(contentsOfFile: article, encoding: .utf8)
    let copy = folder.write("copy.txt", text + "\nMore on page four.\n")
    let page = try report([article, copy]).page
    #expect(page.contains("1 article nearly repeats another and is counted once."))
    #expect(page.contains(", 2 with copies"))
    #expect(page.contains("Nearly the same text as "))
  }

  @Test func correctionsAreAppliedAndListed() throws {
    let file = folder.write(
      "c.jsonl",
      """
      {"id":"\(article):2","stance":"against","speaker":"Petra Lindqvist","note":"misheard"}
      {"id":"nowhere:1","stance":"favor"}

      """)
    let (page, outcome) = try report([article], "--corrections", file)
    #expect(outcome.status == 0 && outcome.errors.contains("nowhere:1"))
    for words in [
      "<summary>Petra Lindqvist</summary>", "stance is against, the speaker is Petra Lindqvist (misheard)",
      "data-e=0.", "Corrected by hand", "not applied",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("<summary>Ines Calder</summary>"))
  }

  @Test func figuresOfTheModelAreDrawn() throws {
    let figures = try Standpoint.run("evaluate", try TrainedModel.corpus.get(), "-m", model, "--json").output
    let file = folder.write("figures.json", figures)
    let page = try report([article], "--evaluation", file).page
    #expect(page.contains("id=reliability-0-title") && page.contains("id=confusion-1-title"))
    #expect(page.contains("on rows that the model was trained on"))
    // Without a file those that training has recorded.
    let recorded = try report([article]).page
    #expect(recorded.contains("id=reliability-0-title") && recorded.contains("id=confusion-1-title"))
    #expect(recorded.contains("as recorded at training"))
    let other = try report([article], "--evaluation", article).outcome
    #expect(other.status == 65 && other.errors.contains("evaluate ROWS -m MODEL --json"))
  }

  /// The program may be copied anywhere: style and script are in it.
  @Test func aCopiedProgramMakesTheSamePage() throws {
    let outcome = try Standpoint.shell(
      #"cp "$STANDPOINT" "$1/elsewhere" && cd / && "$1/elsewhere" report "$2" -m "$3" -o -"#, folder.url.path, article,
      model, environment: ["SOURCE_DATE_EPOCH": "1772445600"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == (try report([article]).page))
  }

  @Test func theOutputIsNoInput() throws {
    let outcome = try Standpoint.run("report", article, "-m", model, "-o", article)
    #expect(outcome.status == 64 && outcome.errors.contains("also an input"))
  }
}
