import Foundation
import Training
import LinearModels
import Evaluation

func trial() throws {
let arguments = CommandLine.arguments
// trial: train FILE... --heads ; prints
var heads: [String: String] = [:]
var files: [String] = []
var solver = TrainingParameters.Solver.auto
var groupField = "group"
var test: String? = nil
var targetText: String? = nil
var i = 1
while i < arguments.count {
  switch arguments[i] {
  case "--head": let p = arguments[i + 1].split(separator: "="); heads[String(p[0])] = String(p[1]); i += 2
  case "--solver": solver = .init(rawValue: arguments[i + 1])!; i += 2
  case "--group": groupField = arguments[i + 1]; i += 2
  case "--test": test = arguments[i + 1]; i += 2
  case "--target": targetText = arguments[i + 1]; i += 2
  default: files.append(arguments[i]); i += 1
  }
}
func load(_ file: String) -> [[String: Any]] {
  try! String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { try! JSONSerialization.jsonObject(with: Data($0.utf8)) as! [String: Any] }
}
let rows = files.flatMap(load)
var labels: [String: Set<String>] = [:]
func statement(_ r: [String: Any], _ n: Int) -> TrainingSet.Statement {
  var l: [String: String] = [:]
  for (h, c) in heads { if let v = r[c] as? String { l[h] = v; labels[h, default: []].insert(v) } }
  return .init(text: r["text"] as! String, labels: l, target: r["target"] as? String, group: r[groupField] as? String ?? "row\(n)")
}
let statements = rows.enumerated().map { statement($1, $0) }
let set = TrainingSet(heads: labels.keys.sorted().map { .init(name: $0, labels: labels[$0]!.sorted().reversed()) }, statements: statements,
  target: targetText.map { TargetDescription(text: $0, phrases: ["public inquiry", "statutory inquiry", "full inquiry", "independent inquiry", "judge-led inquiry", "royal commission", "commission of inquiry", "judicial inquiry", "government inquiry", "national investigation", "tribunal"], rivals: ["local inquiry", "local inquiries", "review", "rapid review", "audit", "panel", "recommendations", "police investigation", "task force"]) })
var parameters = TrainingParameters()
parameters.solver = solver
let clock = ContinuousClock()
let start = clock.now
let result = try train(set, parameters: parameters)
print("trained in", clock.now - start)
for (name, record) in result.records.sorted(by: { $0.key < $1.key }) {
  print(name, "rows", record.rows, "groups", record.groups, record.solver, "lambda", record.lambda, "selection", record.selectionMacroF1, "nested", record.nestedMacroF1 ?? -1, record.nestedInterval ?? [], record.nestedF1, "ece", record.expectedCalibrationError ?? -1)
  var bestBySet: [String: (Double, Double)] = [:]
  for c in record.candidates { let k = c.blocks.joined(separator: "+"); if c.macroF1 > bestBySet[k]?.0 ?? -1 { bestBySet[k] = (c.macroF1, c.lambda) } }
  for (k, v) in bestBySet.sorted(by: { $0.key < $1.key }) { print("   ", k, v) }
}
let model = try result.model(name: "x", target: set.target, training: .init(corpora: [], files: [], license: nil, guide: nil, rows: rows.count, seed: 0, minimumDocuments: 2, heads: result.records))
try ModelFile.write(model, to: "/tmp/x.safetensors")
let back = try ModelFile.read(path: "/tmp/x.safetensors")
let t1 = clock.now
let scorer = try Scorer(back.model)
print("compiled in", clock.now - t1, "same", back.model == model)
if let test {
  let rows = load(test)
  var scratch = ScoringScratch(for: scorer)
  var reference = ReferenceScorer(model)
  var worst = 0.0
  for (h, head) in model.heads.enumerated() {
    var gold: [Int] = [], predicted: [Int] = [], groups: [Int] = []
    for (n, r) in rows.enumerated() {
      guard let g = r[heads[head.name]!] as? String, let gi = head.labels.firstIndex(of: g) else { continue }
      let text = Array((r["text"] as! String).utf8)
      let target = targetText == nil ? r["target"] as? String : nil
      scorer.score(text.span, target: target, scratch: &scratch)
      let ref = reference.decisionValues(text.span, target: target)
      for (a, b) in zip(ref, scratch.decisionValues) { worst = max(worst, abs(a - b)) }
      gold.append(gi); predicted.append(scratch.predictions()[h].label); groups.append((r[groupField] as? String ?? "\(n)").hashValue & 0xFFFFFF)
    }
    let e = evaluate(HeadPredictions(labels: head.labels, gold: gold, predicted: predicted, probabilities: nil, groups: groups), bootstrap: .init())
    print(e.table())
  }
  print("worst", worst)
}
}
try trial()
