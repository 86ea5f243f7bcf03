import Foundation
import Testing

/// What `evaluate` and `model` say of rows, fields and files that do not fit.
@Suite struct EvaluateInputTests {
  private let model: String
  private let folder: TemporaryFolder
  private let rows: String

  init() throws {
    model = try TrainedModel.path.get()
    folder = try TemporaryFolder()
    let texts = ["The families want an inquiry", "They refused to hold an inquiry", "They met in the hall"]
    let verdicts = ["Yes", "No", "Unclear"]
    let lines = (0..<12).map { "\($0);\(texts[$0 % 3]) in week \($0);\(verdicts[$0 % 3]);part \($0 % 4)" }
    rows = folder.write("rows.csv", "nr;note;verdict;part\n" + lines.joined(separator: "\n") + "\n")
  }

  private let columns = ["--text-field", "note", "--id-field", "nr", "--head", "stance=verdict"]
  private let map = ["--map", "stance:Yes=favor,No=against,Unclear=neither"]

  private func expectError(
    _ status: Int32, _ words: [String], _ arguments: [String], location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try Standpoint.run(arguments)
    #expect(outcome.status == status && outcome.output.isEmpty, "\(outcome.errors)", sourceLocation: location)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location) }
  }

  @Test func labelsAndHeadsThatDoNotFit() throws {
    let evaluate = ["evaluate", rows, "-m", model]
    try expectError(65, ["rows.csv:2", "`Yes`", "--map stance:Yes=NEW"], evaluate + columns)
    try expectError(65, ["no row has a label", "--head stance=COLUMN"], evaluate + ["--text-field", "note"])
    try expectError(
      65, ["labelled for tone", "--head"], evaluate + ["--text-field", "note", "--head", "tone=verdict"])
    try expectError(65, ["no column \"verdct\"", "\"verdict\""], evaluate + columns.dropLast() + ["stance=verdct"])
    try expectError(65, ["--where"], evaluate + columns + map + ["--where", "part=9"])
    try expectError(66, ["none.csv"], ["evaluate", folder.path("none.csv"), "-m", model])
    try expectError(
      66, ["none.safetensors"], ["evaluate", rows, "-m", folder.path("none.safetensors")] + columns + map)
  }

  @Test func fieldsToLeaveOut() throws {
    let evaluate = ["evaluate", rows, "--cross-validate"] + columns + map
    try expectError(65, ["--by prt", "part, stance"], evaluate + ["--by", "prt"])
    try expectError(65, ["2 groups"], evaluate + ["--by", "part", "--where", "part=part 1", "--where", "part=part 2"])
    let outcome = try Standpoint.run(evaluate + ["--by", "part", "--json"])
    let report = try #require(try outcome.objects().first)
    #expect(report["model"] is NSNull && report["trained_on_this"] as? Bool == false)
    let stance = try #require((report["heads"] as? [String: [String: Any]])?["stance"])
    #expect(stance["n"] as? Int == 12)
  }

  @Test func figuresOfFewGroupsHaveNoInterval() throws {
    let part = ["--group-field", "part", "--json"]
    let outcome = try Standpoint.run(["evaluate", rows, "-m", model] + columns + map + part)
    let report = try #require(try outcome.objects().first)
    let stance = try #require((report["heads"] as? [String: [String: Any]])?["stance"])
    #expect(stance["groups"] as? Int == 4)
    #expect(stance["accuracy"] is Double && stance["accuracy_interval"] is NSNull)
    #expect(outcome.errors.contains("4 groups"))
    #expect(report["trained_on_this"] as? Bool == false)
  }

  @Test func labelsThatTheMapDropsAreNotCounted() throws {
    let dropping = ["--map", "stance:Yes=favor,No=against,Unclear="]
    let outcome = try Standpoint.run(["evaluate", rows, "-m", model, "--json"] + columns + dropping)
    let heads = try #require(try outcome.objects().first?["heads"] as? [String: [String: Any]])
    #expect(heads["stance"]?["n"] as? Int == 8)
  }

  @Test(arguments: ["info", "verify", "card"])
  func filesThatAreNoModel(_ command: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: model))
    func expectDamage(_ name: String, _ data: Data, _ word: String) throws {
      let file = folder.write(name, data).path
      try expectError(65, [file, word], ["model", command, file])
    }
    try expectDamage("empty", Data(), "0 bytes")
    try expectDamage("short", bytes.prefix(20), "20 bytes")
    try expectDamage("header", bytes.prefix(1_000), "truncated")
    try expectDamage("most", bytes.dropLast(100), "damaged")
    try expectDamage("longer", bytes + Data([0]), "damaged")
    try expectDamage("text", Data("id,text\n1,An inquiry is needed, said the mayor of the town.\n".utf8), "not a model")
    for index in [60, bytes.count / 2, bytes.count - 1] {
      var altered = bytes
      altered[index] ^= 0x01
      try expectError(65, ["altered"], ["model", command, folder.write("altered", altered).path])
    }
    try expectError(66, ["Is a directory"], ["model", command, folder.url.path])
    try expectError(66, ["No such file"], ["model", command, folder.path("none")])
    #expect(try Standpoint.run("model", command, model).status == 0)
  }
}
