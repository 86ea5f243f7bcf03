import Foundation
import Testing

/// `explain`: numbers that add up, offsets into the reader's own text, and answers that other commands confirm.
@Suite struct ExplainTests {
  private let model: String
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  private typealias Object = [String: Any]

  private func heads(_ statement: Object) throws -> [String: Object] {
    try #require(statement["heads"] as? [String: Object])
  }

  private static let statements = [
    "Zoë said the families demanded a national inquiry at once 😀.", "The council refused to hold an inquiry, again.",
    "They met on Tuesday in the hall, and called the mayor a liar and a coward.", "", "Qxz wvq.",
  ]

  @Test(arguments: [nil, 2] as [Int?])
  func contributionsAddUpToTheDecisionValue(_ limit: Int?) throws {
    let arguments = Self.statements.flatMap { ["--text", $0] } + (limit.map { ["--limit", "\($0)"] } ?? [])
    let outcome = try Standpoint.run(["explain", "-m", model] + arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let statements = try outcome.objects()
    #expect(statements.map { $0["text"] as? String } == Self.statements)
    for statement in statements {
      for head in try heads(statement).values {
        let values = try #require(head["decision_values"] as? [String: Double])
        let intercepts = try #require(head["intercepts"] as? [String: Double])
        let pieces = try #require(head["pieces"] as? [Object])
        let rest = try #require(head["rest"] as? Object)
        if let limit { #expect(pieces.count <= 2 * limit) } else { #expect(rest["pieces"] as? Int == 0) }
        for (label, value) in values {
          var sum = try #require(intercepts[label])
          for part in pieces + [rest] {
            sum += try #require((part["contributions"] as? [String: Double])?[label])
          }
          #expect(abs(sum - value) <= 1e-5)
        }
        #expect(values.max { $0.value < $1.value }?.key == head["label"] as? String)
      }
    }
    #expect(statements[4]["known"] as? Double == 0)
  }

  /// The same labels and probabilities as classify, and offsets that bound each piece in the unit asked for.
  @Test(arguments: ["codepoint", "byte", "utf16"])
  func offsetsBoundThePieces(_ unit: String) throws {
    let text = "Hall\n\n“We want a national inquiry now,” said Zoë Calder 😀. They refused, the mayor’s a liar."
    let file = folder.write("a.txt", text)
    let explained = try Standpoint.run("explain", file, "-m", model, "--offsets", unit).objects()
    let classified = try Standpoint.run("classify", file, "-m", model, "--offsets", unit).objects()
    #expect(explained.count == classified.count)
    var masks = 0
    for (statement, other) in zip(explained, classified) {
      for key in ["article", "index", "id", "text", "start", "end", "offsets"] {
        #expect("\(statement[key] ?? "-")" == "\(other[key] ?? "-")")
      }
      let own = try #require(statement["text"] as? String)
      for (name, head) in try heads(statement) {
        let same = try #require(try heads(other)[name])
        #expect(head["label"] as? String == same["label"] as? String)
        let (first, second) = (head["probabilities"] as? [String: Double], same["probabilities"] as? [String: Double])
        for (label, value) in try #require(first) { #expect(abs(value - (second?[label] ?? -1)) < 1e-5) }
        for piece in try #require(head["pieces"] as? [Object]) {
          let (start, end) = (try #require(piece["start"] as? Int), try #require(piece["end"] as? Int))
          #expect(piece["text"] as? String == Self.slice(own, start..<end, unit))
          let words = try #require(piece["words"] as? [Object])
          #expect(words.first?["start"] as? Int == start && words.last?["end"] as? Int == end)
          masks += words.count { $0["mask"] as? String == "target" }
        }
      }
    }
    #expect(masks > 0)
  }

  private static func slice(_ text: String, _ range: Range<Int>, _ unit: String) -> String {
    switch unit {
    case "byte": return String(decoding: Array(text.utf8)[range], as: UTF8.self)
    case "utf16": return String(decoding: Array(text.utf16)[range], as: UTF16.self)
    default:
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: Array(text.unicodeScalars)[range])
      return String(slice)
    }
  }

  /// Taking out the words that are named gives the label that is named, by classify's word.
  @Test func withoutTheWordsTheLabelIsAnother() throws {
    let arguments = Self.statements.prefix(3).flatMap { ["--text", $0] }
    var found = 0
    for statement in try Standpoint.run(["explain", "-m", model] + arguments).objects() {
      for (name, head) in try heads(statement) {
        let runnerUp = try #require(head["runner_up"] as? Object)
        #expect(try #require(runnerUp["behind"] as? Double) >= 0)
        #expect(runnerUp["label"] as? String != head["label"] as? String)
        guard let without = runnerUp["without"] as? Object else { continue }
        found += 1
        var scalars = Array(try #require(statement["text"] as? String).unicodeScalars)
        for word in try #require(without["words"] as? [Object]) {
          let (start, end) = (try #require(word["start"] as? Int), try #require(word["end"] as? Int))
          for index in start..<end { scalars[index] = " " }
        }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars)
        let file = folder.write("rest.txt", String(rest) + "\n")
        let after = try #require(try Standpoint.run("classify", "--input", "lines", file, "-m", model).objects().first)
        #expect(try heads(after)[name]?["label"] as? String == without["label"] as? String)
        #expect(without["label"] as? String != head["label"] as? String)
      }
    }
    #expect(found > 2)
  }

  @Test func trainingRowsAddUpAndAreNamed() throws {
    let arguments = Self.statements.prefix(3).flatMap { ["--text", $0] }
    let outcome = try Standpoint.run(["explain", "-m", model, "--corpus", corpus, "--limit", "3"] + arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    for statement in try outcome.objects() {
      for head in try heads(statement).values {
        let label = try #require(head["label"] as? String)
        let training = try #require(head["training"] as? Object)
        #expect(training["rows"] as? Int == 108)
        let sum = try #require(training["sum"] as? Double)
        let intercept = try #require((head["intercepts"] as? [String: Double])?[label])
        let value = try #require((head["decision_values"] as? [String: Double])?[label])
        #expect(abs(sum + intercept - value) <= 1e-5 * max(1, abs(value)))
        for (side, sign) in [("for", 1.0), ("against", -1)] {
          let rows = try #require(training[side] as? [Object])
          #expect(rows.count == 3)
          let pulls = try rows.map { sign * (try #require($0["pull"] as? Double)) }
          #expect(pulls == pulls.sorted(by: >) && pulls.allSatisfy { $0 > 0 })
          for row in rows { #expect(TrainedModel.rows.contains("\"id\":\"\(row["id"] ?? "-")\"")) }
        }
      }
    }
  }

  @Test func aCorpusThatIsNotTheModelsIsRefused() throws {
    let changed = folder.write("changed.jsonl", TrainedModel.rows.replacing("refused", with: "declined"))
    let outcome = try Standpoint.run("explain", "--text", "No.", "-m", model, "--corpus", changed)
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    for part in ["changed.jsonl", "head stance", "trained on other text", "model info"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  @Test func theTextFormSaysItAll() throws {
    let outcome = try Standpoint.run(
      ["explain", "--format", "text", "-m", model, "--corpus", corpus]
        + Self.statements.flatMap { ["--text", $0] })
    #expect(outcome.status == 0 && !outcome.output.contains("\u{1B}"))
    for part in [
      "text:0\n", "stance: favor", "for favor", "against it", "adds up", "intercept", "decision value", "why not",
      "behind", "[target]", "Without", "rows for", "108 training rows", "There is no word here",
      "knows none of these words",
    ] {
      #expect(outcome.output.contains(part), "\(part) is missing of:\n\(outcome.output)")
    }
  }

  @Test func rowsKeepTheirTargetsAndThreadsDoNotShow() throws {
    let rows = (0..<60).map { number in
      #"{"id":"r\#(number)","text":"\#(Self.statements[number % 3])"#
        + (number % 2 == 0 ? #"","target":"We should ban the liar"}"# : #""}"#)
    }
    let file = folder.write("rows.jsonl", rows.joined(separator: "\n") + "\n")
    let outputs = try ["1", "3"].map { try Standpoint.run("explain", file, "-m", model, "--threads", $0) }
    #expect(outputs[0].output == outputs[1].output)
    let statements = try outputs[0].objects()
    #expect(statements.map { $0["id"] as? String } == (0..<60).map { "r\($0)" })
    func masked(_ statement: Object) throws -> [String] {
      try #require(try heads(statement)["stance"]?["pieces"] as? [Object]).filter { piece in
        let words = piece["words"] as? [Object]
        return words?.count == 1 && words?[0]["mask"] is String
      }.compactMap { $0["text"] as? String }
    }
    #expect(try masked(statements[2]) == ["liar"], "the row's own proposal is masked")
    #expect(try masked(statements[3]) == ["national inquiry"])
  }

  @Test func aSentenceInTheWrongPlaceIsHelped() throws {
    let outcome = try Standpoint.run("explain", "They refused again.", "-m", model)
    #expect(outcome.status == 64 && outcome.errors.contains("--text"))
    let lonely = try Standpoint.run("explain", "--text", "No.", "-m", model, "--vectors", "v.txt")
    #expect(lonely.status == 64 && lonely.errors.contains("--corpus"))
  }
}
