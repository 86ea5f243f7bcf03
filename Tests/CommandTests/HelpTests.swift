import Testing

/// Help is what a newcomer reads first: its text is pinned, and it never asks for a model.
@Suite struct HelpTests {
  @Test(arguments: [
    ([], HelpSnapshots.root),
    (["train"], HelpSnapshots.train),
    (["evaluate"], HelpSnapshots.evaluate),
    (["audit"], HelpSnapshots.audit),
    (["classify"], HelpSnapshots.classify),
    (["explain"], HelpSnapshots.explain),
    (["report"], HelpSnapshots.report),
    (["benchmark"], HelpSnapshots.benchmark),
    (["model"], HelpSnapshots.model),
    (["model", "info"], HelpSnapshots.modelInfo),
    (["model", "verify"], HelpSnapshots.modelVerify),
    (["model", "card"], HelpSnapshots.modelCard),
  ])
  func helpIsAsCommitted(_ command: [String], _ snapshot: String) throws {
    let outcome = try Standpoint.run(command + ["--help"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output == snapshot)
    #expect(try Standpoint.run(["help"] + command).output == snapshot)
  }

  @Test func helpFitsAnEightyColumnTerminal() throws {
    for text in [
      HelpSnapshots.root, HelpSnapshots.classify, HelpSnapshots.train, HelpSnapshots.evaluate, HelpSnapshots.audit,
      HelpSnapshots.explain, HelpSnapshots.report,
    ] {
      for line in text.split(separator: "\n") where !line.hasPrefix("USAGE") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func theVersionIsALine() throws {
    let outcome = try Standpoint.run("--version")
    #expect(outcome.status == 0 && outcome.lines.count == 1)
  }

  @Test(arguments: [
    (["clasify", "a.txt"], ["no command 'clasify'", "classify, explain"]),
    (["report", "a.txt"], ["--output"]),
    (["report", "a.txt", "-o", "r.html", "--coverage", "0"], ["--coverage"]),
    (["classify", "--modle", "m"], ["--modle", "Did you mean '--model'"]),
    (["classify", "-m"], ["Missing value"]),
    (["classify", "--threads", "0"], ["--threads", "1 to 256"]),
    (["classify", "--coverage", "0"], ["--coverage"]),
    (["classify", "--format", "xml"], ["'table', 'jsonl' or 'csv'"]),
    (["classify", "--where", "column"], ["--where column", "="]),
    (["classify", "--map", "stance"], ["HEAD:OLD=NEW"]),
    (["classify", "a.csv", "--rejects", "r"], ["--on-error skip"]),
    (["train", "a.csv"], ["--output"]),
    (["train", "a.csv", "-o", "-"], ["--output needs a file"]),
    (["train", "a.csv", "-o", "model.md"], ["model.md", ".safetensors"]),
    (["train", "a.csv", "-o", "m", "--seed", "-1"], ["--seed"]),
    (["evaluate", "a.csv", "--by", "part"], ["--by needs --cross-validate"]),
    (["evaluate", "a.csv", "--solver", "exact"], ["--solver needs --cross-validate"]),
    (["evaluate", "a.csv", "--loss", "squared"], ["--loss needs --cross-validate"]),
    (["evaluate", "a.csv", "--lambda", "1"], ["--lambda needs --cross-validate"]),
    (["train", "a.csv", "-o", "m", "--solver", "exact", "--loss", "logistic"], ["exact solver has no logistic loss"]),
    (["train", "a.csv", "-o", "m", "--solver", "dual", "--loss", "squared"], ["dual solver has no squared loss"]),
    (["train", "a.csv", "-o", "m", "--lambda", "0"], ["--lambda", "above 0"]),
    (["evaluate", "a.csv", "--cross-validate", "-m", "m"], ["leave out -m"]),
    (["evaluate", "a.csv", "--cross-validate", "--coverage", "0.5"], ["--coverage"]),
    (["evaluate", "a.csv", "-m", "a", "-m", "b", "-m", "c"], ["-m c", "two models are compared at a time, not 3"]),
    (["train", "a.csv", "-o", "m", "--conformal", "full"], ["'cross' and 'split'"]),
    (["train", "a.csv", "-o", "m", "--conformal-share", "1"], ["--conformal-share", "below 1"]),
    (["audit", "a.csv", "--plant", "0"], ["--plant", "0.05"]),
    (["audit"], ["corpus"]),
    (["audit", "a.csv", "--limit", "-1"], ["--limit"]),
    (["audit", "a.csv", "-o", "a.csv"], ["--output a.csv", "input"]),
    (["benchmark", "--rounds", "0"], ["--rounds"]),
    (["model", "delete"], ["'delete'"]),
  ])
  func wrongUsageIsExplained(_ arguments: [String], _ words: [String]) throws {
    let outcome = try Standpoint.run(arguments)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
    #expect(outcome.errors.contains("--help"))
  }

  @Test func aFileWhereACommandBelongsIsRecognized() throws {
    let folder = try TemporaryFolder()
    let outcome = try Standpoint.run(folder.write("speech.txt", "An inquiry is needed."))
    #expect(outcome.status == 64 && outcome.errors.contains("standpoint classify"))
  }
}
