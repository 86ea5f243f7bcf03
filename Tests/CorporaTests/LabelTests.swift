import Testing

@testable import Corpora

@Suite struct LabelTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, name: String = "a.jsonl", _ options: ReadingOptions = ReadingOptions()) throws
    -> Corpus
  {
    try Corpus.read(paths: [folder.write(name, text)], options: options)
  }

  @Test func spellingsOfStance() {
    let spellings = [
      "favor": ["favor", "FAVOR", "Favour", "support", "PRO", "agree", " favor\t"],
      "against": ["against", "AGAINST", "Oppose", "con", "Disagree"],
      "neither": ["neither", "NONE", "Neutral", "discuss"],
    ]
    for (label, all) in spellings {
      for spelling in all { #expect(LabelConventions.folded(spelling, head: "stance") == label, "\(spelling)") }
    }
    #expect(LabelConventions.folded("Query", head: "stance") == "Query")
    #expect(LabelConventions.folded("PRO", head: "position") == "PRO")
    #expect(LabelConventions.folded(" HATE ", head: "hostility") == "HATE")
  }

  @Test func headsAndLabelsAreFoundInAFixedOrder() throws {
    let corpus = try read(
      """
      {"text":"A.","hostility":"civil","stance":"NONE"}
      {"text":"B.","hostility":"hostile","stance":"con"}
      {"text":"C.","hostility":"HATE","stance":"deny"}
      {"text":"D.","hostility":"","stance":null}
      """)
    #expect(
      corpus.heads == [
        HeadDeclaration(name: "stance", labels: ["against", "neither", "deny"]),
        HeadDeclaration(name: "hostility", labels: ["hostile", "civil", "HATE"]),
      ])
    #expect(corpus.rows.map(\.labels.count) == [2, 2, 2, 0])
    #expect(corpus.rows[3].fields.isEmpty)
    #expect(corpus.name == "a")
  }

  @Test func headsThatWereAskedFor() throws {
    let text = "text,label,stance,tone\nA.,x,pro,warm\nB.,,con,\nC.,w,con,cold\n"
    let corpus = try read(
      text, name: "a.csv", ReadingOptions(heads: ["stance": "label", "mood": "tone", "also": "tone"]))
    #expect(
      corpus.heads == [
        HeadDeclaration(name: "stance", labels: ["w", "x"]),
        HeadDeclaration(name: "also", labels: ["cold", "warm"]),
        HeadDeclaration(name: "mood", labels: ["cold", "warm"]),
      ])
    #expect(corpus.rows.map { $0.labels["stance"] } == ["x", nil, "w"])
    // The column named stance is then a column like any other.
    #expect(corpus.rows.first?.fields == ["stance": "pro"])
  }

  @Test func aHeadThatNoRowHasIsAnError() throws {
    for (name, text) in [("a.csv", "text,label\nA.,x\n"), ("a.jsonl", #"{"text":"A.","label":"x"}"#)] {
      let path = try folder.write(name, text)
      #expect(throws: CorpusError.missingColumn(file: path, column: "labl", columns: ["text", "label"])) {
        try Corpus.read(paths: [path], options: ReadingOptions(heads: ["stance": "labl"]))
      }
      #expect(throws: CorpusError.missingColumn(file: path, column: "grp", columns: ["text", "label"])) {
        try Corpus.read(paths: [path], options: ReadingOptions(groupField: "grp"))
      }
    }
  }

  @Test func labelMaps() throws {
    let options = ReadingOptions(
      labelMaps: ["hostility": ["HATE": "hostile", "NOT": "civil", "?": ""], "stance": ["Y": "PRO"]])
    let corpus = try read("text,hostility,stance\nA.,HATE,Y\nB.,NOT,con\nC.,?,\nD., HATE ,Y\n", name: "a.csv", options)
    #expect(corpus.rows.map { $0.labels["hostility"] } == ["hostile", "civil", nil, "hostile"])
    #expect(corpus.rows.map { $0.labels["stance"] } == ["favor", "against", nil, "favor"])
  }

  @Test func labelsThatAreNoStrings() throws {
    let text = #"{"text":"A.","hostility":1}"# + "\n" + #"{"text":"B.","hostility":true}"#
    let path = try folder.write("n.jsonl", text)
    let problem = RowProblem.labelNotAString(head: "hostility", field: "hostility", found: "a number", value: "1")
    #expect(firstProblem(path) == problem)
    #expect(problem.description.contains("hostility:1=LABEL"))
    let mapped = try read(text, ReadingOptions(labelMaps: ["hostility": ["1": "hostile", "true": "civil"]]))
    #expect(mapped.rows.map { $0.labels["hostility"] } == ["hostile", "civil"])
  }

  @Test func conditions() throws {
    let text = """
      {"text":"A.","split":"train","stance":"PRO","n":1}
      {"text":"B.","split":"dev","stance":"con","n":2}
      {"text":"C.","split":"test","stance":"favor","n":1}
      {"text":"D.","stance":"none"}
      {"split":"broken","stance":7}
      """
    func texts(_ filters: (String, String)...) throws -> [String] {
      let filters = filters.map { RowFilter(column: $0.0, value: $0.1) }
      return try read(text, ReadingOptions(filters: filters)).rows.map(\.text)
    }
    #expect(try texts(("split", "train")) == ["A."])
    #expect(try texts(("split", "train"), ("split", "dev")) == ["A.", "B."])
    #expect(try texts(("split", "train"), ("split", "test"), ("n", "1")) == ["A.", "C."])
    #expect(try texts(("stance", "favor")) == ["A.", "C."])
    #expect(try texts(("stance", "PRO")) == ["A."])
    let path = folder.path("a.jsonl")
    #expect(
      throws: CorpusError.missingColumn(file: path, column: "spilt", columns: ["text", "split", "stance", "n"])
    ) { try texts(("spilt", "x")) }
  }

  @Test func ids() throws {
    let text =
      "{\"text\":\"A.\",\"id\":5}\n{\"text\":\"B.\"}\n{\"text\":\"C.\",\"id\":\"5\"}\n{\"text\":\"D.\",\"id\":\"\"}\n"
    let path = try folder.write("rows.jsonl", text)
    #expect(firstProblem(path) == .duplicateID("5", first: SourceLocation(file: path, line: 1)))
    let kept = try Corpus.read(paths: [path], options: ReadingOptions(onError: .skip))
    #expect(kept.rows.map(\.id) == ["5", "rows:2", "rows:4"])
    #expect(
      kept.rejected.map(\.description) == ["\(path):3: the id \"5\" is already that of \(path):1; ids must differ"])
  }

  @Test func fieldsByOtherNames() throws {
    let options = ReadingOptions(textField: "body", targetField: "topic", groupField: "thread", idField: "key")
    let corpus = try read(
      "key,body,topic,thread,text,group\nk1,A.,A tunnel,t1,T,G\nk2,B.,,,T,G\n", name: "a.csv", options)
    #expect(corpus.rows.map(\.id) == ["k1", "k2"])
    #expect(corpus.rows.map(\.text) == ["A.", "B."])
    #expect(corpus.rows.map(\.target) == ["A tunnel", nil])
    #expect(corpus.rows.map(\.group) == ["t1", nil])
    #expect(corpus.rows.last?.fields == ["text": "T", "group": "G"])
  }

  @Test func oneColumnMayHaveSeveralRoles() throws {
    let corpus = try read("name,text\nx,A.\ny,B.\n", name: "a.csv", ReadingOptions(groupField: "name", idField: "name"))
    #expect(corpus.rows.map(\.id) == ["x", "y"])
    #expect(corpus.rows.map(\.group) == ["x", "y"])
  }

  @Test func groups() throws {
    let grouped = try read(
      "text,group,inquiry\nA.,g1,fire\nB.,,flood\nC.,g2,fire\nD.,g1,\nE.,,flood\n", name: "a.csv")
    #expect(grouped.isGrouped)
    #expect(grouped.groupIndices() == [0, 1, 2, 0, 3])
    #expect(grouped.groupIndices(by: "inquiry") == [0, 1, 0, 2, 1])
    let alone = try read("text\nA.\nB.\n", name: "b.csv")
    #expect(!alone.isGrouped)
    #expect(alone.groupIndices() == [0, 1])
  }

  @Test func nearNames() {
    #expect(NearNames.nearest(to: "stnace", among: ["text", "stance"]) == "stance")
    #expect(NearNames.nearest(to: "TEXT", among: ["Text"]) == "Text")
    #expect(NearNames.nearest(to: "label", among: ["stance", "text"]) == nil)
    #expect(NearNames.nearest(to: "id", among: ["text", "at"]) == nil)
    #expect(NearNames.editDistance(Array("ab".utf8), Array("ba".utf8)) == 1)
    #expect(NearNames.editDistance(Array("kitten".utf8), Array("sitting".utf8)) == 3)
    #expect(NearNames.editDistance([], Array("abc".utf8)) == 3)
  }
}
