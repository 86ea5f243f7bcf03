import CoreFoundation
import Foundation
import Testing

/// Every key of the JSON outputs is always there and always of one type.
@Suite struct SchemaTests {
  private let model: String
  private let corpus: String
  private let folder: TemporaryFolder

  init() throws {
    model = try TrainedModel.path.get()
    corpus = try TrainedModel.corpus.get()
    folder = try TemporaryFolder()
  }

  /// The keys of nested objects as dotted paths, each with the type of its value.
  private func shape(_ value: Any, at path: String = "") -> [String: String] {
    switch value {
    case let object as [String: Any]:
      object.reduce(into: [path: "object"]) { shapes, member in
        shapes.merge(shape(member.value, at: path + "." + member.key)) { $1 }
      }
    case is [Any]: [path: "array"]
    case is String: [path: "string"]
    case is NSNull: [path: "null"]
    case let number as NSNumber: [path: CFGetTypeID(number) == CFBooleanGetTypeID() ? "boolean" : "number"]
    default: [path: "unknown"]
    }
  }

  private let statementShape: [String: String] = {
    var shape = [
      "": "object", ".schema": "string", ".article": "string", ".index": "number", ".id": "string", ".text": "string",
      ".start": "number", ".end": "number", ".offsets": "string", ".kind": "string", ".speaker": "null",
      ".heads": "object", ".known": "number", ".corrected": "array", ".model": "object", ".model.name": "string",
      ".model.sha256": "string",
    ]
    for (head, labels) in [("stance", ["favor", "against", "neither"]), ("hostility", ["hostile", "civil"])] {
      let path = ".heads.\(head)"
      shape[path] = "object"
      shape[path + ".label"] = "string"
      shape[path + ".probabilities"] = "object"
      for label in labels { shape[path + ".probabilities." + label] = "number" }
      shape[path + ".set"] = "array"
      shape[path + ".abstained"] = "boolean"
    }
    return shape
  }()

  @Test func statements() throws {
    let article = folder.write(
      "a.txt", "Hall\n\n“We want an inquiry,” said Ines Calder. They told members that it was late.")
    let rows = folder.write("rows.jsonl", "{\"text\":\"\"}\n{\"id\":7,\"text\":\"\\u0000\\u2028 tab\\t\"}\n")
    for options in [["--offsets", "byte"], ["--coverage", "1"], ["--coverage", "0.01", "--offsets", "utf16"]] {
      let outcome = try Standpoint.run(["classify", article, rows, "-m", model] + options)
      let statements = try outcome.objects()
      #expect(statements.count >= 5)
      for statement in statements {
        var found = shape(statement)
        // A speaker is an object where one was found.
        if found[".speaker"] == "object" {
          let members = [
            ("name", "string"), ("cue", "string"), ("cue_start", "number"), ("cue_end", "number"), ("rule", "string"),
            ("confidence", "number"),
          ]
          for (key, type) in members {
            #expect(found.removeValue(forKey: ".speaker." + key) == type)
          }
          found[".speaker"] = "null"
        }
        #expect(found == statementShape)
        #expect(["direct", "indirect", "mixed", "narration"].contains(statement["kind"] as? String))
      }
      #expect(statements.suffix(2).map { $0["id"] as? String } == ["\(rows):0", "7"])
      #expect(statements.last?["text"] as? String == "\u{0}\u{2028} tab\t")
    }
  }

  @Test func explanations() throws {
    let texts = ["They demanded a national inquiry.", ""].flatMap { ["--text", $0] }
    for options in [[], ["--limit", "1"], ["--corpus", corpus]] {
      for statement in try Standpoint.run(["explain", "-m", model] + texts + options).objects() {
        var found = shape(statement)
        for head in ["stance", "hostility"] {
          // Where no few words decide, or without a corpus, there is null in the place of an object.
          for part in [".runner_up.without", ".training"] {
            let path = ".heads.\(head)\(part)"
            let keys = found.keys.filter { $0.hasPrefix(path + ".") }.map { String($0.dropFirst(path.count + 1)) }
            let expected = part == ".training" ? ["rows", "sum", "deviation", "for", "against"] : ["words", "label"]
            #expect(found[path] == "null" ? keys.isEmpty : Set(keys) == Set(expected))
            #expect(part != ".training" || (found[path] == "object") == options.contains("--corpus"))
            for key in keys { found.removeValue(forKey: "\(path).\(key)") }
            found[path] = "null"
          }
        }
        #expect(found == explanationShape)
      }
    }
  }

  /// What a statement's shape has, less its kind and speaker, and what makes each label.
  private var explanationShape: [String: String] {
    var shape = statementShape
    for key in [".kind", ".speaker", ".corrected"] { shape[key] = nil }
    for (head, labels) in [("stance", ["favor", "against", "neither"]), ("hostility", ["hostile", "civil"])] {
      let path = ".heads.\(head)"
      for part in [".intercepts", ".decision_values", ".rest", ".rest.contributions", ".runner_up"] {
        shape[path + part] = "object"
      }
      for label in labels {
        for part in [".intercepts.", ".decision_values.", ".rest.contributions."] {
          shape[path + part + label] = "number"
        }
      }
      shape[path + ".pieces"] = "array"
      shape[path + ".rest.pieces"] = "number"
      shape[path + ".runner_up.label"] = "string"
      shape[path + ".runner_up.behind"] = "number"
      shape[path + ".runner_up.without"] = "null"
      shape[path + ".training"] = "null"
    }
    return shape
  }

  @Test func evaluation() throws {
    let outcome = try Standpoint.run("evaluate", corpus, "-m", model, "--json", "--seed", "5")
    let found = shape(try #require(try outcome.objects().first))
    var expected = [
      "": "object", ".schema": "string", ".model": "object", ".model.name": "string", ".model.sha256": "string",
      ".trained_on_this": "boolean", ".seed": "number", ".heads": "object",
    ]
    for (head, labels) in [("stance", ["favor", "against", "neither"]), ("hostility", ["hostile", "civil"])] {
      let path = ".heads.\(head)"
      for key in ["", ".labels", ".confusion", ".coverage_promise", ".coverage_promise.labels"] {
        expected[path + key] = "object"
      }
      for key in ["asked", "guaranteed"] { expected[path + ".coverage_promise." + key] = "number" }
      for key in ["method", "verdict"] + labels.map({ "labels." + $0 }) {
        expected[path + ".coverage_promise." + key] = "string"
      }
      for key in ["n", "groups"] { expected[path + "." + key] = "number" }
      for key in ["reliability", "warnings"] { expected[path + "." + key] = "array" }
      var figures = [
        "accuracy", "macro_f1", "f_avg", "expected_calibration_error", "coverage", "mean_set_size", "abstained",
        "decided_accuracy",
      ]
      // The mean of two labels of stance means nothing for another head.
      if head != "stance" {
        figures.remove(at: 2)
        expected[path + ".f_avg"] = "null"
        expected[path + ".f_avg_interval"] = "null"
      }
      for label in labels {
        expected[path + ".labels." + label] = "object"
        expected[path + ".labels.\(label).support"] = "number"
        expected[path + ".confusion." + label] = "object"
        for other in labels { expected[path + ".confusion.\(label).\(other)"] = "number" }
        figures += ["precision", "recall", "f1", "coverage"].map { "labels.\(label).\($0)" }
      }
      for figure in figures {
        expected[path + "." + figure] = "number"
        expected[path + "." + figure + "_interval"] = "array"
      }
    }
    #expect(found == expected)
  }

  @Test func trainingAndModel() throws {
    let output = folder.path("m.safetensors")
    let trained = try #require(try Standpoint.run("train", corpus, "-o", output, "--json").objects().first)
    let info = try #require(try Standpoint.run("model", "info", output, "--json").objects().first)
    #expect(trained["schema"] as? String == "standpoint.training/1")
    #expect(info["schema"] as? String == "standpoint.model/1" && info["path"] as? String == output)
    #expect((trained["model"] as? [String: Any])?["sha256"] as? String == info["sha256"] as? String)
    let (heads, same) = (trained["heads"] as? [String: Any], info["heads"] as? [String: Any])
    #expect(try NSDictionary(dictionary: #require(heads)).isEqual(to: #require(same)))
    #expect(trained["target"] is NSNull, "no proposal was named")
  }

  @Test func benchmark() throws {
    let lines = folder.write("lines.txt", "They want an inquiry.\r\n\r\nNo, said the mayor.")
    let options = ["-m", model, "--rounds", "1", "--json"]
    let results = try [lines, lines].map {
      try #require(try Standpoint.run(["benchmark", $0] + options).objects().first)
    }
    let found = shape(results[0])
    var expected = ["": "object", ".schema": "string", ".seconds": "object", ".checksum": "string"]
    for key in ["statements", "bytes", "threads", "unknown_words"] { expected["." + key] = "number" }
    expected[".whole_job"] = "object"
    for part in ["", ".whole_job"] {
      expected[part + ".seconds"] = "object"
      for key in ["statements_per_second", "megabytes_per_second", "nanoseconds_per_statement"] {
        expected[part + "." + key] = "number"
      }
      for key in ["min", "median", "max"] { expected[part + ".seconds." + key] = "number" }
    }
    #expect(found == expected)
    #expect(results[0]["statements"] as? Int == 3, "a blank line is a statement")
    let checksum = try #require(results[0]["checksum"] as? String)
    #expect(checksum.count == 16 && results[1]["checksum"] as? String == checksum)
    let other = folder.write("other.txt", "No, said the mayor.\n\nThey want an inquiry.")
    let reversed = try #require(try Standpoint.run(["benchmark", other] + options).objects().first)
    #expect(reversed["checksum"] as? String != checksum, "the order counts")
  }
}
