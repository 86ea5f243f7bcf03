import Testing

@testable import Corpora

/// Corrections mean what they say, in both formats, and each way to be wrong is told with its line.
@Suite struct CorrectionsTests {
  private static let heads = [
    HeadDeclaration(name: "stance", labels: ["favor", "against", "neither"]),
    HeadDeclaration(name: "hostility", labels: ["hostile", "civil"]),
  ]

  private static func read(_ name: String, _ text: String) throws -> Corrections {
    let folder = try TemporaryFolder()
    return try Corrections(path: folder.write(name, text), heads: heads)
  }

  /// What is wrong, with the file's name but not its folder.
  private static func failure(_ name: String, _ text: String) -> String? {
    do {
      _ = try read(name, text)
      return nil
    } catch {
      let message = "\(error)"
      return message.firstRange(of: name).map { String(message[$0.lowerBound...]) } ?? message
    }
  }

  @Test func bothFormatsSayTheSame() throws {
    let lines = try Self.read(
      "c.jsonl",
      """
      {"id":"a.txt:3","stance":"Favour","speaker":" Orla Fenwick ","text":"We should","note":"heard, twice"}

      {"id":7,"speaker":null,"hostility":null}
      {"id":"b","hostility":"civil"}

      """)
    let table = try Self.read(
      "c.csv",
      "id,stance,hostility,speaker,text,note\na.txt:3,Favour,,Orla Fenwick,We should,\"heard, twice\"\n7,,,null,,\nb,,civil,,,\n"
    )
    for corrections in [lines, table] {
      #expect(corrections.all.map(\.id) == ["a.txt:3", "7", "b"])
      #expect(corrections.all.map(\.speaker) == [.named("Orla Fenwick"), .nobody, nil])
      #expect(corrections.all.map(\.labels) == [["stance": "favor"], [:], ["hostility": "civil"]])
      #expect(corrections.all.map(\.beginning) == ["We should", nil, nil])
      #expect(corrections.all[0].note == "heard, twice")
      #expect(corrections.number(ofID: "7") == 1 && corrections.number(ofID: "8") == nil)
    }
    #expect(lines.all.map(\.source.line) == [1, 3, 4] && table.all.map(\.source.line) == [2, 3, 4])
  }

  @Test(arguments: [
    (#"{"id":"a","stanse":"favor"}"#, ["c.jsonl:1: \"stanse\"", "did you mean \"stance\"?"]),
    (#"{"id":"a","stance":"favorr"}"#, ["c.jsonl:1: head \"stance\"", "\"favorr\"", "did you mean \"favor\"?"]),
    (#"{"id":"a","stance":1}"#, ["\"stance\" must be a string", "a number"]),
    (#"{"id":"a","speaker":""}"#, ["the speaker is empty", "null"]),
    (#"{"id":"a","speaker":["b"]}"#, ["\"speaker\" must be a string", "an array"]),
    (#"{"id":"a","note":"n"}"#, ["nothing is corrected", "\"speaker\", \"stance\", \"hostility\""]),
    (#"{"stance":"favor"}"#, ["no id", "article:index"]),
    (#"{"id":"a","stance":"favor","stance":"against"}"#, ["\"stance\" appears twice"]),
    (#"["a"]"#, ["a JSON object is needed"]), (#"{"id":"#, ["invalid JSON"]),
  ])
  func whatIsWrongIsToldWithItsLine(_ line: String, _ parts: [String]) throws {
    let message = try #require(Self.failure("c.jsonl", line + "\n"))
    for part in ["c.jsonl:1: "] + parts { #expect(message.contains(part), "\(message)") }
  }

  @Test func anIDIsCorrectedOnce() {
    let text = "{\"id\":\"a\",\"speaker\":null}\n{\"id\":\"b\",\"speaker\":null}\n{\"id\":\"a\",\"stance\":\"favor\"}\n"
    let message = Self.failure("c.jsonl", text)
    #expect(message?.contains("c.jsonl:3: the id \"a\" is already corrected at ") == true)
    #expect(message?.contains("c.jsonl:1; put both into one row") == true)
  }

  @Test func filesThatAreNoCorrectionsAreRefused() {
    #expect(Self.failure("c.txt", "x")?.contains("corrections are a .jsonl") == true)
    #expect(Self.failure("c.csv", "key,stance\na,favor\n")?.contains("no column \"id\"") == true)
    #expect(Self.failure("c.csv", "id,stance\na\n")?.contains("c.csv:2: 1 field where the header row has 2") == true)
    #expect(throws: CorpusError.notFound(path: "none.jsonl")) { try Corrections(path: "none.jsonl", heads: []) }
  }

  @Test(arguments: [
    ("We should", true), ("We  should\thold", true), ("We should hold…", true), ("we should", false),
    ("should", false), ("We should hold an inquiry now, and more", false), ("", true),
  ])
  func aGuardIsABeginning(_ beginning: String, _ fits: Bool) {
    let correction = Correction(
      id: "a", labels: [:], beginning: beginning, source: SourceLocation(file: "c.jsonl", line: 1))
    #expect(correction.fits(" We should hold\nan inquiry now") == fits)
  }
}
